"""What every pane is: a title on a rule, and under it one thing that takes the keys."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.widgets.line_view import LineView
from tui.widgets.text_line import Title


class Pane(Vertical):
    """A titled part of the screen; its title shows whether it has the focus."""

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    """

    def __init__(self, number: str, name: str, body: LineView, *, id: str) -> None:
        super().__init__(id=id)
        self.title = Title(number, name)
        self.body = body

    def compose(self) -> ComposeResult:
        yield self.title
        yield self.body

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.title.set_focused(True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self.title.set_focused(False)
