"""One whole document, all its quotes lit, the current one strongest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.screen import Screen

from core.archive.protocol import ActorRef, DocumentPage, QuoteDetail
from core.archive.showing.surroundings import whole
from core.model import Span
from tui.key_map import keys_of
from tui.keys import Pane
from tui.outside import Program
from tui.panes import context
from tui.panes.preview import chain, dates, lead, why
from tui.screens.copying import CopyQuote
from tui.screens.mentions import Mentions, meaning
from tui.screens.opening import OpenFile
from tui.screens.pivots import Pivot, Turn, turn
from tui.screens.whom import Beside, WhoIs
from tui.widgets.line_view import LineView
from tui.widgets.pieces import Line, Mark, Piece, cut, marks_by_line, wrap
from tui.widgets.text_line import KeysLine, TextLine, Title
from tui.wording import long_moment, place

_WIDEST = 100
"""Cells of a line of text at most: longer ones are hard to follow with the eye."""
_GUTTER = 5
_ABOVE = 3
"""Lines left above a quote that is gone to, so that it does not stand without its beginning."""


class DocumentText(LineView):
    """The text wrapped to the width; a bar in the margin marks the lines of quotes, a heavy one the current quote's."""

    def __init__(self, page: DocumentPage) -> None:
        super().__init__(id="document-text")
        self.page = page
        self.current: QuoteDetail | None = None
        self.pointed: Span | None = None
        self.spans: list[Span] = []
        self._marks: dict[int, list[Mark]] = {}
        self._bars: dict[int, list[Mark]] = {}

    @property
    def line_count(self) -> int:
        return len(self.spans)

    def on_resize(self) -> None:
        """Wrap anew; what stood at the top stays there."""
        at = self.spans[self.scroll_offset.y][0] if self.spans else None
        self.spans = wrap(self.page.text, min(_WIDEST, max(8, self.size.width - _GUTTER - 2)))
        self.light(self.current)
        if at is None:
            self.go_to_current()
        else:
            self.lines_changed(self.line_of(at))

    def light(self, current: QuoteDetail | None) -> None:
        """Light every quote, this one most."""
        self.current = current
        marks: list[Mark] = []
        bars: list[Mark] = []
        if self.page.title and (start := self.page.text.find(self.page.title)) >= 0:
            marks.append((start, start + len(self.page.title), "title"))
        for quote in self.page.quotes:
            mine = current is not None and quote.row.id == current.row.id
            if not mine:
                marks += context.marks(quote, current=False)
                bars += [(start, end, "other") for start, end in quote.content]
        if current is not None:
            marks += [(start, end, "current") for start, end in current.content]
            marks += context.marks(current)
            bars.append((*whole(current), "mine"))
        if self.pointed is not None:
            marks.append((*self.pointed, "match cursor"))
        self._marks, self._bars = marks_by_line(self.spans, marks), marks_by_line(self.spans, bars)
        self.refresh()

    def go_to_current(self) -> None:
        """Show the current quote from its beginning, unless all of it is in view."""
        first, last = whole(self.current) if self.current is not None else (0, 0)
        top, bottom = self.line_of(first), self.line_of(max(first, last - 1))
        here = self.scroll_offset.y
        if self.spans and here <= top and bottom < here + self.size.height and self.virtual_size.height:
            self.lines_changed(here)
        else:
            self.lines_changed(max(0, top - _ABOVE))

    def point_at(self, span: Span | None) -> None:
        """Light a stretch beside the quotes, and bring it into view; None for none."""
        self.pointed = span
        self.light(self.current)
        if span is not None:
            line, here = self.line_of(span[0]), self.scroll_offset.y
            inside = here <= line < here + self.size.height
            self.lines_changed(here if inside else max(0, line - _ABOVE))

    def in_view(self) -> Span:
        """The stretch of the text that is seen."""
        seen = self.spans[self.scroll_offset.y : self.scroll_offset.y + max(1, self.size.height)]
        return (seen[0][0], seen[-1][1] + 1) if seen else (0, 0)

    def line_of(self, position: int) -> int:
        """The line on which a character of the text stands."""
        low, high = 0, max(0, len(self.spans) - 1)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.spans[middle][0] <= position else (low, middle - 1)
        return low

    def line_at(self, index: int, width: int) -> Line:
        start, end = self.spans[index]
        kinds = {roles for _, _, roles in self._bars.get(index, ())}
        bar: Piece = ("┃", "accent") if "mine" in kinds else ("│", "lit") if kinds else (" ", "")
        return [("   ", ""), bar, (" ", ""), *cut(self.page.text, start, end, self._marks.get(index, ()))]


