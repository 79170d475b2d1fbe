"""The quote under the cursor: who, what, when, through whom, the words lit in their sentences, and why."""

from __future__ import annotations

from core.archive.protocol import DocumentPage, QuoteDetail
from core.archive.showing.surroundings import whole
from core.model import Span
from tui.panes import context
from tui.panes.pane import Pane
from tui.widgets.line_view import LineView
from tui.widgets.pieces import Line, Piece, cells, crop, cut, marks_by_line, wrap
from tui.wording import KIND_WORDS, UNNAMED, confidence, long_moment, origin, place, titled_speakers

_MARGIN = " "
DOT: Piece = ("  ·  ", "muted")
_TALL = 12
"""Lines from which on the preview spells everything out."""
_WIDEST = 110
"""Cells of a line of text at most: longer ones are hard to follow with the eye."""


def flow(line: Line, width: int, *, indent: str = _MARGIN) -> list[Line]:
    """One long line of pieces as several that fit, broken between words; later ones are indented two cells more."""
    text = "".join(piece for piece, _ in line)
    marks, at = [], 0
    for piece, roles in line:
        marks.append((at, at + len(piece), roles))
        at += len(piece)
    spans = wrap(text, max(8, width - cells(indent) - 2))
    return [
        [(indent + ("  " if number else ""), ""), *cut(text, start, end, marks)]
        for number, (start, end) in enumerate(spans)
    ]


def lead(quote: QuoteDetail, *, short: bool = False) -> Line:
    """Who said it, in what office, and whether these are the words."""
    line: list[Piece] = []
    for speaker, title in titled_speakers(quote):
        line += [("; ", "muted")] if line else []
        line += [(speaker.name, "speaker"), (f", {title}" if title else "", "")]
    kind = quote.row.kind if short else KIND_WORDS[quote.row.kind]
    return [*(line or [(UNNAMED, "muted")]), DOT, (kind, "muted")]


def dates(page: DocumentPage, quote: QuoteDetail, *, short: bool = False) -> Line:
    """When it was said, worked out from what, and when that was published."""
    said, published = quote.row.said, page.published
    basis = f" ({said.basis})" if said.basis and not short else ""
    line: list[Piece] = [("said ", "muted"), (long_moment(said), "title"), (basis, "muted"), DOT]
    return [*line, ("published ", "muted"), (long_moment(published), "")]


def chain(page: DocumentPage) -> Line:
    """Everybody the document came through, the outlet first."""
    line: list[Piece] = []
    for did, name in origin(page.sources):
        line += [("  ‹  " if line else "", "muted"), (did, "muted"), (name, "source")]
    return line or [("no source is named", "muted")]


def why(quote: QuoteDetail) -> Line:
    """On what grounds these are the speakers, and how sure that is."""
    sure = f" ({confidence(quote.row.confidence)})"
    return [("because ", "muted"), (quote.reason or "no reason was recorded", ""), (sure, "muted")]


def where(page: DocumentPage, quote: QuoteDetail) -> Line:
    """The title of the document, its file and the place in it."""
    title = f"“{page.title}”" if page.title else ""
    return [("in ", "muted"), (title, ""), ("  " if title else "", ""), (place(page, quote), "muted")]


def elsewhere(page: DocumentPage) -> Line:
    """The other places where the document stands word for word; [] for none."""
    if not page.copies:
        return []
    others = "; ".join(", ".join(filter(None, (str(copy.path or copy.name), copy.within))) for copy in page.copies)
    return [("the same in ", "muted"), (others, "muted")]


def beside(page: DocumentPage) -> Line:
    """What is told of the document beside its text, each with where it is told; [] for nothing."""
    line: list[Piece] = []
    for told in page.metadata:
        line += [("; " if line else "beside the text ", "muted"), (f"{told.field} ", "muted")]
        line += [(told.value, ""), (f" ({told.basis})", "muted")]
    return line


