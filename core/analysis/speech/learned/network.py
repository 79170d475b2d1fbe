"""The network's arithmetic: tokens in numbers to a vector each, vectors to scores.

Dilated convolutions over a sum of embeddings (after Strubell et al. 2017, "Fast and accurate entity recognition with
iterated dilated convolutions"), and for each word that may report speech a small second network over pairs of it and
the tokens around it. ``core.training.quotes`` holds the same network as it is trained.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from core.analysis.speech.learned.columns import WORD_COLUMNS, Numbers
from core.analysis.speech.learned.pairs import OFFSETS, paired
from core.analysis.speech.learned.vocabulary import Vocabulary
from core.analysis.text.tokens import Tokens
from core.analysis.weights import load

Floats = NDArray[np.float32]

DILATIONS = (1, 2, 4, 8, 1)
"""How far apart the three tokens of each convolution stand."""
_EPSILON = np.float32(1e-5)


@dataclass(frozen=True, slots=True)
class Network:
    """Trained weights by the name of their layer.

    ``kernels[n]`` holds the matrices of convolution ``n``: for the token to the left, the token itself and the one to
    the right. ``pair_sums`` are the embeddings of two columns of a pair each, summed for all their
    values, biases included.
    """

    vocabulary: Vocabulary
    weights: dict[str, Floats]
    kernels: tuple[Floats, ...]
    pair_sums: tuple[Floats, ...]
    offsets: Numbers

    @classmethod
    def of(cls, vocabulary: Vocabulary, weights: dict[str, Floats]) -> Network:
        """A network that has read no word yet."""
        kernels = tuple(_kernel(weights[f"convolution{number}"]) for number in range(len(DILATIONS)))
        offsets = np.cumsum([0, *vocabulary.sizes()[:-1]]).astype(np.int32)
        return cls(vocabulary, weights, kernels, _pair_sums(weights), offsets)

    @staticmethod
    def layers(stored: Mapping[str, NDArray[np.generic]]) -> dict[str, Floats]:
        """Layers kept as whole numbers, each with the size of its steps beside it (``NAME_steps``)."""
        steps = {name.removesuffix("_steps"): stored[name] for name in stored if name.endswith("_steps")}
        return {name: stored[name].astype(np.float32) * size.astype(np.float32) for name, size in steps.items()}

    def embed(self, tokens: Tokens, token_columns: Numbers) -> Floats:
        """The sum of the embeddings of each token's columns."""
        words: Floats = tokens.words.column(self._of_words).take(tokens.numbers, axis=0)
        table = self.weights["embedding"]
        for column, offset in zip(token_columns.T, self.offsets[len(WORD_COLUMNS) :], strict=True):
            words += table.take(column + offset, axis=0)
        return words

    def _of_words(self, words: Sequence[str]) -> Floats:
        """The sum of the embeddings of each word's own columns."""
        columns = self.vocabulary.word_columns(words) + self.offsets[: len(WORD_COLUMNS)]
        return _summed(self.weights["embedding"], columns)

    def encode(self, embedded: Floats) -> Floats:
        """A vector for each token that has seen the tokens around it (16 to either side)."""
        weights, (length, width) = self.weights, embedded.shape
        beyond = max(DILATIONS)
        padded = np.zeros((length + 2 * beyond, width), np.float32)
        hidden = padded[beyond : beyond + length]
        _normalised(embedded, weights["norm"], hidden)
        grown, part = np.empty_like(embedded), np.empty_like(embedded)
        for number, apart in enumerate(DILATIONS):
            left, own, right = self.kernels[number]
            np.matmul(hidden, own, out=grown)
            np.matmul(padded[beyond - apart : beyond - apart + length], left, out=part)
            grown += part
            np.matmul(padded[beyond + apart : beyond + apart + length], right, out=part)
            grown += part
            grown += weights[f"convolution{number}_bias"]
            grown += hidden
            np.maximum(grown, hidden, out=grown)  # hidden + max(grown, 0): quicker than against a lone 0
            _normalised(grown, weights[f"norm{number}"], hidden)
        return hidden

    def reporting(self, hidden: Floats) -> Floats:
        """For each token the probability that it reports no words, words said, or words thought."""
        scores = self.weights["reporting"].T @ hidden.T
        scores += self.weights["reporting_bias"][:, None]
        return softmax(scores).T

    def roles(self, hidden: Floats, cues: Numbers, cue: Numbers, token: Numbers, pairs: Numbers) -> Floats:
        """Six scores, a row each, for all pairs of a cue (an index into ``cues``) and a token, given that the cue
        reports: logits of nothing, content, source and cue; then of a first and of a last token of content."""
        weights = self.weights
        near = (hidden @ weights["pair_token"]).take(token, axis=0)
        near += (hidden[cues] @ weights["pair_cue"]).take(cue, axis=0)
        for number, sums in enumerate(self.pair_sums):
            near += sums.take(paired(pairs, 2 * number), axis=0)
        inner = np.maximum(near, np.float32(0), out=near) @ weights["pair_hidden"]
        inner += weights["pair_hidden_bias"]
        scores: Floats = weights["pair_out"].T @ np.maximum(inner, np.float32(0), out=inner).T
        scores += weights["pair_out_bias"][:, None]
        return scores


@cache
def network() -> Network:
    """The shipped network."""
    stored = load("quotes")
    return Network.of(Vocabulary.of(stored), Network.layers(stored))


def _kernel(convolution: Floats) -> Floats:
    """Three matrices side by side as one behind the other."""
    width = len(convolution)
    return np.stack([convolution[:, at : at + width] for at in range(0, 3 * width, width)])


def _pair_sums(weights: Mapping[str, Floats]) -> tuple[Floats, ...]:
    """The sums of the embeddings of columns 1 and 2, 3 and 4, 5 and 6 for all values; the first with the bias."""
    own = np.split(weights["pair_embedding"], OFFSETS[1:])
    sums = [(one[:, None] + other).reshape(-1, one.shape[1]) for one, other in zip(own[::2], own[1::2], strict=True)]
    return sums[0] + weights["pair_bias"], *sums[1:]


def _summed(table: Floats, rows: Numbers) -> Floats:
    """The sum of some rows of a table, for each row of their numbers."""
    total: Floats = table[rows[:, 0]]
    for column in rows.T[1:]:
        total += table[column]
    return total


def _normalised(hidden: Floats, norm: Floats, out: Floats) -> Floats:
    """Layer normalisation (Ba et al. 2016) written to ``out``; ``norm`` holds scale and shift."""
    width = hidden.shape[1]
    np.subtract(hidden, hidden @ np.full((width, 1), 1 / width, np.float32), out=out)
    spread = np.sqrt(np.einsum("ij,ij->i", out, out) / width + _EPSILON)
    out *= (1 / spread)[:, None]
    out *= norm[0]
    out += norm[1]
    return out


def softmax(scores: Floats) -> Floats:
    """Scores as shares of each column."""
    raised: Floats = np.exp(scores - scores.max(axis=0))
    raised /= raised.sum(axis=0)
    return raised
