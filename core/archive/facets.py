"""Sources and actors of a result, with how much of it each carries."""

from __future__ import annotations

from typing import cast

from core.archive import expand, filters, pages, search
from core.archive.protocol import ActorRow, SourceRow
from core.archive.query import Query
from core.archive.reader import Reader, Value
from core.model import ActorKind, SourceRole

_ROLES: tuple[SourceRole, ...] = ("publisher", "agency", "byline", "reporter", "photo", "dateline")

_SOURCES = """
SELECT s.id, s.name, count(*), sum(x.quotes), group_concat(DISTINCT x.roles) FROM (
    SELECT d.source, per.quotes, group_concat(DISTINCT d.role) AS roles
    FROM ({documents}) per CROSS JOIN document_sources d ON d.document = per.document
    GROUP BY per.document, d.source
) x JOIN sources s ON s.id = x.source
GROUP BY s.id ORDER BY 4 DESC, 3 DESC, s.name
"""

_EVERY_DOCUMENT = """
SELECT d.id AS document, (SELECT count(*) FROM quotes q WHERE q.document = d.id) AS quotes FROM documents d
"""

_EVERY_ACTOR = """
SELECT a.id, a.name, a.kind, a.title, count(DISTINCT x.document), sum(x.mentions), sum(x.quotes) AS quotes
FROM actors a JOIN document_actors x ON x.actor = a.id
GROUP BY a.id ORDER BY quotes DESC, 6 DESC, a.name
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
        rows = reader.rows(_SOURCES.format(documents=_EVERY_DOCUMENT))
    else:
        hits, values = _hits(reader, query)
        counted = f"SELECT document, count(*) AS quotes FROM ({hits}) GROUP BY document"
        rows = reader.rows(_SOURCES.format(documents=counted), values)
    return tuple(
        SourceRow(id, name, tuple(role for role in _ROLES if role in roles.split(",")), documents, quotes)
        for id, name, documents, quotes, roles in rows
    )


def actors(reader: Reader, query: Query) -> tuple[ActorRow, ...]:
    """Speakers of the matching quotes (every actor for an empty query, silent ones too), most quotes first."""
    if query.empty:
        rows = reader.rows(_EVERY_ACTOR)
    else:
        hits, values = _hits(reader, query)
        rows = reader.rows(_SPEAKERS.format(hits=hits), values)
    rivals = pages.similar(reader, [row[0] for row in rows])
    return tuple(
        ActorRow(id, name, cast(ActorKind, kind), title, documents, mentions or 0, quotes, rivals.get(id, ()))
        for id, name, kind, title, documents, mentions, quotes in rows
    )


def actors_named(reader: Reader, name: str) -> tuple[ActorRow, ...]:
    """All actors of that name, the silent too, most quotes first."""
    found = filters.actors_named(reader, name)
    return tuple(row for row in actors(reader, Query()) if row.id in found) if found else ()


def sources_named(reader: Reader, name: str) -> tuple[SourceRow, ...]:
    """All sources of that name, most quotes first."""
    found = filters.sources_named(reader, name)
    return tuple(row for row in sources(reader, Query()) if row.id in found) if found else ()


def _hits(reader: Reader, query: Query) -> tuple[str, tuple[Value, ...]]:
    """SQL for the id and the document of every quote that matches, and its values."""
    selection = filters.select(reader, query)
    want = expand.wanted(query)
    if not want.positive:
        where, values = search.without_words(want, selection)
        return f"SELECT q.id, q.document FROM quotes q{where}", values
    settled = search.settle(reader, want, selection, 1)
    return (
        "SELECT q.id, q.document FROM quote_search(?) f CROSS JOIN quotes q ON q.ordinal = f.rowid"
        f"{selection.check('WHERE')}",
        (settled.expression, *selection.values),
    )
