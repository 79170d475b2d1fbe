"""What is asked while somebody types: a search is started, its answers fill the panes, more rows come when wanted.

The archive is asked in threads (`finding`); what it answers is put on the screen here, in the event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from core.archive.language.query import Query, QueryError, echo, parse
from core.archive.protocol import Totals
from tui.key_map import keys_of
from tui.panes.bars import Bars
from tui.panes.facets import ActorsPane, SourcesPane
from tui.panes.quotes import QuotesPane
from tui.panes.timeline import Timeline
from tui.screens.finding import Answer, Counted, Finder, Found, Totalled, in_thread, typing
from tui.screens.narrowing import days_of, text_without, value_of
from tui.screens.pauses import USUAL, Pauses
from tui.widgets.search_line import SearchLine

Watch = Callable[[], tuple[str, bool]]
"""What to say of a background task, and whether it still goes on."""

FIRST_ROWS, MORE_ROWS = 200, 5
"""Rows asked for at first, and how many times as many each time that the cursor reaches the last."""
HASTY_ROWS, HASTE = 30, 0.004
"""Rows, and seconds of processor time, of the answer to a letter; the next one may be typed already."""


@dataclass(frozen=True, slots=True)
class Panes:
    """Where answers are shown."""

    bars: Bars
    search: SearchLine
    sources: SourcesPane
    actors: ActorsPane
    quotes: QuotesPane
    timeline: Timeline


class Asking:
    """One query at a time, and what is known of its answer; ``rows_changed`` is called when the rows are others."""

    def __init__(
        self,
        screen: Screen[Any],
        finder: Finder,
        panes: Panes,
        today: date,
        rows_changed: Callable[[], None],
        pauses: Pauses = USUAL,
    ) -> None:
        self.screen, self.finder, self.panes, self.today = screen, finder, panes, today
        self.rows_changed, self.pauses = rows_changed, pauses
        self.asked = Query()
        self.understood = True
        self.totals: Totals | None = None
        self.limit = FIRST_ROWS
        self.watched: Watch | None = None
        self._found_by = ""
        self._watching: Timer | None = None
        self._settling: Timer | None = None
        self._counts: Timer | None = None

    def begin(self, watch: Watch | None) -> None:
        """Ask how much there is; look again and again at what goes on in the background, if anything does."""
        self.panes.bars.show_status()
        self.count()
        in_thread(self.screen, "warm", self.finder.warm)
        if watch is not None:
            self.watched = watch
            self._watching = self.screen.set_interval(self.pauses.watched, self._look_at_task)
            self._look_at_task()

    @property
    def watching(self) -> bool:
        """Whether something still goes on in the background that may bring quotes."""
        return self._watching is not None

    @property
    def settling(self) -> bool:
        """Whether more is to be shown of what was asked."""
        return self._settling is not None or self._counts is not None

    # Questions

    def ask(self, text: str, *, keep: int | None = None, rows: int = FIRST_ROWS, typing: bool = False) -> None:
        """Search for what was typed, or say in words why it cannot be understood and leave the rows as they are.

        ``keep`` is the quote that the cursor should stand on, among so many ``rows``.
        """
        try:
            query = parse(text, today=self.today)
        except QueryError as error:
            self.understood = False
            self.panes.bars.show_error(error.message)
            self.panes.search.count("not understood", error=True)
            return
        self.understood = True
        self.panes.bars.show_echo(_echo(query), self._found_by if not query.empty else "")
        self._find(query, keep, rows, typing=typing)

    def again(self) -> None:
        """Ask the same again, with the cursor where it is and as many rows: the archive has changed."""
        self._find(self.asked, self.panes.quotes.current_id, self.limit)

    def more(self) -> None:
        """Ask for more rows of the same where the cursor has reached the last and there are more."""
        quotes = self.panes.quotes
        loaded = len(quotes.list.rows)
        if quotes.list.cursor == loaded - 1 and loaded < quotes.total:
            self._find(self.asked, quotes.current_id, self.limit * MORE_ROWS)

    def count(self) -> None:
        """Ask how much the archive holds; where that is more than before, the rows are asked for again."""
        in_thread(self.screen, "count", self.finder.count)

    def _ask_for_all(self) -> None:
        """Ask again what was answered in haste; the cursor stays on the best match unless it has been moved."""
        self._settling = None
        quotes = self.panes.quotes
        self._find(self.asked, quotes.current_id if quotes.list.cursor else None, self.limit)

    def _find(self, query: Query, keep: int | None, limit: int, *, typing: bool = False) -> None:
        self.asked, self.limit = query, limit
        if self._settling is not None:
            self._settling.stop()
            self._settling = None
        hasty = typing and not query.empty
        question = self.finder.next_question(query, HASTY_ROWS if hasty else limit, keep, HASTE if hasty else None)
        in_thread(self.screen, "find", self.finder.find, question)

    def _look_at_task(self) -> None:
        words, goes_on = self.watched() if self.watched is not None else ("", False)
        self.panes.bars.show_status(task=words)
        self.count()
        if not goes_on and self._watching is not None:
            self._watching.stop()
            self._watching = None
            self.again()

    # Answers

    def take(self, answer: Answer) -> None:
        """Show an answer, unless something else has been asked since."""
        match answer:
            case Found() if answer.question.serial == self.finder.serial:
                self._show_rows(answer)
            case Counted() if answer.question.serial == self.finder.serial:
                self._put_off(answer)
            case Totalled():
                self._show_totals(answer.totals)

    def _show_rows(self, answer: Found) -> None:
        question, result = answer.question, answer.result
        query = question.query
        self.panes.quotes.fill(result, ranked=bool(query.terms), keep=question.keep, empty=self._why_empty(query))
        self._found_by = result.rows[0].why if result.rows else ""
        if self.understood:  # an answer that comes late leaves what is said of the query typed since
            self.panes.bars.show_echo(_echo(query), self._found_by)
        self._show_number()
        self.rows_changed()
        if question.leaves_open(result):
            self._settling = self.screen.set_timer(self.pauses.settled, self._ask_for_all)

    def _put_off(self, answer: Counted) -> None:
        """Show counts at once, but while something is typed once that has paused: nobody reads them before."""
        if self._counts is not None:
            self._counts.stop()
            self._counts = None
        if typing(self.screen):
            self._counts = self.screen.set_timer(self.pauses.typed, partial(self._show_counts, answer))
        else:
            self._show_counts(answer)

    def _show_counts(self, answer: Counted) -> None:
        self._counts = None
        if answer.question.serial != self.finder.serial:
            return
        query, facets = answer.question.query, answer.facets
        self.panes.sources.fill(facets.sources, value_of(query, "source"), more=facets.more_sources)
        self.panes.actors.fill(facets.actors, value_of(query, "speaker", "actor"), more=facets.more_actors)
        total = self.panes.quotes.total
        self.panes.timeline.fill(facets, total, text_without(query, "said"), days_of(query, "said"))

    def _show_totals(self, totals: Totals) -> None:
        before, self.totals = self.totals, totals
        self.panes.bars.show_status(totals=totals)
        self._show_number()
        if before is not None and before.stamp != totals.stamp:
            self.again()

    def _show_number(self) -> None:
        if not self.understood:
            return
        quotes = self.panes.quotes
        of = f" of {self.totals.quotes:,}" if self.totals else ""
        self.panes.search.count(f"{quotes.total:,}{'' if quotes.exact else '+'}{of}" if not self.asked.empty else "")

    def _why_empty(self, query: Query) -> str:
        key = keys_of(self.screen.app).key("clear", "quotes")
        clears = f"; {key} clears" if key else ""
        if query.wordless:
            return f"{echo(query)}{clears}"
        if not query.empty:
            return f'nothing matches "{query.text.strip()}"; try fewer words{clears}'
        if self.watching:
            return "nothing has been read yet; quotes appear here as they are found"
        return "no quotes here yet; onrecord index FOLDER reads a folder of documents"


def _echo(query: Query) -> str:
    return "" if query.empty else echo(query)
