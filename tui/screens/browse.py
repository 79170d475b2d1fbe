"""The main screen: search line, sources, actors, quotes, preview."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from core.archive.protocol import ActorRef, ActorRow, Archive, QuoteRow, SourceRow
from tui.key_map import keys_of
from tui.keys import Pane as PaneName
from tui.outside import Program
from tui.panes.bars import Bars
from tui.panes.facets import ActorsPane, FacetPane, SourcesPane
from tui.panes.pane import Pane
from tui.panes.preview import PreviewPane
from tui.panes.quotes import QuotesPane
from tui.panes.timeline import Timeline
from tui.remembering.memory import Memory
from tui.screens import arranging
from tui.screens.arranging import ORDER, Arranging
from tui.screens.asking import FIRST_ROWS, Asking, Panes, Watch
from tui.screens.copying import CopyQuote
from tui.screens.document import DocumentScreen
from tui.screens.export_sheet import Chosen, ExportScreen
from tui.screens.exporting import Exporting, Writing, Written
from tui.screens.finding import Answer, Finder, Offered, Opened, in_thread, unanswered
from tui.screens.following import Following
from tui.screens.marking import Marking
from tui.screens.narrowing import Stop, Trail, text_with, text_without
from tui.screens.offering import Offering
from tui.screens.opening import OpenFile
from tui.screens.pauses import USUAL, Pauses
from tui.screens.pivots import Pivot, Turn, turn
from tui.screens.remembering import Remembering
from tui.screens.whom import Beside, WhoIs
from tui.widgets.line_list import LineList
from tui.widgets.search_line import SearchInput, SearchLine
from tui.widgets.text_line import Divider


class Browse(Screen[None]):
    """Shows one query at a time; the text of the search line is all its state but for the cursor."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = arranging.CSS
    AUTO_FOCUS = "#quotes-list"
    # Textual's own repaints the whole screen when the focus moves; here every widget shows it for itself.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(
        self,
        archive: Archive,
        today: date,
        *,
        label: str = "",
        watch: Watch | None = None,
        memory: Memory | None = None,
        pauses: Pauses = USUAL,
    ) -> None:
        super().__init__()
        self.today, self.watched = today, watch
        self.bars = Bars(label)
        self.search, self.body = SearchLine(partial(self.action_pane, "quotes")), Horizontal(id="body")
        self.sources, self.actors = SourcesPane(), ActorsPane()
        self.quotes, self.preview = QuotesPane(today), PreviewPane()
        finder = Finder(archive, self.post_message)
        self.timeline, self.arranging = Timeline(), Arranging(self)
        panes = Panes(self.bars, self.search, self.sources, self.actors, self.quotes, self.timeline)
        self.following = Following(self, finder, self.quotes, self.preview, self.timeline, self.bars, pauses)
        self.quotes.followed = self.following.rest
        self.asking = Asking(self, finder, panes, today, self.following.rest, pauses)
        self.offering = Offering(partial(in_thread, self, "offer", finder.complete), self.bars.show_offers)
        self.trail = Trail()
        self.marking, self.exporting = Marking(self.quotes), Exporting(self, archive)
        self.remembering = Remembering(
            self, archive, memory or Memory(), self.search.input, self.quotes, today, self.go
        )

    def compose(self) -> ComposeResult:
        yield self.bars.status
        yield self.search
        yield self.bars.echo
        with self.body:
            with Vertical(id="side"):
                yield self.sources
                yield self.actors
            yield Divider()
            with Vertical(id="main"):
                yield self.quotes
                yield self.timeline
                yield self.preview
        yield self.bars.footer

    def on_mount(self) -> None:
        stop, pane = self.remembering.start()
        self._search_for(stop)
        self.asking.begin(self.watched)
        if pane != "quotes":
            self.call_after_refresh(self._come_back, pane)

    def _compositor_refresh(self) -> None:
        """Textual's own, but what changes behind another screen is painted once, and only where it can be seen.

        Textual marks it as changed again each time it has painted it: whatever looks at a task in the background, twice
        a second, would send the screen in front again and again.
        """
        front = self.app.screen
        if front is self:
            super()._compositor_refresh()
            return
        changed = self._compositor._dirty_regions
        if changed and front.styles.background.a < 1:
            front.refresh(*changed)
        changed.clear()
        self._dirty_widgets.clear()

    def on_resize(self, event: events.Resize) -> None:
        self.bars.show_size(self.arranging.fit(event.size))
        self.bars.show_trail(*self.trail.texts)
        if not self.arranging.has_room(self._pane()):
            self.action_pane("quotes")

    # Answers

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.asking.ask(event.value, typing=True)
        self.offering.typed(event.value, self.search.input.cursor_position)

    @on(Answer)
    def _answered(self, message: Answer) -> None:
        self.asking.take(message)

    def on_opened(self, message: Opened) -> None:
        self.following.take(message)

    @on(Worker.StateChanged)
    def _worker_ended(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.bars.show_error(unanswered(event.worker.error))

    # What is offered while typing

    def on_offered(self, message: Offered) -> None:
        self._go_on_with(self.offering.known(message.text, message.place, message.completions))

    @on(SearchInput.Turned)
    def _turned(self, event: SearchInput.Turned) -> None:
        self.offering.turn(event.step)

    @on(SearchInput.Take)
    def _taken(self) -> None:
        if self.offering.offers:
            self._go_on_with(self.offering.take())
        else:
            self.action_pane("quotes")

    def _go_on_with(self, taken: tuple[str, int] | None) -> None:
        if taken is not None:
            self.search.input.value, self.search.input.cursor_position = taken

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        if event.line_list is self.quotes.list:
            self.marking.tell()
            self.asking.more()

    # Narrowing, turning, going back

    def go(self, text: str, *, keep: int | None = None) -> None:
        """Search for another text, remembering the way back; ``keep`` is the quote that the cursor should stand on."""
        self.trail.leave(self._here())
        self._search_for(Stop(text, keep))

    def _search_for(self, stop: Stop | None) -> None:
        if stop is None:
            return
        self.bars.show_trail(*self.trail.texts)
        with self.prevent(Input.Changed):
            self.search.input.value = stop.text
        self.search.input.cursor_position = len(stop.text)
        self.asking.ask(stop.text, keep=stop.quote, rows=stop.rows or FIRST_ROWS)

    def _here(self) -> Stop:
        return Stop(self.search.input.value, self.quotes.current_id, self.asking.limit)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        if event.line_list is self.quotes.list:
            self.action_open()
        elif event.line_list is self.sources.list:
            self._filter_by(self.sources, "source")
        else:
            row = self.actors.list.current
            self._filter_by(self.actors, "speaker" if row and row.quotes else "actor")

    def _filter_by(
        self, pane: FacetPane[SourceRow] | FacetPane[ActorRow], name: Literal["source", "speaker", "actor"]
    ) -> None:
        row = pane.list.current
        if row is None:
            return
        fields: tuple[Literal["source", "speaker", "actor"], ...] = (
            ("source",) if name == "source" else ("speaker", "actor")
        )
        chosen = row.name.casefold() == pane.chosen
        self.go(
            text_without(self.asking.asked, *fields)
            if chosen
            else text_with(self.asking.asked, name, row.name, *fields)
        )
        if self.has_class("-narrow"):
            self.action_pane("quotes")

    @on(Timeline.Chosen)
    def _chosen_time(self, event: Timeline.Chosen) -> None:
        asked, value = self.asking.asked, event.value
        text = text_without(asked, "said") if value is None else text_with(asked, "said", value)
        self.go(text, keep=self.quotes.current_id)

    def action_pivot(self, way: Pivot) -> None:
        row: QuoteRow | SourceRow | ActorRow | None = self.quotes.list.current
        if way == "source" and self._pane() == "sources":
            row = self.sources.list.current
        elif way == "actor" and self._pane() == "actors":
            row = self.actors.list.current
        if row is not None:
            self._take(turn(way, row))

    def _take(self, way: Turn) -> None:
        if way.text is None:
            self.notify(way.words, markup=False, timeout=4)
            return
        self.go(way.text, keep=self.quotes.current_id)
        self.action_pane("quotes")

    def action_back(self) -> None:
        self._search_for(self.trail.back(self._here()))

    def action_forward(self) -> None:
        self._search_for(self.trail.forward(self._here()))

    def action_clear(self) -> None:
        if self.has_class("-narrow") and self.has_class("-aside"):
            self.action_pane("quotes")
        elif not self.marking.clear() and self.search.input.value:
            self.go("", keep=self.quotes.current_id)

    @on(SearchInput.Cleared)
    def _search_cleared(self) -> None:
        self.remembering.searched(self.asking.asked.text if self.quotes.list.rows else "")
        self.go("")

    # What is remembered

    def _come_back(self, pane: PaneName) -> None:
        """Give the keys to a pane again, unless it would hide the quotes: nobody has asked for that this time."""
        if not (self.has_class("-narrow") and pane in ("sources", "actors")):
            self.action_pane(pane)

    def leave(self) -> None:
        """Remember where one is, for the next time."""
        self.remembering.leave(self.asking, self.quotes.current_id)

    def action_history(self) -> None:
        self.remembering.show_history()

    def action_saved(self) -> None:
        self.remembering.show_saved(self.asking.asked.text)

    def action_save(self) -> None:
        self.remembering.show_saved(self.asking.asked.text, naming=True)

    # Panes

    @property
    def pane(self) -> PaneName:
        """Where the keys go now."""
        return self._pane()

    def _pane(self) -> PaneName:
        focused = self.focused
        if focused is None or focused is self.search.input:
            return "search" if focused is not None else "quotes"
        names = (name for name in ORDER if any(node.id == name for node in focused.ancestors_with_self))
        return next(names, "quotes")

    def on_descendant_focus(self) -> None:
        pane = self._pane()
        self.set_class(pane in ("sources", "actors"), "-aside")
        self.bars.show_keys(pane)
        self.remembering.at(pane, self.asking.asked.text)
        if pane != "search":
            self.offering.end()

    def action_pane(self, name: PaneName) -> None:
        panes: dict[str, Pane] = {"sources": self.sources, "actors": self.actors, "preview": self.preview}
        body = self.timeline if name == "timeline" else panes.get(name, self.quotes).body
        if not self.arranging.has_room(name):
            return
        self.arranging.show(name)
        if body.focusable:
            self.set_focus(body)
        else:
            # A pane that was out of sight comes to light with the next layout: what is hidden takes no focus.
            self.call_after_refresh(self.set_focus, body)

    def action_zoom(self) -> None:
        self.arranging.toggle_zoom(self._pane())

    def action_next_pane(self, step: int) -> None:
        self.action_pane(self.arranging.beside(self._pane(), step))

    def action_aside(self, aside: bool) -> None:
        if aside != (self._pane() in ("sources", "actors")):
            self.action_pane("sources" if aside else "quotes")

    def action_search(self) -> None:
        self.set_class(False, "-aside")
        self.set_focus(self.search.input)

    # What is done with a quote

    def action_open(self) -> None:
        current = self.following.current()
        if current is not None:
            page, quote = current
            self.app.push_screen(DocumentScreen(page, quote.row.id, self.today), self._document_closed)

    def _document_closed(self, way: Turn | None) -> None:
        if way is not None:
            self._take(way)

    def _actors(self) -> Sequence[ActorRef | ActorRow]:
        """The actor under the cursor, or who speaks in the quote under it."""
        rows = [self.actors.list.current] if self._pane() == "actors" else [self.quotes.list.current]
        return [who for row in rows if row for who in (row.speakers if isinstance(row, QuoteRow) else [row])]

    def action_who(self) -> None:
        self.post_message(WhoIs(self._actors(), self._document_closed))

    def action_compare(self) -> None:
        self.post_message(Beside(self._actors(), self._document_closed))

    def action_open_file(self, program: Program) -> None:
        current = self.following.current()
        if current is not None:
            self.post_message(OpenFile(program, *current))

    def action_copy(self) -> None:
        current = self.following.current()
        if current is not None:
            self.post_message(CopyQuote(*current))

    def action_cite(self) -> None:
        current = self.following.current()
        if current is not None:
            self.post_message(CopyQuote(*current, cited=True))

    # What is taken along

    def action_mark(self) -> None:
        self.marking.toggle()

    def action_select(self) -> None:
        self.marking.select()

    def action_stretch(self) -> None:
        self.marking.stretch()

    def action_export(self) -> None:
        if self.exporting.running:
            key = keys_of(self.app).key("stop-export", "quotes")
            self.notify(f"one export at a time: {key} stops the one that goes on", markup=False, timeout=4)
            return
        choice = self.exporting.choice(self.marking.places(), self.quotes.total, self.quotes.exact, self.today)
        if choice.marked or choice.total:
            self.app.push_screen(ExportScreen(choice), self._export_chosen)
        else:
            self.notify("there is no quote here to export", markup=False, timeout=4)

    def _export_chosen(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self.exporting.begin(chosen, self.marking.places(), self.asking.asked)

    def action_stop_export(self) -> None:
        self.exporting.stop()

    def on_writing(self, message: Writing) -> None:
        self.bars.show_writing(message.words)

    def on_written(self, message: Written) -> None:
        self.notify(message.words, severity="information" if message.well else "warning", markup=False, timeout=8)

    def on_unmount(self) -> None:
        self.exporting.stop()
