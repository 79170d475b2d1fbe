"""The caption of the tour: a rule and a few lines below everything else, for which the rest makes room."""

from __future__ import annotations

from textual import events
from textual.strip import Strip

from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, cells, wrap

_MARGIN = 1


class Caption(Painted):
    """Says one text; docked, so that nothing it speaks of lies under it."""

    DEFAULT_CSS = """
    Caption { dock: bottom; height: 3; width: 100%; background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.text, self.place, self.hint = "", "", ""
        self.lines: list[Line] = []

    def say(self, text: str, place: str, hint: str) -> None:
        """Another text; ``place`` says how far the tour is, ``hint`` how to leave it."""
        self.text, self.place, self.hint = text, place, hint
        self._lay_out(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        self._lay_out(event.size.width)

    def _lay_out(self, width: int) -> None:
        spans = wrap(self.text, width - 2 * _MARGIN)
        self.lines = [self._rule(width), *([(" " * _MARGIN + self.text[a:b], "")] for a, b in spans)]
        self.styles.height = len(self.lines)
        # The toasts lie above the lowest line, which is the caption now.
        for rack in self.screen.query("#textual-toastrack"):
            rack.styles.margin = (0, 0, len(self.lines) + 1, 0)
        self.refresh()

    def _rule(self, width: int) -> list[Piece]:
        left = f" Tour {self.place} "
        right = f" {self.hint} " if cells(left) + cells(self.hint) + 6 <= width else ""
        middle = max(0, width - cells(left) - cells(right) - 2)
        return [("━", "accent"), (left, "accent"), ("━" * middle, "accent"), (right, "muted"), ("━", "accent")]

    def render_line(self, y: int) -> Strip:
        line = self.lines[y] if y < len(self.lines) else ()
        return self.paint(line, self.size.width)
