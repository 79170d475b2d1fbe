"""What is shown around a quote: the paragraphs or the sentences that it stands in, never so much that it is lost."""

from __future__ import annotations

import re

from core.archive.protocol import QuoteDetail
from core.model import Span

_PARAGRAPH = re.compile(r"(?P<end>)\n+")
_SENTENCE = re.compile(
    r"(?P<end>)\n+"
    r"|(?<=[.!?…])(?P<marks>[\"'”’»)\]]*)\s+(?=[\"'“‘«(\[]*[A-Z0-9])"
    r"|(?<=[a-z)”’][.!?])(?P<run>[\"”’]?)(?=[A-Z][a-z])"  # pages saved as text run sentences together
    r"|(?<=[。！？])(?P<wide>[”’」』]*)"
)
_SEAM = 4
"""Characters that may stand between the last of one sentence and the first of the next, on either side."""
_SPACE = re.compile(r"\s")


def whole(quote: QuoteDetail) -> Span:
    """From the first to the last character that has to do with the quote: content, cue and source."""
    spans = [*quote.content, *quote.cue, *quote.source]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def surroundings(text: str, place: Span, *, reach: int, neighbours: int | None = None) -> Span:
    """The paragraphs that a place touches; with ``neighbours`` its sentences and so many more on each side.

    At most ``reach`` characters on either side: what is longer is cut between words.
    """
    start, end = place
    boundary = _PARAGRAPH if neighbours is None else _SENTENCE
    more = neighbours or 0
    low, high = max(0, start - reach), min(len(text), end + reach)
    # A boundary reaches over the closing marks and the space beside it, so the search for it does too.
    before = [match.end() for match in boundary.finditer(text, low, start + _SEAM) if match.end() <= start]
    ends = (match.end(match.lastgroup or 0) for match in boundary.finditer(text, max(start, end - _SEAM), high))
    after = [at for at in ends if at >= end]
    before = [_word_start(text, low, start), *before]
    after = [*after, _word_end(text, end, high)]
    return before[max(0, len(before) - 1 - more)], after[min(more, len(after) - 1)]


def _word_start(text: str, low: int, start: int) -> int:
    """The first word that begins after ``low``, unless that is where something begins; no later than ``start``."""
    if low == 0 or text[low - 1] == "\n":
        return low
    space = _SPACE.search(text, low, start)
    return space.end() if space else low


def _word_end(text: str, end: int, high: int) -> int:
    """The end of the last word before ``high``, unless that is where something ends; no sooner than ``end``."""
    if high == len(text) or text[high] == "\n":
        return high
    space = text.rfind(" ", end, high)
    return space if space > end else high
