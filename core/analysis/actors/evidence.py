"""What speaks for a candidate whatever words stand for the speaker: how long ago met, how placed, who spoke last.

Every piece of evidence holds or does not; ``core.analysis.actors.ranking`` weighs it. The order of usefulness in news,
as measured: the last speaker who fits, the subject of the sentence before, gender, paragraphs since. What speaks
besides for a he or she, a body, somebody described is gathered by ``he_or_she``, ``bodies`` and ``described``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.roles import Office
from core.analysis.actors.trail import Place, Trail
from core.analysis.actors.verdict import Memory
from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.text.grammar import PREPOSITIONS, SUBORDINATORS

LEAD_IN = 4
"""In so many sentences "the minister" may be somebody whom only later ones name."""
NEAR, SCANNED, VOICES = 9, 60, 3
"""How many actors met last are weighed, among how many they are looked for, how many unnamed voices besides."""
PLACES_BACK = 6
NEARBY = ("same sentence", "sentence before", "two sentences back", "sentences back")
FAR = ("paragraph before", "paragraph before", "two paragraphs back", "paragraphs back", "paragraphs back", "far back")


@dataclass(frozen=True, slots=True)
class Question:
    """Words that stand for a speaker, at tokens ``[first, stop)`` of a sentence and paragraph, with the head before
    ``core``; ``gender`` of a pronoun or noun, "" for none; ``words`` the token ranges that are reported; ``head`` and
    ``office`` of a description."""

    first: int
    core: int
    stop: int
    sentence: int
    paragraph: int
    gender: str
    words: Sequence[Range] = ()
    head: str = ""
    office: Office | None = None


@dataclass(slots=True)
class Chain:
    """Whom the last he and the last she meant, with the sentence; who was last called by a noun."""

    pronouns: dict[str, tuple[Member, int]] = field(default_factory=dict)
    nouns: dict[str, Member] = field(default_factory=dict)


class Evidence:
    """The candidates near a question, and what speaks for each by where it was met and whether it spoke."""

    def __init__(self, reading: Reading, cast: Cast, trail: Trail, memory: Memory, chain: Chain) -> None:
        self.reading = reading
        self.cast = cast
        self.trail = trail
        self.memory = memory
        self.chain = chain

    def near(self, kinds: Sequence[str], fits: Callable[[Member], bool]) -> list[Member]:
        """Those of some kinds that were met last, the last first, if they fit."""
        latest = islice(self.trail.latest(), SCANNED)
        return list(islice((m for m in latest if m.kind in kinds and fits(m)), NEAR))

    def speakers(self, kinds: Sequence[str], gender: str) -> list[Member]:
        """Who spoke last and who before, of those that fit."""
        found: list[Member] = []
        for member in self.memory.recent():
            its = member.gender if member.kind == "person" else noun_gender(member.head)
            if member.kind in kinds and (not gender or its in ("", gender)) and member not in found:
                found.append(member)
                if len(found) == 2:
                    break
        return found

    def last(self, member: Member, asked: Question) -> Place | None:
        """Where somebody was met last before the question, in the narration if at all."""
        places = self.trail.places.get(member.id, ())
        quoted = None
        for place in islice(reversed(places), SCANNED):
            if place.first >= asked.first:
                continue
            if not place.quoted:
                return place
            quoted = quoted or place
        return quoted

    def named_here(self, pool: Sequence[Member], asked: Question) -> bool:
        """Whether any of the candidates is named in the paragraph of the question before it."""
        return any(self.last(m, asked) is not None and self._is_here(m, asked) for m in pool)

    def _is_here(self, member: Member, asked: Question) -> bool:
        """Whether somebody is named in the paragraph of the question before it, outside quotations."""
        places = self.trail.places[member.id][-PLACES_BACK:]
        return any(p.paragraph == asked.paragraph and not p.quoted and p.first < asked.first for p in places)

    def distance(self, asked: Question, member: Member, place: Place, found: list[str]) -> None:
        """Add to ``found`` how long ago a candidate was last met, and whether in the opening or the words reported."""
        if asked.paragraph == place.paragraph:
            found.append(NEARBY[min(max(asked.sentence - place.sentence, 0), 3)])
        else:
            found.append(FAR[min(max(asked.paragraph - place.paragraph, 0), 5)])
            if asked.sentence - place.sentence == 1:
                found.append("sentence before")
        if place.quoted:
            found.append("only in quotations")
        latest = self.trail.places[member.id][-PLACES_BACK:]
        if any(start <= p.first < stop for p in latest for start, stop in asked.words):
            found.append("in the words")
        if self.trail.places[member.id][0].paragraph <= 0:
            found.append("in the opening")

    def standing(self, asked: Question, member: Member, place: Place, found: list[str]) -> None:
        """Add to ``found`` how a candidate stands in the clause where last met: its subject, behind a preposition."""
        stand = self.trail.stand(place)
        since = asked.sentence - place.sentence
        if stand.opens:
            found.append("opens")
        if stand.tied:
            found.append("tied" if since > 1 else "tied near")
        if stand.owner:
            found.append("owner")
        if stand.kin:
            found.append("kin")
        if stand.addressed:
            found.append("spoken to")
        if member.wrote:
            found.append("wrote the text")
        if since == 0 and self._in_opening_clause(place, asked):
            found.append("in the clause before")
        if place.word:
            found.append("met as a word")
        if since == 0 and not place.quoted and (stand.subject or stand.opens):
            found.append("subject here")
            if self._says_he(place, asked):
                found.append("said he")
        before = (p for p in self.trail.places[member.id][-PLACES_BACK:] if p.sentence == asked.sentence - 1)
        stands = [self.trail.stand(p) for p in before if not p.quoted]
        if any(s.subject or s.opens for s in stands):
            found.append("subject before")

    def _in_opening_clause(self, place: Place, asked: Question) -> bool:
        """Whether a name stands in the clause with which its sentence opens: "Asked whether Kern lied, she said"."""
        reading, first = self.reading, self.reading.sentences[asked.sentence].first
        opens = reading.lower(first)
        opening = opens in SUBORDINATORS or opens.endswith("ed") or opens in PREPOSITIONS
        return opening and "," in reading.words(place.stop, asked.first)

    def _just_now(self, asked: Question) -> bool:
        """Whether the last speaker spoke in this sentence or the one before."""
        near = self.reading.sentences[max(0, asked.sentence - 1) : asked.sentence + 1]
        return any(sentence is self.memory.sentence for sentence in near)

    def _says_he(self, place: Place, asked: Question) -> bool:
        """ "Kern said he", with a few words between and no comma."""
        between = self.reading.words(place.stop, asked.first)
        return 0 < len(between) <= 5 and all(word.isalpha() for word in between)

    def spoke(
        self, asked: Question, member: Member, spoken: Sequence[Member], found: list[str], named_here: bool
    ) -> None:
        """Add to ``found`` whether a candidate spoke last or before; ``spoken`` are the last speakers who fit."""
        last = self.memory.last.speakers
        if len(last) > 1 and member.id in last:
            found.append("spoke together")
        elif spoken and spoken[0] is member:
            found.append("spoke last")
            if member.id in last and self._just_now(asked):
                found.append("spoke right before")
            if not named_here:
                found.append("spoke last, nobody named since")
        elif len(spoken) > 1 and spoken[1] is member:
            found.append("spoke before")


def noun_gender(head: str) -> str:
    """The gender that a noun for a person tells, "m" or "f"; "" for none."""
    noun = lexicon.person_nouns().get(head)
    return noun.gender.replace("-", "") if noun is not None else ""
