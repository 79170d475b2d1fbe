"""Which tokens are asked about for each word that may report speech, and how the two stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution
from core.analysis.speech.learned.columns import CLOSING, Layout, Numbers, ranges

BEFORE, BEHIND = 110, 150
"""How many tokens before and behind a cue are asked about; 99 of 100 reported clauses lie within (PolNeAR train)."""
MOST_PARAGRAPHS = 3
"""How many paragraphs behind the cue's own are asked about where a colon or an open quotation leads on."""
NEAR = 10
FAR = (12, 15, 19, 25, 33, 45, 60, 90)
"""Distances count singly up to ``NEAR`` tokens, then by these bounds."""

SIZES = (40, 14, 5, 36, 36, 27)
"""How many values each column has: distance, sentences apart, role by the rules, commas, quotations, cues between."""
OFFSETS = np.cumsum((0, *SIZES[:-1])).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Windows:
    """The tokens asked about: for cue ``n`` those of ``[first[n], stop[n])``.

    ``cue`` and ``token`` name each pair, window after window; ``columns`` has the six numbers of each.
    """

    first: Numbers
    stop: Numbers
    cue: Numbers
    token: Numbers
    columns: Numbers


def windows(reading: Reading, layout: Layout, cues: Numbers, linked: Sequence[Attribution | None]) -> Windows:
    """The windows of all cues; ``linked`` holds what the rules read at each of them."""
    first, stop = _bounds(reading, layout, cues)
    lengths = stop - first
    starts = np.cumsum(lengths) - lengths
    cue = np.repeat(np.arange(len(cues), dtype=np.int32), lengths)
    token = np.arange(len(cue), dtype=np.int32) - np.repeat((starts - first).astype(np.int32), lengths)
    role = np.zeros(len(cue), np.int32)
    places = zip(starts.tolist(), first.tolist(), stop.tolist(), linked, strict=True)
    for at, low, high, item in places:
        if item is not None:
            role[at : at + high - low] = 1
            content, cue_pieces, source = ranges(reading, item)
            for value, pieces in ((2, content), (3, source), (4, cue_pieces)):
                for begin, end in pieces:
                    if max(begin, low) < min(end, high):
                        role[at + max(begin, low) - low : at + min(end, high) - low] = value
    return Windows(first, stop, cue, token, _columns(reading, layout, np.repeat(cues, lengths), token, role))


def _bounds(reading: Reading, layout: Layout, cues: Numbers) -> tuple[Numbers, Numbers]:
    """The cue's paragraph, and those behind it that a colon or a quotation left open leads on to, cut to size."""
    bounds = layout.paragraph_starts.tolist()
    first, stop = [], []
    for cue, paragraph in zip(cues.tolist(), layout.paragraph[cues].tolist(), strict=True):
        last = paragraph + 1
        while last - paragraph <= MOST_PARAGRAPHS and _leads_on(reading, layout, bounds[last], cue):
            last += 1
        first.append(max(bounds[paragraph], cue - BEFORE))
        stop.append(min(bounds[last], cue + BEHIND))
    return np.array(first, np.int32), np.array(stop, np.int32)


def _leads_on(reading: Reading, layout: Layout, end: int, cue: int) -> bool:
    """Whether the paragraph that ends before a token leads on to the next one."""
    if end >= len(reading.texts):
        return False
    open_quotation = reading.inside[end - 1] >= 0 and layout.mark[end - 1] != CLOSING
    return end == cue + 1 or reading.texts[end - 1] == ":" or open_quotation


def _columns(reading: Reading, layout: Layout, cue: Numbers, token: Numbers, role: Numbers) -> Numbers:
    """How each token stands to its cue, one row a pair, numbered through all columns."""
    commas = reading.tokens.words.column(_is_comma).take(reading.tokens.numbers)
    opens = (np.diff(layout.inside, prepend=-1) != 0) & (layout.inside >= 0)
    side = np.sign(token - cue) + 1
    apart = layout.sentence.take(token) - layout.sentence.take(cue)
    far = np.minimum(np.maximum(apart, -3), 3) + 3
    side_near = side + 3 * (np.sign(apart) + 1)
    other_paragraph = layout.paragraph.take(token) != layout.paragraph.take(cue)
    quotation, quotation_of_cue = layout.inside.take(token), layout.inside.take(cue)
    quoted = quotation >= 0
    together = quoted & (quotation == quotation_of_cue)
    between = _Between(cue, token)
    columns = (
        _DISTANCES.take(token - cue + BEFORE),
        far + 7 * other_paragraph,
        role,
        between.count(commas, 3) + 4 * side_near,
        between.count(opens, 3) + 4 * (quoted + 2 * (quotation_of_cue >= 0) + 3 * together),
        between.count(layout.cue == 2, 2) + 3 * side_near,
    )
    table: Numbers = np.stack(columns).T + OFFSETS
    return table


def _is_comma(words: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([word == "," for word in words])


def paired(columns: Numbers, first: int) -> Numbers:
    """Two columns beside each other as one number: the place of their values in a table of all of them."""
    one, other = columns[:, first] - OFFSETS[first], columns[:, first + 1] - OFFSETS[first + 1]
    place: Numbers = one * SIZES[first + 1] + other
    return place


def _steps(distance: Numbers) -> Numbers:
    """Tokens between in steps that grow, 20 and more for those before the cue."""
    size = np.abs(distance)
    steps = np.where(size <= NEAR, size, NEAR + np.searchsorted(FAR, size, side="right"))
    return np.where(distance < 0, steps + 20, steps).astype(np.int32)


_DISTANCES = _steps(np.arange(-BEFORE, BEHIND, dtype=np.int32))
"""The steps of all distances that a window has."""


class _Between:
    """Counts what stands strictly between two tokens of each pair."""

    def __init__(self, cue: Numbers, token: Numbers) -> None:
        self.one, self.other = cue + (token > cue), token + (token < cue)

    def count(self, there: NDArray[np.bool_], most: int) -> Numbers:
        """How many tokens between are marked in ``there``, at most ``most``."""
        before = np.zeros(len(there) + 1, np.int32)
        np.cumsum(there, out=before[1:])
        counts: Numbers = np.minimum(np.abs(before.take(self.one) - before.take(self.other)), most)
        return counts
