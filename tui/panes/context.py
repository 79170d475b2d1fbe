"""The sentences around a quote, and which stretches of them to light."""

from __future__ import annotations

import re

from core.archive.protocol import QuoteDetail
from core.model import Span
from tui.widgets.pieces import Mark

_BOUNDARY = re.compile(
    r"(?P<end>)\n+"
    r"|(?<=[.!?…])(?P<marks>[\"'”’»)\]]*)\s+(?=[\"'“‘«(\[]*[A-Z0-9])"
    r"|(?<=[a-z)”’][.!?])(?P<run>[\"”’]?)(?=[A-Z][a-z])"  # pages saved as text run sentences together
    r"|(?<=[。！？])(?P<wide>[”’」』]*)"
)
_REACH = 240
"""How many characters of context are shown at most on either side; more would push the quote out of the pane."""
_SEAM = 4
"""Characters that may stand between the last of one sentence and the first of the next, on either side."""


def whole(quote: QuoteDetail) -> Span:
    """From the first to the last character that has to do with the quote: content, cue and source."""
    spans = [*quote.content, *quote.cue, *quote.source]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def around(text: str, quote: QuoteDetail, *, neighbours: int = 1) -> Span:
    """The sentences the quote stands in, and so many more on each side where they are near."""
    start, end = whole(quote)
    reach = _REACH if neighbours else _REACH // 2
    low, high = max(0, start - reach), min(len(text), end + reach)
    # A boundary reaches over the closing marks and the space beside it, so the search for it does too.
    before = [match.end() for match in _BOUNDARY.finditer(text, low, start + _SEAM) if match.end() <= start]
    ends = (match.end(match.lastgroup or 0) for match in _BOUNDARY.finditer(text, max(start, end - _SEAM), high))
    after = [at for at in ends if at >= end]
    before = [0 if low == 0 else _word_start(text, low), *before]
    after = [*after, len(text) if high == len(text) else _word_end(text, high)]
    return before[max(0, len(before) - 1 - neighbours)], after[min(neighbours, len(after) - 1)]


def marks(quote: QuoteDetail, *, current: bool = True) -> list[Mark]:
    """The stretches to light, the weaker first: content, what stands in marks, the cue, the words naming the speaker.

    A quote that is not the current one shows only its content.
    """
    if not current:
        return [(start, end, "lit") for start, end in quote.content]
    return [
        *((start, end, "content") for start, end in quote.content),
        *((start, end, "verbatim") for start, end in quote.verbatim),
        *((start, end, "cue") for start, end in quote.cue),
        *((start, end, "speaker") for start, end in quote.source),
    ]


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at)
    return at if space < 0 else space + 1


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", 0, at)
    return at if space < 0 else space
