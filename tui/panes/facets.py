"""The sources and the actors of what is shown, each with its share of the quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from core.archive.protocol import ActorRow, SourceRow
from tui.panes.pane import Pane
from tui.widgets.line_list import LineList
from tui.widgets.pieces import Line, Piece, cells, fit

FacetRow = TypeVar("FacetRow", SourceRow, ActorRow)

_BAR = 4
_ROOMY = 42
"""Cells of a row from which on a note stands beside every name."""


class FacetPane(Pane, Generic[FacetRow]):
    """Names with counts; the one that filters the quotes carries a dot."""

    DEFAULT_CSS = """
    FacetPane { height: 11fr; }
    """

    def __init__(self, number: str, name: str, *, id: str) -> None:
        self.list: LineList[FacetRow] = LineList(self.draw, moved=self.show_position, id=f"{id}-list")
        super().__init__(number, name, self.list, id=id)
        self.chosen = ""
        self.most = 1
        self.more = False

    def fill(self, rows: Sequence[FacetRow], chosen: str, *, more: bool = False) -> None:
        """Show other rows; ``chosen`` is the name that filters the quotes, "" for none. The cursor stays on its name
        while it is being moved. ``more``: there are others that are not among the rows."""
        before = self.list.current
        self.more = more
        self.chosen, self.most = chosen.casefold(), max((row.quotes for row in rows), default=0) or 1
        kept = before.name.casefold() if before and self.list.has_focus else ""
        wanted = chosen.casefold() or kept
        names = (index for index, row in enumerate(rows) if row.name.casefold() == wanted)
        self.list.set_rows(rows, next(names, 0) if wanted else 0, empty="none")
        self.show_position()

    def show_position(self) -> None:
        """Where the cursor stands among how many, in the title."""
        total = len(self.list.rows)
        of = f"{total:,}{'+' if self.more else ''}"
        self.title.describe(position=f"{self.list.cursor + 1:,}/{of}" if total else "0")

    def note(self, row: FacetRow) -> str:
        """What is said beside the name where there is room."""
        raise NotImplementedError

    def short_note(self, row: FacetRow) -> str:
        """What must be said even where there is little room, at most a word."""
        return ""

    def draw(self, row: FacetRow, width: int) -> Line:
        chosen = row.name.casefold() == self.chosen
        count = len(f"{self.most:,}") + 1
        room = width - 2 - count - _BAR - 2
        note = self.note(row) if room > _ROOMY else self.short_note(row)
        beside = room - min(room, 34) if room > _ROOMY else cells(note) + 1 if note else 0
        return [
            ("●" if chosen else " ", "accent" if chosen else ""),
            (" ", ""),
            (fit(row.name, room - beside), "title" if chosen else "" if row.quotes else "muted"),
            (fit(f" {note}", beside), "muted"),
            (fit(f"{row.quotes:,}" if row.quotes else "·", count, "right"), "muted"),
            (" ", ""),
            self._bar(row),
        ]

    def _bar(self, row: FacetRow) -> Piece:
        halves = -(-row.quotes * _BAR * 2 // self.most)
        return fit("━" * (halves // 2) + "╸" * (halves % 2), _BAR), "rule" if row.quotes else ""


class SourcesPane(FacetPane[SourceRow]):
    """Who stands behind the documents."""

    def __init__(self) -> None:
        super().__init__("1", "Sources", id="sources")

    def note(self, row: SourceRow) -> str:
        return ", ".join(row.roles)

    def short_note(self, row: SourceRow) -> str:
        """The role of one that neither published nor wrote: its quotes are not its own."""
        return "" if not row.roles or {"publisher", "agency"} & {*row.roles} else row.roles[0]


class ActorsPane(FacetPane[ActorRow]):
    """Who speaks in them, and who only appears."""

    DEFAULT_CSS = """
    ActorsPane { height: 9fr; }
    """

    def __init__(self) -> None:
        super().__init__("2", "Actors", id="actors")

    def note(self, row: ActorRow) -> str:
        similar = f"also {row.similar[0].name}?" if row.similar else ""
        return "; ".join(part for part in (row.title or row.kind, similar) if part)
