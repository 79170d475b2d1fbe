"""Text to read and scroll: draws only the lines in view, and scrolls without animation."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, line_cells

Drawn = tuple[Line, str]
"""The pieces of one line, and the role of the ground they stand on ("" for the plain one)."""


class LineView(Painted, ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of pieces, as many as ``lines`` holds; a subclass may compute them when they are drawn.

    It remembers what it last drew on each row and repaints only rows that differ, each no further than it reaches:
    Textual itself sends whatever it is told to repaint, whether or not it changed.
    """

    DEFAULT_CSS = """
    LineView { width: 1fr; height: 1fr; overflow: hidden auto; scrollbar-size: 0 0; background: $background; }
    """

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines = lines
        self._seen: dict[int, Drawn] = {}

    @property
    def line_count(self) -> int:
        """How many lines there are in all."""
        return len(self.lines)

    def line_at(self, index: int, width: int) -> Line:
        """One line, to be drawn in ``width`` cells."""
        return self.lines[index]

    def drawn(self, y: int) -> Drawn:
        """What stands on a row of the view."""
        index = y + self.scroll_offset.y
        return (self.line_at(index, self.size.width), "") if index < self.line_count else ((), "")

    def render_line(self, y: int) -> Strip:
        self._seen[y] = line, ground = self.drawn(y)
        return self.paint(line, self.size.width, ground)

    def refresh_changed(self) -> None:
        """Repaint the rows that would be drawn otherwise than they were."""
        regions = []
        for y in range(self.size.height):
            before, now = self._seen.get(y), self.drawn(y)
            if before is None or before[1] or now[1]:
                reach = self.size.width
            else:
                reach = min(self.size.width, max(line_cells(before[0]), line_cells(now[0])) + 1)
            if before is None or list(before[0]) != list(now[0]) or before[1] != now[1]:
                regions.append(Region(0, y, reach, 1))
        if regions:
            self.refresh(*regions)

    def show(self, lines: Sequence[Line], *, top: int = 0) -> None:
        """Put other lines in their place, the one at ``top`` first."""
        self.lines = lines
        self.lines_changed(top)

    def lines_changed(self, top: int) -> None:
        """Measure and draw anew after the lines changed."""
        self.measure()
        self.scroll_to(y=min(top, self.max_scroll_y), animate=False, force=True, immediate=True)
        self.refresh_changed()

    def measure(self) -> None:
        """Tell the scroll view how far it reaches: never wider than what is seen, and never less high.

        So lines that fit may come and go without a new layout.
        """
        self.virtual_size = Size(self.size.width, max(self.size.height, self.line_count))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """In place of the scroll view's own, which repaints everything and moves a scrollbar there is none of."""
        if round(old_value) != round(new_value):
            self.refresh_changed()

    def on_resize(self) -> None:
        self._seen.clear()
        self.measure()

    def action_scroll_by(self, step: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)

    def action_page(self, halves: int) -> None:
        self.action_scroll_by(halves * max(1, self.size.height // 2))

    def action_first(self) -> None:
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_last(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)
