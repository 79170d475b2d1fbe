"""An entry as pairs of a name and a line for people to read: the same facts in plain text, notes and tables."""

from __future__ import annotations

from collections.abc import Iterator

from core.archive.showing.citation import when
from core.export.entry import Entry
from core.model import Moment

KIND = {
    "direct": "direct, every word as said",
    "mixed": "mixed, only what stands in marks is as said",
    "indirect": "indirect, not the words themselves",
}


def in_marks(entry: Entry) -> str:
    """The words; direct ones between quotation marks. A mixed quote carries its own, a paraphrase must have none."""
    return f"“{entry.words}”" if entry.quote.row.kind == "direct" else entry.words


def people(entry: Entry) -> str:
    """Who said it, each with the office held; where nobody is known, how the text names them."""
    named = [f"{actor.name}, {title}" if title else actor.name for actor, title in entry.speakers]
    if named:
        return "; ".join(named)
    return f"printed as “{entry.printed_speaker}”" if entry.printed_speaker else "not named"


def facts(entry: Entry) -> Iterator[tuple[str, str]]:
    """All that is known, in the order of its use; what is not known is left out or said to be unknown."""
    page, row = entry.page, entry.quote.row
    yield "speaker", f"{people(entry)} ({entry.speaker_state})"
    yield "kind", KIND[row.kind]
    if row.kind == "mixed":
        yield "verbatim", " … ".join(f"“{piece}”" for piece in entry.verbatim)
    yield "said", dated(row.said)
    yield "published", dated(page.published)
    for role in ("publisher", "agency", "byline", "reporter"):
        if names := entry.sources(role):
            yield role, "; ".join(names)
    yield "document", f"{page.title or 'untitled'} ({page.kind})"
    yield "file", entry.location
    yield "sha256", page.file_sha256
    yield "certainty", entry.certainty if row.speakers else "no speaker established"
    yield "rule", entry.quote.reason or "not recorded"


def dated(moment: Moment) -> str:
    """When, and how that is known."""
    return f"{when(moment)} ({moment.basis})" if moment.basis else when(moment)
