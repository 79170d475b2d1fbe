"""Mentions beside names and sources: descriptions of people the cast knows, and pronouns of the narration."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from core.analysis import lexicon
from core.analysis.actors.cast import MOST_ALIKE, Cast, Member
from core.analysis.actors.pronouns import GENDERED
from core.analysis.actors.roles import office
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
        fitting = [person for score, person in cast.fitting(described) if score >= SURE]
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
                meant = trail.thing(sentence)
            else:
                continue
            if meant is not None:
                cast.mention(index, index + 1, meant, "pronoun")
                trail.add(sentence, meant, tied=False)


@dataclass(slots=True)
class _Met:
    """The actors met in one sentence or paragraph; ``free`` is the last state or organisation on no preposition."""

    people: dict[str, Member] = field(default_factory=dict)
    things: dict[str, Member] = field(default_factory=dict)
    free: Member | None = None

    def add(self, member: Member, *, tied: bool) -> None:
        """Note an actor; ``tied`` tells that it hangs on a preposition: "transfers from Russia"."""
        if member.kind == "person":
            self.people[member.id] = member
        elif member.kind in ("state", "organisation"):
            self.things[member.id] = member
            self.free = self.free if tied else member

    def fits(self, gender: str) -> list[Member]:
        """The persons of a gender, or of none known; of very many only some, since nothing decides among them."""
        return [m for m in islice(self.people.values(), MOST_ALIKE) if m.gender in ("", gender)]


class _Trail:
    """The actors met so far, in the order of the text."""

    def __init__(self, reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
        self.reading = reading
        self.cast = cast
        self.spoken = spoken
        self.starts = {mention.start: mention for mention in cast.noted()}
        self.here = _Met()
        self.sentence: Sentence | None = None
        self.paragraphs: dict[int, _Met] = {}
        self.speaker_at = self._speakers_by_token()
        ended = sorted((q.content[-1][1], number) for number, q in enumerate(spoken) if len(q.speakers) == 1)
        self.ends = [end for end, _ in ended]
        self.latest = list(accumulate((number for _, number in ended), max))

    def _speakers_by_token(self) -> dict[int, Member]:
        """For each reported token the only speaker of the first words that hold it."""
        found: dict[int, Member] = {}
        for quote in self.spoken:
            if len(quote.speakers) == 1:
                member = self.cast.members[quote.speakers[0]]
                for piece in quote.content:
                    for index in self.reading.tokens.between(*piece):
                        found.setdefault(index, member)
        return found

    def pass_by(self, sentence: Sentence, index: int) -> None:
        """Take note of what is mentioned at a token; "his counterpart" is no mention of him."""
        token = self.reading.tokens[index]
        mention = self.starts.get(token.start)
        if mention is None or mention.actor is None or (token.lower in GENDERED and mention.end != token.end):
            return
        self.add(sentence, self.cast.members[mention.actor], tied=self._tied(index, mention))

    def _tied(self, index: int, mention: Mention) -> bool:
        stop = self.reading.tokens.at(mention.end)
        before, after = self.reading.lower(index - 1), self.reading.lower(stop)
        if before == "the":
            before = self.reading.lower(index - 2)
        if before == "for" and after == "to":
            # "called for North Korea to withdraw": the subject of what is asked for
            return False
        return before in PREPOSITIONS or mention.form == "adjectival"

    def add(self, sentence: Sentence, member: Member, *, tied: bool) -> None:
        """Take note of an actor met in a sentence."""
        self._enter(sentence)
        self.here.add(member, tied=tied)
        self.paragraphs.setdefault(sentence.paragraph, _Met()).add(member, tied=tied)

    def _enter(self, sentence: Sentence) -> None:
        if sentence is not self.sentence:
            self.sentence, self.here = sentence, _Met()

    def person(self, sentence: Sentence, index: int, gender: str) -> Member | None:
        """The speaker whose reported clause holds the pronoun; else the one person of the sentence; else the one who
        spoke in the sentence before; else the one person of this paragraph and the one before."""
        self._enter(sentence)
        speaker = self.speaker_at.get(index)
        if speaker is not None and speaker.kind == "person" and speaker.gender in ("", gender):
            return speaker
        here = self.here.fits(gender)
        if here:
            return _one(here)
        near = [self.paragraphs[n] for n in (sentence.paragraph - 1, sentence.paragraph) if n in self.paragraphs]
        last = self._last_speaker(sentence)
        if last is not None and last.gender in ("", gender) and any(last.id in met.people for met in near):
            return last
        return _one(member for met in near for member in met.fits(gender))

    def thing(self, sentence: Sentence) -> Member | None:
        """The last state or organisation of the sentence that hangs on no preposition, else the only one there is."""
        self._enter(sentence)
        return self.here.free or _one(self.here.things.values())

    def _last_speaker(self, sentence: Sentence) -> Member | None:
        """The only speaker of the last words that ended before a sentence."""
        ended = bisect_right(self.ends, sentence.span[0])
        return self.cast.members[self.spoken[self.latest[ended - 1]].speakers[0]] if ended else None


def _one(members: Iterable[Member]) -> Member | None:
    """The only actor there is, None for none or several."""
    found = {member.id: member for member in members}
    return next(iter(found.values())) if len(found) == 1 else None
