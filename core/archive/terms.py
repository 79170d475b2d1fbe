"""What a quote is, beside its words, as terms of the index: who speaks, who printed it, of what kind, of which day.

So a filter is looked up as a word is, newest first, and two of them cost no more than two words. A term is one to three
characters from the private use areas of Unicode, which no folded word holds: nothing typed can meet one by chance, and
the index, which also keeps the beginnings of words, has little of them to keep.

Days, months and years are counted round (a term stands for every 30,000th day): whoever looks for one checks
the dates of what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, get_args

from core.model import DocumentKind, QuoteKind

Thing = Literal["speaker", "source", "title", "document"]
Dated = Literal["said", "published"]

_PLANE_15, _PLANE_16 = 0xF0000, 0x100000
_DIGITS = 1_500
"""Characters for the digits of row ids; each kind of thing has its own."""
_FIRST_DIGIT = {thing: 0xE000 + place * _DIGITS for place, thing in enumerate(get_args(Thing))}
_DAYS = _MONTHS = 30_000
_YEARS = 2_500
_FEW_DAYS, _FEW_MONTHS, _FEW_YEARS = 31, 36, 200

_KINDS = {
    kind: chr(_PLANE_15 + 60_000 + place) for place, kind in enumerate((*get_args(QuoteKind), *get_args(DocumentKind)))
}
UNNAMED = chr(_PLANE_15 + 60_100)
"""Somebody who speaks goes without a name."""
_WIDE = {"said": chr(_PLANE_15 + 60_200), "published": chr(_PLANE_15 + 60_201)}
"""The moment is known to the week, the month or the year only."""

NOTHING = chr(_PLANE_15 + 60_101)
"""Stands with no quote."""

DATED = re.compile(f"[{chr(_PLANE_15)}-{chr(_PLANE_15 + _DAYS - 1)}]|{_WIDE['said']}")
"""Matches in the terms of a quote of which it is known when it was said."""

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
        return [_day(dated, last), _month(dated, day.year * 12 + day.month), _year(dated, day.year)]
    months = (_month(dated, month) for month in _months(first, last))
    return [_WIDE[dated], *months, *(_year(dated, year) for year in _years(first, last))]


def between(dated: Dated, first: int, last: int) -> str:
    """An expression that finds all that may be of these days, and some that is not: dates must be checked.

    Both days are proleptic ordinals. Empty where they lie so far apart that too many terms would be needed.
    """
    months = _months(first, last)
    if len(months) > _FEW_MONTHS:
        years = _years(first, last)
        return any_of(_year(dated, year) for year in years) if len(years) <= _FEW_YEARS else ""
    of_months = any_of(_month(dated, month) for month in months)
    if last - first >= _FEW_DAYS:
        return of_months
    days = any_of(_day(dated, day) for day in range(first, last + 1))
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


def _day(dated: Dated, day: int) -> str:
    return chr(_PLANE_15 + (dated == "published") * _DAYS + day % _DAYS)


def _month(dated: Dated, month: int) -> str:
    return chr(_PLANE_16 + (dated == "published") * _MONTHS + month % _MONTHS)


def _year(dated: Dated, year: int) -> str:
    return chr(_PLANE_16 + 2 * _MONTHS + (dated == "published") * _YEARS + year % _YEARS)
