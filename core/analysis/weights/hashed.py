"""Tables with strings for keys, kept as the hashes of the strings: small on disk, looked up by the array.

Two strings of one hash are one key. With 32 bits and some 100,000 keys an unknown string is taken for a known one
about once in 40,000 times, which a sum of many weights does not notice.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]


def hashes(strings: Iterable[str]) -> Hashes:
    """The hash of each string (CRC-32 of its UTF-8 bytes, lone surrogates included)."""
    return np.fromiter((crc32(string.encode("utf-8", "surrogatepass")) for string in strings), np.uint32)


def rows(keys: Hashes, wanted: Hashes) -> NDArray[np.intp]:
    """The place of each wanted hash among the sorted keys, ``len(keys)`` for one that is not among them."""
    at = np.searchsorted(keys, wanted)
    missed = keys[np.minimum(at, len(keys) - 1)] != wanted
    at[missed] = len(keys)
    return at


def packed(keys: Hashes) -> NDArray[np.uint8]:
    """Sorted keys as they are stored: the steps between them, byte by byte, which compresses to half."""
    steps = np.diff(keys, prepend=np.uint32(0)).astype("<u4")
    return np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 4).T)


def unpacked(stored: NDArray[np.generic]) -> Hashes:
    """The keys that ``packed`` stored."""
    steps = np.ascontiguousarray(stored.astype(np.uint8).T).view("<u4").reshape(-1)
    return np.cumsum(steps, dtype=np.uint32)