class PreviewText(LineView):
    """Keeps what it shows, to lay it out anew when its width changes."""

    def __init__(self) -> None:
        super().__init__(id="preview-text")
        self.shown: tuple[DocumentPage, QuoteDetail] | None = None

    def on_resize(self) -> None:
        self.lay_out()

    def lay_out(self, *, top: int = 0) -> None:
        """Compute the lines for the width there is."""
        width = self.size.width
        if self.shown is None or width < 8:
            self.show([])
            return
        height = self.size.height
        if height < _TALL:
            lines = _short(*self.shown, width)
        elif len(lines := _full(*self.shown, width, height, neighbours=1)) > height:
            lines = _full(*self.shown, width, height, neighbours=0)
        self.show(lines, top=top)


def _full(page: DocumentPage, quote: QuoteDetail, width: int, height: int, *, neighbours: int) -> list[Line]:
    """Everything; the reason and the place stand at the lower edge, where the eye finds them again."""
    # In few words where more take a second line: then whatever stands below stays where it is from quote to quote.
    who = lead(quote, short=len(flow(lead(quote), width)) > 1)
    head = [*flow(who, width), *flow(dates(page, quote), width), *flow(chain(page), width), []]
    head += [*quoted(page, quote, width, context.around(page.text, quote, neighbours=neighbours)), []]
    foot = [*flow(why(quote), width), *flow(where(page, quote), width), *_more(page, quote, width)]
    return [*head, *([[]] * (height - len(head) - len(foot))), *foot]


def _short(page: DocumentPage, quote: QuoteDetail, width: int) -> list[Line]:
    """The same where there are few lines: one each for who, when and through whom, the quote's own sentences."""
    heads = [lead(quote, short=True), dates(page, quote, short=True), chain(page)]
    lines: list[Line] = [crop([(_MARGIN, ""), *head], width) for head in heads]
    lines += quoted(page, quote, width, context.around(page.text, quote, neighbours=0))
    lines += [*flow(why(quote), width), *flow(where(page, quote), width)]
    if quote.row.said.basis:
        lines += flow([("said: ", "muted"), (quote.row.said.basis, "")], width)
    return [*lines, *_more(page, quote, width)]


def _more(page: DocumentPage, quote: QuoteDetail, width: int) -> list[Line]:
    """What there is to be told of few quotes only."""
    found_by: Line = [("found by ", "muted"), (quote.row.why, "")] if quote.row.why else []
    return [line for told in (elsewhere(page), beside(page), found_by) if told for line in flow(told, width)]


def quoted(page: DocumentPage, quote: QuoteDetail, width: int, stretch: Span) -> list[Line]:
    """A stretch of the text with a bar beside the lines the quote stands on, its parts lit."""
    start, end = stretch
    first, last = whole(quote)
    spans = wrap(page.text, max(8, min(width, _WIDEST) - 5), start, end)
    by_line = marks_by_line(spans, context.marks(quote))
    lines: list[Line] = []
    for number, (a, b) in enumerate(spans):
        bar = ("  ┃ ", "accent") if a < last and b > first else ("    ", "")
        pieces = cut(page.text, a, b, by_line.get(number, ()))
        lines.append([bar, *((text, roles or "context") for text, roles in pieces)])
    return lines


class PreviewPane(Pane):
    """The preview with its title; empty where no quote is under the cursor."""

    DEFAULT_CSS = """
    PreviewPane { height: 9fr; }
    """

    def __init__(self) -> None:
        self.text = PreviewText()
        super().__init__("4", "Preview", self.text, id="preview")

    def fill(self, page: DocumentPage | None, quote: QuoteDetail | None) -> None:
        """Show a quote of a document, or nothing."""
        same = self.text.shown is not None and quote is not None and self.text.shown[1].row.id == quote.row.id
        self.text.shown = (page, quote) if page is not None and quote is not None else None
        self.text.lay_out(top=self.text.scroll_offset.y if same else 0)
