"""Two actors side by side, by the day each of them said something: what answers what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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

    Days are left out before which the quotes of one of them were not all fetched: an empty place says that nothing
    was said, never that nothing was looked for.
    """
    days: dict[Moment, list[list[QuoteRow]]] = {}
    for place, result in enumerate(results):
        for row in result.rows:
            days.setdefault(day_of(row.said), [[] for _ in results])[place].append(row)
    earliest = max(map(_fetched_from, results), default=0)
    kept = (day for day in days if _last_day(day) >= earliest)
    ordered = sorted(kept, key=lambda day: (in_order(day)[0], -in_order(day)[1], -in_order(day)[2]))
    return tuple(Together(day, tuple(map(tuple, days[day]))) for day in ordered)


def _fetched_from(result: Result) -> int:
    """The first day from which on all quotes were fetched, as a proleptic ordinal; 0 where none is missing."""
    if result.exact_total and result.total <= len(result.rows):
        return 0
    return min((_last_day(row.said) for row in result.rows if row.said.value), default=0) + 1


def _last_day(moment: Moment) -> int:
    """The last day it may mean, after all others for what is undated."""
    days = moment.days()
    return 1 << 62 if days is None else days[1].toordinal()