class DocumentScreen(Screen[Turn | None]):
    """A document to read and to walk from quote to quote; ends with a turn to take, or None."""

    DEFAULT_CSS = """
    DocumentScreen { background: $background; }
    """
    pane: Pane = "document"

    def __init__(self, page: DocumentPage, quote: int, today: date) -> None:
        super().__init__()
        self.page, self.today = page, today
        self.index = next((i for i, each in enumerate(page.quotes) if each.row.id == quote), 0)
        self.text, self.mentions = DocumentText(page), Mentions(page)
        self.heading, self.published, self.rule = TextLine(), TextLine(), Title("", "Document")
        self.who, self.when, self.reason, self.keys = TextLine(), TextLine(), TextLine(), KeysLine()
        self.below = Title("", "Quote")

    @property
    def quote(self) -> QuoteDetail | None:
        """The current quote, None in a document without any."""
        return self.page.quotes[self.index] if self.page.quotes else None

    def compose(self) -> ComposeResult:
        yield self.heading
        yield self.published
        yield self.rule
        yield self.text
        yield self.below
        yield self.who
        yield self.when
        yield self.reason
        yield self.keys

    def on_mount(self) -> None:
        self.heading.show([(" ", ""), (self.page.title or self.page.name, "title")])
        self.published.show(
            [(" ", ""), (long_moment(self.page.published), "date"), ("  ·  ", "rule"), *chain(self.page)]
        )
        self.rule.set_focused(True)
        self.keys.offer(keys_of(self.app).footer("document"))
        self.text.current = self.quote
        self.watch(self.text, "scroll_y", self._show_position, init=False)
        self._show_quote()
        self.text.focus()

    def _show_quote(self) -> None:
        quote = self.quote
        self.below.describe(position=f"{self.index + 1}/{len(self.page.quotes)}" if quote else "none")
        if quote is None:
            return
        self.who.show([(" ", ""), *lead(quote)])
        self.when.show([(" ", ""), *dates(self.page, quote)])
        self.reason.show([(" ", ""), *why(quote)], [(place(self.page, quote), "muted"), (" ", "")])

    def _show_position(self) -> None:
        lines, height = self.text.line_count, self.text.size.height
        last = min(lines, self.text.scroll_offset.y + height)
        share = "all" if lines <= height else f"{last / max(1, lines):.0%}"
        self.rule.describe(note=self.page.kind, position=f"line {self.text.scroll_offset.y + 1:,}/{lines:,}  {share}")

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_position)

    def action_next_quote(self, step: int) -> None:
        if self.page.quotes:
            self.index = (self.index + step) % len(self.page.quotes)
            self.mentions.forget()
            self.text.pointed = None
            self.text.light(self.quote)
            self.text.go_to_current()
            self._show_quote()

    def action_next_mention(self, step: int) -> None:
        """Point at the next mention of an actor, and say below who is meant."""
        mention = self.mentions.step(step, self.text.in_view())
        if mention is not None:
            self.text.point_at((mention.start, mention.end))
            self.who.show(meaning(self.page, mention, self.mentions.meant()))

    def _actors(self) -> Sequence[ActorRef]:
        """Whom the mention pointed at may mean, else who speaks in the quote."""
        if self.mentions.pointed is not None:
            return self.mentions.meant()
        return self.quote.row.speakers if self.quote is not None else ()

    def action_who(self) -> None:
        self.post_message(WhoIs(self._actors(), self._go_on))

    def action_compare(self) -> None:
        self.post_message(Beside(self._actors(), self._go_on))

    def _go_on(self, way: Turn | None) -> None:
        if way is not None:
            self.dismiss(way)

    def action_open_file(self, program: Program) -> None:
        if self.quote is not None:
            self.post_message(OpenFile(program, self.page, self.quote))

    def action_copy(self) -> None:
        if self.quote is not None:
            self.post_message(CopyQuote(self.page, self.quote))

    def action_cite(self) -> None:
        if self.quote is not None:
            self.post_message(CopyQuote(self.page, self.quote, cited=True))

    def action_pivot(self, way: Pivot) -> None:
        if self.quote is None:
            return
        where = turn(way, self.quote.row)
        if where.text is None:
            self.notify(where.words, markup=False, timeout=4)
        else:
            self.dismiss(where)

    def action_close(self) -> None:
        self.dismiss(None)
