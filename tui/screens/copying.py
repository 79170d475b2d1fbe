"""Asking the program to copy a quote, wherever it is shown."""

from __future__ import annotations

from textual.message import Message

from core.archive.protocol import DocumentPage, QuoteDetail
from core.archive.showing.citation import cite


class CopyQuote(Message):
    """The words of a quote are wanted in the clipboard, with their citation if ``cited``."""

    def __init__(self, page: DocumentPage, quote: QuoteDetail, *, cited: bool = False) -> None:
        super().__init__()
        self.text = cite(page, quote) if cited else quote.row.words
        self.cited = cited
