"""The archive's rows as JSON: exact text, numbers as numbers, spans in characters."""

from __future__ import annotations

from collections.abc import Sequence

from core.archive.protocol import ActorPage, ActorRow, DocumentPage, DocumentRef, QuoteDetail, SourceRow
from core.archive.showing.comparing import Together
from core.exchange import Json, moment_record
from core.export import jsonl
from core.export.entry import Entry
from core.export.jsonl import actor_ref, quote_row
from core.model import Moment


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


def actor_page(page: ActorPage) -> Json:
    """One actor's page; what is counted of quotes is counted of the newest ``counted``."""
    return {
        **actor_row(page.row),
        "names": [{"name": name, "documents": documents} for name, documents in page.names],
        "titles": [
            {
                "title": office.role.title,
                "affiliation": office.role.affiliation,
                "documents": office.documents,
                "first": _document(office.first),
                "last": _document(office.last),
            }
            for office in page.offices
        ],
        "outlets": [source_row(row) for row in page.outlets],
        "said": [{**_day(day), "quotes": quotes} for day, quotes in page.said],
        "company": [
            {"id": row.id, "name": row.name, "kind": row.kind, "documents": row.documents, "quotes": row.quotes}
            for row in page.company
        ],
        "namesakes": [actor_row(row) for row in page.namesakes],
        "latest": [quote_row(row) for row in page.latest],
        "counted": page.counted,
        "complete": page.complete,
    }


def compared(day: Together, names: Sequence[str]) -> Json:
    """What was said on one day, by the names that were compared."""
    sides = [
        {"asked": name, "quotes": [quote_row(row) for row in rows]}
        for name, rows in zip(names, day.quotes, strict=True)
    ]
    return {"said": _day(day.day), "sides": sides}


def _day(day: Moment) -> dict[str, object]:
    return {"value": day.value, "precision": day.precision}


def _document(document: DocumentRef) -> Json:
    published = moment_record(document.published)
    return {"id": document.id, "name": document.name, "title": document.title, "published": published}
