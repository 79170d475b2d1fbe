"""The screen's memory: where one was is brought back, searches are kept, and `up` walks through those of before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from core.archive.errors import ArchiveError
from core.archive.language.query import QueryError, parse
from core.archive.protocol import Archive, Mark
from tui.keys import Pane
from tui.panes.quotes import QuotesPane
from tui.remembering.memory import Change, Memory
from tui.remembering.record import MOST_ROWS, Last, Record, Saved
from tui.screens.arranging import ORDER
from tui.screens.asking import Asking
from tui.screens.finding import in_thread
from tui.screens.narrowing import Stop
from tui.widgets.search_line import SearchInput

if TYPE_CHECKING:
    from tui.screens.history import Recalled

_TOAST_SECONDS = 6
NEW = "+"
_HOME: Pane = "quotes"


class Remembering:
    """What is remembered while the screen is open; ``go`` takes it to another search."""

    def __init__(
        self,
        screen: Screen[Any],
        archive: Archive,
        memory: Memory,
        input: SearchInput,
        quotes: QuotesPane,
        today: date,
        go: Callable[[str], None],
    ) -> None:
        self.screen, self.archive, self.memory, self.input = screen, archive, memory, input
        self.quotes, self.today, self.go = quotes, today, go
        self._looked: Saved | None = None
        """The saved search that is looked at, as it was before."""
        self._sign, quotes.list.sign = quotes.list.sign, self.sign
        self._typing, self._pane = False, _HOME
        self._walked: tuple[str, ...] = ()
        self._step = 0
        self._told = len(memory.troubles)
        """Troubles that have been said; those of the beginning are said by whoever opens the screen."""
        input.walk = self.walk

    # Where one was

    def start(self) -> tuple[Stop, Pane]:
        """Where to begin: where one was, else with everything.

        Everything it is too where another archive has taken the place of that one, or the search is understood no more.
        """
        last, nowhere = self.memory.record.last, (Stop(), _HOME)
        here = None if last is None or self.memory.fresh else self.mark()
        if last is None or here is None or not last.mark.precedes(here):
            return nowhere
        try:
            parse(last.text, today=self.today)
        except QueryError:
            return nowhere
        pane = next((pane for pane in ORDER if pane == last.pane), nowhere[1])
        return Stop(last.text, last.quote, last.rows or None), pane

    def leave(self, asking: Asking, quote: int | None) -> None:
        """Remember where one is; called when the screen is left for good. Waits for the disk."""
        mark = self.mark()
        if mark is not None:
            last = Last(asking.asked.text, quote, min(asking.limit, MOST_ROWS), self._pane, mark)
            self.memory.change(lambda record: record.left(last))
        self.memory.keep()

    def mark(self) -> Mark | None:
        """How far the archive has come, None if it does not answer."""
        try:
            return self.archive.mark()
        except ArchiveError:
            return None

    # What was searched for

    def at(self, pane: Pane, text: str) -> None:
        """Notice where the keys go: a search is one once its line is left."""
        typed = self._typing and pane != "search"
        self._typing = pane == "search"
        self._pane = pane if pane in ORDER else self._pane
        if typed:
            self._walked = ()
            self.searched(text)

    def searched(self, text: str) -> None:
        """Remember a search."""
        self.change(lambda record: record.searched(text))

    def change(self, change: Change) -> Record:
        """Remember something, and see to it that it is kept. Raises what ``change`` raises."""
        before = self.memory.record
        self.memory.change(change)
        if self.memory.record != before:
            in_thread(self.screen, "remember", self._keep)
        return self.memory.record

    def _keep(self) -> None:
        self.memory.keep()
        self.tell()

    def choose_theme(self, usual: str, chosen: str) -> None:
        """Wear this theme the next time too, where ``usual`` would be worn."""
        in_thread(self.screen, "remember-theme", self._keep_theme, usual, chosen)

    def _keep_theme(self, usual: str, chosen: str) -> None:
        self.memory.choose_theme(usual, chosen)
        self.tell()

    def tell(self) -> None:
        """Say what could not be read or kept, each trouble once."""
        troubles = self.memory.troubles
        for trouble in troubles[self._told :]:
            self.screen.notify(trouble, severity="warning", markup=False, timeout=_TOAST_SECONDS)
        self._told = len(troubles)

    def walk(self, step: int) -> bool:
        """Put the search before in the line, or with -1 the later one; False where there is none of it."""
        if not self._walked or self.input.value != self._walked[self._step]:
            typed = self.input.value
            self._walked = (typed, *(text for text in self.memory.record.searches if text != typed))
            self._step = 0
        if not 0 <= self._step + step < len(self._walked):
            return False
        self._step += step
        self.input.value = self._walked[self._step]
        self.input.cursor_position = len(self.input.value)
        return True

    def show_history(self) -> None:
        """Let one of them be chosen."""
        from tui.screens.history import HistoryScreen  # the first paint does not wait for what may never be asked for

        self.screen.app.push_screen(HistoryScreen(self.memory.record.searches), self._recalled)

    def _recalled(self, chosen: Recalled | None) -> None:
        if chosen is None:
            return
        self.searched(chosen.text)
        self.go(chosen.text)
        self.screen.set_focus(self.input if chosen.edit else self.quotes.list)

    # Saved searches

    def show_saved(self, text: str, *, naming: bool = False) -> None:
        """Show what is saved; with ``naming`` a name is asked for what is shown now."""
        from tui.screens.saved import SavedScreen, Shown

        mark = self.mark()

        def opened(saved: Saved | None) -> None:
            if saved is None:
                return
            self.searched(saved.text)
            if mark is not None:
                self.change(lambda record: record.looked(saved.name, mark))
                known = saved.seen is not None and saved.seen.precedes(mark)
                self._looked = saved if known else None
            self.go(saved.text)
            self.screen.set_focus(self.quotes.list)

        shown = Shown(text, mark, self.today)
        sheet = SavedScreen(self.archive, self.memory.record.saved, shown, self.change, naming=naming)
        self.screen.app.push_screen(sheet, opened)

    def sign(self, index: int) -> str:
        """What stands before a row: whatever else there is to say, else that it is new to the saved search."""
        looked = self._looked
        if looked is not None and looked.text != self.input.value:
            looked = self._looked = None
        new = looked is not None and looked.seen is not None and self.quotes.list.rows[index].id > looked.seen.quote
        return self._sign(index) or (NEW if new else "")
