"""Text to read and scroll: draws only the lines in view, and scrolls without animation."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.keys import bindings
from tui.widgets.painted import Painted
from tui.widgets.pieces import Line


class LineView(Painted, ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of pieces, as many as ``lines`` holds; a subclass may compute them when they are drawn."""

    DEFAULT_CSS = """
    LineView { width: 1fr; height: 1fr; overflow: hidden auto; scrollbar-size: 0 0; background: $background; }
    """
    BINDINGS = bindings("view")

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines = lines

    @property
    def line_count(self) -> int:
        """How many lines there are in all."""
        return len(self.lines)

    def line_at(self, index: int, width: int) -> Line:
        """One line, to be drawn in ``width`` cells."""
        return self.lines[index]

    def show(self, lines: Sequence[Line], *, top: int = 0) -> None:
        """Put other lines in their place, the one at ``top`` first."""
        self.lines = lines
        self.lines_changed(top)

    def lines_changed(self, top: int) -> None:
        """Measure and draw anew after the lines changed."""
        self.measure()
        self.scroll_to(y=min(top, self.max_scroll_y), animate=False, force=True, immediate=True)
        self.refresh()

    def measure(self) -> None:
        """Tell the scroll view how far it reaches; never wider than what is seen."""
        self.virtual_size = Size(self.size.width, self.line_count)

    def on_resize(self) -> None:
        self.measure()

    def render_line(self, y: int) -> Strip:
        index, width = y + self.scroll_offset.y, self.size.width
        if index >= self.line_count:
            return Strip.blank(width, self.rich_style)
        return self.paint(self.line_at(index, width), width)

    def action_scroll_by(self, step: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)

    def action_page(self, halves: int) -> None:
        self.action_scroll_by(halves * max(1, self.size.height // 2))

    def action_first(self) -> None:
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_last(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)
