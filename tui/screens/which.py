"""Which of several: those who speak together, or who fit one name."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from core.archive.protocol import ActorRef, ActorRow
from tui.key_map import keys_of
from tui.keys import Pane
from tui.screens.whom import Actors
from tui.widgets.line_list import LineList
from tui.widgets.pieces import Line, cells, fit
from tui.widgets.text_line import KeysLine, Title


class WhichScreen(ModalScreen[ActorRef | ActorRow | None]):
    """Ends with the one that was chosen, None if none was."""

    DEFAULT_CSS = """
    WhichScreen { align: right top; background: transparent; }
    WhichScreen #which { width: 58; max-width: 100%; height: auto; max-height: 100%; background: $background;
        border-left: solid $rule; }
    WhichScreen LineList { height: auto; max-height: 20; }
    """
    pane: Pane = "which"

    def __init__(self, actors: Actors) -> None:
        super().__init__()
        self.actors = actors
        self.heading, self.keys = Title("", "Which of them?"), KeysLine()
        self.list: LineList[ActorRef | ActorRow] = LineList(self.draw, id="which-list")

    def compose(self) -> ComposeResult:
        with Vertical(id="which"):
            yield self.heading
            yield self.list
            yield self.keys

    def on_mount(self) -> None:
        self.heading.set_focused(True)
        self.keys.offer(keys_of(self.app).footer("which"))
        self.list.styles.height = min(20, len(self.actors))
        self.list.set_rows(self.actors)
        self.list.focus()

    def draw(self, actor: ActorRef | ActorRow, width: int) -> Line:
        kind = f" {actor.kind} "
        return [(" ", ""), (fit(actor.name, max(0, width - cells(kind) - 1)), "title"), (kind, "muted")]

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.dismiss(self.actors[event.index])

    def action_close(self) -> None:
        self.dismiss(None)
