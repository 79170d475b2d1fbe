"""Which tokens are asked about for each word that may report speech, and how the two stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution
from core.analysis.speech.learned.columns import Layout, Numbers, ranges

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
    cue = np.repeat(np.arange(len(cues), dtype=np.int32), lengths)
    starts = np.cumsum(lengths) - lengths
    token = np.arange(len(cue), dtype=np.int32) - (starts - first)[cue].astype(np.int32)
    role = np.zeros(len(cue), np.int32)
    for number, item in enumerate(linked):
        if item is not None:
            at, low, high = int(starts[number]), int(first[number]), int(stop[number])
            role[at : at + high - low] = 1
            content, cue_pieces, source = ranges(reading, item)
            for value, pieces in ((2, content), (3, source), (4, cue_pieces)):
                for begin, end in pieces:
                    if max(begin, low) < min(end, high):
                        role[at + max(begin, low) - low : at + min(end, high) - low] = value
    return Windows(first, stop, cue, token, _columns(reading, layout, cues[cue], token, role))


def _bounds(reading: Reading, layout: Layout, cues: Numbers) -> tuple[Numbers, Numbers]:
    """The cue's paragraph, and those behind it that a colon or a quotation left open leads on to, cut to size."""
    bounds = layout.paragraph_starts
    paragraph = layout.paragraph[cues]
    last = paragraph.copy()
    for number, cue in enumerate(cues):
        for _ in range(MOST_PARAGRAPHS):
            end = int(bounds[last[number] + 1])
            open_quotation = layout.inside[end - 1] >= 0 and layout.mark[end - 1] != 3
            if end >= len(layout.paragraph) or not (end == cue + 1 or reading.texts[end - 1] == ":" or open_quotation):
                break
            last[number] += 1
    return np.maximum(bounds[paragraph], cues - BEFORE), np.minimum(bounds[last + 1], cues + BEHIND)


def _columns(reading: Reading, layout: Layout, cue: Numbers, token: Numbers, role: Numbers) -> Numbers:
    """How each token stands to its cue, one row a pair, numbered through all columns."""
    commas = np.array([text == "," for text in reading.texts])
    opens = (np.diff(layout.inside, prepend=-1) != 0) & (layout.inside >= 0)
    distance = token - cue
    side = np.sign(distance) + 1
    apart = layout.sentence[token] - layout.sentence[cue]
    near, far = np.clip(apart, -1, 1) + 1, np.clip(apart, -3, 3) + 3
    other_paragraph = layout.paragraph[token] != layout.paragraph[cue]
    quoted, cue_quoted = layout.inside[token] >= 0, layout.inside[cue] >= 0
    together = quoted & (layout.inside[token] == layout.inside[cue])
    between = _Between(cue, token)
    columns = (
        _distance(distance),
        far + 7 * other_paragraph,
        role,
        between.count(commas, 3) + 4 * side + 12 * near,
        between.count(opens, 3) + 4 * (quoted + 2 * cue_quoted + 3 * together),
        between.count(layout.cue == 2, 2) + 3 * side + 9 * near,
    )
    table: Numbers = np.stack(columns, axis=1).astype(np.int32) + OFFSETS
    return table


def _distance(distance: Numbers) -> Numbers:
    """Tokens between in steps that grow, 20 and more for those before the cue."""
    size = np.abs(distance)
    steps = np.where(size <= NEAR, size, NEAR + np.searchsorted(FAR, size, side="right"))
    return np.where(distance < 0, steps + 20, steps).astype(np.int32)


class _Between:
    """Counts what stands strictly between two tokens of each pair."""

    def __init__(self, cue: Numbers, token: Numbers) -> None:
        self.stop = np.maximum(cue, token)
        self.first = np.minimum(np.minimum(cue, token) + 1, self.stop)

    def count(self, there: np.ndarray[tuple[int], np.dtype[np.bool_]], most: int) -> Numbers:
        """How many tokens between are marked in ``there``, at most ``most``."""
        before = np.concatenate([[0], np.cumsum(there)])
        counts: Numbers = np.minimum(before[self.stop] - before[self.first], most).astype(np.int32)
        return counts
