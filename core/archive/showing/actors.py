"""What is shown of one actor: names, offices, who quotes it, when, in whose company, who may be taken for it.

However much an actor is quoted, so many rows are read and no more: of its quotes and documents the newest.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, cast

from core.archive.opening.reader import Reader
from core.archive.protocol import ActorPage, ActorRef, ActorRow, DocumentRef, Office, SourceRow
from core.archive.showing import pages
from core.archive.showing.moments import day_of, in_order
from core.archive.tables import codec, terms
from core.archive.words.cutting import folded
from core.archive.words.names import family_name
from core.model import OUTLET_ROLES, ActorKind, Moment, Role, SourceRole

COUNTED = 2_000
"""Quotes, and documents, that are looked at; what is beyond them is older."""
_LATEST, _SHOWN = 12, 30
"""Quotes that are shown whole, and rows of what else there may be many of."""
_NAMESAKES, _NAMES_READ = 12, 2_000


def actor(reader: Reader, id: int) -> ActorPage | None:
    """One actor's page, None if there is none of that id."""
    row = next(iter(rows(reader, [id])), None)
    if row is None:
        return None
    hits = reader.rows(_QUOTES, (terms.of("speaker", id), COUNTED))
    documents = Counter(document for _, document, _ in hits)
    return ActorPage(
        row=row,
        names=_names(reader, id),
        offices=_offices(reader, id),
        outlets=_outlets(reader, documents),
        said=_said(reader, Counter(moment for _, _, moment in hits)),
        company=_company(reader, id),
        namesakes=_namesakes(reader, row),
        latest=tuple(pages.quotes_at(reader, [ordinal for ordinal, _, _ in hits[:_LATEST]])),
        counted=len(hits),
        complete=len(hits) >= row.quotes and row.documents <= COUNTED,
    )


_QUOTES = """
SELECT q.ordinal, q.document, q.said FROM quote_search(?) f CROSS JOIN quotes q ON q.ordinal = f.rowid
ORDER BY f.rowid DESC LIMIT ?
"""


def rows(reader: Reader, ids: Sequence[int]) -> list[ActorRow]:
    """The actors of these ids in their order, counted in the whole archive; unknown ids are left out."""
    found = reader.rows(
        "SELECT a.id, a.name, a.kind, a.title, a.documents, a.mentions, a.quotes"
        " FROM json_each(?) j CROSS JOIN actors a ON a.id = j.value ORDER BY j.key",
        (json.dumps(list(ids)),),
    )
    rivals = similar(reader, [row[0] for row in found])
    return [
        ActorRow(id, name, cast(ActorKind, kind), title, documents, mentions or 0, quotes, rivals.get(id, ()))
        for id, name, kind, title, documents, mentions, quotes in found
    ]


def similar(reader: Reader, actors: Sequence[int]) -> dict[int, tuple[ActorRef, ...]]:
    """For each actor that has any, those that may be the same under another spelling, the likest first."""
    found: dict[int, list[ActorRef]] = {}
    stored = reader.rows(
        "SELECT s.actor, a.id, a.name, a.kind FROM json_each(?) j"
        " CROSS JOIN similar s ON s.actor = j.value CROSS JOIN actors a ON a.id = s.other"
        " ORDER BY s.actor, s.score DESC, a.id",
        (json.dumps(list(actors)),),
    )
    for own, id, name, kind in stored:
        found.setdefault(own, []).append(ActorRef(id, name, cast(ActorKind, kind)))
    return {own: tuple(refs) for own, refs in found.items()}


def _names(reader: Reader, actor: int) -> tuple[tuple[str, int], ...]:
    return tuple(
        reader.rows(
            "SELECT name, sum(documents) FROM names WHERE actor = ? GROUP BY name ORDER BY 2 DESC, min(id) LIMIT ?",
            (actor, _SHOWN),
        )
    )


# Titles over time


def _offices(reader: Reader, actor: int) -> tuple[Office, ...]:
    """Each office with the first and last published of the documents that give it; case does not tell two apart."""
    stored = reader.rows(
        "SELECT t.title, t.affiliation, d.published_last, d.id, d.name, d.title, d.published"
        " FROM (SELECT document, title FROM roles WHERE actor = ? ORDER BY document DESC LIMIT ?) r"
        " CROSS JOIN titles t ON t.id = r.title CROSS JOIN documents d ON d.id = r.document",
        (actor, COUNTED),
    )
    held: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    for row in stored:
        held.setdefault((folded(row[0]), folded(row[1] or "")), []).append(row)
    offices = sorted(map(_office, held.values()), key=lambda pair: pair[0], reverse=True)
    return tuple(office for _, office in offices[:_SHOWN])


