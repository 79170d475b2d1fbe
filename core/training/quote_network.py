"""The network of ``core.analysis.speech.learned.network`` as it is trained: the same layers in PyTorch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import swa_utils

from core.analysis.speech.learned.columns import lay_out, token_columns
from core.analysis.speech.learned.network import DILATIONS
from core.analysis.speech.learned.pairs import SIZES, windows
from core.analysis.speech.learned.proposals import BEGIN
from core.analysis.speech.learned.vocabulary import Vocabulary
from core.training.articles import Article, Marked

WIDTH, PAIR_WIDTH = 64, 48
"""How long the vectors of tokens and of pairs are."""
LEARNING_RATE, WEIGHT_DECAY, DROPPED, WORDS_HIDDEN = 2e-3, 1e-2, 0.3, 0.15
PASSES, ARTICLES_A_STEP = 8, 4
APART = sum(DILATIONS)
"""Empty tokens between two articles of a step, so that none sees the other."""
SAID, THOUGHT = 1, 2
AVERAGED = 0.998
"""The share of the running average of the weights that one step keeps; the average is what is used."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article as arrays: its columns, what its tokens report, their marked roles, and the pairs of its cues."""

    columns: NDArray[np.int64]
    reports: NDArray[np.int64]
    tags: NDArray[np.int64]
    heads: NDArray[np.int64]
    cue: NDArray[np.int64]
    token: NDArray[np.int64]
    pairs: NDArray[np.int64]
    roles: NDArray[np.int64]
    edges: NDArray[np.float32]


def example(article: Article, vocabulary: Vocabulary, rates: dict[str, float]) -> Example:
    """An article's arrays; ``rates`` tell how often a word is a cue, which picks the head of a cue of several words."""
    reading, marked = article.reading, article.marked
    layout = lay_out(reading)
    of_tokens = token_columns(reading, layout, article.rules, vocabulary.kind, vocabulary.construction)
    columns = np.concatenate([vocabulary.word_columns(reading.texts), of_tokens], axis=1)
    reports, tags = np.zeros(len(columns), np.int64), np.zeros(len(columns), np.int64)
    by_head: dict[int, Marked] = {}
    for one in marked:
        for number, pieces in enumerate((one.content, one.cue, one.source)):
            for first, stop in pieces:
                tags[first:stop] = 2 * number + 2
                tags[first] = 2 * number + 1
        head = max(
            (index for piece in one.cue for index in range(*piece)),
            key=lambda index: (rates.get(reading.lowers[index], 0.0), -index),
        )
        by_head.setdefault(head, one)
        reports[head] = SAID if one.speech else THOUGHT
    heads = np.array(sorted(by_head), np.int32)
    linked = {index: item for item in article.rules for piece in item.cue for index in range(*piece)}
    asked = windows(reading, layout, heads, [linked.get(int(head)) for head in heads])
    roles, edges = np.zeros(len(asked.token), np.int64), np.zeros((len(asked.token), 2), np.float32)
    for number, head in enumerate(heads.tolist()):
        one, own = by_head[head], np.flatnonzero(asked.cue == number)
        for role, pieces in ((1, one.content), (2, one.source), (3, one.cue)):
            for first, stop in pieces:
                roles[own[(asked.token[own] >= first) & (asked.token[own] < stop)]] = role
        for first, stop in one.content:
            edges[own[asked.token[own] == first], 0] = 1
            edges[own[asked.token[own] == stop - 1], 1] = 1
    cue, token, pairs = (array.astype(np.int64) for array in (asked.cue, asked.token, asked.columns))
    return Example(columns.astype(np.int64), reports, tags, heads.astype(np.int64), cue, token, pairs, roles, edges)


