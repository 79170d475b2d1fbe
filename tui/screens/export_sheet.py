"""Asking what to export: the marked quotes or the whole result, in which format, to which file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from core.export.formats import FORMATS, Format
from core.export.saving import Refused, check, free_name
from tui.key_map import keys_of
from tui.keys import Pane
from tui.plain import harmless
from tui.widgets.line_list import LineList
from tui.widgets.pieces import Line, Piece, fit
from tui.widgets.text_line import KeysLine, TextLine, Title
from tui.wording import counted

_NAME = 11
"""Cells that the names of formats take."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How many quotes there are to take, what was taken last, and where files go unless told."""

    marked: int
    total: int
    exact: bool
    format: Format
    folder: Path
    stem: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: the marked quotes or all of them, the format, the file."""

    marked: bool
    format: Format
    path: Path


class NameInput(Input, inherit_css=False):
    """The file's name, without box or blinking."""

    DEFAULT_CSS = """
    NameInput {
        height: 1; width: 1fr; padding: 0 1; background: $background; color: $foreground;
        & > .input--cursor { text-style: reverse; }
        & > .input--selection { background: $selection; }
    }
    """
    COMPONENT_CLASSES = Input.COMPONENT_CLASSES

    def __init__(self) -> None:
        super().__init__(select_on_focus=False, id="export-name")
        self.cursor_blink = False


class ExportScreen(ModalScreen[Chosen | None]):
    """Ends with what was chosen, None if nothing is to be written."""

    DEFAULT_CSS = """
    ExportScreen { align: right top; background: transparent; }
    ExportScreen #export { width: 66; max-width: 100%; height: auto; max-height: 100%; background: $background;
        border-left: solid $rule; }
    ExportScreen LineList { height: 6; }
    """

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.marked = choice.marked > 0
        self.heading, self.below, self.keys = Title("", "Export"), Title("", "File"), KeysLine()
        self.what, self.problem = TextLine(), TextLine()
        self.list: LineList[Format] = LineList(self.draw, id="export-list")
        self.input = NameInput()
        self._proposed = ""

    @property
    def pane(self) -> Pane:
        """Where the keys go now."""
        return "naming" if self.focused is self.input else "export"

    def compose(self) -> ComposeResult:
        with Vertical(id="export"):
            yield self.heading
            yield self.what
            yield self.list
            yield self.below
            yield self.input
            yield self.problem
            yield self.keys

    def on_mount(self) -> None:
        self.list.set_rows(FORMATS, FORMATS.index(self.choice.format))
        self.below.describe(note=harmless(f"in {self.choice.folder}", newlines="space"))
        self._propose()
        self._show_what()
        self.list.focus()

    def draw(self, form: Format, width: int) -> Line:
        line: list[Piece] = [(" ", ""), (fit(form.name, _NAME), "title")]
        return [*line, (fit(form.title, max(0, width - _NAME - 1)), "muted")]

    def _show_what(self) -> None:
        more = "" if self.choice.exact else " or more"
        whole = f"the whole result: {counted(self.choice.total, 'quote')}{more}"
        words = counted(self.choice.marked, "marked quote") if self.marked else whole
        self.what.show([("  ", ""), (words, "accent")])

    def _propose(self) -> None:
        """Name a file of this format, unless another name has been typed."""
        if self.input.value == self._proposed:
            self._proposed = free_name(self.choice.folder, self.choice.stem, self._format.suffix).name
            self.input.value = self._proposed
            self.input.cursor_position = len(self._proposed)

    @property
    def _format(self) -> Format:
        return self.list.rows[self.list.cursor]

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._propose()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.problem.show(())

    @on(LineList.Chosen)
    @on(Input.Submitted)
    def _confirmed(self, event: LineList.Chosen | Input.Submitted) -> None:
        event.stop()
        self.action_write()

    def on_descendant_focus(self) -> None:
        naming = self.focused is self.input
        self.heading.set_focused(not naming)
        self.below.set_focused(naming)
        self.keys.offer(keys_of(self.app).footer(self.pane))

    def action_other(self) -> None:
        """Take the whole result instead of the marked quotes, or the other way round."""
        if self.choice.marked and self.choice.total:
            self.marked = not self.marked
            self._show_what()

    def action_next_field(self) -> None:
        self.set_focus(self.list if self.focused is self.input else self.input)

    def action_write(self) -> None:
        """End with the choice if the file can be taken, else say why not."""
        self._propose()  # keys that came together: the list has moved, and nobody has been told yet
        name = self.input.value.strip()
        path = self.choice.folder / Path(name).expanduser()
        path = path if path.suffix else path.with_name(path.name + self._format.suffix) if path.name else path
        try:
            if not name:
                raise Refused("a file needs a name")
            check(path)
        except (OSError, ValueError) as error:
            words = str(error).removeprefix(f"{self.choice.folder}/")
            self.problem.show([("  ", ""), (words, "error")])
            return
        self.dismiss(Chosen(self.marked, self._format, path))

    def action_close(self) -> None:
        self.dismiss(None)
