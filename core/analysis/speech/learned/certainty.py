"""How often a stated belief holds: the share of words and speaker's words that were right, by belief and kind of quote.

What is believed is chosen among several readings of one cue, and kept above a bar that differs with the kind of quote:
both bend the scale. The table that bends it back is learned (``core.training.certainty``) and can be read by a person.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from core.analysis import weights
from core.analysis.speech.attribution import GOES_ON, Attribution
from core.analysis.speech.learned.belief import EXACT
from core.model import QuoteKind

LOOSE = "loose"
"""The kind of quoted words without a verb of saying, which the network does not judge."""
Knots = tuple[Sequence[float], Sequence[float]]
"""Beliefs that were stated, in order, and the share of each that held."""


def certainty(item: Attribution, kind: QuoteKind) -> float:
    """How likely an attribution's words and those of its speaker are right; exact forms are as sure as they say."""
    if item.rule in EXACT:
        return item.belief
    return between(item.belief, *_table()[LOOSE if item.rule == GOES_ON else kind])


def between(belief: float, stated: Sequence[float], held: Sequence[float]) -> float:
    """The share that held at a belief, on the straight line between its neighbours among the stated ones."""
    at = bisect_right(stated, belief)
    if at == 0:
        return held[0] * belief / stated[0]
    if at == len(stated):
        return held[-1]
    share = (belief - stated[at - 1]) / (stated[at] - stated[at - 1])
    return held[at - 1] + share * (held[at] - held[at - 1])


@cache
def _table() -> Mapping[str, Knots]:
    text = resources.files(weights).joinpath("certainty.toml").read_text(encoding="utf-8")
    return {kind: (tuple(its["stated"]), tuple(its["held"])) for kind, its in tomllib.loads(text).items()}
