"""A sheet over everything, to be scrolled and closed: help, and whatever else is only to be read."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tui.key_map import keys_of
from tui.keys import Pane
from tui.widgets.line_view import LineView
from tui.widgets.text_line import KeysLine, Title


class Sheet(ModalScreen[None]):
    """A title, a text, and the keys that may be pressed, of which ``name`` has its own in the key map."""

    DEFAULT_CSS = """
    Sheet { background: $background; }
    """

    def __init__(self, name: Pane, heading: str, text: LineView) -> None:
        super().__init__()
        self.title_line, self.keys = Title("", heading), KeysLine()
        self.text, self.pane = text, name

    def compose(self) -> ComposeResult:
        yield self.title_line
        yield self.text
        yield self.keys

    def on_mount(self) -> None:
        self.title_line.set_focused(True)
        keys = keys_of(self.app)
        scroll = " ".join(filter(None, (keys.key("up", self.pane), keys.key("down", self.pane))))
        self.keys.offer([(scroll, "scroll"), *keys.footer(self.pane)])
        self.text.focus()

    def action_close(self) -> None:
        self.dismiss(None)
