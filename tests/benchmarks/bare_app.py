"""What Textual costs by itself: a word (`hello`), or its own widgets put together as a browser of quotes (`table`)."""

from __future__ import annotations

import sys

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Footer, Input, OptionList, Static

ROWS = [
    (
        f"{number % 28 + 1:2} Oct",
        "Made-up News",
        f"Anna Person {number:<4}",
        f"words number {number} that somebody said",
    )
    for number in range(1, 501)
]
SOURCES = [f"Outlet {number}" for number in range(1, 30)]


class Hello(App[None]):
    """A word on the screen."""

    def compose(self) -> ComposeResult:
        yield Static("hello")


class Browser(App[None]):
    """A line to type into, a list beside a table of rows, and below that the row the cursor is on."""

    CSS = """
    OptionList { width: 33; height: 1fr; } DataTable { height: 2fr; } Static { height: 1fr; border: round $primary; }
    """
    BINDINGS = [("slash", "search", "search")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Input()
        with Horizontal():
            yield OptionList(*SOURCES)
            with Vertical():
                yield DataTable[str](cursor_type="row")
                yield Static()
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("said", "outlet", "speaker", "words")
        table.add_rows(ROWS)
        table.focus()

    def action_search(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        table = self.query_one(DataTable)
        table.clear()
        table.add_rows(row for row in ROWS if event.value in " ".join(row))

    @on(DataTable.RowHighlighted)
    def _moved(self, event: DataTable.RowHighlighted) -> None:
        if event.cursor_row < event.data_table.row_count:
            words = "  ".join(map(str, event.data_table.get_row_at(event.cursor_row)))
            self.query_one(Static).update(f"{words}. " * 7)


if __name__ == "__main__":
    {"hello": Hello, "table": Browser}[sys.argv[1]]().run()
