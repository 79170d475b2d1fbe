"""What Textual costs by itself: a word (`hello`), or its own list with a preview (`list`)."""

from __future__ import annotations

import sys

from textual import on
from textual.app import App, ComposeResult
from textual.widgets import OptionList, Static

ROWS = [
    f"{number % 28 + 1:2} Oct  Made-up News  Anna Person {number:<4} ~ words number {number} that somebody said"
    for number in range(1, 501)
]


class Hello(App[None]):
    """A word on the screen."""

    def compose(self) -> ComposeResult:
        yield Static("hello")


class Rows(App[None]):
    """Textual's list of rows, and below it the row the cursor is on."""

    CSS = "OptionList { height: 2fr; } Static { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield OptionList(*ROWS)
        yield Static()

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one(Static).update(f"{event.option.prompt}. " * 3)


if __name__ == "__main__":
    {"hello": Hello, "list": Rows}[sys.argv[1]]().run()
