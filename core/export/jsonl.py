"""JSON Lines: one object a quote, with everything the archive knows of it; the confidence to four figures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from core.archive.protocol import ActorRef, DocumentPage, QuoteRow
from core.archive.showing.citation import cite
from core.exchange import Json, moment_record, source_record, spans_record
from core.export.entry import Entry


def actor_ref(actor: ActorRef) -> Json:
    """An actor as another record names it."""
    return {"id": actor.id, "name": actor.name, "kind": actor.kind}


def quote_row(row: QuoteRow) -> Json:
    """One line of a list of quotes; ``matches`` count characters of ``words``."""
    return {
        "id": row.id,
        "document": row.document,
        "kind": row.kind,
        "words": row.words,
        "speakers": [actor_ref(actor) for actor in row.speakers],
        "outlets": list(row.outlets),
        "said": moment_record(row.said),
        "published": moment_record(row.published),
        "confidence": round(row.confidence, 4),
        "matches": spans_record(row.matches),
        "why": row.why,
    }


def whole_quote(entry: Entry) -> Json:
    """A quote with its document's chain of origin; spans count characters of the document's text."""
    page, quote = entry.page, entry.quote
    return {
        **quote_row(quote.row),
        "speakers": [{**actor_ref(actor), "title": title or None} for actor, title in entry.speakers],
        "speaker_state": entry.speaker_state,
        "content": spans_record(quote.content),
        "verbatim": spans_record(quote.verbatim),
        "cue": spans_record(quote.cue),
        "source": spans_record(quote.source),
        "quoted": [page.text[start:end] for start, end in quote.content],
        "line": entry.line,
        "place": entry.place,
        "reason": quote.reason,
        "document": document(page),
        "citation": cite(page, quote),
    }


def document(page: DocumentPage) -> Json:
    """Where a quote stands, and who stands behind it."""
    return {
        "id": page.id,
        "name": page.name,
        "path": None if page.path is None else str(page.path),
        "sha256": page.sha256,
        "file_sha256": page.file_sha256,
        "title": page.title,
        "kind": page.kind,
        "language": page.language,
        "published": moment_record(page.published),
        "sources": [source_record(source) for source in page.sources],
        "metadata": [{"field": told.field, "value": told.value, "basis": told.basis} for told in page.metadata],
        "copies": [
            {"name": copy.name, "path": copy.path and str(copy.path), "within": copy.within} for copy in page.copies
        ],
    }


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """One object a line."""
    for entry in entries:
        yield json.dumps(whole_quote(entry), ensure_ascii=False) + "\n"
