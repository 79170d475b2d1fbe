"""What a result is made of: its sources, actors, kinds and days, with how much of it each carries.

``live`` counts while it goes through the result, newest first, and can be stopped; ``sources`` and ``actors`` count
all there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast, get_args

from core.archive.asking import filters, naming, search
from core.archive.asking.search import Budget, Hits
from core.archive.language.query import Field, Filter, Query
from core.archive.opening.reader import Reader, Value
from core.archive.protocol import ActorRow, Facets, SourceRow
from core.archive.showing.actors import similar
from core.archive.tables import terms
from core.model import ActorKind, QuoteKind, SourceRole

ROWS, ROWS_IN_HASTE = 500, 60
"""Sources, and actors, that are named; all others are few quotes each."""
FIRST_COUNT, GROWTH = 250, 8
"""Quotes counted before the first answer, and how many times as many for each one after."""
COUNTED = 128_000
"""Quotes counted at most; what is beyond them is older."""
_AT_ONCE = 2_000
"""Quotes counted without giving other threads a turn."""

_ROLES: tuple[SourceRole, ...] = get_args(SourceRole)
_NO_SPEAKER: tuple[Field, ...] = ("speaker", "actor")

# Counting as one goes


def live(reader: Reader, query: Query, rows: int = ROWS, seconds: float | None = None) -> Iterator[Facets]:
    """The facets of a query, better with every step, the last one ``complete`` unless there are very many quotes,
    or words were left out because ``seconds`` of processor time did not allow more.

    Sources are counted as if no source was asked for, actors as if no speaker or actor was: so that the others can be
    chosen instead. The words are taken as loosely as ``search`` takes them, in ``seconds`` of processor time if given.
    """
    budget = Budget(seconds)
    none = filters.select(reader, query, beside_words=True).never  # then nothing tells how its words are to be taken
    counts: dict[tuple[Filter, ...], _Count] = {}

    def count_of(one: Query) -> _Count:
        if one.filters not in counts:
            found = search.all_hits(reader, one, budget, like=None if none else query)
            counts[one.filters] = _Count(reader, one.empty, found)
        return counts[one.filters]

    everything, of_sources, of_actors = map(count_of, (query, query.without("source"), query.without(*_NO_SPEAKER)))
    step = FIRST_COUNT
    if seconds is not None:
        step, rows = FIRST_COUNT // 2, min(rows, ROWS_IN_HASTE)
    while True:
        for count in counts.values():
            count.go_on(step)
        step *= GROWTH
        sources, actors = _top_sources(reader, of_sources, rows + 1), _top_actors(reader, of_actors, rows + 1)
        yield Facets(
            sources=sources[:rows],
            actors=actors[:rows],
            kinds=tuple((kind, everything.terms[terms.kind(kind)]) for kind in get_args(QuoteKind)),
            days=tuple(sorted((date.fromordinal(day), quotes) for day, quotes in everything.days().items())),
            counted=everything.counted,
            complete=all(count.complete for count in counts.values()) and not budget.cut,
            more_sources=len(sources) > rows,
            more_actors=len(actors) > rows,
        )
        if all(count.over for count in counts.values()):
            return


class _Count:
    """How often each term stands with the hits of a query, as far as they have been gone through."""

    def __init__(self, reader: Reader, whole: bool, hits: Hits | None) -> None:
        self.whole = whole
        self.terms: Counter[str] = Counter()
        self.counted = 0
        self._reader = reader
        self._hits = hits
        self._below = 1 << 62
        self.complete = self._hits is None

    @property
    def over(self) -> bool:
        """Whether nothing more will be counted."""
        return self.complete or self.counted >= COUNTED

    def go_on(self, most: int) -> None:
        """Count so many more."""
        until = self.counted + most
        while not self.over and self.counted < until:
            self._go_on(min(_AT_ONCE, until - self.counted))

    def _go_on(self, most: int) -> None:
        if self._hits is None:
            return
        some = self._hits.sql("w.ordinal, w.facets", words=True, after="{hit} < ?")
        number, lowest, facets = self._reader.rows(
            f"SELECT count(*), min(ordinal), group_concat(facets, ' ') FROM ({some})",
            self._hits.values(self._below, most),
        )[0]
        self.terms.update((facets or "").split())
        self.counted += number
        self.complete = number < most
        self._below = lowest or 0

    def days(self) -> dict[int, int]:
        """How many quotes were said on each day, or on or before it."""
        known = filters.known_days(self._reader, "said")
        return terms.days_said(self.terms, known[1]) if known else {}

    def top(self, thing: terms.Thing, rows: int) -> dict[int, int]:
        """The row ids of the things counted most, with their counts."""
        counted = Counter({term: number for term, number in self.terms.items() if terms.is_of(thing, term)})
        return {terms.row_of(thing, term): number for term, number in counted.most_common(rows)}


def _top_sources(reader: Reader, count: _Count, rows: int) -> tuple[SourceRow, ...]:
    if count.whole:
        return top_sources(reader, rows)
    top = count.top("source", rows)
    named = {row.id: row for row in _source_rows(reader, _AMONG, (filters.listed(top),))}
    return tuple(replace(named[id], quotes=quotes) for id, quotes in top.items() if id in named)


def _top_actors(reader: Reader, count: _Count, rows: int) -> tuple[ActorRow, ...]:
    if count.whole:
        return top_actors(reader, rows)
    top = count.top("speaker", rows)
    named = {row.id: row for row in _actor_rows(reader, _AMONG, (filters.listed(top),))}
    return tuple(replace(named[id], quotes=quotes) for id, quotes in top.items() if id in named)


_AMONG = "WHERE id IN (SELECT value FROM json_each(?))"


def _source_rows(reader: Reader, which: str, values: tuple[Value, ...]) -> list[SourceRow]:
    found = reader.rows(f"SELECT id, name, documents, quotes FROM sources {which}", values)
    roles: dict[int, set[str]] = {}
    for source, role in reader.rows(
        "SELECT source, role FROM source_roles WHERE source IN (SELECT value FROM json_each(?))",
        (filters.listed(id for id, *_ in found),),
    ):
        roles.setdefault(source, set()).add(role)
    return [
        SourceRow(id, name, tuple(role for role in _ROLES if role in roles.get(id, ())), documents, quotes)
        for id, name, documents, quotes in found
    ]


def _actor_rows(reader: Reader, which: str, values: tuple[Value, ...]) -> tuple[ActorRow, ...]:
    found = reader.rows(f"SELECT id, name, kind, title, documents, mentions, quotes FROM actors {which}", values)
    return _with_rivals(reader, found)


def _with_rivals(reader: Reader, found: Sequence[tuple[Any, ...]]) -> tuple[ActorRow, ...]:
    rivals = similar(reader, [row[0] for row in found])
    return tuple(
        ActorRow(id, name, cast(ActorKind, kind), title, documents, mentions or 0, quotes, rivals.get(id, ()))
        for id, name, kind, title, documents, mentions, quotes in found
    )


# Counting all

_SOURCES = """
SELECT s.id, s.name, count(*), sum(x.quotes), group_concat(DISTINCT x.roles) FROM (
    SELECT d.source, per.quotes, group_concat(DISTINCT d.role) AS roles
    FROM (SELECT document, count(*) AS quotes FROM ({hits}) GROUP BY document) per
    CROSS JOIN document_sources d ON d.document = per.document
    GROUP BY per.document, d.source
) x JOIN sources s ON s.id = x.source
GROUP BY s.id ORDER BY 4 DESC, 3 DESC, s.name
"""

_SPEAKERS = """
SELECT a.id, a.name, a.kind, a.title, count(*), sum(x.mentions), sum(x.quotes) AS quotes FROM (
    SELECT s.actor, h.document, count(*) AS quotes,
        (SELECT sum(mentions) FROM document_actors d WHERE d.actor = s.actor AND d.document = h.document) AS mentions
    FROM ({hits}) h CROSS JOIN speakers s ON s.quote = h.id
    GROUP BY s.actor, h.document
) x JOIN actors a ON a.id = x.actor
GROUP BY a.id ORDER BY quotes DESC, 6 DESC, a.name
"""


def sources(reader: Reader, query: Query) -> tuple[SourceRow, ...]:
    """Sources of the documents whose quotes match (all documents for an empty query), most quotes first."""
    if query.empty:
        return tuple(_source_rows(reader, "ORDER BY quotes DESC, documents DESC, name", ()))
    found = search.all_hits(reader, query)
    if found is None:
        return ()
    rows = reader.rows(_SOURCES.format(hits=found.sql(_OF_A_HIT, quotes=True)), found.values(-1))
    return tuple(
        SourceRow(id, name, tuple(role for role in _ROLES if role in roles.split(",")), documents, quotes)
        for id, name, documents, quotes, roles in rows
    )


def actors(reader: Reader, query: Query) -> tuple[ActorRow, ...]:
    """Speakers of the matching quotes (every actor for an empty query, silent ones too), most quotes first."""
    if query.empty:
        return _actor_rows(reader, "ORDER BY quotes DESC, mentions DESC, name", ())
    found = search.all_hits(reader, query)
    if found is None:
        return ()
    return _with_rivals(reader, reader.rows(_SPEAKERS.format(hits=found.sql(_OF_A_HIT, quotes=True)), found.values(-1)))


_OF_A_HIT = "q.id AS id, q.document AS document"


def actors_named(reader: Reader, name: str, limit: int = -1) -> tuple[ActorRow, ...]:
    """Actors of that name, the silent too, most quotes first."""
    found = filters.listed(naming.actors(reader, name).reasons)
    return _actor_rows(reader, f"{_AMONG} ORDER BY quotes DESC, mentions DESC, name LIMIT ?", (found, limit))


def sources_named(reader: Reader, name: str, limit: int = -1) -> tuple[SourceRow, ...]:
    """Sources of that name, most quotes first."""
    found = filters.listed(naming.sources(reader, name))
    return tuple(_source_rows(reader, f"{_AMONG} ORDER BY quotes DESC, documents DESC, name LIMIT ?", (found, limit)))


def top_actors(reader: Reader, rows: int) -> tuple[ActorRow, ...]:
    """The actors quoted most."""
    return _actor_rows(reader, "ORDER BY quotes DESC, mentions DESC LIMIT ?", (rows,))


def top_sources(reader: Reader, rows: int) -> tuple[SourceRow, ...]:
    """The sources with most quotes."""
    return tuple(_source_rows(reader, "ORDER BY quotes DESC, documents DESC, name LIMIT ?", (rows,)))
