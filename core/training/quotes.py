"""Trains ``quotes.npz``, who is reported to have said what, on articles marked by people.

Run with ``python -m core.training.quotes``; five minutes on two cores. The network is trained on all articles.
The regression that decides what is believed learns from what networks say of articles that they have not seen.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from core.analysis.speech.attribution import Range
from core.analysis.speech.learned.columns import ending, shape
from core.analysis.speech.learned.judge import AGREE, FEATURES, Option, described, options
from core.analysis.speech.learned.network import Network
from core.analysis.speech.learned.proposals import propose
from core.analysis.speech.learned.unsaid import is_told
from core.analysis.speech.learned.vocabulary import Vocabulary
from core.analysis.weights.hashed import Hashes, hashes
from core.training.articles import Article, Marked, articles
from core.training.quote_network import example, train
from core.training.weights import save

FOLDS = 3
WHOLE = -1
"""The fold that holds nothing back."""
KNOWN_WORD, KNOWN_ENDING, KNOWN_SHAPE, KNOWN_CONSTRUCTION = 3, 12, 10, 5
"""How often a word, an ending, a shape or a construction must stand in the articles to have a row of its own."""
PENALTY = 30.0
"""The weight of the square of the regression's weights (over features in units of their spread)."""
NEWTON_STEPS = 40

Floats = NDArray[np.float64]
Layers = dict[str, NDArray[np.float32]]


def main() -> None:
    """Train on the gold below ``--shared`` and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--layers", type=Path, help="folder that keeps the layers; those in it are not trained again")
    arguments = parser.parse_args()
    path = arguments.shared / "eval" / "polnear" / "polnear.train.jsonl"
    folds = [*range(FOLDS), WHOLE]
    with ProcessPoolExecutor(arguments.jobs) as workers:
        done = list(workers.map(partial(run, path, seed=arguments.seed, kept=arguments.layers), folds))
    features, right = (np.concatenate(parts) for parts in zip(*(judged for _, judged in done[:-1]), strict=True))
    layers, _ = done[-1]
    judge = logistic(features, right)
    print(f"{len(right):,} readings, {right.mean():.1%} right")
    known = vocabulary_of(list(articles(path)))
    size = save("quotes", {**known.arrays(), **quantised(layers), "judge": judge.astype(np.float32)})
    print(f"{size:,} bytes")


def run(path: Path, fold: int, seed: int, kept: Path | None) -> tuple[Layers, tuple[Floats, Floats]]:
    """Train without one fold; the layers, and features and truth of what the network reads in that fold."""
    torch.set_num_threads(1)
    found = list(articles(path))
    vocabulary = vocabulary_of(found)
    store = kept / f"fold{fold}.npz" if kept else None
    if store and store.exists():
        with np.load(store) as stored:
            layers = {name: stored[name] for name in stored.files}
    else:
        rates = cue_rates(found)
        seen = [one for number, one in enumerate(found) if number % FOLDS != fold]
        layers = train([example(one, vocabulary, rates) for one in seen], vocabulary, seed).arrays()
    if store:
        np.savez(store, **layers)
    network = Network.of(vocabulary, Network.layers(quantised(layers)))
    held = [one for number, one in enumerate(found) if number % FOLDS == fold]
    return layers, judged(held, network)


def vocabulary_of(found: Sequence[Article]) -> Vocabulary:
    """The words, endings, shapes, constructions and kinds of names that stand often enough in some articles."""
    printed = Counter(chain.from_iterable(one.reading.texts for one in found))
    words: Counter[str] = Counter()
    shapes: Counter[str] = Counter()
    for word, count in printed.items():
        words[word.lower()] += count
        shapes[shape(word)] += count
    endings = Counter(map(ending, words))
    constructions = Counter(item.rule for one in found for item in one.rules)
    kinds = {name.kind for one in found for name in one.reading.names}
    return Vocabulary(
        _keys(_often(words, KNOWN_WORD)),
        _keys(_often(endings, KNOWN_ENDING)),
        _keys(_often(shapes, KNOWN_SHAPE)),
        sorted(_often(constructions, KNOWN_CONSTRUCTION)),
        sorted(kinds),
    )


def _often(counts: Counter[str], least: int) -> list[str]:
    return [key for key, count in counts.items() if count >= least]


def _keys(strings: Iterable[str]) -> Hashes:
    return np.unique(hashes(list(strings)))


def cue_rates(found: Sequence[Article]) -> dict[str, float]:
    """The share of each word's uses that are part of a cue."""
    uses = Counter(chain.from_iterable(one.reading.tokens.lowers for one in found))
    cues = Counter(
        one.reading.lowers[index]
        for one in found
        for marked in one.marked
        for piece in marked.cue
        for index in range(*piece)
    )
    return {word: count / uses[word] for word, count in cues.items() if uses[word] > 2}


def judged(held: Sequence[Article], network: Network) -> tuple[Floats, Floats]:
    """The features of every reading that a network and the rules offer, and whether it is right (1) or not (0)."""
    features, right = [], []
    for article in held:
        for proposal in propose(article.reading, article.rules, network):
            if not is_told(article.reading, proposal):
                continue
            found = options(article.reading, proposal)
            for option, row in zip(found, described(article.reading, found) if found else (), strict=True):
                features.append(row)
                right.append(is_right(article, option))
    return np.array(features).reshape(len(right), len(FEATURES)), np.array(right, np.float64)


def is_right(article: Article, option: Option) -> bool:
    """Whether words and speaker are those of marked speech."""
    words = _words(article, option.content)
    best, share = None, 0.0
    for one in article.marked:
        other = _words(article, one.content)
        common = len(words & other) / max(1, len(words | other))
        if common > share:
            best, share = one, common
    return best is not None and share >= AGREE and best.speech and _same_source(option, best)


def _same_source(option: Option, marked: Marked) -> bool:
    ours = set(range(*option.source)) if option.source else set()
    theirs = {index for piece in marked.source for index in range(*piece)}
    return bool(ours & theirs) or (not ours and not theirs)


def _words(article: Article, pieces: Sequence[Range]) -> set[int]:
    texts = article.reading.texts
    return {index for piece in pieces for index in range(*piece) if texts[index][0].isalnum()}


def logistic(features: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression and its bias, by Newton's method with a penalty on large weights."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    scaled = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    weights = np.zeros(scaled.shape[1])
    penalty = PENALTY * np.eye(len(weights))
    penalty[-1, -1] = 0
    for _ in range(NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        curvature = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + penalty
        weights -= np.linalg.solve(curvature, scaled.T @ (chance - right) + penalty @ weights)
    return np.append(weights[:-1] / spread, weights[-1] - (weights[:-1] * mean / spread).sum())


def quantised(layers: Layers) -> dict[str, NDArray[np.generic]]:
    """Each layer as whole numbers and the size of their step: a byte for embeddings, a step a row; two for the rest."""
    stored: dict[str, NDArray[np.generic]] = {}
    for name, values in layers.items():
        kind: type[np.signedinteger] = np.int8 if name.endswith("embedding") else np.int16
        widest = np.abs(values).max(axis=-1, keepdims=True)
        steps = np.maximum(widest, 1e-6) / np.iinfo(kind).max
        stored[name] = np.round(values / steps).astype(kind)
        stored[f"{name}_steps"] = steps.astype(np.float32)
    return stored


if __name__ == "__main__":
    main()
