"""Mentions beside names and sources: descriptions of people the cast knows, and pronouns of the narration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.pronouns import GENDERED
from core.analysis.actors.roles import likeness, office
from core.analysis.reading import Reading
from core.analysis.text.grammar import PREPOSITIONS, word_class, word_set
from core.analysis.text.segments import Sentence
from core.model import Mention, Quote

FIRST_PERSON = word_set("first-person")
NEUTER = frozenset({"it", "its", "itself"})
SURE = 4
"""The likeness from which a description outside a source is taken for a person: the same head and a word beside it."""


def note_mentions(reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
    """Add descriptions, I and he/she to the mentions of the cast; what is noted already stays."""
    for sentence in reading.sentences:
        _descriptions(reading, cast, sentence)
        _relatives(reading, cast, sentence)
    _first_person(reading, cast, spoken)
    _pronouns(reading, cast, spoken)


def _relatives(reading: Reading, cast: Cast, sentence: Sentence) -> None:
    """ "Kim Yong-hyun, who stood beside him": the person right before "who"."""
    for index in range(sentence.first + 1, sentence.stop):
        if reading.lower(index) not in ("who", "whose", "whom"):
            continue
        name = reading.name_at.get(index - 1 - (reading.lower(index - 1) == ","))
        member = cast.of_name.get(name.first) if name is not None and name.kind == "person" else None
        if member is not None:
            cast.mention(index, index + 1, member, "pronoun")


def _first_person(reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
    """I, me, my inside the verbatim words of one speaker are that speaker."""
    for quote in spoken:
        pieces = quote.content if quote.kind == "direct" else quote.verbatim
        if len(quote.speakers) != 1:
            continue
        for index in (i for piece in pieces for i in reading.tokens.between(*piece)):
            if reading.lower(index) in FIRST_PERSON:
                cast.mention(index, index + 1, cast.members[quote.speakers[0]], "pronoun")


def _descriptions(reading: Reading, cast: Cast, sentence: Sentence) -> None:
    """ "the US defense secretary" where nobody is quoted."""
    nouns = lexicon.person_nouns()
    for index in range(sentence.first, sentence.stop):
        noun = nouns.get(reading.lower(index))
        if noun is None or reading.lower(index) != noun.noun or noun.kind == "kin" or index in reading.name_at:
            continue
        first = index
        while first > sentence.first and reading.lower(first) not in word_class("article") and index - first < 8:
            first -= 1
        described = office(reading, first, index + 1) if reading.lower(first) == "the" else None
        if described is None:
            continue
        fitting = [p for p in cast.people() if any(likeness(described, held) >= SURE for held in p.offices)]
        if len(fitting) == 1:
            cast.mention(first, index + 1, fitting[0], "descriptor")


def _pronouns(reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
    """he, she and it of the narration and of reported clauses, sentence by sentence; what is not clear is left out."""
    known = {(mention.start, mention.end) for mention in cast.noted()}
    trail = _Trail(reading, cast, spoken)
    for sentence in reading.sentences:
        for index in range(sentence.first, sentence.stop):
            token = reading.tokens[index]
            trail.pass_by(sentence, index)
            if reading.inside[index] >= 0 or (token.start, token.end) in known:
                continue
            if token.lower in GENDERED:
                meant = trail.person(sentence, index, GENDERED[token.lower])
            elif token.lower in NEUTER:
                meant = trail.thing(sentence, index)
            else:
                continue
            if meant is not None:
                cast.mention(index, index + 1, meant, "pronoun")
                trail.add(sentence, index, meant, tied=False)


@dataclass(frozen=True, slots=True)
class _Step:
    sentence: Sentence
    index: int
    member: Member
    tied: bool
    """Whether it hangs on a preposition: "transfers from Russia"."""


class _Trail:
    """The actors met so far, in the order of the text."""

    def __init__(self, reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
        self.reading = reading
        self.cast = cast
        self.spoken = spoken
        self.starts = {mention.start: mention for mention in cast.noted()}
        self.steps: list[_Step] = []

    def pass_by(self, sentence: Sentence, index: int) -> None:
        """Take note of what is mentioned at a token; "his counterpart" is no mention of him."""
        token = self.reading.tokens[index]
        mention = self.starts.get(token.start)
        if mention is None or mention.actor is None or (token.lower in GENDERED and mention.end != token.end):
            return
        self.add(sentence, index, self.cast.members[mention.actor], tied=self._tied(index, mention))

    def _tied(self, index: int, mention: Mention) -> bool:
        stop = self.reading.tokens.at(mention.end)
        before, after = self.reading.lower(index - 1), self.reading.lower(stop)
        if before == "the":
            before = self.reading.lower(index - 2)
        if before == "for" and after == "to":
            # "called for North Korea to withdraw": the subject of what is asked for
            return False
        return before in PREPOSITIONS or mention.form == "adjectival"

    def add(self, sentence: Sentence, index: int, member: Member, *, tied: bool) -> None:
        self.steps.append(_Step(sentence, index, member, tied))

    def person(self, sentence: Sentence, index: int, gender: str) -> Member | None:
        """The speaker whose reported clause holds the pronoun; else the one person of the sentence; else the one who
        spoke in the sentence before; else the one person of this paragraph and the one before."""
        speaker = self._reporting(index)
        if speaker is not None and speaker.kind == "person" and speaker.gender in ("", gender):
            return speaker
        fits = [s for s in self.steps if s.member.kind == "person" and s.member.gender in ("", gender)]
        here = _one(s.member for s in fits if s.sentence is sentence)
        if here is not None or any(s.sentence is sentence for s in fits):
            return here
        before = [s for s in fits if s.sentence.paragraph >= sentence.paragraph - 1]
        last = self._last_speaker(sentence)
        return last if last in [s.member for s in before] else _one(s.member for s in before)

    def thing(self, sentence: Sentence, index: int) -> Member | None:
        """The last state or organisation of the sentence that hangs on no preposition, else the only one there is."""
        fits = [s for s in self.steps if s.sentence is sentence and s.member.kind in ("state", "organisation")]
        free = [s.member for s in fits if not s.tied]
        return free[-1] if free else _one(s.member for s in fits)

    def _reporting(self, index: int) -> Member | None:
        """The only speaker of the indirect words around a token."""
        at = self.reading.tokens[index].start
        for quote in self.spoken:
            if len(quote.speakers) == 1 and any(start <= at < end for start, end in quote.content):
                return self.cast.members[quote.speakers[0]]
        return None

    def _last_speaker(self, sentence: Sentence) -> Member | None:
        before = [q for q in self.spoken if q.content[-1][1] <= sentence.span[0] and len(q.speakers) == 1]
        return self.cast.members[before[-1].speakers[0]] if before else None


def _one(members: Iterable[Member]) -> Member | None:
    """The only actor there is, None for none or several."""
    found = {member.id: member for member in members}
    return next(iter(found.values())) if len(found) == 1 else None
