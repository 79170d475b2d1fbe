"""Trains ``names.npz``, the tagger of names, on token and tag files. Run with ``python -m core.training.names``."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.analysis.names.facts import FACTS, Facts, bits_of, facts, folds
from core.analysis.names.features import OFFSETS, OUTSIDE, word_features
from core.analysis.names.gazetteer import hits
from core.analysis.names.tagger import lay_out
from core.analysis.text.marks import stretches
from core.analysis.text.segments import sentences
from core.analysis.text.tokens import Tokens, tokenise
from core.analysis.weights.hashed import hashes, packed
from core.training.tagged import Mark, Tagged, read_tagged
from core.training.weights import save

SETS = ("conll", "ww")
PASSES = 20
"""Passes of the averaged perceptron over the sentences; they are shuffled the same way each time."""
LARGEST = 127
"""Weights are kept as whole steps from minus to plus this many."""

ALWAYS, FACT = "always", "fact"
"""What attributes begin with that are no feature of a word; those begin with their offset."""

Items = list[list[str]]
Weights = Mapping[tuple[str, str], float]
"""By attribute and label, or by the labels that follow each other."""


def main() -> None:
    """Train on the gold below ``--shared`` and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    import pycrfsuite  # of the train extra: all else here is read by tests that have no need of it

    trainer = pycrfsuite.Trainer(algorithm="ap", verbose=False)
    trainer.set_params({"max_iterations": PASSES})
    for name in SETS:
        for document in read_tagged(arguments.shared / "ner" / f"{name}.train.txt.gz"):
            for items, tags in examples(document):
                trainer.append(items, tags)
    with tempfile.TemporaryDirectory() as scratch:
        path = str(Path(scratch) / "names.crf")
        trainer.train(path)
        crf = pycrfsuite.Tagger()
        crf.open(path)
        info = crf.info()
    features, size = write(info.state_features, info.transitions)
    print(f"{features:,} features of words, {size:,} bytes")


def examples(document: Tagged) -> Iterator[tuple[Items, list[str]]]:
    """The sentences of a document as the program cuts them: the features of each token, and its tag."""
    tokens = tokenise(document.text)
    parts = sentences(document.text, tokens, stretches(document.text), ((0, len(document.text)),))
    tags = tags_of(tokens, document.marks)
    layout = lay_out([range(part.first, part.stop) for part in parts])
    words = [tokens.texts[index] for index in layout.tokens]
    table = facts(layout, folds(words), bits_of(words), hits(tokens), len(tokens))
    features = word_features(words)
    for begin, end in zip(layout.starts[:-1].tolist(), layout.starts[1:].tolist(), strict=True):
        items = [[*_around(features[begin:end], place - begin), *_told(table[place])] for place in range(begin, end)]
        yield items, [tags[layout.tokens[place]] for place in range(begin, end)]


def _around(features: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    """The features of a token: its own, and its neighbours' with their offset."""
    yield ALWAYS
    for offset in OFFSETS:
        inside = 0 <= at + offset < len(features)
        for feature in features[at + offset] if inside else (OUTSIDE,):
            if not offset or not feature.startswith("="):
                yield f"{offset}|{feature}"


def _told(row: Facts) -> Iterator[str]:
    """The facts of a token."""
    return (f"{FACT}|{FACTS[number]}" for number in np.flatnonzero(row))


def tags_of(tokens: Tokens, marks: Sequence[Mark]) -> list[str]:
    """The tag of each token; a token that is more than the name it holds ("Paris-based") counts as MISC."""
    tags = ["O"] * len(tokens)
    for start, end, label in marks:
        first = tokens.at(start)
        if first == len(tokens) or tokens[first].start > start:
            first -= 1
        stop = max(first + 1, tokens.at(end))
        single = tokens[first]
        more = stop == first + 1 and len(single.text.rstrip(".")) > end - single.start
        tags[first] = "B-MISC" if more else f"B-{label}"
        tags[first + 1 : stop] = [f"I-{label}"] * (stop - first - 1)
    return tags


def write(states: Weights, follows: Weights) -> tuple[int, int]:
    """Put weights into the tables that the program reads; how many features of words, and the size in bytes."""
    labels = sorted({label for _, label in states} | {label for pair in follows for label in pair})
    column = {label: number for number, label in enumerate(labels)}
    table = np.zeros((len(labels), len(labels)), np.float32)
    for (before, label), weight in follows.items():
        table[column[before], column[label]] = weight
    always, of_fact = np.zeros(len(labels), np.float32), np.zeros((len(FACTS), len(labels)), np.float32)
    words: dict[str, NDArray[np.float32]] = {}
    for (attribute, label), weight in states.items():
        kind, _, feature = attribute.partition("|")
        if kind == ALWAYS:
            always[column[label]] = weight
        elif kind == FACT:
            of_fact[FACTS.index(feature), column[label]] = weight
        else:
            own = words.setdefault(feature, np.zeros((len(OFFSETS), len(labels)), np.float32))
            own[OFFSETS.index(int(kind)), column[label]] = weight
    weights = np.stack([*words.values()]).reshape(len(words), -1)
    step = np.abs(weights).max() / LARGEST
    steps = np.rint(weights / step).astype(np.int8)
    keys = hashes(words)
    kept = np.flatnonzero(steps.any(1))
    kept = kept[np.argsort(keys[kept])]
    if len(np.unique(keys[kept])) < len(kept):
        raise ValueError("two features share a hash: change the name of one")
    arrays = {
        "labels": np.array(labels),
        "keys": packed(keys[kept]),
        "of_feature": np.ascontiguousarray(steps[kept].T),
        "step": np.array(step, np.float32),
        "of_fact": of_fact,
        "follows": table,
        "always": always,
    }
    return len(kept), save("names", arrays)


if __name__ == "__main__":
    main()
