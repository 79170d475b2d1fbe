"""Two actors side by side by the day they spoke: the cursor goes from quote to quote, enter opens one."""

from __future__ import annotations

from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from core.archive.language.query import parse
from core.archive.protocol import Archive, InterruptedQueryError, Result
from core.archive.showing.comparing import COMPARED, by_day, query_for
from tui.key_map import keys_of
from tui.keys import Pane
from tui.screens.at_quote import open_document
from tui.screens.compare_rows import Pair, draw, halves, pairs
from tui.screens.finding import in_thread, unanswered
from tui.screens.pivots import Turn
from tui.widgets.line_list import LineList
from tui.widgets.line_view import LineView
from tui.widgets.pieces import Line, fit, wrap
from tui.widgets.text_line import KeysLine, TextLine, Title
from tui.wording import long_moment, speakers

_READING = 5
"""Lines in which the quote under the cursor is read whole."""


class Compared(Message):
    """What each of the two said."""

    def __init__(self, results: tuple[Result, ...]) -> None:
        super().__init__()
        self.results = results


class CompareScreen(Screen[Turn | None]):
    """Ends with a turn to take, or None."""

    DEFAULT_CSS = f"""
    CompareScreen {{ background: $background; }}
    CompareScreen #compare-words {{ height: {_READING}; }}
    """
    pane: Pane = "compare"

    def __init__(self, archive: Archive, names: tuple[str, str], today: date) -> None:
        super().__init__()
        self.archive, self.names, self.today = archive, names, today
        self.side = 0
        self.results: tuple[Result, ...] = ()
        self.rule, self.heads, self.keys = Title("", "Compare"), TextLine(), KeysLine()
        self.below, self.words = Title("", "Quote"), LineView(id="compare-words")
        self.words.can_focus = False
        self.list: LineList[Pair] = LineList(self._draw, id="compare-list")

    def compose(self) -> ComposeResult:
        yield self.rule
        yield self.heads
        yield self.list
        yield self.below
        yield self.words
        yield self.keys

    def on_mount(self) -> None:
        self.rule.set_focused(True)
        self.keys.offer(keys_of(self.app).footer("compare"))
        self.list.focus()
        in_thread(self, "compare", self._read)

    # What each said

    def _read(self) -> None:
        """Ask for both in this thread, again where a search breaks in."""
        queries = [parse(query_for(name), today=self.today, finished=True) for name in self.names]
        while True:
            try:
                self.post_message(Compared(tuple(self.archive.search(query, COMPARED) for query in queries)))
                return
            except InterruptedQueryError:
                continue

    def on_compared(self, message: Compared) -> None:
        self.results = message.results
        rows = pairs(by_day(self.results))
        self.list.set_rows(rows, min(1, len(rows) - 1) if rows else 0, empty="neither of them is quoted")
        first = self.list.current
        self.side = 0 if first is None or not first.quotes or first.quotes[0] is not None else 1
        self._show()

    @on(Worker.StateChanged)
    def _worker_ended(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.heads.show([(" ", ""), (unanswered(event.worker.error), "error")])

    # What is shown

    def _draw(self, pair: Pair, width: int) -> Line:
        return draw(pair, width, self.names, self._lit(pair) if pair is self.list.current else None)

    def _lit(self, pair: Pair) -> int:
        return self.side if pair.quotes and pair.quotes[self.side] is not None else 1 - self.side

    def _show(self) -> None:
        """Heads, position and the quote in full follow the cursor."""
        if not self.results or not self.size.width:
            return
        left, right = halves(self.size.width - 1)
        names = [self._head(side) for side in (0, 1)]
        roles = ["accent" if side == self.side else "title" for side in (0, 1)]
        self.heads.show([(" ", ""), (fit(names[0], left), roles[0]), (" │ ", "rule"), (fit(names[1], right), roles[1])])
        total = len(self.list.rows)
        self.rule.describe(position=f"{self.list.cursor + 1:,}/{total:,}" if total else "0")
        pair = self.list.current
        quote = pair.quote(self.side) if pair is not None else None
        if quote is None:
            self.below.describe(note="")
            self.words.show(())
            return
        self.below.describe(note=f"{speakers(quote)}, {long_moment(quote.said)}, {', '.join(quote.outlets)}")
        room = self.size.width - 4
        lines = [quote.words[start:end] for start, end in wrap(quote.words, room)]
        self.words.show([[("  ", ""), (line, "content")] for line in lines[:_READING]])

    def _head(self, side: int) -> str:
        result = self.results[side]
        least = "" if result.exact_total else "at least "
        newest = f"the newest {len(result.rows):,} of " if result.total > len(result.rows) else ""
        return f"{self.names[side]}  {newest}{least}{result.total:,}"

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self._show)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show()

    # What can be done

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        pair = self.list.rows[event.index]
        quote = pair.quote(self.side)
        if quote is None:
            self.dismiss(pair.turn(self.names))
        else:
            open_document(self, self.archive, quote.document, quote.id, self.today, self._go_on)

    def _go_on(self, way: Turn | None) -> None:
        if way is not None:
            self.dismiss(way)

    def action_side(self, side: int) -> None:
        """Go to the left or the right column."""
        self.side = side
        self.list.refresh_changed()
        self._show()

    def action_other_side(self) -> None:
        self.action_side(1 - self.side)

    def action_close(self) -> None:
        self.dismiss(None)
