"""Which row of the network's tables a word has: by itself, by its cluster, its ending and its shape.

The strings are kept as hashes; one that is not among them has row 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.analysis.speech.learned.columns import CLUSTERS, CUES, MARKS, PLACES, ROLES, Numbers, ending, shape
from core.analysis.weights.clusters import clusters
from core.analysis.weights.hashed import Hashes, hashes, packed, rows, unpacked

Arrays = Mapping[str, NDArray[np.generic]]
KEYED: Mapping[str, Callable[[str], str]] = {"words": str.lower, "endings": ending, "shapes": shape}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hashes of the known words, endings and shapes, sorted; the known constructions and kinds of names by name."""

    words: Hashes
    endings: Hashes
    shapes: Hashes
    constructions: Sequence[str]
    kinds: Sequence[str]

    def sizes(self) -> tuple[int, ...]:
        """How many rows each column has: ``WORD_COLUMNS``, then ``TOKEN_COLUMNS``."""
        words = (len(self.words) + 1, CLUSTERS, len(self.endings) + 1, len(self.shapes) + 1)
        return (*words, MARKS, 2 * len(self.kinds) + 1, 2 * len(ROLES) + 1, CUES, PLACES, len(self.constructions) + 1)

    def word_columns(self, words: Sequence[str]) -> Numbers:
        """One row a word in the order of ``WORD_COLUMNS``."""
        found = [_numbers(getattr(self, field), map(key, words)) for field, key in KEYED.items()]
        cluster = clusters(words)
        return np.stack([found[0], np.where(cluster < CLUSTERS, cluster, 0), *found[1:]], axis=1).astype(np.int32)

    def construction(self, rule: str) -> int:
        """The number of a construction from 1, 0 for one that is not known."""
        return self.constructions.index(rule) + 1 if rule in self.constructions else 0

    def kind(self, name: str) -> int:
        """The number of a kind of name from 1, 0 for one that is not known."""
        return self.kinds.index(name) + 1 if name in self.kinds else 0

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What ``of`` reads again."""
        named = {"constructions": np.array(self.constructions), "kinds": np.array(self.kinds)}
        return {**{field: packed(getattr(self, field)) for field in KEYED}, **named}

    @classmethod
    def of(cls, arrays: Arrays) -> Vocabulary:
        """The vocabulary kept in stored arrays."""
        keyed = {field: unpacked(arrays[field]) for field in KEYED}
        return cls(**keyed, constructions=arrays["constructions"].tolist(), kinds=arrays["kinds"].tolist())


def _numbers(keys: Hashes, strings: map[str]) -> NDArray[np.intp]:
    """The place of each string among the keys from 1, 0 for one that is not there."""
    return (rows(keys, hashes(strings)) + 1) % (len(keys) + 1)
