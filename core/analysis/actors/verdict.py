"""Who is held to speak, why and how surely, and what is remembered of it for the sources that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from core.analysis.actors.cast import Member
from core.analysis.text.segments import Sentence

SPEAKERS_BACK = 200
"""How far back a source may point; far beyond what news does, so that no text takes more than its length warrants."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who speaks, why, and how sure: the chance, 0 to 1, that exactly these actors spoke."""

    speakers: tuple[str, ...]
    reason: str
    confidence: float


NOBODY = Verdict((), "the text does not say who speaks", 0.3)
LEFT_OPEN = 0.75
"""How often "we" and "they" mean nobody whom the text names where nothing else is known: on read labels 8 of 10."""


def left_open(word: str) -> Verdict:
    """The verdict on a pronoun whose meaning news mostly leaves to the reader: "we", "they"."""
    return Verdict((), f"the text does not name whom “{word}” means", LEFT_OPEN)


@dataclass(slots=True)
class Memory:
    """Who has spoken so far, in order, and the last verdict."""

    spoken: list[Member] = field(default_factory=list)
    last: Verdict = NOBODY
    sentence: Sentence | None = None
    """The sentence of the last verdict."""

    def recent(self) -> Iterator[Member]:
        """Who spoke last, the last first, no further back than a reader remembers."""
        return islice(reversed(self.spoken), SPEAKERS_BACK)
