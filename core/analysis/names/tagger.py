"""The trained tagger of names: a linear chain whose every feature is one word at one offset, or one fact.

So a word's whole part in the sum is a small table (five offsets by nine labels), made when the word is first met, and
a document is tagged by adding up rows of it. The best labels of all its sentences are then found at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from core.analysis.names.facts import Layout, bits_of, facts, folds
from core.analysis.names.features import OFFSETS, OUTSIDE, word_features
from core.analysis.names.gazetteer import Hit
from core.analysis.names.name import Found
from core.analysis.text.tokens import Tokens
from core.analysis.weights import load
from core.analysis.weights.hashed import hashes, rows, unpacked

FAR, SLACK = 1e6, 1e-3
"""What keeps a name from reaching into the next sentence, and what rounding may cost."""
CHUNK = 256
"""How many runs of undecided tokens are solved at once."""

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights: ``of_feature[rows(keys, ...)]`` is a feature's part for each offset and label, ``of_fact`` each
    fact's for each label, ``follows[a, b]`` that of label ``b`` behind ``a``. The last row of ``of_feature`` is 0."""

    labels: tuple[str, ...]
    keys: NDArray[np.uint32]
    of_feature: Scores
    of_fact: Scores
    follows: Scores
    always: Scores


@cache
def model() -> Model:
    """The weights that are shipped, read once."""
    arrays = load("names")
    labels = tuple(str(label) for label in arrays["labels"])
    shape = (-1, len(OFFSETS), len(labels))
    of_feature = arrays["of_feature"].T.astype(np.float32).reshape(shape) * arrays["step"].astype(np.float32)
    return Model(
        labels,
        unpacked(arrays["keys"]),
        np.concatenate([of_feature, np.zeros((1, *shape[1:]), np.float32)]),
        arrays["of_fact"].astype(np.float32),
        arrays["follows"].astype(np.float32) - FAR * _forbidden(labels),
        arrays["always"].astype(np.float32),
    )


def _forbidden(labels: Sequence[str]) -> NDArray[np.float32]:
    """1 where the second label cannot follow the first: a name goes on only behind its own kind."""
    return np.array(
        [[label.startswith("I-") and before[2:] != label[2:] for label in labels] for before in labels], np.float32
    )


class Tagger:
    """Tags documents with one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.outside = model.labels.index("O")

    def tag(self, tokens: Tokens, sentences: Sequence[range], hits: Sequence[Hit]) -> Iterator[Found]:
        """The names in a document's sentences (ranges of tokens); ``hits`` are the known names of all of it."""
        layout = lay_out(sentences)
        if not len(layout.tokens):
            return
        scores = self.scores(layout, tokens, hits)
        yield from self._names(layout, self._labels(layout, scores))

    def scores(self, layout: Layout, tokens: Tokens, hits: Sequence[Hit]) -> Scores:
        """What speaks for each label at each place, its neighbours' labels aside."""
        numbers = tokens.numbers[layout.tokens]
        margin = max(OFFSETS)
        sentence = np.repeat(np.arange(len(layout.starts) - 1), np.diff(layout.starts))
        spread = np.arange(len(numbers)) + margin * (sentence + 1)  # outside lies between every two sentences
        padded = np.zeros(len(numbers) + margin * len(layout.starts), np.intp)  # 0 is the number of no word
        padded[spread] = numbers
        parts = tokens.words.column(self._parts).take(padded, axis=0)
        stop = len(padded) - margin
        total = np.zeros((stop - margin, len(self.model.labels)), np.float32) + self.model.always
        for slot, offset in enumerate(OFFSETS):
            total += parts[margin + offset : stop + offset, slot]
        folded, bits = tokens.words.column(folds)[numbers], tokens.words.column(bits_of)[numbers]
        own = total[spread - margin]
        place, fact = np.nonzero(facts(layout, folded, bits, hits, len(tokens)))
        if len(place):
            first = np.flatnonzero(np.append(True, place[1:] != place[:-1]))
            own[place[first]] += np.add.reduceat(self.model.of_fact[fact], first, axis=0)
        return np.asarray(own, np.float32)

    def _parts(self, words: Sequence[str]) -> Scores:
        """The part of each word in the sum at every offset; the empty word is what lies outside a sentence."""
        of_words = iter(word_features([word for word in words if word]))
        features = [next(of_words) if word else [OUTSIDE] for word in words]
        at = rows(self.model.keys, hashes(chain.from_iterable(features)))
        starts = np.cumsum([0, *map(len, features)])[:-1]
        return np.add.reduceat(self.model.of_feature[at], starts, axis=0)

    def _labels(self, layout: Layout, scores: Scores) -> NDArray[np.int8]:
        return best_labels(layout, scores, self.model.follows, self.outside)

    def _names(self, layout: Layout, labels: NDArray[np.int8]) -> Iterator[Found]:
        starts = set(layout.starts.tolist())
        name: Found | None = None
        for place in np.flatnonzero(labels != self.outside).tolist():
            token, label = int(layout.tokens[place]), self.model.labels[labels[place]]
            goes_on = name is not None and name.stop == token and place not in starts
            if name is not None and goes_on and label == f"I-{name.label}":
                name = name._replace(stop=token + 1)
                continue
            if name is not None:
                yield name
            name = Found(token, token + 1, label[2:])
        if name is not None:
            yield name


