"""The stretch of tokens with the highest sum of scores, for many windows at once.

Kadane's maximum subarray (Bentley 1984, "Programming pearls: algorithm design techniques") with a score for beginning
and one for ending at a token, as cumulative sums and maxima along the rows of a table.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
Lengths = NDArray[np.int32]

NEVER = np.float32(-1e4)
"""The score of a token that no stretch may hold."""


def padded(values: Floats, lengths: Lengths) -> Floats:
    """Values of rows one after the other as a table, filled up with zeros behind the end of each row."""
    width = int(lengths.max())
    table = np.zeros((len(lengths), width), np.float32)
    table[np.arange(width) < lengths[:, None]] = values
    return table


def best(score: Floats, begin: Floats, end: Floats) -> tuple[Numbers, Numbers, Floats]:
    """For each row of three tables the stretch ``[first, stop)`` with the highest sum, and that sum."""
    sums = np.cumsum(score.astype(np.float64), axis=1)
    opened = begin - (sums - score)
    reached = np.maximum.accumulate(opened, axis=1)
    totals = reached + sums + end
    last = totals.argmax(axis=1)
    rows = np.arange(len(score))
    behind = np.arange(score.shape[1]) > last[:, None]
    first = np.where(behind, -np.inf, opened).argmax(axis=1)
    return first, last + 1, totals[rows, last].astype(np.float32)
