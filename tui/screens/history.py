"""What was searched for before: a list, newest first, in which a few letters find a search again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.key_map import keys_of
from tui.keys import Pane
from tui.remembering.likeness import like, matches
from tui.widgets.entry import Entry
from tui.widgets.line_list import LineList
from tui.widgets.pieces import Line, crop, cut
from tui.widgets.text_line import KeysLine, Title


@dataclass(frozen=True, slots=True)
class Recalled:
    """A search of before, to be asked again, or with ``edit`` to be typed on."""

    text: str
    edit: bool = False


class HistoryScreen(ModalScreen[Recalled | None]):
    """Ends with the search that was chosen, None if none was."""

    DEFAULT_CSS = """
    HistoryScreen { align: right top; background: transparent; }
    HistoryScreen #history { width: 84; max-width: 100%; height: auto; max-height: 100%; background: $background;
        border-left: solid $rule; }
    HistoryScreen LineList { height: 16; }
    """
    pane: Pane = "history"

    def __init__(self, searches: Sequence[str]) -> None:
        super().__init__()
        self.searches = searches
        self.heading, self.keys = Title("", "Searched for before"), KeysLine()
        self.input = Entry(placeholder="a few letters of it", id="history-typed")
        self.list: LineList[str] = LineList(self.draw, id="history-list")
        self.list.can_focus = False  # the letters go to the line above, always

    def compose(self) -> ComposeResult:
        with Vertical(id="history"):
            yield self.heading
            yield self.input
            yield self.list
            yield self.keys

    def on_mount(self) -> None:
        self.heading.set_focused(True)
        self.keys.offer(keys_of(self.app).footer("history"))
        self.list.styles.height = max(2, min(16, len(self.searches)))
        self._fill("")
        self.input.focus()

    def draw(self, text: str, width: int) -> Line:
        marks = [(start, end, "match") for start, end in matches(self.input.value, text)]
        return crop([(" ", ""), *cut(text, 0, len(text), marks)], width)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill(event.value)

    def _fill(self, typed: str) -> None:
        found = like(typed, self.searches)
        empty = f'nothing like "{typed}"' if self.searches else "nothing has been searched for yet"
        self.list.set_rows(found, empty=empty)
        self._tell()

    def _tell(self) -> None:
        rows = len(self.list.rows)
        self.heading.describe(position=f"{self.list.cursor + 1}/{rows}" if rows else "0")

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._tell()

    @on(LineList.Chosen)
    @on(Input.Submitted)
    def _confirmed(self, event: LineList.Chosen | Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_move(self, step: int) -> None:
        self.list.action_move(step)

    def action_take(self) -> None:
        if self.list.current is not None:
            self.dismiss(Recalled(self.list.current))

    def action_edit(self) -> None:
        if self.list.current is not None:
            self.dismiss(Recalled(self.list.current, edit=True))

    def action_close(self) -> None:
        self.dismiss(None)
