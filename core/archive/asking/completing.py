"""What may be meant by the word that is being typed: a filter, its value, or a word of the archive."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import cast, get_args

from core.archive.asking import facets, filters, naming
from core.archive.asking.filters import Selection
from core.archive.asking.search import Hits
from core.archive.language.query import Field, quote_value
from core.archive.opening.reader import Reader
from core.archive.protocol import Completion
from core.archive.tables import terms
from core.archive.words.cutting import folded
from core.model import DocumentKind, QuoteKind

_COUNTED = 1_000
"""Quotes that are counted for a value whose count is not kept; where there are more, none is given."""
_MONTHS = 24
_DAYS_IN_WORDS = ("today", "yesterday", "this week", "last week", "this month", "last month", "this year", "last year")
_VALUE = re.compile(r'(?:^|(?<=\s))-?(?P<field>[A-Za-z]+):(?P<value>"[^"]*|[^\s"]*)$')
_WORD = re.compile(r'(?:^|(?<=\s))-?(?P<word>[^\s":-][^\s":]*)$')
_MEANING: dict[Field, str] = {
    "speaker": "who said it",
    "actor": "who is in the document",
    "source": "who stands behind the document",
    "kind": "direct, mixed or indirect; transcript, report or text",
    "role": "what office the speaker holds",
    "said": "when it was said",
    "published": "when it was printed",
}


def complete(reader: Reader, text: str, place: int, limit: int) -> tuple[Completion, ...]:
    """At most ``limit`` completions of what ends at character ``place`` of ``text``.

    The likeliest come first: names and words of most quotes, offices given most often, the latest months.
    """
    before = text[:place]
    value = _VALUE.search(before)
    if value is not None and value["field"].lower() in _VALUES:
        field = cast(Field, value["field"].lower())
        span = (value.start("value"), place)
        typed = value["value"].lstrip('"')
        found = _VALUES[field](reader, typed, limit)
        return tuple(replace(one, span=span) for one in islice(found, limit))
    word = _WORD.search(before)
    if word is None:
        return ()
    span = (word.start("word"), place)
    return tuple(replace(one, span=span) for one in islice(_words(reader, word["word"], limit), limit))


_NOWHERE = (0, 0)


def _words(reader: Reader, typed: str, limit: int) -> Iterator[Completion]:
    """Filters that begin so, then words of the archive."""
    for field, meaning in _MEANING.items():
        if field.startswith(typed.lower()):
            yield Completion(f"{field}:", _NOWHERE, meaning)
    beginning = folded(typed)
    if len(beginning) > 1 and " " not in beginning:
        words = reader.vocabulary.beginning(beginning, limit)
        counts = reader.vocabulary.counts(words)
        yield from (Completion(word, _NOWHERE, "", counts[word]) for word in words)


def _actors(reader: Reader, typed: str, limit: int) -> Iterator[Completion]:
    rows = facets.actors_named(reader, typed, limit) if folded(typed) else facets.top_actors(reader, limit)
    for row in rows:
        yield Completion(quote_value(row.name), _NOWHERE, row.title or row.kind, row.quotes)


def _sources(reader: Reader, typed: str, limit: int) -> Iterator[Completion]:
    rows = facets.sources_named(reader, typed, limit) if folded(typed) else facets.top_sources(reader, limit)
    for row in rows:
        yield Completion(quote_value(row.name), _NOWHERE, ", ".join(row.roles), row.quotes)


def _kinds(reader: Reader, typed: str, limit: int) -> Iterator[Completion]:
    del limit
    for of, kinds in (("quote", get_args(QuoteKind)), ("document", get_args(DocumentKind))):
        for kind in kinds:
            if kind.startswith(typed.lower()):
                yield Completion(kind, _NOWHERE, f"kind of {of}", _count(reader, terms.kind(kind)))


def _roles(reader: Reader, typed: str, limit: int) -> Iterator[Completion]:
    """The offices given most often, whatever they are offices of; those whose holders are quoted most stand first."""
    which, values = "", tuple[str, ...]()
    if folded(typed):
        which, values = "WHERE id IN (SELECT value FROM json_each(?))", (filters.listed(naming.titles(reader, typed)),)
    offices = reader.memo(
        ("offices", typed, limit), lambda: reader.rows(_OFFICES.format(which=which), (*values, limit))
    )
    counted = [(title, _count_titles(reader, list(map(int, rows.split(","))))) for title, rows in offices]
    for title, found in sorted(counted, key=lambda one: math.inf if one[1] is None else one[1], reverse=True):
        yield Completion(quote_value(title), _NOWHERE, "", found)


_OFFICES = """
SELECT title, group_concat(id) FROM (
    SELECT id, title, (SELECT count(*) FROM roles r WHERE r.title = t.id) AS given FROM titles t {which}
) GROUP BY title ORDER BY sum(given) DESC, title LIMIT ?
"""


def _count_titles(reader: Reader, rows: Sequence[int]) -> int | None:
    if len(rows) > filters.MOST_TERMS:
        return None
    return _count(reader, terms.any_of(terms.of("title", row) for row in rows))


def _days(dated: terms.Dated) -> Callable[[Reader, str, int], Iterator[Completion]]:
    def days(reader: Reader, typed: str, limit: int) -> Iterator[Completion]:
        del limit
        bound = re.match("[<>=]*", typed)
        relation = bound[0] if bound else ""
        rest = typed[len(relation) :].lower()
        for words in _DAYS_IN_WORDS:
            if rest and words.startswith(rest):
                yield Completion(relation + quote_value(words), _NOWHERE, "")
        for month in _months(filters.known_days(reader, dated)):
            if month.startswith(rest):
                first, last = _days_of(month)
                count = None if relation else _count(reader, terms.between(dated, first, last))
                yield Completion(relation + month, _NOWHERE, "", count)

    return days


def _months(known: tuple[int, int] | None) -> Iterator[str]:
    """The months between two days, the last first."""
    if known is None:
        return
    first, last = (date.fromordinal(max(day, 1)) for day in known)
    newest = last.year * 12 + last.month - 1
    for month in range(newest, max(newest - _MONTHS, first.year * 12 + first.month - 2), -1):
        yield f"{month // 12:04}-{month % 12 + 1:02}"


def _days_of(month: str) -> tuple[int, int]:
    year, number = map(int, month.split("-"))
    _, days = calendar.monthrange(year, number)
    return date(year, number, 1).toordinal(), date(year, number, days).toordinal()


def _count(reader: Reader, expression: str) -> int | None:
    found = Hits(expression, Selection()).count(reader, _COUNTED)
    return found if found < _COUNTED else None


_VALUES: dict[Field, Callable[[Reader, str, int], Iterator[Completion]]] = {
    "speaker": _actors,
    "actor": _actors,
    "source": _sources,
    "kind": _kinds,
    "role": _roles,
    "said": _days("said"),
    "published": _days("published"),
}
