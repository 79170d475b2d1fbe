"""The archive's rows as JSON: exact text, numbers as numbers, spans in characters."""

from __future__ import annotations

from core.archive.protocol import ActorRow, DocumentPage, QuoteDetail, SourceRow
from core.exchange import Json
from core.export import jsonl
from core.export.entry import Entry
from core.export.jsonl import actor_ref


def actor_row(row: ActorRow) -> Json:
    """One line of a list of actors."""
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "title": row.title,
        "documents": row.documents,
        "mentions": row.mentions,
        "quotes": row.quotes,
        "similar": [actor_ref(actor) for actor in row.similar],
    }


def source_row(row: SourceRow) -> Json:
    """One line of a list of sources."""
    return {
        "id": row.id,
        "name": row.name,
        "roles": list(row.roles),
        "documents": row.documents,
        "quotes": row.quotes,
    }


def whole_quote(page: DocumentPage, quote: QuoteDetail, unchanged: bool | None, problem: str | None) -> Json:
    """A quote as `--format jsonl` writes it, and whether its file still is what was read."""
    record = jsonl.whole_quote(Entry(page, quote))
    return {**record, "document": {**jsonl.document(page), "unchanged": unchanged, "problem": problem}}
