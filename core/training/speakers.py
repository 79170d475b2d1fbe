"""Learns the weights by which speakers are chosen: ``python -m core.training.speakers FOLDER``.

FOLDER holds ``polnear.train.jsonl`` and ``speakers.train.tsv``. The weights begin as a reader's rules (``PRIOR``) and
move only where labels ask for it (L2 towards the prior). What was resolved before is remembered by the same weights, so
the articles are read and the weights fitted in turn. Prints the figures of a cross-validation by article, then writes
``core/analysis/weights/speakers.toml``. Takes seconds; the same labels give the same weights.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.analysis.actors.cast import Member
from core.analysis.actors.ranking import Candidate, Choice, Ranking, Weighed, case_of
from core.analysis.actors.speakers import Speakers
from core.analysis.actors.verdict import Verdict
from core.training.speaker_gold import Labelled, is_right, named, same_name, training_articles

OUT = Path(__file__).parents[1] / "analysis" / "weights" / "speakers.toml"
STRENGTH, ROUNDS, STEPS, RATE, FOLDS = 6.0, 2, 300, 0.05, 5
"""Of the pull towards the prior; how often the articles are read again; steps and rate of Adam; parts of a
cross-validation."""

FEW = 3.0
"""So many labels' worth of trust each kind of choice begins with."""

Table = Mapping[str, Mapping[str, float]]

NEARNESS = {
    "same sentence": 0.6,
    "sentence before": 0.5,
    "two sentences back": 0.1,
    "sentences back": -0.3,
    "paragraph before": -0.2,
    "two paragraphs back": -0.6,
    "paragraphs back": -1.0,
    "far back": -1.5,
}
STANDING = {
    "only in quotations": -1.5,
    "in the words": -0.3,
    "tied near": -0.4,
    "owner": -0.3,
    "opens": 0.3,
    "spoken to": -0.8,
    "wrote the text": -2.0,
    "in the clause before": -0.5,
}
SPOKE = {"spoke last": 0.6, "spoke right before": 0.9, "spoke last, nobody named since": 0.4, "subject before": 0.7}
PRIOR: Table = {
    "he": {
        **NEARNESS,
        **STANDING,
        **SPOKE,
        "gender fits": 0.4,
        "subject here": 0.4,
        "said he": 1.2,
        "same he": 0.5,
        "same he, long ago": 0.2,
        "voice": -0.4,
        "known voice": -0.8,
        "introduced": -1.2,
        "introduced as subject": 1.4,
        "indefinite": 0.9,
        "somebody brought in since": -0.8,
        "nobody": -2.0,
        "nobody fits": 1.0,
        "named next": 0.5,
        "kin": -1.0,
        "named behind": -1.0,
        "named behind as subject": 2.5,
        "main": 0.2,
    },
    "it": {**NEARNESS, **STANDING, **SPOKE, "subject here": 0.5, "state": -0.5, "nobody": 0.5},
    "role": {
        **NEARNESS,
        **STANDING,
        **SPOKE,
        "fits 1": 1.0,
        "fits 2": 2.0,
        "fits 3": 2.5,
        "fits 4": 3.5,
        "fits 5": 4.5,
        "fits best": 1.0,
        "another office": -2.0,
        "office unknown": -1.0,
        "another trade": -2.0,
        "not met yet": -2.0,
        "not met yet, opening": 0.5,
        "the only person": 0.8,
        "age fits": 4.0,
        "another age": -4.0,
        "other gender": -3.0,
        "same noun": 2.0,
        "called so before": 1.5,
        "spoke last, epithet": 1.0,
        "subject before, epithet": 1.0,
        "nobody": 1.0,
        "narrowed trade": -2.0,
        "spoke last, trade": 0.7,
        "subject before, trade": 0.5,
        "somebody's": 1.5,
        "nobody, kin": 1.0,
        "nobody, at length": 1.0,
        "wants no name": 5.0,
    },
    "body": {
        **NEARNESS,
        **STANDING,
        **SPOKE,
        "named so": 3.0,
        "named alike": 2.0,
        "kind fits": 1.5,
        "only one of that kind": 0.5,
        "kind unknown": 0.0,
        "nobody": 1.5,
    },
}


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates for one labelled source, the evidence for each, and which of them are right."""

    group: str
    evidence: Sequence[Sequence[str]]
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one labelled source, and whether that is right."""

    wanted: str | None
    members: Sequence[Member]
    verdict: Verdict
    right: bool
    case: str
    """What kind of choice it was (``ranking.case_of``), "" where nothing was chosen among."""


class Recorder(Ranking):
    """Chooses as ever, and keeps what it chose among."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.asked: list[tuple[str, Sequence[Weighed]]] = []
        self.case = ""

    def choose(self, group: str, weighed: Sequence[Weighed]) -> Choice:
        """The likeliest of the candidates, which are kept."""
        self.asked.append((group, weighed))
        choice = super().choose(group, weighed)
        self.case = case_of(group, choice.candidate)
        return choice


def answers(article: Labelled, table: Table) -> tuple[list[Answer], list[Example]]:
    """Read an article's sources in order: what is said of the labelled ones, and the examples they make."""
    cast, ranking = article.cast(), Recorder(table)
    speakers = Speakers(article.reading, cast, ranking)
    told: list[Answer] = []
    examples: list[Example] = []
    for number, item in enumerate(article.attributions):
        ranking.asked.clear()
        ranking.case = ""
        verdict = speakers.of(item)
        if number not in article.meant:
            continue
        wanted = article.meant[number]
        members = [cast.members[id] for id in verdict.speakers]
        told.append(Answer(wanted, members, verdict, is_right(wanted, members), ranking.case))
        for group, weighed in ranking.asked:
            right = frozenset(n for n, (candidate, _) in enumerate(weighed) if _is_meant(wanted, candidate))
            if right:
                examples.append(Example(group, [evidence for _, evidence in weighed], right))
    return told, examples


