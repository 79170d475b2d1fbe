"""A sheet over everything, to be scrolled and closed: help, and whatever else is only to be read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tui.keys import Pane, bindings, footer
from tui.widgets.line_view import LineView
from tui.widgets.text_line import KeysLine, Title


class Sheet(ModalScreen[None]):
    """A title, a text, and the keys that may be pressed, of which ``name`` has its own in the key map."""

    DEFAULT_CSS = """
    Sheet { background: $background; }
    """
    BINDINGS = bindings("sheet")

    def __init__(self, name: Pane, heading: str, text: LineView) -> None:
        super().__init__()
        self.title_line, self.keys = Title("", heading), KeysLine()
        self.text, self._offered = text, name

    def compose(self) -> ComposeResult:
        yield self.title_line
        yield self.text
        yield self.keys

    def on_mount(self) -> None:
        self.title_line.set_focused(True)
        self.keys.offer([("↑ ↓", "scroll"), *footer(self._offered)])
        self.text.focus()

    def action_close(self) -> None:
        self.dismiss(None)
