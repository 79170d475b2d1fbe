"""When it was said: the quotes of the result by day, week, month or year, as bars to walk along and to narrow by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.message import Message

from core.archive.protocol import Facets, QuoteRow
from tui.panes.bins import Bin, binned, day_name
from tui.plain import ELLIPSIS
from tui.widgets.line_view import LineView
from tui.widgets.pieces import Line, Piece, cells, fit
from tui.wording import counted

Days = tuple[date, date]
"""First and last day, both included."""

_BARS = " ▁▂▃▅▇"
_LABEL = 11
"""Cells of the first and of the last day, at the ends of the bars."""
_WIDEST = 5
"""Cells of a bar at most, with the gap behind it."""
_POINTER, _WALKED = "▴", "▲"


@dataclass(frozen=True, slots=True)
class Dated:
    """How a result lies in time: its days, how many quotes were counted in all, and whether those are all there are."""

    days: Sequence[tuple[date, int]] = ()
    counted: int = 0
    complete: bool = True

    @property
    def undated(self) -> int:
        """Quotes of which no day is known."""
        return self.counted - sum(quotes for _, quotes in self.days)


class Timeline(LineView, inherit_bindings=False):
    """Two lines: bars between the first and the last day, and below them a pointer to the day of the cursor's quote.

    While it has the focus the pointer is walked along the bars, over empty ones, and says what it stands on.
    """

    DEFAULT_CSS = """
    Timeline { height: 2; }
    """

    class Chosen(Message):
        """The result is to be narrowed to a stretch of time, the value of ``said:``, or no longer if that is None."""

        def __init__(self, value: str | None) -> None:
            super().__init__()
            self.value = value

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self.dated = Dated()
        self.bins: tuple[Bin, ...] = ()
        self.asked: Days | None = None
        self._beside_time = ""
        self._day: date | None = None
        self._walked: date | None = None

    # What is shown

    def fill(self, facets: Facets, total: int, beside_time: str, asked: Days | None) -> None:
        """Show how another result, of so many quotes in ``total``, lies in time.

        ``asked`` are the days it is narrowed to, ``beside_time`` what else was asked for. Of a result narrowed
        to one of the days shown, the others stay in sight: so one can go on to the next.
        """
        one_of_these = asked is not None and beside_time == self._beside_time and self._shows_day(asked)
        self.asked = asked
        if not one_of_these:
            self._beside_time = beside_time
            self.dated = Dated(facets.days, facets.counted, facets.complete or facets.counted >= total)
            self._cut()
        self.lay_out()

    def _shows_day(self, asked: Days) -> bool:
        return any(bin.unit == "day" and (bin.first, bin.last) == asked for bin in self.bins)

    def stand_on(self, row: QuoteRow | None) -> None:
        """Point to the day of a quote, on or before which if no more is known; nowhere for a longer time."""
        days = row.said.days() if row is not None else None
        vague = row is None or row.said.precision in ("week", "month", "year")
        self._day = days[1] if days is not None and not vague else None
        self.lay_out()

    def on_resize(self) -> None:
        super().on_resize()
        self._cut()
        self.lay_out()

    def watch_has_focus(self, has_focus: bool) -> None:
        """In place of Textual's own, which restyles the whole widget; who leaves it finds the quote's day again."""
        if not has_focus:
            self._walked = None
        self.lay_out()

    def lay_out(self) -> None:
        """Draw what has changed."""
        self.show([self._bars(), self._axis()])

    def _cut(self) -> None:
        self.bins = binned(self.dated.days, self._room)

    @property
    def _room(self) -> int:
        return self.size.width - 2 * (_LABEL + 2)

    @property
    def _step(self) -> int:
        """Cells of one bar with its gap."""
        return max(1, min(_WIDEST, self._room // max(1, len(self.bins))))

    @property
    def at(self) -> int | None:
        """The bar pointed at; None where the quote's day is not known and nobody walks."""
        day = self._walked or self._day
        for index, bin in enumerate(self.bins):
            if day is not None and bin.first <= day <= bin.last and not bin.gap:
                return index
        return len(self.bins) - 1 if self.has_focus and self.bins else None

    def _bars(self) -> Line:
        if not self.bins:
            return [(" ", ""), ("when it was said is not known" if self.dated.counted else "", "muted")]
        most = max(bin.quotes for bin in self.bins)
        pieces: list[Piece] = [(f" {fit(day_name(self.dated.days[0][0]), _LABEL, 'right')} ", "muted")]
        for bin in self.bins:
            lit = self.asked is not None and self.asked[0] <= bin.last and bin.first <= self.asked[1]
            _add(pieces, _bar(bin, most, self._step), "muted" if bin.gap else "accent" if lit else "source")
        return [*pieces, (f" {day_name(self.dated.days[-1][0])}", "muted")]

    def _axis(self) -> Line:
        left: list[Piece] = [(fit(f" 5 by {self.bins[0].unit}" if self.bins else "", _LABEL + 2), "muted")]
        right = self._beside()
        at = self.at
        if at is not None:
            before = at * self._step + (self._step - 1) // 2
            left += self._pointer(self.bins[at], before, self.size.width - _LABEL - 2 - cells(right))
        gap = self.size.width - sum(cells(text) for text, _ in left) - cells(right)
        return [*left, (" " * gap, ""), (right, "muted")] if right and gap >= 0 else left

    def _pointer(self, bin: Bin, before: int, room: int) -> Line:
        """The pointer so many cells from the first bar; with words beside it, where there is room, while it walks."""
        if not self.has_focus:
            return [(" " * before, ""), (_POINTER, "accent")]
        words = f"{bin.name}: {counted(bin.quotes, 'quote')}"
        if before + 2 + cells(words) <= room or cells(words) + 1 > before:
            return [(" " * before, ""), (f"{_WALKED} {words}", "accent")]
        return [(" " * (before - cells(words) - 1), ""), (f"{words} {_WALKED}", "accent")]

    def _beside(self) -> str:
        """What the bars do not hold."""
        some = "" if self.dated.complete else f"newest {self.dated.counted:,} counted"
        none = f"+{self.dated.undated:,} without a day" if self.dated.undated > 0 else ""
        words = " · ".join(filter(None, (some, none)))
        return f" {words} " if words else ""

    # Walking and narrowing

    def action_step(self, step: int) -> None:
        """Go to the next bar that is not empty, or the one before."""
        at = self.at
        if at is None:
            return
        ahead = range(at + step, len(self.bins) if step > 0 else -1, step)
        self._walk_to(next((index for index in ahead if self.bins[index].quotes), at))

    def action_first(self) -> None:
        self._walk_to(0)

    def action_last(self) -> None:
        self._walk_to(len(self.bins) - 1)

    def _walk_to(self, index: int) -> None:
        if self.bins:
            self._walked = self.bins[index].first
            self.lay_out()

    def action_narrow(self) -> None:
        """Ask for what was said in the time pointed at, or no longer for that alone."""
        at = self.at
        if at is None:
            return
        bin = self.bins[at]
        self.post_message(self.Chosen(None if self.asked == (bin.first, bin.last) else bin.asked))

    def on_click(self, event: events.Click) -> None:
        """A click walks to a bar; a second one narrows to it."""
        index = (event.x - _LABEL - 2) // self._step
        if 0 <= index < len(self.bins) and self.bins[index].quotes:
            self._walk_to(index)
            if event.chain > 1:
                self.action_narrow()


def _bar(bin: Bin, most: int, cells: int) -> str:
    """A bar as high as its share of the most; never nothing where there is something."""
    if bin.gap:
        return fit(ELLIPSIS, cells)
    level = -(-bin.quotes * (len(_BARS) - 1) // most) if most else 0
    return _BARS[level] * max(1, cells - 1) + " " * (cells > 1)


def _add(pieces: list[Piece], text: str, role: str) -> None:
    """Put a text to the end, into the last piece where that has the same role: each piece costs its style."""
    if pieces and pieces[-1][1] == role:
        pieces[-1] = pieces[-1][0] + text, role
    else:
        pieces.append((text, role))
