"""Mentions beside names and sources: descriptions of people the cast knows, and pronouns of the narration."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import accumulate, islice

from core.analysis import lexicon
from core.analysis.actors.cast import MOST_ALIKE, Cast, Member
from core.analysis.actors.notable import GENDERED, within
from core.analysis.actors.organisations import relation
from core.analysis.actors.roles import office
from core.analysis.reading import Reading
from core.analysis.text.grammar import PREPOSITIONS, word_class
from core.analysis.text.segments import Sentence
from core.model import Mention, Quote

SURE = 4
"""The likeness from which a description outside a source is taken for a person: the same head and a word beside it."""
LIKELY = 3
"""The likeness that is enough where only one person of the text fits at all and has been named: the same head."""
LONGEST = 8
"""How many words a description may have before its noun."""


def note_mentions(reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
    """Add descriptions, I and he/she to the mentions of the cast; what is noted already stays."""
    _descriptions(reading, cast)
    _bodies(reading, cast)
    _relatives(reading, cast)
    _first_person(reading, cast, spoken)
    _pronouns(reading, cast, spoken)


def _relatives(reading: Reading, cast: Cast) -> None:
    """ "Kim Yong-hyun, who stood beside him": the person right before "who"."""
    for index in cast.notable.relatives:
        name = reading.name_at.get(index - 1 - (reading.lower(index - 1) == ","))
        member = cast.of_name.get(name.first) if name is not None and name.kind == "person" else None
        if member is not None:
            cast.mention(index, index + 1, member, "pronoun")


def _first_person(reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
    """I, me, my inside the verbatim words of one speaker are that speaker."""
    words = cast.notable.first_person
    for quote in spoken if words else ():
        pieces = quote.content if quote.kind == "direct" else quote.verbatim
        if len(quote.speakers) != 1:
            continue
        for piece in pieces:
            held = reading.tokens.between(*piece)
            for index in within(words, held.start, held.stop):
                cast.mention(index, index + 1, cast.members[quote.speakers[0]], "pronoun")


def _descriptions(reading: Reading, cast: Cast) -> None:
    """ "the US defense secretary" where nobody is quoted."""
    nouns = lexicon.person_nouns()
    articles = word_class("article")
    for index in cast.notable.people:
        if nouns[reading.lower(index)].kind == "kin":
            continue
        begin = max(reading.sentences[reading.sentence_of[index]].first, index - LONGEST)
        first = next((i for i in range(index - 1, begin - 1, -1) if reading.lower(i) in articles), index)
        described = office(reading, first, index + 1) if reading.lower(first) == "the" else None
        if described is None:
            continue
        fitting = cast.fitting(described)
        sure = [person for score, person in fitting if score >= SURE]
        if not sure and len(fitting) == 1 and cast.first_named(fitting[0][1]) < first:
            sure = [person for score, person in fitting if score >= LIKELY]
        if len(sure) == 1:
            cast.mention(first, index + 1, sure[0], "descriptor")


def _bodies(reading: Reading, cast: Cast) -> None:
    """ "the ministry" where nobody is quoted: the last so named; "the firm": the only such one met."""
    known = ((reading.tokens.at(m.start), m.actor) for m in cast.noted() if m.actor is not None)
    met = ((index, 0, actor) for index, actor in known if cast.members[actor].kind == "organisation")
    nouns = ((index, 1, "") for index in cast.notable.organisations if reading.lower(index - 1) == "the")
    latest: dict[str, Member] = {}
    for index, _, actor in merge(met, nouns):
        if actor:
            latest.pop(actor, None)
            latest[actor] = cast.members[actor]
            continue
        member = _called(reading.lower(index), islice(reversed(latest.values()), MOST_ALIKE))
        if member is not None:
            cast.mention(index - 1, index + 1, member, "descriptor")


def _called(noun: str, latest: Iterable[Member]) -> Member | None:
    """Which of the organisations met, the last first, is called by a common noun."""
    alike: list[Member] = []
    for member in latest:
        fit = relation(member, noun)
        if fit == "named so":
            return member
        if fit in ("named alike", "kind fits"):
            alike.append(member)
    return alike[0] if len(alike) == 1 else None


def _pronouns(reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
    """he, she and it of the narration and of reported clauses, in order; what is not clear is left out."""
    known = cast.noted()
    taken = {(mention.start, mention.end) for mention in known}
    trail = _Trail(reading, cast, spoken)
    met = ((reading.tokens.at(mention.start), 0, mention) for mention in known)
    pronouns = ((index, 1, None) for index in cast.notable.pronouns)
    for index, _, mention in merge(met, pronouns, key=lambda event: event[:2]):
        sentence = reading.sentences[reading.sentence_of[index]] if reading.sentences else None
        if sentence is None or not sentence.first <= index < sentence.stop:
            continue
        if mention is not None:
            trail.pass_by(sentence, index, mention)
            continue
        if reading.inside[index] >= 0 or reading.tokens.span(index, index + 1) in taken:
            continue
        gender = GENDERED.get(reading.lowers[index])
        meant = trail.person(sentence, index, gender) if gender is not None else trail.thing(sentence)
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

    def pass_by(self, sentence: Sentence, index: int, mention: Mention) -> None:
        """Take note of what is mentioned at a token; "his counterpart" is no mention of him."""
        possessive = self.reading.lowers[index] in GENDERED and mention.end != self.reading.tokens.ends[index]
        if mention.actor is None or possessive:
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
        if sentence.paragraph not in self.paragraphs:
            self.paragraphs[sentence.paragraph] = _Met()
        self.paragraphs[sentence.paragraph].add(member, tied=tied)

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
