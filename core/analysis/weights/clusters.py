"""Brown clusters of words: which words stand in the same places in text, as a number whose low bits are the coarser.

Two words whose numbers agree in their lowest 4, 6 or 8 bits are alike at that grain ("Seoul", "Cairo").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from core.analysis.weights import load
from core.analysis.weights.hashed import Hashes, hashes, rows, unpacked

Clusters = NDArray[np.int32]


@cache
def _table() -> tuple[Hashes, Clusters]:
    """The hashes of the words, sorted, and their clusters with a 0 behind them for a word that is not there."""
    arrays = load("clusters")
    numbers = arrays["clusters"].astype(np.int32)[arrays["cluster_of"].astype(np.intp)]
    return unpacked(arrays["keys"]), np.append(numbers, np.int32(0))


def clusters(words: Sequence[str]) -> Clusters:
    """The cluster of each word as printed, else of its lower-case form; 0 for a word of no cluster."""
    keys, numbers = _table()
    found = numbers[rows(keys, hashes(words))]
    missed = np.flatnonzero(found == 0).tolist()
    found[missed] = numbers[rows(keys, hashes(words[index].lower() for index in missed))]
    return found
