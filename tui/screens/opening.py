"""Asking the program to open the file of a quote in the user's editor or pager, wherever the quote is shown."""

from __future__ import annotations

from textual.message import Message

from core.archive.protocol import DocumentPage, QuoteDetail
from tui.outside import Program


class OpenFile(Message):
    """The file is wanted at the quote, in the editor or in the pager."""

    def __init__(self, program: Program, page: DocumentPage, quote: QuoteDetail) -> None:
        super().__init__()
        self.program, self.page, self.quote = program, page, quote
