"""The one list of every pane: rows stay where they are, and a cursor move repaints two of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from textual import events
from textual.message import Message
from textual.reactive import reactive

from tui.widgets.line_view import Drawn, LineView
from tui.widgets.pieces import Line, crop, wrap

Row = TypeVar("Row")


class LineList(LineView, Generic[Row], inherit_bindings=False):
    """A list over anything with ``len()`` and ``[i]``: a million rows cost no more than those in view.

    ``draw(row, width)`` gives the line of one row, asked for only when it is seen; ``sign(index)`` is what
    stands before it, one cell or nothing. When the cursor leaves the view the list jumps by half its height: on a slow
    wire one large frame is cheaper than many.
    """

    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, line_list: LineList[Any], index: int) -> None:
            super().__init__()
            self.line_list, self.index = line_list, index

        @property
        def control(self) -> LineList[Any]:
            return self.line_list

    class Chosen(Moved):
        """The row under the cursor was chosen with enter."""

    def __init__(
        self, draw: Callable[[Row, int], Line], *, moved: Callable[[], None] | None = None, id: str | None = None
    ) -> None:
        """``moved`` is called at once when the cursor moves, so that what it changes goes out in the same frame."""
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self.draw, self.moved = draw, moved
        self.sign: Callable[[int], str] = lambda index: ""
        self.empty = ""

    @property
    def line_count(self) -> int:
        return len(self.rows)

    @property
    def current(self) -> Row | None:
        """The row under the cursor, None in an empty list."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def line_at(self, index: int, width: int) -> Line:
        return self.draw(self.rows[index], width)

    def set_rows(self, rows: Sequence[Row], cursor: int = 0, *, empty: str = "") -> None:
        """Put other rows in their place in one repaint; ``empty`` is said where there are none.

        The cursor's row keeps its height in the view where it can, so that a list that fills in does not jump.
        """
        seen_at = self.cursor - self.scroll_offset.y
        self.rows, self.empty = rows, empty
        cursor = max(0, min(cursor, len(rows) - 1))
        self.set_reactive(LineList.cursor, cursor)
        self.measure()
        top = max(0, cursor - seen_at) if cursor else 0
        self.lines_changed(min(top, cursor))

    def drawn(self, y: int) -> Drawn:
        width = self.size.width
        if not self.rows:
            return self._empty_line(y, width), ""
        index = y + self.scroll_offset.y
        if index >= len(self.rows):
            return (), ""
        line, sign = self.line_at(index, width - 1), self.sign(index)
        if index != self.cursor:
            return [(sign, "mark") if sign else (" ", ""), *line], ""
        if not self.has_focus:
            return [(sign, "mark") if sign else ("▏", "muted"), *line], "resting"
        plain = [(text, " ".join(role for role in roles.split() if role in _LIT)) for text, roles in line]
        return [(sign or "▌", "accent"), *plain], "cursor"

    def _empty_line(self, y: int, width: int) -> Line:
        lines = wrap(self.empty, max(4, width - 4)) if self.empty else []
        if not 0 <= y - 1 < len(lines):
            return ()
        start, end = lines[y - 1]
        return crop([("  ", ""), (self.empty[start:end], "muted")], width)

    def watch_cursor(self, old: int, new: int) -> None:
        height, top = max(1, self.size.height), self.scroll_offset.y
        if not top <= new < top + height:
            near = abs(new - old) <= height
            target = new - height // 2 if near else new - height + 1 if new > old else new
            self.scroll_to(y=max(0, target), animate=False, force=True, immediate=True)
        self.refresh_changed()
        if self.moved is not None:
            self.moved()
        self.post_message(self.Moved(self, new))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Textual's own restyles the whole widget; here the focus shows on the cursor's row alone."""
        self.refresh_changed()

    def on_resize(self) -> None:
        super().on_resize()
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if self.rows and not top <= self.cursor < top + height:
            top = max(0, self.cursor - height // 2)
            self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on the row; a second one chooses it."""
        index = event.y + self.scroll_offset.y
        if index >= len(self.rows):
            return
        if index == self.cursor and event.chain > 1:
            self.action_choose()
        self.cursor = index

    def action_move(self, step: int) -> None:
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + step))

    def action_page(self, halves: int) -> None:
        self.action_move(halves * max(1, self.size.height // 2))

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = max(0, len(self.rows) - 1)

    def action_choose(self) -> None:
        if self.rows:
            self.post_message(self.Chosen(self, self.cursor))


_LIT = frozenset({"accent", "error", "match", "title", "warning"})
"""Roles that show on the cursor's ground too; the others would be hard to read there, and each costs its bytes."""