def _office(given: Sequence[tuple[Any, ...]]) -> tuple[tuple[int, int, int], Office]:
    """An office, and its place among others: the last day it was given, the first, how many documents give it."""
    dated = sorted((row for row in given if row[2] is not None), key=lambda row: (row[2], row[3]))
    ordered = dated or sorted(given, key=lambda row: row[3])
    (title, affiliation), _ = Counter((row[0], row[1]) for row in given).most_common(1)[0]
    documents = len({row[3] for row in given})
    office = Office(Role(title, affiliation), documents, _document(ordered[0]), _document(ordered[-1]))
    return (ordered[-1][2] or 0, ordered[0][2] or 0, documents), office


def _document(row: Sequence[Any]) -> DocumentRef:
    _, _, _, id, name, title, published = row
    return DocumentRef(id, name, title, codec.unpack_moment(published))


# Who quotes, and when


def _outlets(reader: Reader, documents: Counter[int]) -> tuple[SourceRow, ...]:
    """The outlets behind these documents, with the quotes that are counted for each document."""
    stored = reader.rows(
        "SELECT x.document, s.id, s.name, x.role FROM json_each(?) j"
        " CROSS JOIN document_sources x ON x.document = j.value CROSS JOIN sources s ON s.id = x.source"
        " WHERE x.role IN (SELECT value FROM json_each(?)) ORDER BY s.id",
        (json.dumps(sorted(documents)), json.dumps(OUTLET_ROLES)),
    )
    behind: dict[tuple[int, str], dict[int, set[str]]] = {}
    for document, id, name, role in stored:
        behind.setdefault((id, name), {}).setdefault(document, set()).add(role)
    found = [
        SourceRow(id, name, _roles(papers.values()), len(papers), sum(documents[each] for each in papers))
        for (id, name), papers in behind.items()
    ]
    return tuple(sorted(found, key=lambda row: (-row.quotes, -row.documents, row.name))[:_SHOWN])


def _roles(several: Iterable[set[str]]) -> tuple[SourceRole, ...]:
    played = set[str]().union(*several)
    return tuple(role for role in OUTLET_ROLES if role in played)


def _said(reader: Reader, quotes: Counter[int]) -> tuple[tuple[Moment, int], ...]:
    """Days, weeks, months and years with their quotes; an on-or-before never counts as its day."""
    stored = reader.rows(
        "SELECT m.id, m.packed FROM json_each(?) j CROSS JOIN moments m ON m.id = j.value",
        (json.dumps(sorted(quotes)),),
    )
    counts: Counter[Moment] = Counter()
    for id, packed in stored:
        counts[day_of(codec.unpack_moment(packed))] += quotes[id]
    return tuple(sorted(counts.items(), key=lambda pair: in_order(pair[0])))


# Who else


def _company(reader: Reader, actor: int) -> tuple[ActorRow, ...]:
    """Who else speaks in the documents the actor is in; ``documents`` and ``quotes`` of a row are of these alone."""
    stored = reader.rows(
        "SELECT a.id, a.name, a.kind, a.title, x.documents, x.mentions, x.quotes FROM ("
        " SELECT y.actor, count(DISTINCT y.document) AS documents, sum(y.mentions) AS mentions, sum(y.quotes) AS quotes"
        " FROM (SELECT DISTINCT document FROM document_actors WHERE actor = ?1 ORDER BY document DESC LIMIT ?2) d"
        " CROSS JOIN document_actors y ON y.document = d.document WHERE y.quotes > 0 AND y.actor <> ?1"
        " GROUP BY y.actor ORDER BY 2 DESC, 4 DESC LIMIT ?3"
        ") x CROSS JOIN actors a ON a.id = x.actor ORDER BY x.documents DESC, x.quotes DESC, a.name",
        (actor, COUNTED, _SHOWN),
    )
    return tuple(ActorRow(id, name, cast(ActorKind, kind), *counts) for id, name, kind, *counts in stored)


def _namesakes(reader: Reader, row: ActorRow) -> tuple[ActorRow, ...]:
    """Other people of the same family name, those quoted most first: any of them may be who a bare surname means."""
    family = family_name(row.name) if row.kind == "person" else ""
    words = folded(family).split()
    if not words:
        return ()
    stored = reader.rows(
        "SELECT a.id, n.name, a.quotes FROM (SELECT name FROM name_words WHERE word = ? LIMIT ?) w"
        " CROSS JOIN names n ON n.id = w.name CROSS JOIN actors a ON a.id = n.actor"
        " WHERE a.kind = 'person' AND a.id <> ? ORDER BY a.quotes DESC, a.mentions DESC, a.id",
        (words[-1], _NAMES_READ, row.id),
    )
    alike = {ref.id for ref in row.similar}
    same = [id for id, name, _ in stored if id not in alike and folded(family_name(name)).split() == words]
    return tuple(rows(reader, list(dict.fromkeys(same))[:_NAMESAKES]))
