"""What a quote is, beside its words, as terms of the index: who speaks, who printed it, of what kind, of which day.

So a filter is looked up as a word is, newest first, and two of them cost no more than two words. A term is one to three
characters from the private use areas of Unicode, which no folded word holds: nothing typed can meet one by chance, and
the index, which also keeps the beginnings of words, has little of them to keep.

Days, months and years are counted round (a term stands for every 60,000th day): whoever looks for one checks
the dates of what is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from core.model import DocumentKind, QuoteKind

Thing = Literal["speaker", "source", "title", "document"]
Dated = Literal["said", "published"]

_DIGITS = 1_500
"""Characters for the digits of row ids; each kind of thing has its own."""
_FIRST_DIGIT = {thing: 0xE000 + place * _DIGITS for place, thing in enumerate(get_args(Thing))}
_FEW_DAYS, _FEW_MONTHS, _FEW_YEARS = 31, 36, 200


@dataclass(frozen=True, slots=True)
class _Round:
    """So many characters from ``first`` on, for numbers that are counted round."""

    first: int
    size: int

    def __getitem__(self, number: int) -> str:
        return chr(self.first + number % self.size)

    def __contains__(self, term: str) -> bool:
        return 0 <= ord(term[0]) - self.first < self.size

    def before(self, term: str, latest: int) -> int:
        """The greatest number that a term stands for, up to ``latest``."""
        return latest - (latest - (ord(term) - self.first)) % self.size


_DAYS = {"said": _Round(0xF0000, 60_000), "published": _Round(0x100000, 50_000)}
_MONTHS = {"said": _Round(0x10C350, 5_000), "published": _Round(0x10D6D8, 5_000)}
_YEARS = {"said": _Round(0x10EA60, 2_000), "published": _Round(0x10F230, 2_000)}
_REST = 0xFEA60
_KINDS = {kind: chr(_REST + place) for place, kind in enumerate((*get_args(QuoteKind), *get_args(DocumentKind)))}
UNNAMED = chr(_REST + 100)
"""Somebody who speaks goes without a name."""
_WIDE = {"said": chr(_REST + 101), "published": chr(_REST + 102)}
"""The moment is known to the week, the month or the year only."""
NOTHING = chr(_REST + 103)
"""Stands with no quote."""
ANY = " OR ".join(_KINDS[kind] for kind in get_args(QuoteKind))
"""Finds every quote: each is of some kind."""


def of(thing: Thing, row: int) -> str:
    """The term for a speaker, a source, a title of a speaker, or a document, by its row id."""
    first = _FIRST_DIGIT[thing]
    term = ""
    while True:
        row, digit = divmod(row, _DIGITS)
        term = chr(first + digit) + term
        if not row:
            return term


def is_of(thing: Thing, term: str) -> bool:
    """Whether a term stands for a speaker (or a source, ...)."""
    return 0 <= ord(term[0]) - _FIRST_DIGIT[thing] < _DIGITS


def row_of(thing: Thing, term: str) -> int:
    """The row id that ``of`` was given."""
    row = 0
    for digit in term:
        row = row * _DIGITS + ord(digit) - _FIRST_DIGIT[thing]
    return row


def kind(value: QuoteKind | DocumentKind) -> str:
    """The term for a kind of quote or of document."""
    return _KINDS[value]


def of_days(dated: Dated, first: int | None, last: int | None) -> list[str]:
    """The terms for a moment between two days (proleptic ordinals; no first for an on-or-before, neither: none)."""
    if last is None:
        return []
    if first is None or first == last:
        day = date.fromordinal(last)
        return [_DAYS[dated][last], _MONTHS[dated][day.year * 12 + day.month], _YEARS[dated][day.year]]
    months = (_MONTHS[dated][month] for month in _months(first, last))
    return [_WIDE[dated], *months, *(_YEARS[dated][year] for year in _years(first, last))]


def days_said(counted: Mapping[str, int], latest: int) -> dict[int, int]:
    """Of counted terms those for the day something was said, by day (a proleptic ordinal, at most ``latest``)."""
    return {_DAYS["said"].before(term, latest): number for term, number in counted.items() if term in _DAYS["said"]}


def between(dated: Dated, first: int, last: int) -> str:
    """An expression that finds all that may be of these days, and some that is not: dates must be checked.

    Both days are proleptic ordinals. Empty where they lie so far apart that too many terms would be needed.
    """
    months = _months(first, last)
    if len(months) > _FEW_MONTHS:
        years = _years(first, last)
        return any_of(_YEARS[dated][year] for year in years) if len(years) <= _FEW_YEARS else ""
    of_months = any_of(_MONTHS[dated][month] for month in months)
    if last - first >= _FEW_DAYS:
        return of_months
    days = any_of(_DAYS[dated][day] for day in range(first, last + 1))
    return f"({days} OR ({_WIDE[dated]} AND {of_months}))"


def any_of(terms: Iterable[str]) -> str:
    """An expression that finds what has one of these terms."""
    listed: Sequence[str] = list(dict.fromkeys(terms))
    return listed[0] if len(listed) == 1 else f"({' OR '.join(listed)})"


def _months(first: int, last: int) -> range:
    """Months counted from the year 0, January of year y being 12 y + 1."""
    opening, closing = date.fromordinal(first), date.fromordinal(last)
    return range(opening.year * 12 + opening.month, closing.year * 12 + closing.month + 1)


def _years(first: int, last: int) -> range:
    return range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
