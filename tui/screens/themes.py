"""Choosing a theme: the program behind the list wears the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.key_map import keys_of
from tui.keys import Pane
from tui.look import Theme
from tui.widgets.line_list import LineList
from tui.widgets.pieces import Line, Piece, fit
from tui.widgets.text_line import KeysLine, Title


class ThemesScreen(ModalScreen[str | None]):
    """Ends with the name of the theme to keep, None if the one before is to stay."""

    DEFAULT_CSS = """
    ThemesScreen { align: right top; background: transparent; }
    ThemesScreen #themes { width: 58; max-width: 100%; height: auto; max-height: 100%; background: $background;
        border-left: solid $rule; }
    ThemesScreen LineList { height: auto; max-height: 20; }
    """
    pane: Pane = "themes"

    def __init__(self, themes: Sequence[Theme], worn: str, wear: Callable[[str], None]) -> None:
        super().__init__()
        self.themes, self.worn, self.wear = themes, worn, wear
        self.heading, self.keys = Title("", "Themes"), KeysLine()
        self.list: LineList[Theme] = LineList(self.draw, id="themes-list")

    def compose(self) -> ComposeResult:
        with Vertical(id="themes"):
            yield self.heading
            yield self.list
            yield self.keys

    def on_mount(self) -> None:
        self.heading.set_focused(True)
        self.keys.offer(keys_of(self.app).footer("themes"))
        self.list.styles.height = len(self.themes)
        worn = next((index for index, theme in enumerate(self.themes) if theme.name == self.worn), 0)
        self.list.set_rows(self.themes, worn)
        self.list.focus()

    def draw(self, theme: Theme, width: int) -> Line:
        name = 22
        chosen = "●" if theme.name == self.worn else " "
        line: list[Piece] = [(chosen, "accent"), (" ", ""), (fit(theme.name, name), "title")]
        return [*line, (fit(theme.description, max(0, width - name - 2)), "muted")]

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self.wear(self.themes[event.index].name)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.dismiss(self.themes[event.index].name)

    def action_close(self) -> None:
        self.wear(self.worn)
        self.dismiss(None)
