"""What is shown of one quote, one document, and the rows of a list of quotes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

import apsw

from core.archive.opening.reader import Reader
from core.archive.protocol import ActorRef, Copy, DocumentPage, Place, QuoteDetail, QuoteRow
from core.archive.tables import codec
from core.archive.tables.texts import Texts, of_document
from core.archive.words.cutting import line
from core.model import (
    OUTLET_ROLES,
    ActorKind,
    DocumentKind,
    Mention,
    QuoteKind,
    Role,
    Source,
    SourceRole,
)

_TOGETHER = 500
"""Rows whose texts are in memory at once: a long list keeps its words and none of the texts around them."""


def quotes_at(reader: Reader, ordinals: Sequence[int]) -> list[QuoteRow]:
    """The quotes at these places in the order of the index, in the order given."""
    known = {ordinal: reader.memo.get(("row", ordinal)) for ordinal in ordinals}
    unknown = [ordinal for ordinal, row in known.items() if row is None]
    for start in range(0, len(unknown), _TOGETHER):
        some = unknown[start : start + _TOGETHER]
        rows = _rows(reader, "ordinal", some)
        if len(rows) != len(some):
            raise apsw.CorruptError("the index names quotes that are not there")
        for ordinal, row in zip(some, rows, strict=True):
            known[ordinal] = reader.memo.keep(("row", ordinal), row)
    return [row for row in known.values() if row is not None]


def places_at(reader: Reader, ordinals: Iterable[int]) -> list[Place]:
    """Where the quotes at these places in the order of the index are to be found, in the order given."""
    rows = reader.rows(
        "SELECT q.document, q.id FROM json_each(?) j CROSS JOIN quotes q ON q.ordinal = j.value ORDER BY j.key",
        (json.dumps(list(ordinals)),),
    )
    return [Place(document, quote) for document, quote in rows]


def quote_rows(reader: Reader, ids: Sequence[int]) -> list[QuoteRow]:
    """The quotes of these ids in their order; unknown ids are left out."""
    return _rows(reader, "id", ids)


def _rows(reader: Reader, column: str, wanted: Sequence[int]) -> list[QuoteRow]:
    rows = reader.rows(
        "SELECT q.id, q.document, q.kind, q.spans, m.packed, d.published, q.confidence"
        f" FROM json_each(?) j CROSS JOIN quotes q ON q.{column} = j.value CROSS JOIN documents d ON d.id = q.document"
        " CROSS JOIN moments m ON m.id = q.said ORDER BY j.key",
        (json.dumps(list(wanted)),),
    )
    speakers = speakers_of(reader, [row[0] for row in rows])
    outlets = _outlets(reader, {row[1] for row in rows})
    contents = [(row[1], codec.unpack_content(row[3])) for row in rows]
    texts = Texts(reader.rows, contents)
    result: list[QuoteRow] = []
    for (id, document, kind, _, said, published, confidence), (_, content) in zip(rows, contents, strict=True):
        result.append(
            QuoteRow(
                id=id,
                document=document,
                kind=cast(QuoteKind, kind),
                words=line(texts.part(document, span) for span in content),
                speakers=speakers.get(id, ()),
                outlets=outlets.get(document, ()),
                said=codec.unpack_moment(said),
                published=codec.unpack_moment(published),
                confidence=confidence,
            )
        )
    return result


def speakers_of(reader: Reader, quotes: Sequence[int]) -> dict[int, tuple[ActorRef, ...]]:
    """The speakers of each quote that has any, in the order of the text."""
    found: dict[int, list[ActorRef]] = {}
    rows = reader.rows(
        "SELECT s.quote, a.id, a.name, a.kind FROM json_each(?) j"
        " CROSS JOIN speakers s ON s.quote = j.value CROSS JOIN actors a ON a.id = s.actor"
        " ORDER BY j.key, s.position",
        (json.dumps(list(quotes)),),
    )
    for quote, id, name, kind in rows:
        found.setdefault(quote, []).append(ActorRef(id, name, cast(ActorKind, kind)))
    return {quote: tuple(refs) for quote, refs in found.items()}


def _outlets(reader: Reader, documents: set[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    rows = reader.rows(
        "SELECT x.document, s.name FROM json_each(?) j"
        " CROSS JOIN document_sources x ON x.document = j.value JOIN sources s ON s.id = x.source"
        " JOIN json_each(?) r ON r.value = x.role ORDER BY x.document, r.key, x.position",
        (json.dumps(sorted(documents)), json.dumps(OUTLET_ROLES)),
    )
    for document, name in rows:
        found.setdefault(document, []).append(name)
    return {document: tuple(dict.fromkeys(names)) for document, names in found.items()}


def details(reader: Reader, ids: Sequence[int]) -> list[QuoteDetail]:
    """The quotes of these ids, in their order, with everything stored of them."""
    rows = {row.id: row for row in quote_rows(reader, ids)}
    stored = reader.rows(
        "SELECT q.id, q.spans, q.reason FROM json_each(?) j CROSS JOIN quotes q ON q.id = j.value ORDER BY j.key",
        (json.dumps(list(ids)),),
    )
    titles = _titles(reader, {row.document for row in rows.values()})
    found: list[QuoteDetail] = []
    for id, spans, reason in stored:
        row = rows[id]
        held = tuple(titles.get((row.document, ref.id)) for ref in row.speakers)
        content, verbatim, cue, source = codec.unpack_spans(spans)
        found.append(QuoteDetail(row, content, verbatim, cue, source, held, reason))
    return found


def _titles(reader: Reader, documents: set[int]) -> dict[tuple[int, int], str]:
    """The first title that each document gives each of its actors."""
    rows = reader.rows(
        "SELECT r.document, r.actor, t.title, t.affiliation"
        " FROM json_each(?) j CROSS JOIN roles r ON r.document = j.value CROSS JOIN titles t ON t.id = r.title"
        " ORDER BY r.document, r.actor, r.position DESC",
        (json.dumps(sorted(documents)),),
    )
    return {(document, actor): str(Role(title, affiliation)) for document, actor, title, affiliation in rows}


def quote(reader: Reader, id: int) -> QuoteDetail | None:
    """One quote, None if there is none of that id."""
    return next(iter(details(reader, [id])), None)


def document(reader: Reader, id: int) -> DocumentPage | None:
    """One document as it was read, None if there is none of that id."""
    row = reader.one(
        "SELECT d.name, d.path, d.sha256, d.title, d.kind, d.language, d.published, d.metadata, d.extract, f.sha256"
        " FROM documents d LEFT JOIN files f ON f.path = d.file WHERE d.id = ?",
        (id,),
    )
    if row is None:
        return None
    name, path, sha256, title, kind, language, published, metadata, extract, of_file = row
    quotes = reader.rows("SELECT id FROM quotes WHERE document = ? ORDER BY position", (id,))
    actors = reader.rows(
        "SELECT x.local, a.id, a.name, a.kind FROM document_actors x JOIN actors a ON a.id = x.actor"
        " WHERE x.document = ? ORDER BY x.position",
        (id,),
    )
    return DocumentPage(
        id=id,
        name=name,
        path=None if path is None else codec.unpack_path(path),
        sha256=sha256,
        title=title,
        kind=cast(DocumentKind, kind),
        language=language,
        text=of_document(reader.connection, id),
        published=codec.unpack_moment(published),
        sources=_sources(reader, id),
        actors=tuple(ActorRef(actor, name, cast(ActorKind, kind)) for _, actor, name, kind in actors),
        file_sha256=of_file or sha256,
        metadata=codec.unpack_metadata(metadata),
        extract=codec.unpack_extract(extract),
        copies=tuple(_copies(reader, id)),
        mentions=_mentions(reader, id, {local: actor for local, actor, _, _ in actors}),
        quotes=tuple(details(reader, [quote for (quote,) in quotes])),
    )


def _copies(reader: Reader, document: int) -> Iterator[Copy]:
    rows = reader.rows("SELECT name, path, extract FROM copies WHERE document = ? ORDER BY name", (document,))
    for name, path, packed in rows:
        extract = codec.unpack_extract(packed)
        yield Copy(name, path and codec.unpack_path(path), extract.within if extract else "")


def _sources(reader: Reader, document: int) -> tuple[Source, ...]:
    rows = reader.rows(
        "SELECT s.name, x.role, x.span, x.basis FROM document_sources x JOIN sources s ON s.id = x.source"
        " WHERE x.document = ? ORDER BY x.position",
        (document,),
    )
    return tuple(
        Source(name, cast(SourceRole, role), codec.unpack_span(span), basis) for name, role, span, basis in rows
    )


def _mentions(reader: Reader, document: int, actors: Mapping[str, int]) -> tuple[tuple[Mention, int | None], ...]:
    packed = reader.one("SELECT packed FROM mentions WHERE document = ?", (document,))
    mentions = codec.unpack_mentions(packed) if packed is not None else ()
    return tuple((mention, actors.get(mention.actor or "")) for mention in mentions)
