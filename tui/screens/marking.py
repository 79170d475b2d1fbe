"""Quotes marked to be taken along: one by one, or a stretch of the list.

Marks last as long as the dashboard is open.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.archive.protocol import Place, QuoteRow
from tui.panes.quotes import QuotesPane

SIGN = "●"


class Marking:
    """The marks on the list of quotes, in the order in which they were made; other searches leave them as they are."""

    def __init__(self, quotes: QuotesPane) -> None:
        self.quotes = quotes
        self._marked: dict[int, Place] = {}
        self._start: int | None = None
        """The row from which a stretch reaches to the cursor."""
        self._start_id = 0
        self._rows: Sequence[QuoteRow] = ()
        quotes.list.sign = self.sign

    def sign(self, index: int) -> str:
        """What stands before a row: a sign where it is marked, or within the stretch."""
        row = self.quotes.list.rows[index]
        return SIGN if row.id in self._marked or index in self._stretch() else ""

    def toggle(self) -> None:
        """Mark the quote under the cursor, or take its mark away."""
        row = self.quotes.list.current
        if row is not None and self._marked.pop(row.id, None) is None:
            self._mark(row)
        self._show()

    def select(self) -> None:
        """The same, and go down."""
        self.toggle()
        self.quotes.list.action_move(1)

    def stretch(self) -> None:
        """Begin a stretch at the cursor; the second time, mark all from there to the cursor."""
        rows = self.quotes.list.rows
        if self._start is not None:
            for index in self._stretch():
                self._mark(rows[index])
            self._start = None
        elif rows:
            self._start, self._rows = self.quotes.list.cursor, rows
            self._start_id = rows[self._start].id
        self._show()

    def clear(self) -> bool:
        """Give up the stretch, else all marks; False where there was neither."""
        if self._start is not None:
            self._start = None
        elif self._marked:
            self._marked.clear()
        else:
            return False
        self._show()
        return True

    def places(self) -> list[Place]:
        """Where the marked quotes stand; a stretch that was begun ends at the cursor."""
        if self._start is not None:
            self.stretch()
        return list(self._marked.values())

    def tell(self) -> None:
        """Say in the title how many there are."""
        stretch = len(self._stretch())
        parts = [f"{len(self._marked):,} marked"] if self._marked else []
        parts += [f"{stretch:,} in a stretch"] if stretch else []
        self.quotes.note_marks(", ".join(parts))

    def _show(self) -> None:
        self.tell()
        self.quotes.list.refresh_changed()

    def _mark(self, row: QuoteRow) -> None:
        self._marked[row.id] = Place(row.document, row.id)

    def _stretch(self) -> range:
        """The rows from where the stretch began to the cursor, in whatever rows are there now."""
        if self._start is None:
            return range(0)
        rows = self.quotes.list.rows
        if rows is not self._rows:
            self._rows = rows
            self._start = next((index for index, row in enumerate(rows) if row.id == self._start_id), None)
            if self._start is None:
                return range(0)
        first, last = sorted((self._start, self.quotes.list.cursor))
        return range(first, last + 1)
