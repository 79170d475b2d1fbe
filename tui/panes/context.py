"""The sentences around a quote, and which stretches of them to light."""

from __future__ import annotations

from core.archive.protocol import QuoteDetail
from core.archive.showing.surroundings import surroundings, whole
from core.model import Span
from tui.widgets.pieces import Mark

_REACH = 160
"""How many characters of context are shown at most on either side; more would push the quote out of the pane."""


def around(text: str, quote: QuoteDetail, *, neighbours: int = 1) -> Span:
    """The sentences the quote stands in, and so many more on each side where they are near."""
    return surroundings(text, whole(quote), reach=_REACH if neighbours else _REACH // 2, neighbours=neighbours)


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
