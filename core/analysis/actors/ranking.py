"""How likely each candidate is who is meant: a log-linear model over named pieces of evidence.

The weights are a table that a person can read (``core/analysis/weights/speakers.toml``); ``core.training.speakers``
learns them. A candidate's weights are summed, and the sums become chances that add up to one (softmax). Who is meant
may be none of the candidates, above all where none has a name: ``sure`` tells for each kind of answer how much of the
stated chance held on labels that the weights had not seen.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from core.analysis import weights
from core.analysis.actors.cast import Member
from core.analysis.speech.phrases import Phrase

Candidate = Member | Phrase | None
"""An actor of the cast; a phrase that would make a new voice; None for somebody whom the text does not name."""
Weighed = tuple[Candidate, Sequence[str]]
"""A candidate with the evidence that holds for it."""

REASONS: Mapping[str, str] = {
    "spoke right before": "who spoke right before",
    "spoke last": "last speaker who fits",
    "spoke before": "speaker before last",
    "same he": "whom the last he or she meant",
    "said he": "subject of the verb before",
    "subject here": "subject of this sentence",
    "subject before": "subject of the sentence before",
    "named so": "called by that noun",
    "kind fits": "an organisation of that kind",
    "fits best": "whose office fits best",
    "fits as well": "whose office fits",
    "called so before": "described so before",
    "age fits": "of that age",
    "named next": "whom the next sentence names",
    "named behind": "named behind it in the sentence",
    "in the opening": "named in the opening",
    "main": "named most",
    "same noun": "the unnamed voice from before",
    "introduced": "brought in without a name",
    "named alike": "called by such a noun",
    "sentence before": "named in the sentence before",
    "same sentence": "named in the sentence",
    "opens": "who opens a sentence before",
}
"""Evidence that can be given as a reason, in words, the most telling first where two weigh the same."""
RIVAL = 0.1
"""How likely somebody else must be to be named as a rival."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest candidate, how likely, the telling evidence in words, and the likeliest rival with a name."""

    candidate: Candidate
    chance: float
    rule: str
    rival: str


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    text = resources.files(weights).joinpath("speakers.toml").read_text(encoding="utf-8")
    return {group: dict(values) for group, values in tomllib.loads(text).items()}


class Ranking:
    """Chooses among weighed candidates."""

    def __init__(self, table: Mapping[str, Mapping[str, float]] | None = None) -> None:
        """``table`` gives the weight of each piece of evidence by group; the shipped one unless given."""
        self.table = _table() if table is None else table

    def choose(self, group: str, weighed: Sequence[Weighed]) -> Choice:
        """The likeliest of the candidates, of which there must be one at least."""
        known = self.table.get(group, {})
        sums = [sum([known.get(piece, 0.0) for piece in evidence]) for _, evidence in weighed]
        chances = softmax(sums)
        best = max(range(len(sums)), key=sums.__getitem__)
        candidate, evidence = weighed[best]
        chance = chances[best] * self.table.get("sure", {}).get(case_of(group, candidate), 1.0)
        return Choice(candidate, chance, _rule(known, evidence), _rival(weighed, chances, best))


def case_of(group: str, candidate: Candidate) -> str:
    """The kind of answer that a choice is, by which its certainty is measured: "he", "he, unnamed"."""
    named = isinstance(candidate, Member) and candidate.kind != "unnamed"
    return group if named else f"{group}, unnamed"


def softmax(sums: Sequence[float]) -> list[float]:
    """Chances that add up to one, from sums of weights."""
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    total = sum(powers)
    return [power / total for power in powers]


def _rule(known: Mapping[str, float], evidence: Sequence[str]) -> str:
    """The piece of evidence that weighs most, in words."""
    told = [(known.get(piece, 0.0), REASONS[piece]) for piece in evidence if piece in REASONS]
    return max(told, key=lambda pair: pair[0])[1] if told else "the nearest that fits"


def _rival(weighed: Sequence[Weighed], chances: Sequence[float], best: int) -> str:
    others = [
        (chance, candidate.name)
        for number, ((candidate, _), chance) in enumerate(zip(weighed, chances, strict=True))
        if number != best and chance >= RIVAL and isinstance(candidate, Member)
    ]
    return max(others)[1] if others else ""
