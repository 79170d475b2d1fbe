"""Quotes to export, built by hand; what a document may hold at its worst."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.archive.protocol import ActorRef, DocumentPage, QuoteDetail, QuoteRow
from core.export.entry import Entry
from core.model import DocumentKind, Moment, QuoteKind, Source

SAID = Moment("2024-10-30", "day", "Wednesday, before the document's date")
PUBLISHED = Moment("2024-10-31T12:20", "minute", "published line")
LEE = ActorRef(1, "Ann Lee", "person")
SOURCES = (
    Source("Harbour Post", "publisher", None),
    Source("Coastal News Agency", "agency", None),
    Source("Ana Reyes", "byline", None),
)

Make = Callable[..., Entry]


@pytest.fixture
def make() -> Make:
    """An entry whose quote has these words; the rest is ordinary unless said."""

    def build(
        words: str = "We open on Friday,",
        *,
        id: int = 7,
        kind: QuoteKind = "direct",
        speakers: tuple[ActorRef, ...] = (LEE,),
        title: str | None = "Harbour reopens",
        document: DocumentKind = "report",
        said: Moment = SAID,
        published: Moment = PUBLISHED,
        sources: tuple[Source, ...] = SOURCES,
        name: str = "2024/harbour.txt",
        path: Path | None = Path("/news/2024/harbour.txt"),
        reason: str = "named beside the cue",
    ) -> Entry:
        text = f"{title}\n\nMayor Ann Lee said: {words}\n"
        start = text.index(": ") + 2
        span = ((start, start + len(words)),)
        row = QuoteRow(id, 3, kind, words, speakers, ("Harbour Post",), said, published, 0.89)
        mayor = text.index("Mayor")
        verbatim = span if kind == "direct" else ((start, start + 2),) if kind == "mixed" else ()
        offices = ("mayor",) * len(speakers)
        quote = QuoteDetail(row, span, verbatim, (), ((mayor, mayor + 13),), offices, reason)
        page = DocumentPage(
            3, name, path, "ab" * 32, title, document, "en", text, published, sources, speakers, "ab" * 32, (), None,
            (), (quote,),
        )  # fmt: skip
        return Entry(page, quote)

    return build


@pytest.fixture
def unknown() -> Moment:
    """A moment that nothing tells."""
    return Moment(None, "unknown", "")
