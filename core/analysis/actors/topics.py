"""What sentences are about: the person who opens one, and where its paragraph begins."""

from __future__ import annotations

from core.analysis.actors.cast import Cast, Member
from core.analysis.reading import Reading
from core.analysis.speech.phrases import after
from core.analysis.text.grammar import PREPOSITIONS, SUBORDINATORS
from core.analysis.text.segments import Sentence


class Topics:
    """The persons whom sentences are about, each found once."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self._subjects: dict[int, Member | None] = {}

    def subject(self, sentence: Sentence) -> Member | None:
        """The person who opens a sentence, an adverbial skipped: "On Monday, Uraloglu met"."""
        if sentence.first not in self._subjects:
            self._subjects[sentence.first] = self._subject(sentence)
        return self._subjects[sentence.first]

    def _subject(self, sentence: Sentence) -> Member | None:
        first = sentence.first
        opens = self.reading.lower(first)
        if opens in PREPOSITIONS | SUBORDINATORS or opens.endswith(("ed", "ing")):
            commas = (i for i in range(first, sentence.stop - 1) if self.reading.tokens.texts[i] == ",")
            first = next(commas, first - 1) + 1
        phrase = after(self.reading, first, sentence.stop)
        name = self.reading.name_at.get(phrase.core - 1) if phrase is not None else None
        return self.cast.of_name.get(name.first) if name is not None and name.kind == "person" else None


def paragraph_start(reading: Reading, at: int) -> tuple[int, int]:
    """First token of the paragraph, and of the sentence, that hold a token."""
    number = reading.sentence_of[at]
    return reading.turn_starts[number], reading.sentences[number].first
