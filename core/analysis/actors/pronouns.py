"""Whom he, she, it and they mean: the speaker or subject right before, else the last speaker who fits, else nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from core.analysis.actors.cast import Cast, Member
from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase, after
from core.analysis.text.grammar import PREPOSITIONS, SUBORDINATORS
from core.analysis.text.segments import Sentence

GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
SENTENCES_BACK, SPEAKERS_BACK, TOKENS_BACK = 60, 200, 2000
"""How far back a pronoun may point; far beyond what news does, so that no text takes more than its length warrants."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who speaks, why, and how sure: the chance, 0 to 1, that exactly these actors spoke."""

    speakers: tuple[str, ...]
    reason: str
    confidence: float


NOBODY = Verdict((), "the text does not say who speaks", 0.3)


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


class Pronouns:
    """Resolves pronouns that stand for a speaker."""

    def __init__(self, reading: Reading, cast: Cast, describe: Callable[[Phrase], Member | None]) -> None:
        """``describe`` tells whom a description without a name means ("a parent of two"), if anybody."""
        self.reading = reading
        self.cast = cast
        self.describe = describe

        self._subjects: dict[int, Member | None] = {}
        self._paragraphs = [sentence.paragraph for sentence in reading.sentences]

    def of(self, phrase: Phrase, memory: Memory) -> Verdict:
        """Whom the pronoun at the end of a phrase means, given who spoke before."""
        word = self.reading.lower(phrase.core - 1)
        if word in GENDERED:
            return self._he_or_she(phrase, GENDERED[word], memory)
        if word == "they":
            return self._they(memory)
        return self._it(phrase.first, memory) if word == "it" else NOBODY

    def _he_or_she(self, phrase: Phrase, gender: str, memory: Memory) -> Verdict:
        word = self.reading.tokens[phrase.core - 1].text
        candidates = self._candidates(phrase.first, gender, memory)
        found = next(((rule, m) for rule, m in candidates if m is not None and m.gender in ("", gender)), None)
        if found is None:
            return NOBODY
        rule, chosen = found
        rivals = self._rivals(phrase.first, chosen, gender)
        chosen.gender = chosen.gender or (gender if not rivals else "")
        said = f"; rival: {rivals[0].name}" if rivals else ""
        return Verdict((chosen.id,), f"“{word}” is {chosen.name}, {rule}{said}", 0.65 if rivals else 0.88)

    def _candidates(self, at: int, gender: str, memory: Memory) -> Iterator[tuple[str, Member | None]]:
        """Whom he or she may be, the likeliest first, each with the rule in words."""
        here = sentence_at(self.reading, at)
        number = self.reading.sentence_of[at]
        before = self.reading.sentences[number - 1] if number else None
        if memory.sentence is not here:
            yield "subject of the sentence", self._subject_left_of(at, here)
        if memory.sentence is not None and memory.sentence in (here, before) and len(memory.last.speakers) == 1:
            yield "who spoke in the sentence before", _person(self.cast.members[memory.last.speakers[0]])
        if before is not None:
            yield "subject of the sentence before", self.subject(before) or self._described_subject(before)
            yield "the only person of the sentence before", self._only_person(before)
        start, _ = paragraph_start(self.reading, at)
        for sentence in reversed(self.reading.sentences[max(0, number - SENTENCES_BACK) : number]):
            if sentence.first >= start:
                yield "subject of an earlier sentence", self.subject(sentence)
        fits = [m for m in memory.recent() if _person(m) is not None and m.gender in ("", gender)]
        named = [m for m in fits if m.kind == "person"]
        yield "the last speaker who fits", next(iter([*named[:1], *fits[:1]]), None)
        yield "the person named last who fits", self._named_before(at, gender)

    def subject(self, sentence: Sentence) -> Member | None:
        """The person who opens a sentence, an adverbial skipped: "On Monday, Uraloglu met"."""
        if sentence.first not in self._subjects:
            self._subjects[sentence.first] = self._subject(sentence)
        return self._subjects[sentence.first]

    def _subject(self, sentence: Sentence) -> Member | None:
        first = sentence.first
        opens = self.reading.lower(first)
        if opens in PREPOSITIONS | SUBORDINATORS or opens.endswith(("ed", "ing")):
            commas = (i for i in range(first, sentence.stop - 1) if self.reading.tokens[i].text == ",")
            first = next(commas, first - 1) + 1
        phrase = after(self.reading, first, sentence.stop)
        name = self.reading.name_at.get(phrase.core - 1) if phrase is not None else None
        return self.cast.of_name.get(name.first) if name is not None and name.kind == "person" else None

    def just_before(self, at: int, memory: Memory) -> Member | None:
        """The person who spoke in the sentence before, or whom it or the words before in this one are about."""
        here = sentence_at(self.reading, at)
        number = self.reading.sentence_of[at]
        before = self.reading.sentences[number - 1] if number else None
        if memory.sentence is not None and memory.sentence in (here, before) and len(memory.last.speakers) == 1:
            spoke = self.cast.members[memory.last.speakers[0]]
            return spoke if spoke.kind == "person" else None
        return self._subject_left_of(at, here) or (self.subject(before) if before is not None else None)

    def _described_subject(self, sentence: Sentence) -> Member | None:
        phrase = after(self.reading, sentence.first, sentence.stop)
        return self.describe(phrase) if phrase is not None and phrase.kind == "office" else None

    def _only_person(self, sentence: Sentence) -> Member | None:
        named = [self.cast.of_name.get(n.first) for n in self.reading.names_between(sentence.first, sentence.stop)]
        people = {m.id: m for m in named if m is not None and m.kind == "person"}
        return next(iter(people.values())) if len(people) == 1 else None

    def _subject_left_of(self, at: int, sentence: Sentence) -> Member | None:
        """The person who opens a sentence before a pronoun of it: "Rubio spoke over boos as he congratulated"."""
        subject = self.subject(sentence)
        named = any(
            n.stop <= at and self.cast.of_name.get(n.first) is subject
            for n in self.reading.names_between(sentence.first, at)
        )
        return subject if named else None

    def _named_before(self, at: int, gender: str) -> Member | None:
        for name in reversed(self.reading.names_between(at - TOKENS_BACK, at)):
            if name.kind != "person" or name.stop > at:
                continue
            member = self.cast.of_name.get(name.first)
            if member is not None and member.gender in ("", gender):
                return member
        return None

    def _rivals(self, at: int, chosen: Member, gender: str) -> list[Member]:
        """Others of that gender named in this paragraph or the one before."""
        paragraph = sentence_at(self.reading, at).paragraph
        earliest = self.reading.sentences[bisect_left(self._paragraphs, paragraph - 1)]
        begin = max(earliest.first, at - TOKENS_BACK)
        members = {
            member.id: member
            for n in self.reading.names_between(begin, at)
            if (member := self.cast.of_name.get(n.first)) is not None
        }
        return [m for m in members.values() if m.kind == "person" and m is not chosen and m.gender in ("", gender)]

    def _they(self, memory: Memory) -> Verdict:
        if len(memory.last.speakers) > 1:
            return Verdict(memory.last.speakers, "“they” are the joint speakers before", 0.7)
        plural = next((m for m in memory.recent() if m.plural or m.kind == "group"), None)
        chosen = plural or next((m for m in memory.recent() if m.kind == "organisation"), None)
        if chosen is None:
            return NOBODY
        return Verdict((chosen.id,), f"“they” are {chosen.name}, who spoke last", 0.8 if plural else 0.6)

    def _it(self, at: int, memory: Memory) -> Verdict:
        """What spoke in this sentence or the two before, if the last speaker there is no person."""
        number = self.reading.sentence_of[at]
        near = self.reading.sentences[max(0, number - 2) : number + 1]
        if memory.sentence not in near or len(memory.last.speakers) != 1:
            return NOBODY
        chosen = self.cast.members[memory.last.speakers[0]]
        if chosen.kind not in ("organisation", "state"):
            return NOBODY
        return Verdict((chosen.id,), f"“it” is {chosen.name}, which spoke last", 0.75)


def _person(member: Member) -> Member | None:
    """The member if it is one human being, named or not."""
    return member if member.kind in ("person", "unnamed") and not member.plural else None


def sentence_at(reading: Reading, at: int) -> Sentence:
    """The sentence that holds a token, or for a token of furniture the sentence before it."""
    return reading.sentences[reading.sentence_of[at]]


def paragraph_start(reading: Reading, at: int) -> tuple[int, int]:
    """First token of the paragraph, and of the sentence, that hold a token."""
    number = reading.sentence_of[at]
    return reading.turn_starts[number], reading.sentences[number].first
