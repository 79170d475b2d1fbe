"""An actor's page: every row of it leads on, to quotes, to a document or to another actor's page."""

from __future__ import annotations

from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from core.archive.protocol import ActorPage, Archive, InterruptedQueryError
from tui.key_map import keys_of
from tui.keys import Pane
from tui.screens.actor_rows import Lead, PageRow, draw, facts, page_rows, spoken, strip
from tui.screens.at_quote import open_document
from tui.screens.finding import in_thread, unanswered
from tui.screens.pivots import Turn
from tui.screens.whom import Beside
from tui.widgets.line_list import LineList
from tui.widgets.text_line import KeysLine, TextLine, Title


class Paged(Message):
    """The page that was asked for, None where there is no such actor any more."""

    def __init__(self, id: int, page: ActorPage | None) -> None:
        super().__init__()
        self.id, self.page = id, page


class ActorScreen(Screen[Turn | None]):
    """Ends with a turn to take, or None; the pages of other actors open in its place, one after the other."""

    DEFAULT_CSS = """
    ActorScreen { background: $background; }
    """
    pane: Pane = "actor"

    def __init__(self, archive: Archive, actor: int, today: date) -> None:
        super().__init__()
        self.archive, self.actor, self.today = archive, actor, today
        self.page: ActorPage | None = None
        self.before: list[int] = []
        self.heading, self.facts, self.strip = TextLine(), TextLine(), TextLine()
        self.rule, self.keys = Title("", "Actor"), KeysLine()
        self.list: LineList[PageRow] = LineList(draw, id="actor-list")

    def compose(self) -> ComposeResult:
        yield self.heading
        yield self.facts
        yield self.strip
        yield self.rule
        yield self.list
        yield self.keys

    def on_mount(self) -> None:
        self.rule.set_focused(True)
        self.keys.offer(keys_of(self.app).footer("actor"))
        self.list.focus()
        self._ask(self.actor)

    # The page

    def _ask(self, actor: int) -> None:
        self.actor = actor
        in_thread(self, "page", self._read, actor)

    def _read(self, actor: int) -> None:
        """Fetch the page in this thread, again where a search breaks in."""
        while True:
            try:
                self.post_message(Paged(actor, self.archive.actor(actor)))
                return
            except InterruptedQueryError:
                continue

    def on_paged(self, message: Paged) -> None:
        if message.id != self.actor:
            return
        self.page = message.page
        if message.page is None:
            self.list.set_rows((), empty="this actor is not in the archive any more")
            return
        self.heading.show([(" ", ""), (message.page.row.name, "title")])
        self.facts.show(facts(message.page))
        self.list.set_rows(page_rows(message.page, self.today), empty="nothing is known")
        self._show_strip()
        self._show_position()

    def _show_strip(self) -> None:
        if self.page is not None and self.size.width:
            self.strip.show(strip(self.page, self.size.width - 2))

    def on_resize(self, event: events.Resize) -> None:
        del event
        self._show_strip()

    def _show_position(self) -> None:
        total = len(self.list.rows)
        self.rule.describe(position=f"{self.list.cursor + 1:,}/{total:,}" if total else "0")

    @on(Worker.StateChanged)
    def _worker_ended(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.facts.show([(" ", ""), (unanswered(event.worker.error), "error")])

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show_position()

    # Where rows lead

    @property
    def lead(self) -> Lead:
        """Where the row under the cursor leads."""
        row = self.list.current
        return row.lead if row is not None else Lead()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        lead = self.lead
        if lead.turn is not None:
            self.dismiss(lead.turn)
        elif lead.actor is not None:
            self.action_who()
        else:
            self.action_document()

    def action_document(self) -> None:
        """Open the document in which what the row says stands."""
        if self.lead.document is not None:
            open_document(self, self.archive, self.lead.document, self.lead.quote, self.today, self._go_on)

    def _go_on(self, way: Turn | None) -> None:
        if way is not None:
            self.dismiss(way)

    def action_who(self) -> None:
        """Open the page of the row's own actor in the place of this one."""
        if self.lead.actor is not None:
            self.before.append(self.actor)
            self._ask(self.lead.actor.id)

    def action_all(self) -> None:
        """Ask for everything the actor said."""
        if self.page is not None:
            self.dismiss(Turn(spoken(self.page)))

    def action_compare(self) -> None:
        """Lay the row's actor, else the one of the page, beside another."""
        actor = self.lead.actor or (self.page.row if self.page is not None else None)
        self.post_message(Beside([actor] if actor is not None else [], self._go_on))

    def action_close(self) -> None:
        """Go back to the page before, or leave."""
        if self.before:
            self._ask(self.before.pop())
        else:
            self.dismiss(None)