def _is_meant(wanted: str | None, candidate: Candidate) -> bool:
    if not isinstance(candidate, Member):
        return wanted is None
    if wanted is not None and "campaign" in wanted and candidate.kind == "person":
        return same_name(wanted, f"{candidate.name} campaign")
    return is_right(wanted, [candidate])


def learn(articles: Iterable[Labelled]) -> Table:
    """Weights for the labels of some articles."""
    articles, table = list(articles), PRIOR
    for _ in range(ROUNDS):
        table = fit([example for article in articles for example in answers(article, table)[1]])
    return table


def fit(examples: Sequence[Example]) -> Table:
    """Maximise the chance of the right candidates, by Adam on a softmax over those of each example."""
    return {group: _fit([e for e in examples if e.group == group], PRIOR[group]) for group in PRIOR}


def _fit(examples: Sequence[Example], prior: Mapping[str, float]) -> dict[str, float]:
    index = {piece: number for number, piece in enumerate(prior)}
    rows, columns, good, starts = list[int](), list[int](), list[float](), list[int]()
    for example in examples:
        starts.append(len(good))
        for number, evidence in enumerate(example.evidence):
            columns += [index.setdefault(piece, len(index)) for piece in evidence]
            rows += [len(good)] * len(evidence)
            good.append(float(number in example.right))
    if not examples:
        return dict(prior)
    at = np.array([prior.get(piece, 0.0) for piece in index])
    weights, mean, square = at.copy(), np.zeros(len(at)), np.zeros(len(at))
    row, column, wanted, first = np.array(rows), np.array(columns), np.array(good), np.array(starts)
    example_of = np.repeat(np.arange(len(first)), np.diff([*starts, len(good)]))
    for step in range(1, STEPS + 1):
        sums = np.bincount(row, weights[column], len(good))
        powers = np.exp(sums - np.maximum.reduceat(sums, first)[example_of])
        chance = powers / np.add.reduceat(powers, first)[example_of]
        share = powers * wanted / np.add.reduceat(powers * wanted, first)[example_of]
        slope = np.bincount(column, (chance - share)[row], len(at)) + STRENGTH * (weights - at)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {piece: round(float(weights[number]), 2) for piece, number in index.items()}


def cross_validated(articles: Sequence[Labelled]) -> list[Answer]:
    """What is said of each label by weights that were learned without its article."""
    found: list[Answer] = []
    for part in range(FOLDS):
        table = learn(a for n, a in enumerate(articles) if n % FOLDS != part)
        found += [answer for a in articles[part::FOLDS] for answer in answers(a, table)[0]]
    return found


def certainty(found: Sequence[Answer]) -> dict[str, float]:
    """By kind of choice how much of the stated chance held, at most all of it; few labels say little (``FEW``)."""
    cases = sorted({answer.case for answer in found} - {""})
    held = {case: [answer for answer in found if answer.case == case] for case in cases}
    return {
        case: min(1.0, round((sum(a.right for a in some) + FEW) / (sum(a.verdict.confidence for a in some) + FEW), 2))
        for case, some in held.items()
    }


def _corrected(found: Sequence[Answer], sure: Mapping[str, float]) -> list[Answer]:
    return [
        replace(a, verdict=replace(a.verdict, confidence=a.verdict.confidence * sure.get(a.case, 1.0))) for a in found
    ]


def figures(found: Sequence[Answer]) -> dict[str, float]:
    """Shares in points of 100: named ones right, unnamed ones recognised."""
    people = [answer for answer in found if answer.wanted is not None]
    unnamed = [answer for answer in found if answer.wanted is None]
    silent = [answer for answer in found if not any(named(member) for member in answer.members)]
    return {
        "named right": _points(sum(a.right for a in people), len(people)),
        "all right": _points(sum(a.right for a in found), len(found)),
        "unnamed recognised, P": _points(sum(a.wanted is None for a in silent), len(silent)),
        "unnamed recognised, R": _points(sum(a.right for a in unnamed), len(unnamed)),
    }


def calibration(found: Sequence[Answer]) -> list[tuple[int, int, float, float]]:
    """By tenth of stated confidence: the tenth, how many, the mean stated, the share that is right, in points."""
    tenths: dict[int, list[Answer]] = {}
    for answer in found:
        tenths.setdefault(min(9, int(10 * answer.verdict.confidence)), []).append(answer)
    return [
        (
            tenth,
            len(some),
            _points(sum(a.verdict.confidence for a in some), len(some)),
            _points(sum(a.right for a in some), len(some)),
        )
        for tenth, some in sorted(tenths.items())
    ]


def _points(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def printed(table: Table) -> str:
    """The weights as TOML, the heaviest first; what no label bears out and no rule asks for is left out."""
    lines = [
        "# The weight of each piece of evidence for who is meant, by kind of words. Learned: core.training.speakers."
    ]
    for group, values in table.items():
        lines += ["", f"[{group}]"]
        kept = ((piece, value) for piece, value in values.items() if abs(value) >= 0.05)
        lines += [f'"{piece}" = {value}' for piece, value in sorted(kept, key=lambda pair: -pair[1])]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Cross-validate, learn from all, write."""
    articles = list(training_articles(Path(arguments[0])))
    found = cross_validated(articles)
    sure = certainty(found)
    found = _corrected(found, sure)
    print(figures(found))
    for tenth, count, stated, true in calibration(found):
        print(f"confidence .{tenth}: {count} labels, stated {stated}, right {true}")
    OUT.write_text(printed({"sure": sure, **learn(articles)}), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
