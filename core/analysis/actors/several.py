"""Whom words for several people mean: "the two", "the couple", "both defense ministers", they."""

from __future__ import annotations

from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.descriptions import INDEFINITE
from core.analysis.actors.roles import Office, likeness, office
from core.analysis.actors.verdict import Memory, Verdict, left_open
from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase
from core.analysis.text.grammar import DETERMINERS, word_set

PAIR = word_set("pair")
PAIR_BACK = 4
"""In so many sentences before "the couple" the two are looked for."""


class Several:
    """Resolves words for several people, given who spoke before."""

    def __init__(self, reading: Reading, cast: Cast, memory: Memory) -> None:
        self.reading = reading
        self.cast = cast
        self.memory = memory

    def of(self, phrase: Phrase) -> Verdict | None:
        """Whom the text has for a plural phrase; None where it has nobody."""
        reading = self.reading
        printed = reading.printed(phrase.first, phrase.stop)
        described = office(reading, phrase.first, phrase.stop)
        if described is not None and len(described.states) > 1:
            members = [self._holder(described, state) for state in described.states]
            if all(members):
                ids = tuple(member.id for member in members if member is not None)
                return Verdict(ids, f"“{printed}”: one holder of the office for each state", 0.85)
        if reading.lower(phrase.first) not in DETERMINERS - INDEFINITE:
            return None
        if PAIR & set(reading.words(phrase.first, phrase.core)):
            pair = self._pair_before(phrase.first) or self._joined_lately(phrase.first)
            if pair:
                return Verdict(pair, f"“{printed}”: {self._names(pair)}, the two named right before", 0.7)
        head = described.head if described is not None else reading.lower(phrase.core - 1)
        same = next((m for m in self.memory.recent() if m.kind == "group" and m.head == head), None)
        if same is None:
            return None
        self.cast.mention(phrase.first, phrase.stop, same, "descriptor")
        return Verdict((same.id,), f"“{printed}”: the group from before", 0.85)

    def is_pair(self, phrase: Phrase) -> bool:
        """Whether a phrase is about two people: "the couple", "the duo"."""
        return self.reading.lower(phrase.core - 1) in PAIR

    def they(self, phrase: Phrase) -> Verdict:
        """Who spoke together last, the pair of the sentence before, the last group, the last organisation."""
        if len(self.memory.last.speakers) > 1:
            return Verdict(self.memory.last.speakers, "“they” are the joint speakers before", 0.7)
        pair = self._joined_before(phrase.first)
        if pair:
            return Verdict(pair, f"“they” are {self._names(pair)}, named together right before", 0.7)
        plural = next((m for m in self.memory.recent() if m.plural or m.kind == "group"), None)
        chosen = plural or next((m for m in self.memory.recent() if m.kind == "organisation"), None)
        if chosen is None:
            return left_open("they")
        return Verdict((chosen.id,), f"“they” are {chosen.name}, who spoke last", 0.9 if plural else 0.6)

    def _names(self, ids: tuple[str, ...]) -> str:
        return " and ".join(self.cast.members[id].name for id in ids)

    def _pair_before(self, at: int) -> tuple[str, ...]:
        """The two persons of the sentence before, if it names exactly two; else its two states."""
        sentences = self.reading.sentences
        here = self.reading.sentence_of[at]
        if here == 0:
            return ()
        earlier = sentences[here - 1]
        named = [self.cast.of_name.get(n.first) for n in self.reading.names_between(earlier.first, earlier.stop)]
        for kind in ("person", "state"):
            found = tuple(dict.fromkeys(m.id for m in named if m is not None and m.kind == kind))
            if len(found) == 2:
                return found
        return ()

    def _joined_before(self, at: int) -> tuple[str, ...]:
        """The two persons with whom the sentence before opens, joined by "and"."""
        here = self.reading.sentence_of[at]
        pair = self._pair_before(at)
        opening = self.reading.sentences[here - 1].first if here else at
        names = list(self.reading.names_between(opening, at))[:2]
        joined = len(names) == 2 and names[0].first <= opening + 2 and self.reading.lower(names[0].stop) == "and"
        return pair if joined and all(self.cast.members[id].kind == "person" for id in pair) else ()

    def _joined_lately(self, at: int) -> tuple[str, ...]:
        """The two persons named last with "and" between them, where no third was named since."""
        here = self.reading.sentence_of[at]
        first = self.reading.sentences[max(0, here - PAIR_BACK)].first
        names = [n for n in self.reading.names_between(first, at) if n.kind == "person"][-2:]
        joined = len(names) == 2 and self.reading.lower(names[0].stop) == "and"
        members = [self.cast.of_name.get(n.first) for n in names] if joined else []
        ids = tuple(dict.fromkeys(m.id for m in members if m is not None))
        return ids if len(ids) == 2 else ()

    def _holder(self, described: Office, state: str) -> Member | None:
        one = Office(described.head, described.qualifiers, (state,), described.title)
        fitting = [
            p for _, p in self.cast.fitting(one) if any(state in h.states and likeness(one, h) > 0 for h in p.offices)
        ]
        return fitting[0] if len(fitting) == 1 else None
