"""A line to type something short into: a name, what to look for in a list."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input

from tui.widgets.pieces import one_line


class Entry(Input, inherit_css=False):
    """Input without box, blinking or selection on focus."""

    DEFAULT_CSS = """
    Entry {
        height: 1; width: 1fr; padding: 0 1; background: $background; color: $foreground;
        & > .input--cursor { text-style: reverse; }
        & > .input--selection { background: $selection; }
        & > .input--placeholder { color: $muted; }
    }
    """
    COMPONENT_CLASSES = Input.COMPONENT_CLASSES

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, id=id)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        """What is typed as it may be shown."""
        return Text(one_line(self.value), no_wrap=True, overflow="ignore", end="")
