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
from core.analysis.speech.learned.vocabulary import Vocabulary
from core.analysis.weights import load

Floats = NDArray[np.float32]

DILATIONS = (1, 2, 4, 8, 1)
"""How far apart the three tokens of each convolution stand."""
MOST_WORDS = 50_000
"""How many words' embeddings are kept between documents."""
_EPSILON = np.float32(1e-5)


@dataclass(frozen=True, slots=True)
class Network:
    """Trained weights by the name of their layer; ``words`` numbers the words whose embedding is already summed."""

    vocabulary: Vocabulary
    weights: dict[str, Floats]
    offsets: Numbers
    words: dict[str, int]
    sums: list[Floats]

    @classmethod
    def of(cls, vocabulary: Vocabulary, weights: dict[str, Floats]) -> Network:
        """A network that has read no word yet."""
        return cls(vocabulary, weights, np.cumsum([0, *vocabulary.sizes()[:-1]]).astype(np.int32), {}, [])

    @staticmethod
    def layers(stored: Mapping[str, NDArray[np.generic]]) -> dict[str, Floats]:
        """Layers kept as whole numbers, each with the size of its steps beside it (``NAME_steps``)."""
        steps = {name.removesuffix("_steps"): stored[name] for name in stored if name.endswith("_steps")}
        return {name: stored[name].astype(np.float32) * size.astype(np.float32) for name, size in steps.items()}

    def embed(self, texts: Sequence[str], token_columns: Numbers) -> Floats:
        """The sum of the embeddings of each token's columns."""
        words = self._known(texts)
        table = self.weights["embedding"]
        words += _summed(table, token_columns + self.offsets[len(WORD_COLUMNS) :])
        return words

    def encode(self, embedded: Floats) -> Floats:
        """A vector for each token that has seen the tokens around it (37 to either side)."""
        weights = self.weights
        hidden = _normalised(embedded, weights["norm"])
        width = hidden.shape[1]
        for number, apart in enumerate(DILATIONS):
            # The three matrices side by side in one product; what each makes of a token is then moved to its place.
            seen = hidden @ weights[f"convolution{number}"]
            grown = seen[:, width : 2 * width] + weights[f"convolution{number}_bias"]
            grown[apart:] += seen[:-apart, :width]
            grown[:-apart] += seen[apart:, 2 * width :]
            hidden = _normalised(hidden + np.maximum(grown, 0, out=grown), weights[f"norm{number}"])
        return hidden

    def reporting(self, hidden: Floats) -> Floats:
        """For each token the probability that it reports no words, words said, or words thought."""
        return softmax(hidden @ self.weights["reporting"] + self.weights["reporting_bias"])

    def roles(self, hidden: Floats, cues: Numbers, cue: Numbers, token: Numbers, pairs: Numbers) -> Floats:
        """Six scores for each pair of a cue (an index into ``cues``) and a token, given that the cue reports.

        Logits of nothing, content, source and cue; then of a first and of a last token of content.
        """
        weights = self.weights
        near = (hidden @ weights["pair_token"])[token] + (hidden[cues] @ weights["pair_cue"])[cue]
        near += _summed(weights["pair_embedding"], pairs)
        near += weights["pair_bias"]
        inner = np.maximum(near, 0, out=near) @ weights["pair_hidden"] + weights["pair_hidden_bias"]
        scores: Floats = np.maximum(inner, 0, out=inner) @ weights["pair_out"] + weights["pair_out_bias"]
        return scores

    def _known(self, texts: Sequence[str]) -> Floats:
        """The summed embeddings of words' own columns, each word's computed once."""
        if len(self.words) > MOST_WORDS:
            self.words.clear()
            self.sums.clear()
        new = list(dict.fromkeys(text for text in texts if text not in self.words))
        if new:
            columns = self.vocabulary.word_columns(new) + self.offsets[: len(WORD_COLUMNS)]
            self.words.update(zip(new, range(len(self.words), len(self.words) + len(new)), strict=True))
            self.sums.append(_summed(self.weights["embedding"], columns))
        if len(self.sums) > 1:
            self.sums[:] = [np.concatenate(self.sums)]
        return self.sums[0][[self.words[text] for text in texts]]


@cache
def network() -> Network:
    """The shipped network."""
    stored = load("quotes")
    return Network.of(Vocabulary.of(stored), Network.layers(stored))


def _summed(table: Floats, rows: Numbers) -> Floats:
    """The sum of some rows of a table, for each row of their numbers."""
    total: Floats = table[rows[:, 0]]
    for column in rows.T[1:]:
        total += table[column]
    return total


def _normalised(hidden: Floats, norm: Floats) -> Floats:
    """Layer normalisation (Ba et al. 2016); ``norm`` holds scale and shift."""
    width = hidden.shape[1]
    centred = hidden - (hidden @ np.full((width, 1), 1 / width, np.float32))
    spread = np.sqrt(np.einsum("ij,ij->i", centred, centred) / width + _EPSILON)
    centred *= (1 / spread)[:, None]
    centred *= norm[0]
    centred += norm[1]
    return centred


def softmax(scores: Floats) -> Floats:
    """Scores as shares of each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = raised / raised.sum(axis=1, keepdims=True)
    return result
