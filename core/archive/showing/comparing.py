"""Two actors side by side, by the day each of them said something: what answers what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.archive.language.query import quote_value
from core.archive.protocol import QuoteRow, Result
from core.archive.showing.moments import day_of, in_order
from core.model import Moment

COMPARED = 500
"""Quotes of each, the newest, that are laid side by side."""


@dataclass(frozen=True, slots=True)
class Together:
    """What each said on one day, in the order they were asked for.

    A week, a month, a year and an on-or-before stand for themselves: what is not known to have been said on a day is
    never beside what is. ``day`` is without its basis.
    """

    day: Moment
    quotes: tuple[tuple[QuoteRow, ...], ...]


def query_for(name: str) -> str:
    """What to search for: what an actor said, for a state with whoever speaks for it."""
    return f"speaker:{quote_value(name)}"


def by_day(results: Sequence[Result]) -> tuple[Together, ...]:
    """The quotes of each result by the day they were said, the newest day first, the undated last.

    Where the quotes of one were not all fetched, days are left out of which none of its own was: an empty place says
    that nothing was said, never that nothing was looked for.
    """
    days: dict[Moment, list[list[QuoteRow]]] = {}
    for place, result in enumerate(results):
        for row in result.rows:
            days.setdefault(day_of(row.said), [[] for _ in results])[place].append(row)
    earliest = [_fetched_from(result) for result in results]
    kept = [
        Together(day, tuple(map(tuple, quotes)))
        for day, quotes in days.items()
        if all(own or since is None or since < _last_day(day) for own, since in zip(quotes, earliest, strict=True))
    ]
    return tuple(sorted(kept, key=lambda row: _newest_first(row.day)))


def _newest_first(day: Moment) -> tuple[bool, int, int]:
    undated, last, width = in_order(day)
    return undated, -last, -width


def _fetched_from(result: Result) -> int | None:
    """The day after which all quotes were fetched, as a proleptic ordinal; None where none is missing."""
    if result.exact_total and result.total <= len(result.rows):
        return None
    return min((_last_day(row.said) for row in result.rows if row.said.value), default=date.max.toordinal())


def _last_day(moment: Moment) -> int:
    """The last day it may mean; before all others for what is undated."""
    days = moment.days()
    return 0 if days is None else days[1].toordinal()