def lay_out(sentences: Sequence[range]) -> Layout:
    """Sentences side by side, those without a token left out."""
    held = [sentence for sentence in sentences if sentence]
    tokens = np.fromiter(chain.from_iterable(held), np.intp)
    return Layout(tokens, np.cumsum([0, *map(len, held)]))


def best_labels(layout: Layout, scores: Scores, follows: Scores, outside: int) -> NDArray[np.int8]:
    """The labels of the best path through each sentence.

    A token that no name is worth holding is outside on that path, so paths are sought through the short runs between
    such tokens only; the result is that of whole sentences.
    """
    best = np.full(len(scores), outside, np.int8)
    sentence_starts = np.zeros(len(scores) + 1, bool)
    sentence_starts[layout.starts] = True
    undecided = worth(scores, follows, outside, sentence_starts[:-1]) >= -SLACK
    begins = undecided & (np.append(True, ~undecided[:-1]) | sentence_starts[:-1])
    ends = undecided & (np.append(~undecided[1:], True) | sentence_starts[1:])
    first = np.flatnonzero(begins)
    if not len(first):
        return best
    last = np.flatnonzero(ends)
    inner = scores.copy()
    inner[first[sentence_starts[first]], len(follows) // 2 : outside] -= FAR
    led = first[~sentence_starts[first]]
    inner[led] += follows[outside]
    followed = last[~sentence_starts[last + 1]]
    inner[followed] += follows[:, outside]
    lengths = last - first + 1
    order = np.argsort(-lengths, kind="stable")
    for chunk in range(0, len(order), CHUNK):
        some = order[chunk : chunk + CHUNK]
        _solve(inner, first[some], lengths[some], follows, best)
    return best


def worth(scores: Scores, follows: Scores, outside: int, begins: NDArray[np.bool_]) -> NDArray[np.float64]:
    """For each token the most that any name holding it could add to a path, by the labels of that name and beside it.

    For one kind of name, the part of its first token falls away and the others add up, so the best name around a token
    is the best beginning before it and the best end behind it, each a running maximum over sums.
    """
    kinds = (len(follows) - 1) // 2
    first, inner = np.arange(kinds), np.arange(kinds, 2 * kinds)
    others = [*first, outside]
    over = np.subtract(scores.T, scores[:, outside], dtype=np.float64)  # a row each label: long rows add up quickly
    level = follows[outside, outside]
    leads = (follows[:, first] - follows[:, [outside]]).max(0)[:, None]
    starts = over[first] + np.where(begins, np.maximum(leads, 0), leads)
    steps = over[inner] + (np.maximum(follows[first, inner], follows[inner, inner]) - level)[:, None]
    after = (follows[:, others] - follows[outside, others]).max(1)
    closes = np.maximum(after[first], after[inner])[:, None]
    ends = np.where(np.append(begins[1:], True), np.maximum(closes, 0), closes)
    steps[:, begins] = -FAR
    sums = np.cumsum(steps, axis=1)
    before = np.maximum.accumulate(starts - sums, axis=1)
    behind = np.maximum.accumulate((sums + ends)[:, ::-1], axis=1)[:, ::-1]
    return np.asarray((before + behind).max(0))


def _solve(
    scores: Scores, first: NDArray[np.intp], lengths: NDArray[np.intp], follows: Scores, best: NDArray[np.int8]
) -> None:
    """Write the best labels of runs, sorted from long to short, into ``best``: at each step only those still going."""
    longest = int(lengths[0])
    going = np.searchsorted(-lengths, -np.arange(longest), side="left")
    back = np.zeros((longest, len(first), len(follows)), np.int8)
    score = scores[first]
    for step in range(1, longest):
        n = going[step]
        paths = score[:n, :, None] + follows
        back[step, :n] = paths.argmax(1)
        score[:n] = paths.max(1) + scores[first[:n] + step]
    label = score.argmax(1)
    for step in range(longest - 1, -1, -1):
        n = going[step]
        best[first[:n] + step] = label[:n]
        if step:
            label[:n] = back[step, np.arange(n), label[:n]]


@cache
def tagger() -> Tagger:
    """The tagger with the weights that are shipped."""
    return Tagger(model())
