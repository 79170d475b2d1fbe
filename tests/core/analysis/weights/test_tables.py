"""Tables keyed by hashes, and the clusters of words among them."""

from __future__ import annotations

import numpy as np

from core.analysis.weights.clusters import clusters
from core.analysis.weights.hashed import hashes, packed, rows, unpacked


def test_keys_come_back_as_they_were_stored() -> None:
    keys = np.unique(hashes(f"word {number}" for number in range(1000)))
    assert (unpacked(packed(keys)) == keys).all()


def test_a_string_that_is_no_key_has_the_row_behind_the_last() -> None:
    keys = np.unique(hashes(["a", "b", "c"]))
    found = rows(keys, hashes(["b", "nothing", "\ud800"]))
    assert keys[found[0]] == hashes(["b"])[0]
    assert found[1:].tolist() == [3, 3]


def test_words_of_like_use_share_their_lowest_bits() -> None:
    seoul, cairo, said = clusters(["Seoul", "Cairo", "said"]).tolist()
    assert seoul % 64 == cairo % 64 != said % 64


def test_an_unknown_word_has_no_cluster_and_an_unknown_form_that_of_its_small_letters() -> None:
    nothing, shouted, small = clusters(["Xqzvbk", "NEGOTIATED", "negotiated"]).tolist()
    assert nothing == 0
    assert shouted == small > 0
