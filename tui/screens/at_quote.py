"""Opening a document from a screen that holds only its number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.screen import Screen

from core.archive.errors import ArchiveError
from core.archive.protocol import Archive, DocumentPage, InterruptedQueryError
from tui.screens.finding import unanswered
from tui.screens.pivots import Turn

_GONE = "This document is not in the archive any more."


def open_document(
    screen: Screen[Any],
    archive: Archive,
    document: int,
    quote: int | None,
    today: date,
    done: Callable[[Turn | None], None],
) -> None:
    """Open a document at a quote, at its first one if None; where it cannot be read the screen says so."""
    from tui.screens.document import DocumentScreen

    try:
        page = read(archive, document)
    except ArchiveError as error:
        screen.notify(unanswered(error), severity="error", markup=False, timeout=4)
        return
    if page is None:
        screen.notify(_GONE, severity="warning", markup=False, timeout=4)
    else:
        screen.app.push_screen(DocumentScreen(page, quote or 0, today), done)


def read(archive: Archive, document: int) -> DocumentPage | None:
    """The document, None if there is none, again where a search breaks in."""
    while True:
        try:
            return archive.document(document)
        except InterruptedQueryError:
            continue