class QuoteNetwork(nn.Module):
    """Embeddings, dilated convolutions, and the three questions asked of them; ``tags`` is asked in training alone."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        sizes = vocabulary.sizes()
        self.register_buffer("offsets", torch.tensor(np.cumsum([0, *sizes[:-1]])))
        self.embedding = nn.Embedding(sum(sizes), WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, 3, padding=dilation, dilation=dilation) for dilation in DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.tags, self.reporting = nn.Linear(WIDTH, 7), nn.Linear(WIDTH, 3)
        self.pair_token, self.pair_cue = nn.Linear(WIDTH, PAIR_WIDTH), nn.Linear(WIDTH, PAIR_WIDTH)
        self.pair_embedding = nn.Embedding(sum(SIZES), PAIR_WIDTH)
        self.pair_hidden, self.pair_out = nn.Linear(PAIR_WIDTH, PAIR_WIDTH), nn.Linear(PAIR_WIDTH, 6)
        for table in (self.embedding, self.pair_embedding):
            nn.init.normal_(table.weight, std=0.1)

    def encode(self, columns: Tensor) -> Tensor:
        """A vector for each row of columns."""
        rows = columns + self.offsets
        if self.training:
            rows[torch.rand(len(rows)) < WORDS_HIDDEN, 0] = 0
        hidden = self._dropped(self.norm(self.embedding(rows).sum(1)))
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            grown = functional.relu(convolution(hidden.t()[None])[0].t())
            hidden = norm(hidden + self._dropped(grown))
        result: Tensor = hidden
        return result

    def roles(self, hidden: Tensor, heads: Tensor, cue: Tensor, token: Tensor, pairs: Tensor) -> Tensor:
        """Six scores for each pair."""
        near = self.pair_token(hidden)[token] + self.pair_cue(hidden[heads])[cue] + self.pair_embedding(pairs).sum(1)
        inner = functional.relu(self.pair_hidden(self._dropped(functional.relu(near), 2 / 3)))
        result: Tensor = self.pair_out(inner)
        return result

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """The mean loss a token over some articles: reporting, tags, roles and edges of content."""
        starts = np.cumsum([0, *(len(one.columns) + APART for one in examples)])
        gap = np.zeros((APART, examples[0].columns.shape[1]), np.int64)
        hidden = self.encode(torch.tensor(np.concatenate([part for one in examples for part in (one.columns, gap)])))
        real = _joined(at + np.arange(len(one.columns)) for at, one in zip(starts, examples, strict=False))
        heads_before = np.cumsum([0, *(len(one.heads) for one in examples)])
        placed = list(zip(starts, heads_before, examples, strict=False))
        scores = self.roles(
            hidden,
            _joined(one.heads + at for at, _, one in placed),
            _joined(one.cue + before for _, before, one in placed),
            _joined(one.token + at for at, _, one in placed),
            _joined(one.pairs for one in examples),
        )
        roles, edges = _joined(one.roles for one in examples), _joined(one.edges for one in examples)
        total = (
            2 * _entropy(self.reporting(hidden[real]), _joined(one.reports for one in examples))
            + 0.3 * _entropy(self.tags(hidden[real]), _joined(one.tags for one in examples))
            + 0.5 * _entropy(scores[:, :BEGIN], roles)
            + functional.binary_cross_entropy_with_logits(scores[:, BEGIN:], edges, reduction="sum")
        )
        return total / len(real)

    def _dropped(self, values: Tensor, share: float = 1) -> Tensor:
        return functional.dropout(values, DROPPED * share, self.training)

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """The layers as the run-time network names them, matrices laid out for ``tokens @ matrix``."""
        found = {
            "embedding": _array(self.embedding.weight),
            "pair_embedding": _array(self.pair_embedding.weight),
            "pair_bias": _array(self.pair_token.bias) + _array(self.pair_cue.bias),
            "pair_token": _array(self.pair_token.weight).T,
            "pair_cue": _array(self.pair_cue.weight).T,
            "norm": _norm(self.norm),
        }
        for name in ("reporting", "pair_hidden", "pair_out"):
            layer = getattr(self, name)
            found[name], found[f"{name}_bias"] = _array(layer.weight).T, _array(layer.bias)
        for number, (convolution, norm) in enumerate(zip(self.convolutions, self.norms, strict=True)):
            found[f"convolution{number}"] = _array(convolution.weight).transpose(1, 2, 0).reshape(WIDTH, -1)
            found[f"convolution{number}_bias"] = _array(convolution.bias)
            found[f"norm{number}"] = _norm(norm)
        return found


def train(examples: Sequence[Example], vocabulary: Vocabulary, seed: int, passes: int = PASSES) -> QuoteNetwork:
    """A trained network: AdamW with one cycle of the learning rate, the running average of its weights."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    net = QuoteNetwork(vocabulary)
    averaged = swa_utils.AveragedModel(net, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(AVERAGED))
    optimiser = torch.optim.AdamW(net.parameters(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = passes * -(-len(examples) // ARTICLES_A_STEP)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, LEARNING_RATE, total_steps=steps, pct_start=0.15)
    for number in range(passes):
        losses = []
        for some in _batches(order.permutation(len(examples))):
            loss = net.loss([examples[index] for index in some])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            rate.step()
            averaged.update_parameters(net)
            losses.append(loss.item())
        print(f"  pass {number + 1} of {passes}: loss {np.mean(losses):.4f}", flush=True)
    result: QuoteNetwork = averaged.module
    return result.eval()


def _batches(order: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    for at in range(0, len(order), ARTICLES_A_STEP):
        yield order[at : at + ARTICLES_A_STEP]


def _joined(arrays: Iterator[NDArray[np.generic]]) -> Tensor:
    return torch.tensor(np.concatenate(list(arrays)))


def _entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(scores, wanted, reduction="sum")


def _array(values: Tensor) -> NDArray[np.float32]:
    result: NDArray[np.float32] = values.detach().numpy().astype(np.float32)
    return result


def _norm(layer: nn.Module) -> NDArray[np.float32]:
    return np.stack([_array(layer.weight), _array(layer.bias)])
