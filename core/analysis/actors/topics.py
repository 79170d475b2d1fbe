"""What sentences are about: the person who opens one, and where its paragraph begins."""

from __future__ import annotations

from core.analysis.actors.cast import Cast, Member
from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase, after
from core.analysis.text.grammar import PREPOSITIONS, SUBORDINATORS, TIME_WORDS
from core.analysis.text.segments import Sentence

LONGEST_ADVERBIAL = 10
"""How many words an adverbial before a subject may have."""


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

    def he_or_she(self, sentence: Sentence) -> Phrase | None:
        """The pronoun that a sentence is about: "On Friday she parked her bus"."""
        first = sentence.first
        limit = min(sentence.stop - 1, first + LONGEST_ADVERBIAL)
        at = next((i for i in range(first, limit) if self.reading.lower(i) in ("he", "she")), None)
        if at is None or self.reading.inside[at] >= 0:
            return None
        adverbial = at == first or self.reading.lower(first) in PREPOSITIONS | SUBORDINATORS | TIME_WORDS
        named = any(name.kind == "person" for name in self.reading.names_between(first, at))
        return Phrase(at, at + 1, at + 1, "pronoun") if adverbial and not named else None

    def _subject(self, sentence: Sentence) -> Member | None:
        first = sentence.first
        opens = self.reading.lower(first)
        if opens in PREPOSITIONS | SUBORDINATORS or opens.endswith(("ed", "ing")):
            commas = (i for i in range(first, sentence.stop - 1) if self.reading.tokens.texts[i] == ",")
            first = next(commas, first - 1) + 1
        return self._person_at(first, sentence.stop) or self._person_behind_comma(sentence)

    def _person_at(self, first: int, stop: int) -> Member | None:
        phrase = after(self.reading, first, stop)
        name = self.reading.name_at.get(phrase.core - 1) if phrase is not None else None
        return self.cast.of_name.get(name.first) if name is not None and name.kind == "person" else None

    def _person_behind_comma(self, sentence: Sentence) -> Member | None:
        """The person behind a short adverbial that names nobody: "Halfway through the meeting, Jonas Weil stood up"."""
        first, limit = sentence.first, min(sentence.stop - 1, sentence.first + LONGEST_ADVERBIAL)
        comma = next((i for i in range(first, limit) if self.reading.texts[i] == ","), None)
        if comma is None or self.reading.inside[comma] >= 0 or self.reading.names_between(first, comma):
            return None
        return self._person_at(comma + 1, sentence.stop)


def paragraph_start(reading: Reading, at: int) -> tuple[int, int]:
    """First token of the paragraph, and of the sentence, that hold a token."""
    number = reading.sentence_of[at]
    return reading.turn_starts[number], reading.sentences[number].first
