"""The preview and the timeline follow the cursor: at once after a single move, of many once it has rested."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from core.archive.errors import ArchiveError
from core.archive.protocol import DocumentPage, QuoteDetail
from tui.panes.bars import Bars
from tui.panes.preview import PreviewPane
from tui.panes.quotes import QuotesPane
from tui.panes.timeline import Timeline
from tui.screens.finding import Finder, Opened, in_thread, read_quote, typing, unanswered
from tui.screens.pauses import USUAL, Pauses


class Following:
    """Keeps the preview and the timeline on the quote under the cursor; the bars say why a quote could not be read."""

    def __init__(
        self,
        screen: Screen[Any],
        finder: Finder,
        quotes: QuotesPane,
        preview: PreviewPane,
        timeline: Timeline,
        bars: Bars,
        pauses: Pauses = USUAL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.pauses, self.clock = pauses, clock
        self.screen, self.finder, self.quotes, self.bars = screen, finder, quotes, bars
        self.preview, self.timeline = preview, timeline
        self._resting: Timer | None = None
        self._moved = -math.inf
        self._frame = ExitStack()
        self._joined: Timer | None = None

    @property
    def resting(self) -> bool:
        """Whether the preview is still to follow."""
        return self._resting is not None or self._joined is not None

    def rest(self) -> None:
        """Let the preview follow the cursor, which has moved."""
        if self._resting is not None:
            self._resting.stop()
        before, self._moved = self._moved, self.clock()
        if typing(self.screen):
            self._resting = self.screen.set_timer(self.pauses.typed, self._open)
        elif self._moved - before <= self.pauses.held:
            self._resting = self.screen.set_timer(self.pauses.rested, self._open)
        else:
            self._open()
            self._join_frames()

    def _join_frames(self) -> None:
        """Paint nothing until the preview has come, but not for long."""
        if self._joined is None and self.screen.is_current:
            self._frame.enter_context(self.screen.app.batch_update())
            self._joined = self.screen.set_timer(self.pauses.joined, self._paint)

    def _paint(self) -> None:
        if self._joined is not None:
            self._joined.stop()
            self._joined = None
            self._frame.close()
            self.screen.check_idle()

    def _open(self) -> None:
        self._resting = None
        row = self.quotes.list.current
        self.finder.opening += 1
        self.timeline.stand_on(row)
        if row is None:
            self.preview.fill(None, None)
        else:
            in_thread(self.screen, "open", self.finder.open, row.id, self.finder.opening)

    def take(self, answer: Opened) -> None:
        """Show a quote, unless the cursor has moved on since."""
        if answer.serial == self.finder.opening:
            self.preview.fill(answer.page, answer.quote)
            self.preview.text.call_after_refresh(self._paint)

    def current(self) -> tuple[DocumentPage, QuoteDetail] | None:
        """The quote under the cursor with its document, whether or not the preview has followed yet."""
        row = self.quotes.list.current
        if row is None:
            return None
        shown = self.preview.text.shown
        if shown is not None and shown[1].row.id == row.id:
            return shown
        try:
            detail, page = read_quote(self.finder.archive, row.id)
        except ArchiveError as error:
            self.bars.show_error(unanswered(error))
            return None
        return (page, detail) if page is not None and detail is not None else None
