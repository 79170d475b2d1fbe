"""The archive's rows as JSON: exact text, numbers as numbers, spans in characters."""

from __future__ import annotations

from collections.abc import Sequence

from core.archive.protocol import ActorRef, ActorRow, DocumentPage, QuoteDetail, QuoteRow, SourceRow
from core.archive.showing.citation import cite
from core.exchange import Json, moment_record, source_record, spans_record


def actor_ref(actor: ActorRef) -> Json:
    """An actor as another row names it."""
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
    """A quote with its document's chain of origin; spans count characters of the document's text."""
    titles: Sequence[str | None] = quote.titles
    return {
        **quote_row(quote.row),
        "speakers": [
            {**actor_ref(actor), "title": title} for actor, title in zip(quote.row.speakers, titles, strict=True)
        ],
        "content": spans_record(quote.content),
        "verbatim": spans_record(quote.verbatim),
        "cue": spans_record(quote.cue),
        "source": spans_record(quote.source),
        "quoted": [page.text[start:end] for start, end in quote.content],
        "reason": quote.reason,
        "document": {
            "id": page.id,
            "name": page.name,
            "path": None if page.path is None else str(page.path),
            "sha256": page.sha256,
            "unchanged": unchanged,
            "problem": problem,
            "title": page.title,
            "kind": page.kind,
            "language": page.language,
            "published": moment_record(page.published),
            "sources": [source_record(source) for source in page.sources],
        },
        "citation": cite(page, quote),
    }
