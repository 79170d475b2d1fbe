"""The tagger: the best labels of whole sentences, and what it remembers of words."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from core.analysis.names.tagger import FAR, Tagger, best_labels, lay_out, model
from core.analysis.text.tokens import tokenise

LABELS = ("B-A", "B-B", "I-A", "I-B", "O")
OUTSIDE = LABELS.index("O")


def value(path: tuple[int, ...], scores: np.ndarray, follows: np.ndarray) -> float:
    inside = sum(scores[place, label] for place, label in enumerate(path))
    begins = -FAR * LABELS[path[0]].startswith("I-")
    return float(inside + begins + sum(follows[pair] for pair in pairwise(path)))


@pytest.mark.parametrize("seed", range(20))
def test_the_labels_are_those_of_the_best_path_through_each_sentence(seed: int) -> None:
    chance = np.random.default_rng(seed)
    lengths = chance.integers(1, 6, 8)
    ends = np.cumsum(lengths)
    follows = chance.normal(0, 2, (5, 5)).astype(np.float32)
    for before, label in product(range(5), range(5)):
        if LABELS[label].startswith("I-") and LABELS[before][2:] != LABELS[label][2:]:
            follows[before, label] -= FAR
    scores = chance.normal(0, 3, (int(ends[-1]), 5)).astype(np.float32)
    scores[:, OUTSIDE] += 4
    layout = lay_out([range(end - length, end) for end, length in zip(ends, lengths, strict=True)])
    found = best_labels(layout, scores, follows, OUTSIDE)
    for end, length in zip(ends, lengths, strict=True):
        own = scores[end - length : end]
        best = max(product(range(5), repeat=int(length)), key=lambda path: value(path, own, follows))
        assert tuple(found[end - length : end]) == best


def test_a_document_of_nothing_has_no_names() -> None:
    assert list(Tagger(model()).tag(tokenise(""), [], ())) == []
    assert list(Tagger(model()).tag(tokenise("Ana Reis left."), [], ())) == []


def test_the_order_of_documents_does_not_matter() -> None:
    first, second = tokenise("Jane Roe of Acme Corp. left Cairo."), tokenise("Oskar Brandel met Roe in Seoul.")
    one, other = Tagger(model()), Tagger(model())
    list(one.tag(first, [range(len(first))], ()))
    assert list(one.tag(second, [range(len(second))], ())) == list(other.tag(second, [range(len(second))], ()))
