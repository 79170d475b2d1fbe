"""Makes ``clusters.npz``: Brown clusters of English words from spacy-lookups-data. Run with ``python -m``."""

from __future__ import annotations

import gzip
import json
from importlib import resources

import numpy as np

from core.analysis.text.tokens import tokenise
from core.analysis.weights.hashed import hashes, packed
from core.training.weights import save

NONE = 1
"""Numbers up to this one are no cluster: the source gives them to words that were too rare to place."""


def main() -> None:
    """Write the table and say what is in it."""
    source = resources.files("spacy_lookups_data").joinpath("data/en_lexeme_cluster.json.gz").read_bytes()
    words: dict[str, int] = json.loads(gzip.decompress(source))
    kept = {word: number for word, number in words.items() if number > NONE and _one_token(word)}
    keys, first = np.unique(hashes(kept), return_index=True)
    numbers, cluster_of = np.unique(np.fromiter(kept.values(), np.int32)[first], return_inverse=True)
    size = save("clusters", {"keys": packed(keys), "clusters": numbers, "cluster_of": cluster_of.astype(np.uint16)})
    print(f"{len(keys):,} words in {len(numbers):,} clusters, {size:,} bytes")


def _one_token(word: str) -> bool:
    """Whether the program could ever look the word up: it is one of its tokens."""
    return len(tokenise(word)) == 1 and not word.isspace()


if __name__ == "__main__":
    main()
