"""CSL-JSON, which Zotero, Pandoc and other citation programs read: one item a quote, the document as what is cited.

The fields are those of the CSL data schema (https://github.com/citation-style-language/schema, csl-data.json). The
words stand in ``annote``; what the schema has no field for stands in ``custom``, which it provides for that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from core.archive.showing.citation import cite
from core.exchange import Json, moment_record, spans_record
from core.export.entry import Entry
from core.model import DocumentKind, Moment

TYPES: dict[DocumentKind, str] = {"report": "article-newspaper", "transcript": "broadcast", "text": "article"}


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """One array, an item a line."""
    yield "["
    for number, entry in enumerate(entries):
        yield (",\n" if number else "\n") + json.dumps(item(entry), ensure_ascii=False)
    yield "\n]\n"


def item(entry: Entry) -> Json:
    """The document as a citation program wants it, the quote as its annotation; what is not known is left out."""
    page, row = entry.page, entry.quote.row
    publishers, agencies = entry.sources("publisher"), entry.sources("agency")
    fields: Json = {
        "id": entry.key,
        "type": TYPES[page.kind],
        "title": page.title,
        "container-title": "; ".join(publishers or agencies),
        "original-publisher": "; ".join(agencies) if publishers else "",
        "author": [{"literal": name} for name in entry.sources("byline", "reporter")],
        "issued": date_parts(page.published),
        "event-date": date_parts(row.said),
        "language": page.language,
        "URL": entry.url,
        "archive_location": entry.location,
        "annote": entry.words,
        "note": cite(page, entry.quote),
        "custom": _custom(entry),
    }
    return {name: value for name, value in fields.items() if value}


def date_parts(moment: Moment) -> Json:
    """A date as precise as the moment is; a week is a range, "on or before" is ``circa``. Empty if unknown."""
    value, days = moment.value, moment.days()
    if value is None or days is None:
        return {}
    first, last = days
    if moment.precision == "week":
        return {"date-parts": [[day.year, day.month, day.day] for day in (first, last)]}
    parts = [last.year, last.month, last.day][: {"year": 1, "month": 2}.get(moment.precision, 3)]
    circa = {"circa": True} if moment.precision == "on-or-before" else {}
    return {"date-parts": [parts], **circa}


def _custom(entry: Entry) -> Json:
    page, quote = entry.page, entry.quote
    return {
        "quote": quote.row.id,
        "kind": quote.row.kind,
        "verbatim": list(entry.verbatim),
        "speakers": [{"name": actor.name, "kind": actor.kind, "title": title} for actor, title in entry.speakers],
        "speaker_state": entry.speaker_state,
        "named_as": entry.printed_speaker,
        "said": moment_record(quote.row.said),
        "published": moment_record(page.published),
        "file": entry.file,
        "line": entry.line,
        "place": entry.place,
        "content": spans_record(quote.content),
        "sha256": page.file_sha256,
        "certainty": round(quote.row.confidence, 4),
        "rule": quote.reason,
    }
