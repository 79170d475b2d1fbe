"""One report of speech, in tokens: a cue, the words that name the speaker, the words reported."""

from __future__ import annotations

from dataclasses import dataclass

from core.analysis.speech.cues import Occurrence
from core.analysis.speech.phrases import Phrase
from core.analysis.text.segments import Sentence

Range = tuple[int, int]
"""Tokens ``[first, stop)``."""
GOES_ON = "quoted words without a verb of saying"
TURN = "the words of a labelled turn"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words reported in one sentence. Ranges are tokens; ``cue`` is empty and ``source`` None where the text has none.

    ``rule`` says which construction was read. ``source_label`` are the characters of a labelled turn's label.
    ``belief`` is the probability that the words reported and those that name the speaker are right.
    """

    sentence: Sentence
    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: Phrase | None
    rule: str
    occurrence: Occurrence | None = None
    source_label: Range | None = None
    belief: float = 1.0
