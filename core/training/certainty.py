"""Learns how often a belief holds: ``python -m core.training.certainty --layers FOLDER``, a minute on one core.

FOLDER holds the networks of ``core.training.quotes --layers FOLDER``, each trained without one part of the articles.
What is kept of those unseen parts is compared with what people marked there, by kind of quote. Run it after every
training of ``quotes.npz``. Writes ``core/analysis/weights/certainty.toml``: beliefs stated and the share of each that
held, which never falls (isotonic regression by pooling adjacent violators, Ayer et al. 1955).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from core.analysis.reading import Reading
from core.analysis.speech.attribution import GOES_ON, Attribution, Range
from core.analysis.speech.learned.belief import EXACT, judge, settle
from core.analysis.speech.learned.certainty import LOOSE
from core.analysis.speech.learned.columns import ranges
from core.analysis.speech.learned.judge import AGREE
from core.analysis.speech.learned.network import Network
from core.analysis.speech.learned.proposals import propose
from core.analysis.speech.learned.vocabulary import Vocabulary
from core.analysis.weights import load
from core.training.articles import Article, Marked, articles

OUT = Path(__file__).parents[1] / "analysis" / "weights" / "certainty.toml"
NEAR = 0.5
"""The share of common words from which a report is that of a thought, which is neither right nor wrong here."""
KNOTS, FEWEST = 9, 60
"""Into how many parts of one size the quotes of a kind are cut, if each holds so many."""

Kept = tuple[str, float, bool]
"""A quote kept: its kind, its belief, whether it is right."""


def main() -> None:
    """Read the unseen parts, print how beliefs held, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--layers", type=Path, required=True)
    arguments = parser.parse_args()
    networks = list(_networks(arguments.layers))
    path = arguments.shared / "eval" / "polnear" / "polnear.train.jsonl"
    numbered = enumerate(articles(path))
    found = [one for number, article in numbered for one in kept(article, networks[number % len(networks)])]
    lines = ["# Beliefs in quotes, and the share of each that held on articles not seen: core.training.certainty."]
    for kind in ("direct", "mixed", "indirect", LOOSE):
        stated, held = knots([(belief, right) for its, belief, right in found if its == kind])
        lines += ["", f"[{kind}]", f"stated = {stated}", f"held = {held}"]
    print(f"{len(found):,} quotes")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _networks(folder: Path) -> Iterator[Network]:
    """The networks that have not seen one part each, in the order of the parts."""
    vocabulary = Vocabulary.of(load("quotes"))
    for number in range(len(list(folder.glob("fold[0-9]*.npz")))):
        with np.load(folder / f"fold{number}.npz") as stored:
            yield Network.of(vocabulary, {name: stored[name] for name in stored.files})


def kept(article: Article, network: Network) -> Iterator[Kept]:
    """What is kept of an article, and whether it is what people marked.

    Quotations without a verb of saying have no words for a speaker, and people mark them as part of what came before:
    they are right if they lie in words that somebody said.
    """
    reading, weights = article.reading, load("quotes")["judge"].astype(np.float64)
    judged = judge(reading, propose(reading, article.rules, network), weights)
    for item in settle(reading, article.rules, judged):
        best, share = _likest(article, item)
        thought = best is not None and not best.speech and share >= NEAR
        if item.rule in EXACT or thought:
            continue
        if item.rule == GOES_ON:
            yield LOOSE, item.belief, best is not None and best.speech and _within(reading, item, best)
            continue
        right = best is not None and best.speech and share >= AGREE and _same_source(reading, item, best)
        yield _kind(reading, item), item.belief, right


def _likest(article: Article, item: Attribution) -> tuple[Marked | None, float]:
    """What people marked that has most words in common with an attribution, and the share of all words of both."""
    words = _words(article.reading, item.content)
    best, most = None, 0.0
    for one in article.marked:
        other = _words(article.reading, one.content)
        share = len(words & other) / max(1, len(words | other))
        if share > most:
            best, most = one, share
    return best, most


def _words(reading: Reading, pieces: Sequence[Range]) -> set[int]:
    return {index for piece in pieces for index in range(*piece) if reading.texts[index][0].isalnum()}


def _within(reading: Reading, item: Attribution, marked: Marked) -> bool:
    words = _words(reading, item.content)
    return len(words & _words(reading, marked.content)) >= AGREE * len(words)


def _same_source(reading: Reading, item: Attribution, marked: Marked) -> bool:
    _, _, source = ranges(reading, item)
    ours = {index for piece in source for index in range(*piece)}
    theirs = {index for piece in marked.source for index in range(*piece)}
    return bool(ours & theirs) or not (ours or theirs)


def _kind(reading: Reading, item: Attribution) -> str:
    if all(reading.all_quoted(*piece) for piece in item.content):
        return "direct"
    return "mixed" if any(reading.inside[i] >= 0 for piece in item.content for i in range(*piece)) else "indirect"


def knots(found: Sequence[tuple[float, bool]]) -> tuple[list[float], list[float]]:
    """Mean belief and share right of parts of one size, in order of belief; parts that fall are put together."""
    ordered = sorted(found)
    size = max(FEWEST, -(-len(ordered) // KNOTS))
    pooled: list[tuple[float, float, int]] = []
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        mean = sum(belief for belief, _ in part) / len(part)
        pooled.append((mean, sum(right for _, right in part) / len(part), len(part)))
        while len(pooled) > 1 and (pooled[-1][1] <= pooled[-2][1] or pooled[-1][2] < FEWEST):
            (m, r, n), (k, s, c) = pooled.pop(), pooled.pop()
            pooled.append(((m * n + k * c) / (n + c), (r * n + s * c) / (n + c), n + c))
    return [round(mean, 3) for mean, _, _ in pooled], [round(share, 3) for _, share, _ in pooled]


if __name__ == "__main__":
    main()
