"""Days put together into as few stretches of the calendar as there is room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

Unit = Literal["day", "week", "month", "year", "years"]


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of the calendar, both days included, and how many quotes fall into it."""

    unit: Unit
    first: date
    last: date
    quotes: int
    gap: bool = False
    """Whether it stands for many of its unit, all of them empty."""

    @property
    def name(self) -> str:
        """What people call it: ``Wed 9 Apr 2031``, ``week of 7 Apr 2031``, ``April 2031``, ``2031``, ``2020–2029``."""
        match self.unit:
            case "day":
                return f"{self.first:%a} {day_name(self.first)}"
            case "week":
                return f"week of {day_name(self.first)}"
            case "month":
                return f"{self.first:%B} {self.first.year}"
            case "year":
                return str(self.first.year)
        return f"{self.first.year}–{self.last.year}"

    @property
    def asked(self) -> str:
        """The value of ``said:`` that finds what was counted here, also what is known only as on or before the day."""
        match self.unit:
            case "day":
                return f"~{self.first}"
            case "week":
                year, week, _ = self.first.isocalendar()
                return f"{year:04}-W{week:02}"
            case "month":
                return f"{self.first.year:04}-{self.first.month:02}"
            case "year":
                return f"{self.first.year:04}"
        return f"{self.first}..{self.last}"


@dataclass(frozen=True, slots=True)
class _Calendar:
    """A way to cut the calendar: ``number`` of the stretch a day lies in, and the day on which that one ``starts``."""

    unit: Unit
    number: Callable[[date], int]
    starts: Callable[[int], date]

    def last(self, number: int) -> date:
        """The last day of a stretch, the calendar's own at its end."""
        try:
            return date.fromordinal(self.starts(number + 1).toordinal() - 1)
        except (ValueError, OverflowError):
            return date.max

    def bin(self, first: int, last: int, quotes: Mapping[int, int]) -> Bin:
        """One stretch with its quotes, or a gap of several."""
        gap = first < last
        return Bin(self.unit, self.starts(first), self.last(last), 0 if gap else quotes[first], gap)


_GAPS, _SHORT_GAP = 3, 7
"""Gaps that may be drawn as one, and the length up to which a gap is drawn as it is."""


def _years(step: int) -> _Calendar:
    unit: Unit = "year" if step == 1 else "years"
    return _Calendar(unit, lambda day: day.year // step, lambda number: date(max(1, number * step), 1, 1))


_CALENDARS = (
    _Calendar("day", date.toordinal, date.fromordinal),
    _Calendar("week", lambda day: (day.toordinal() - 1) // 7, lambda number: date.fromordinal(number * 7 + 1)),
    _Calendar(
        "month",
        lambda day: day.year * 12 + day.month - 1,
        lambda number: date(number // 12, number % 12 + 1, 1),
    ),
    *map(_years, (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)),
)


def binned(days: Sequence[tuple[date, int]], room: int) -> tuple[Bin, ...]:
    """Every stretch from the first day to the last, empty ones too, at most ``room`` of the finest that fit.

    ``days`` are in their order, each once. The few longest gaps are one Bin each where all of them would not fit: one
    day long before the others shall not hide what lies between those. () where there are no days or no room.
    """
    if not days or room < 1:
        return ()
    for calendar in _CALENDARS:
        quotes: Counter[int] = Counter()
        for day, number in days:
            quotes[calendar.number(day)] += number
        stretches = _stretches(list(quotes), room)
        if stretches:
            return tuple(calendar.bin(first, last, quotes) for first, last in stretches)
    return ()


def _stretches(numbers: Sequence[int], room: int) -> list[tuple[int, int]]:
    """The first and last number of every stretch, one for a long gap; [] where they are more than there is room for.

    ``numbers`` are those of stretches that are not empty, rising.
    """
    span = numbers[-1] - numbers[0] + 1
    gaps = sorted(((after - before - 1, before + 1) for before, after in pairwise(numbers)), reverse=True)
    wide = {first: length for length, first in gaps[:_GAPS] if length > _SHORT_GAP and span > room}
    if span - sum(wide.values()) + len(wide) > room:
        return []
    found: list[tuple[int, int]] = []
    number = numbers[0]
    while number <= numbers[-1]:
        length = wide.get(number, 1)
        found.append((number, number + length - 1))
        number += length
    return found


def day_name(day: date) -> str:
    """A day in at most 11 cells: ``9 Apr 2031``."""
    return f"{day.day} {day:%b} {day.year}"
