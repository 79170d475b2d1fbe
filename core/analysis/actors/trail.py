"""Who has been met where, up to a token: by name, and by the words that were taken for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.reading import Reading
from core.analysis.speech.phrases import IRREGULAR_VERBS
from core.analysis.text.grammar import (
    AUXILIARIES,
    CLOSING_MARKS,
    DASHES,
    MODALS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    is_adverb,
    word_class,
)

MAX_ASIDE = 24
"""How many tokens may stand between commas behind a name before its verb."""
MOST_ASIDES = 3
ASIDES = {",": ",", "(": ")", **{dash: dash for dash in DASHES}}
"""What opens an aside, and what closes it."""
BEFORE_INVERSION = CLOSING_MARKS | DASHES | {",", "as"}
"""What stands before a verb of saying whose subject follows: "...," said Kern."""
UNTIED = frozenset({"adjective", "nationals"})


@dataclass(slots=True)
class Place:
    """Where somebody is met: tokens ``[first, stop)``, ``begin`` with the title; ``word`` tells that it is no name."""

    first: int
    stop: int
    begin: int
    sentence: int
    paragraph: int
    quoted: bool
    word: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """How a mention stands in its clause: its subject, the first of its sentence, behind a preposition, a possessor,
    the one who is spoken to, somebody's kin ("her sister Astrid Moll")."""

    subject: bool
    opens: bool
    tied: bool
    owner: bool
    addressed: bool = False
    kin: bool = False


RESOLVED = Stand(subject=True, opens=True, tied=False, owner=False)


class Trail:
    """The places where actors were met, in the order of the text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.places: dict[str, list[Place]] = {}
        self._recent: dict[str, Member] = {}
        self._next = 0
        self._stands: dict[int, Stand] = {}

    def reach(self, token: int) -> None:
        """Take note of every name before a token."""
        names = self.reading.names
        while self._next < len(names) and names[self._next].first < token:
            name = names[self._next]
            self._next += 1
            member = self.cast.of_name.get(name.first)
            if member is not None and name.kind not in UNTIED:
                begin = name.first if name.title is None else name.title
                self._add(member, self._place(name.first, name.stop, begin))

    def take(self, member: Member, first: int, stop: int) -> None:
        """Note that words which are no name were taken for somebody."""
        place = self._place(first, stop, first)
        place.word = True
        self._add(member, place)

    def _place(self, first: int, stop: int, begin: int) -> Place:
        reading = self.reading
        number = reading.sentence_of[first]
        return Place(first, stop, begin, number, reading.sentences[number].paragraph, reading.inside[first] >= 0)

    def _add(self, member: Member, place: Place) -> None:
        self.places.setdefault(member.id, []).append(place)
        self._recent.pop(member.id, None)
        self._recent[member.id] = member

    def latest(self) -> Iterator[Member]:
        """The actors met so far, the one met last first."""
        return reversed(self._recent.values())

    def stand(self, place: Place) -> Stand:
        """How a mention stands in its clause."""
        if place.word:
            return RESOLVED
        known = self._stands.get(place.first)
        if known is None:
            known = self._stands[place.first] = self._stand(place)
        return known

    def _stand(self, place: Place) -> Stand:
        reading, begin = self.reading, place.begin
        start = reading.sentences[place.sentence].first
        previous = reading.lower(begin - 1) if begin > start else ""
        if previous == "the":
            previous = reading.lower(begin - 2) if begin - 1 > start else ""
        tied = previous in PREPOSITIONS or previous in ("and", "or", "than", "versus")
        owner = reading.lower(place.stop) in ("'s", "'")
        told = begin > start and reading.lower(begin - 1) in lexicon.cues() and previous not in PREPOSITIONS
        inverted = told and (begin - 1 == start or reading.lower(begin - 2) in BEFORE_INVERSION)
        subject = inverted or (not tied and not owner and self._verb_follows(place.stop))
        opens = not tied and not owner and self._opens(start, begin)
        return Stand(subject, opens, tied, owner, addressed=told and not inverted, kin=self._kin(begin, start))

    def _kin(self, begin: int, start: int) -> bool:
        """Whether a name is brought in as somebody's relative: "her sister", "his wife,"."""
        at = begin - 1 - (self.reading.lower(begin - 1) == ",")
        noun = lexicon.person_nouns().get(self.reading.lower(at)) if at > start else None
        return noun is not None and noun.kind == "kin" and self.reading.lower(at - 1) in word_class("possessive")

    def _opens(self, start: int, begin: int) -> bool:
        earlier = (n for n in self.reading.names_between(start, begin) if n.kind == "person")
        alone = next(earlier, None) is None
        return alone and not any(self.reading.lower(i) in SUBJECT_PRONOUNS for i in range(start, begin))

    def _verb_follows(self, at: int) -> bool:
        """Whether a verb stands behind a name, asides between commas, brackets or dashes and an adverb skipped."""
        reading = self.reading
        for _ in range(MOST_ASIDES):
            closing = ASIDES.get(reading.lower(at))
            if closing is None:
                break
            at = next((i + 1 for i in range(at + 1, at + MAX_ASIDE) if reading.lower(i) == closing), at)
        if is_adverb(reading.lower(at)):
            at += 1
        word = reading.lower(at)
        if word in AUXILIARIES or word in MODALS or word in IRREGULAR_VERBS or word in lexicon.cues():
            return True
        return word.endswith(("ed", "s")) and word.isalpha() and word not in PREPOSITIONS and at not in reading.name_at
