"""Whose words a cue reports: the phrase before it, one it shares with an earlier cue, or that of the main clause."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution
from core.analysis.speech.cues import Occurrence
from core.analysis.speech.endings import takeover
from core.analysis.speech.phrases import JOINTS, SPEAKERS, Phrase, after, kind_of, text_nouns
from core.analysis.speech.subjects import Subject
from core.analysis.speech.told import denied_in_front, turned_round
from core.analysis.text.grammar import (
    ADVERBIAL_OPENERS,
    DETERMINERS,
    DO,
    FINITE,
    NEGATIONS,
    word_set,
)
from core.analysis.text.segments import Sentence

CONDITIONS = word_set("condition")
NOBODY_SPEAKS = word_set("nobody")
UNTRUE = word_set("held-true")
NO_SUBJECT = ADVERBIAL_OPENERS | {"and", "or", "but", "who", "which"}
"""What opens a stretch before the subject of a sentence."""
MAX_DESCRIBED = 4
"""How many words a text's noun stands behind its article at the latest."""
ALWAYS_SEVERAL = word_set("always-several")
"""Nouns that go with a plural verb though they look like one thing: "police say"."""
MAIN_SPEAKERS = SPEAKERS - {"text", "named", "relative"}


class SourcePhrases:
    """Finds the phrases that speak in one sentence; ``found`` grows as its cues are read."""

    def __init__(
        self, reading: Reading, sentence: Sentence, first: int, stop: int, found: Sequence[Attribution]
    ) -> None:
        self.reading = reading
        self.sentence = sentence
        self.first, self.stop = first, stop
        self.found = found

    def enclosing(self, cue: Occurrence) -> Attribution | None:
        """The attribution whose reported words hold this cue."""
        for item in self.found:
            if any(start <= cue.first < end for start, end in item.content):
                return item
        return None

    def usable(self, subject: Subject | None, cue: Occurrence) -> Phrase | None:
        """The phrase of a subject that can be held to have said it with this verb."""
        if subject is None or subject.opener in CONDITIONS or self._held_untrue(subject):
            return None
        phrase = subject.phrase
        if turned_round(self.reading, cue.first):
            return None
        if any(
            denied_in_front(self.reading, i) for i in range(max(self.sentence.first, phrase.first - 4), phrase.first)
        ):
            return None
        if not NOBODY_SPEAKS.isdisjoint(self.reading.words(max(phrase.first - 1, self.sentence.first), phrase.core)):
            return None
        if phrase.kind not in SPEAKERS and not self._quotes_outright(phrase, cue):
            return None
        supported = any(self.reading.lowers[i] in DO for i in range(cue.group, cue.first))
        if cue.entry.tense == "base" and not supported and not _may_be_plural(self.reading, phrase):
            return None
        return phrase

    def _held_untrue(self, subject: Subject) -> bool:
        """ "It is not true that the utility said": what follows is not held to have been said."""
        at = subject.phrase.first - 1
        if self.reading.lowers[at] != "that":
            return False
        ahead = self.reading.words(max(self.first, at - 4), at)
        return bool(ahead) and ahead[-1] in UNTRUE and not NEGATIONS.isdisjoint(ahead)

    def _quotes_outright(self, phrase: Phrase, cue: Occurrence) -> bool:
        """Whether quoted words behind the verb make a speaker even of what nobody knows ("The ad says “...”")."""
        at = cue.stop + (self.reading.lowers[cue.stop] in (",", ":"))
        outright = at < self.stop and self.reading.inside[at] >= 0 and "post" in cue.entry.frames
        return outright and phrase.kind == "other" and self.reading.lowers[phrase.first] in DETERMINERS

    def shared(self, cue: Occurrence) -> Phrase | None:
        """ "He said X and called for Y": the subject of the cue before, where this one has none of its own."""
        if self.reading.lowers[cue.group - 1] not in ("and", "but", ",") or not cue.bare:
            return None
        for item in reversed(self.found):
            earlier = item.occurrence
            relative = item.source is not None and item.source.kind == "relative"
            if (
                earlier is not None
                and takeover(self.reading, earlier, cue, earlier.stop, relative=relative) == cue.group - 1
            ):
                return item.source
        return None

    def coordinated(self, cue: Occurrence) -> Phrase | None:
        """ "Carson shook hands and told reporters ...": the sentence's subject, for a verb joined to its first one."""
        joined = self.reading.lowers[cue.group - 1] in ("and", "but", "then") and cue.entry.tense in ("past", "s")
        return self.main(cue) if joined and cue.group > self.first else None

    def behind(self, cue: Occurrence) -> Phrase | None:
        """The subject of the main clause that follows an opening participle."""
        comma = next((i for i in range(cue.stop, self.stop) if self.reading.texts[i] == ","), None)
        if comma is None:
            return None
        phrase = after(self.reading, comma + 1, self.stop)
        return phrase if phrase is not None and phrase.kind in SPEAKERS else None

    def main(self, cue: Occurrence) -> Phrase | None:
        """The subject of the clause a participle hangs on: the last speaker of the sentence, else its first speaker."""
        return self.found[-1].source if self.found else self.first_speaker(cue.group)

    def first_speaker(self, stop: int) -> Phrase | None:
        """The first phrase before a token that can be somebody who speaks, opening adverbials skipped."""
        at = self.first
        while at < stop:
            phrase = None if self._opens_adverbial(at) else after(self.reading, at, stop)
            if phrase is not None and phrase.kind in MAIN_SPEAKERS:
                return phrase
            name = self.reading.name_at.get(at)
            alone = name is not None and self.reading.lowers[name.stop] != "'s"
            if alone and name is not None and name.first == at and phrase is not None and name.stop < phrase.stop:
                # "Beijing hit back": a verb nobody knows seems part of the phrase
                kind = kind_of(self.reading, at, name.stop)
                if kind in ("state", "person", "organisation"):
                    return Phrase(at, name.stop, name.stop, kind)
            comma = next((i for i in range(at, stop - 1) if self.reading.texts[i] == ","), None)
            if comma is None:
                return None
            at = comma + 1
        return None

    def text_ahead(self, cue: Occurrence) -> Phrase | None:
        """ "A report entitled “Broken Pipes,” published by the institute, said": the text that a sentence opens with,
        where asides between commas stand between it and the verb."""
        reading, first = self.reading, self.first
        if reading.texts[cue.group - 1] != "," or reading.lowers[first] not in DETERMINERS or self.found:
            return None
        near = range(first + 1, min(first + MAX_DESCRIBED, cue.group - 1))
        stop = next((i + 1 for i in near if reading.lowers[i] in text_nouns()), None)
        if stop is None or stop + 1 >= cue.group:
            return None  # "The ruling, called a gift by tenants": no aside, but what was said of it
        words = reading.words(stop, cue.group)
        opens = words[0].endswith("ed") or reading.texts[stop] == "," or reading.inside[stop] >= 0
        alone = FINITE.isdisjoint(reading.texts[stop : cue.group])  # "May" is a month
        return Phrase(first, stop, stop, "text") if opens and alone else None

    def last_person(self, stop: int) -> Phrase | None:
        """The person whom the last clause before a token begins with: "The vet was puzzled, but trainer Ada Holm was in
        no doubt"."""
        reading = self.reading
        for at in range(stop - 1, self.first + 1, -1):
            if reading.inside[at - 1] >= 0:
                return None
            if reading.texts[at - 1] == "," or reading.lowers[at - 1] in ("but", "and"):
                phrase = after(reading, at, stop)
                alone = phrase is not None and not any(
                    name.kind == "person" for name in reading.names_between(phrase.stop, stop)
                )
                speaks = alone and phrase is not None and phrase.kind == "person" and phrase.stop < stop
                return phrase if speaks else None
        return None

    def _opens_adverbial(self, at: int) -> bool:
        return self.reading.lowers[at] in NO_SUBJECT


def _may_be_plural(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase agrees with a verb in its base form ("experts say", "Washington and Kyiv call for")."""
    last = reading.lowers[phrase.core - 1]
    if phrase.kind == "pronoun":
        return last not in ("he", "she", "it", "everyone", "everybody", "one", "another")
    if phrase.kind in ("people", "relative") or last in ALWAYS_SEVERAL:
        return True
    joined = any(reading.lowers[i] in JOINTS for i in range(phrase.first, phrase.stop))
    return (
        joined
        or kind_of(reading, phrase.first, phrase.core) == "people"
        or (last.endswith("s") and phrase.kind != "person")
    )
