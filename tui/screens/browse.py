"""The main screen: search line, sources, actors, quotes, preview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from core.archive.errors import ArchiveError
from core.archive.language.query import Query, QueryError, echo, parse
from core.archive.protocol import ActorRow, Archive, DocumentPage, QuoteDetail, QuoteRow, SourceRow, Totals
from tui.keys import Pane as PaneName
from tui.keys import bindings
from tui.panes.bars import Bars
from tui.panes.facets import ActorsPane, FacetPane, SourcesPane
from tui.panes.pane import Pane
from tui.panes.preview import PreviewPane
from tui.panes.quotes import QuotesPane
from tui.screens.copying import CopyQuote
from tui.screens.document import DocumentScreen
from tui.screens.finding import Counted, Finder, Found, Offered, Opened, Totalled, read_quote
from tui.screens.narrowing import Stop, Trail, text_with, text_without, value_of
from tui.screens.offering import Offering
from tui.screens.pivots import Pivot, Turn, turn
from tui.widgets.line_list import LineList
from tui.widgets.search_line import SearchInput, SearchLine
from tui.widgets.text_line import Divider

Watch = Callable[[], tuple[str, bool]]
"""What to say of a background task, and whether it still goes on."""

PREVIEW_AFTER = 0.07
"""Seconds that the cursor rests before the preview follows: a held key must not send thirty of them."""
WATCH_EVERY = 0.5
"""Seconds between looks at a background task; nothing is looked at once it is over."""
FIRST_ROWS, MORE_ROWS = 200, 5
"""Rows asked for at first, and how many times as many each time that the cursor reaches the last."""
HASTY_ROWS, HASTE = 30, 0.004
"""Rows, and seconds of processor time, of the answer to a letter; the next one may be typed already."""
SETTLE_AFTER = 0.12
"""Seconds without a letter after which the whole answer is asked for."""
SMALLEST = (60, 15)
ORDER: tuple[PaneName, ...] = ("sources", "actors", "quotes", "preview")


class Browse(Screen[None]):
    """Shows one query at a time; the text of the search line is all its state but for the cursor."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    Browse { background: $background; }
    Browse #body { height: 1fr; }
    Browse #side { width: 26%; min-width: 30; max-width: 44; }
    Browse #main { width: 1fr; }
    Browse.-narrow #side, Browse.-narrow Divider { display: none; }
    Browse.-narrow.-aside #side { display: block; width: 1fr; max-width: 100%; }
    Browse.-narrow.-aside #main { display: none; }
    Browse.-narrow #quotes, Browse.-narrow #preview { height: 1fr; }
    Browse.-small #preview { display: none; }
    """
    AUTO_FOCUS = "#quotes-list"
    BINDINGS = bindings("browse")
    # Textual's own repaints the whole screen when the focus moves; here every widget shows it for itself.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, archive: Archive, today: date, *, label: str = "", watch: Watch | None = None) -> None:
        super().__init__()
        self.archive, self.today, self.watch_task = archive, today, watch
        self.finder = Finder(archive, self.post_message)
        self.bars = Bars(label)
        self.offering = Offering(self._look_for_offers, self.bars.show_offers)
        self.search, self.body = SearchLine(partial(self.action_pane, "quotes")), Horizontal(id="body")
        self.sources, self.actors = SourcesPane(), ActorsPane()
        self.quotes, self.preview = QuotesPane(today), PreviewPane()
        self.asked = Query()
        self.understood = True
        self.trail = Trail()
        self.totals: Totals | None = None
        self._limit = FIRST_ROWS
        self._found_by = ""
        self._resting: Timer | None = None
        self._watching: Timer | None = None
        self._settling: Timer | None = None

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
                yield self.preview
        yield self.bars.footer

    def on_mount(self) -> None:
        self.bars.show_status()
        self.ask("")
        self._count()
        self.run_worker(self.finder.warm, thread=True, exclusive=True, group="warm", exit_on_error=False)
        if self.watch_task is not None:
            self._watching = self.set_interval(WATCH_EVERY, self._look_at_task)
            self._look_at_task()

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "-small")
        self.bars.show_size(f"{width}×{height}: the preview needs {SMALLEST[0]}×{SMALLEST[1]}" if small else "")

    # Asking

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.ask(event.value, typing=True)
        self.offering.typed(event.value, self.search.input.cursor_position)

    def ask(self, text: str, *, keep: int | None = None, typing: bool = False) -> None:
        """Search for what was typed, or say in words why it cannot be understood and leave the rows as they are."""
        try:
            query = parse(text, today=self.today)
        except QueryError as error:
            self.understood = False
            self.bars.show_error(error.message)
            self.search.count("not understood", error=True)
            return
        self.understood = True
        self.bars.show_echo(_echo(query), self._found_by if not query.empty else "")
        self._find(query, keep, FIRST_ROWS, typing=typing)

    def _find(self, query: Query, keep: int | None, limit: int, *, typing: bool = False) -> None:
        self.asked, self._limit = query, limit
        if self._settling is not None:
            self._settling.stop()
        hasty = typing and not query.empty
        question = self.finder.next_question(query, HASTY_ROWS if hasty else limit, keep, HASTE if hasty else None)
        self.run_worker(
            partial(self.finder.find, question),
            thread=True,
            exclusive=True,
            group="find",
            exit_on_error=False,
        )

    def on_found(self, message: Found) -> None:
        if message.question.serial != self.finder.serial:
            return
        query, result = message.question.query, message.result
        self.quotes.fill(result, ranked=bool(query.terms), keep=message.question.keep, empty=self._why_empty(query))
        self._found_by = result.rows[0].why if result.rows else ""
        if self.understood:  # an answer that comes late leaves what is said of the query typed since
            self.bars.show_echo(_echo(query), self._found_by)
        self._show_count()
        self._rest()
        if message.question.leaves_open(result):
            self._settling = self.set_timer(SETTLE_AFTER, self._ask_for_all)

    def _why_empty(self, query: Query) -> str:
        if query.wordless:
            return f"{echo(query)}; esc clears"
        if not query.empty:
            return f'nothing matches "{query.text.strip()}"; try fewer words; esc clears'
        if self._watching is not None:
            return "nothing has been read yet; quotes appear here as they are found"
        return "no quotes here yet; onrecord index FOLDER reads a folder of documents"

    def _show_count(self) -> None:
        if not self.understood:
            return
        if self.asked.empty:
            self.search.count("")
            return
        plus = "" if self.quotes.exact else "+"
        of = f" of {self.totals.quotes:,}" if self.totals else ""
        self.search.count(f"{self.quotes.total:,}{plus}{of}")

    def on_counted(self, message: Counted) -> None:
        if message.question.serial != self.finder.serial:
            return
        query = message.question.query
        self.sources.fill(message.facets.sources, value_of(query, "source"), more=message.facets.more_sources)
        self.actors.fill(message.facets.actors, value_of(query, "speaker", "actor"), more=message.facets.more_actors)

    def _count(self) -> None:
        self.run_worker(self.finder.count, thread=True, exclusive=True, group="count", exit_on_error=False)

    def on_totalled(self, message: Totalled) -> None:
        before, self.totals = self.totals, message.totals
        self.bars.show_status(totals=message.totals)
        self._show_count()
        if before is not None and before.stamp != message.totals.stamp:
            self.refresh_rows()

    def refresh_rows(self) -> None:
        """Ask the same again, with the cursor where it is and as many rows: the archive has changed."""
        row = self.quotes.list.current
        self._find(self.asked, row.id if row else None, self._limit)

    def _ask_for_all(self) -> None:
        """Ask again what was answered in haste; the cursor stays on the best match unless it has been moved."""
        row = self.quotes.list.current if self.quotes.list.cursor else None
        self._find(self.asked, row.id if row else None, self._limit)

    def _look_at_task(self) -> None:
        words, goes_on = self.watch_task() if self.watch_task is not None else ("", False)
        self.bars.show_status(task=words)
        self._count()
        if not goes_on and self._watching is not None:
            self._watching.stop()
            self._watching = None
            self.refresh_rows()

    @on(Worker.StateChanged)
    def _worker_ended(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._unanswered(event.worker.error)

    def _unanswered(self, error: BaseException | None) -> None:
        words = error.short if isinstance(error, ArchiveError) else f"the archive did not answer: {error}"
        self.bars.show_error(words)

    # What is offered while typing

    def _look_for_offers(self, text: str, place: int) -> None:
        self.run_worker(
            partial(self.finder.complete, text, place), thread=True, exclusive=True, group="offer", exit_on_error=False
        )

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

    # The preview

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        if event.line_list is not self.quotes.list:
            pane = self.sources if event.line_list is self.sources.list else self.actors
            pane.show_position()
            return
        self.quotes.show_position()
        loaded = len(self.quotes.list.rows)
        if event.index == loaded - 1 and loaded < self.quotes.total:
            row = self.quotes.list.current
            self._find(self.asked, row.id if row else None, self._limit * MORE_ROWS)
        self._rest()

    def _rest(self) -> None:
        """Let the preview follow once the cursor has rested."""
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(PREVIEW_AFTER, self._open_preview)

    def _open_preview(self) -> None:
        self._resting = None
        row = self.quotes.list.current
        self.finder.opening += 1
        if row is None:
            self.preview.fill(None, None)
            return
        self.run_worker(
            partial(self.finder.open, row.id, self.finder.opening),
            thread=True, exclusive=True, group="open", exit_on_error=False,
        )  # fmt: skip

    def on_opened(self, message: Opened) -> None:
        if message.serial == self.finder.opening:
            self.preview.fill(message.page, message.quote)

    def _current(self) -> tuple[DocumentPage, QuoteDetail] | None:
        """The quote under the cursor with its document, whether or not the preview has followed yet."""
        row = self.quotes.list.current
        if row is None:
            return None
        if self.preview.text.shown is not None and self.preview.text.shown[1].row.id == row.id:
            return self.preview.text.shown
        try:
            detail, page = read_quote(self.archive, row.id)
        except ArchiveError as error:
            self._unanswered(error)
            return None
        return (page, detail) if page is not None and detail is not None else None

    # Narrowing, turning, going back

    def go(self, text: str, *, keep: int | None = None, remember: bool = True) -> None:
        """Search for another text, remembering the way back."""
        if remember:
            self.trail.leave(self._here())
        with self.prevent(Input.Changed):
            self.search.input.value = text
        self.search.input.cursor_position = len(text)
        self.ask(text, keep=keep)

    def _here(self) -> Stop:
        row = self.quotes.list.current
        return Stop(self.search.input.value, row.id if row else None)

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
        self.go(text_without(self.asked, *fields) if chosen else text_with(self.asked, name, row.name, *fields))
        if self.has_class("-narrow"):
            self.action_pane("quotes")

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
        row = self.quotes.list.current
        self.go(way.text, keep=row.id if row else None)
        self.action_pane("quotes")

    def action_back(self) -> None:
        stop = self.trail.back(self._here())
        if stop is not None:
            self.go(stop.text, keep=stop.quote, remember=False)

    def action_forward(self) -> None:
        stop = self.trail.forward(self._here())
        if stop is not None:
            self.go(stop.text, keep=stop.quote, remember=False)

    def action_clear(self) -> None:
        if self.has_class("-narrow") and self.has_class("-aside"):
            self.action_pane("quotes")
        elif self.search.input.value:
            row = self.quotes.list.current
            self.go("", keep=row.id if row else None)

    @on(SearchInput.Cleared)
    def _search_cleared(self) -> None:
        self.go("")

    # Panes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While something is typed, tab and the arrows belong to the search line."""
        return action not in ("next_pane", "aside") or self.focused is not self.search.input

    def _pane(self) -> PaneName:
        focused = self.focused
        if focused is None or focused is self.search.input:
            return "search" if focused is not None else "quotes"
        names = (name for name in ORDER if any(node.id == name for node in focused.ancestors))
        return next(names, "quotes")

    def on_descendant_focus(self) -> None:
        pane = self._pane()
        self.set_class(pane in ("sources", "actors"), "-aside")
        self.bars.show_keys(pane)
        if pane != "search":
            self.offering.end()

    def action_pane(self, name: PaneName) -> None:
        panes: dict[str, Pane] = {
            "sources": self.sources, "actors": self.actors, "quotes": self.quotes, "preview": self.preview
        }  # fmt: skip
        pane = panes[name]
        if name == "preview" and self.has_class("-small"):
            return
        self.set_class(name in ("sources", "actors"), "-aside")
        if pane.body.focusable:
            self.set_focus(pane.body)
        else:
            # In a narrow window the pane comes to light with the next layout: what is hidden takes no focus.
            self.call_after_refresh(self.set_focus, pane.body)

    def action_next_pane(self, step: int) -> None:
        here = self._pane()
        start = ORDER.index(here) if here in ORDER else ORDER.index("quotes")
        self.action_pane(ORDER[(start + step) % len(ORDER)])

    def action_aside(self, aside: bool) -> None:
        if aside != (self._pane() in ("sources", "actors")):
            self.action_pane("sources" if aside else "quotes")

    def action_search(self) -> None:
        self.set_class(False, "-aside")
        self.set_focus(self.search.input)

    # What is done with a quote

    def action_open(self) -> None:
        current = self._current()
        if current is not None:
            page, quote = current
            self.app.push_screen(DocumentScreen(page, quote.row.id, self.today), self._document_closed)

    def _document_closed(self, way: Turn | None) -> None:
        if way is not None:
            self._take(way)

    def action_copy(self) -> None:
        current = self._current()
        if current is not None:
            self.post_message(CopyQuote(*current))

    def action_cite(self) -> None:
        current = self._current()
        if current is not None:
            self.post_message(CopyQuote(*current, cited=True))


def _echo(query: Query) -> str:
    return "" if query.empty else echo(query)
