"""Whom a description means: "the minister", "his attorney, Marcus Webb", "the Texas Republican", "the 78-year-old"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.pronouns import Memory, Pronouns, Verdict
from core.analysis.actors.roles import ANY_OFFICE, PASSING, Office, hypernyms, likeness, office
from core.analysis.reading import Reading
from core.analysis.speech.phrases import AGED, Phrase
from core.analysis.text.grammar import DETERMINERS, PREPOSITIONS, QUANTIFIERS, STOPS, word_set

LEAD, NAMED_WITHIN = 2, 3
"""In how many sentences a report's lead may leave a speaker unnamed, and how many later ones may name them."""
LEAD_IN = 4
"""In so many sentences "the minister" may be somebody whom only later ones name."""
MOST_LISTED = 12
"""How many candidates a reason lists."""
EPITHETS = word_set("epithet")
"""Nouns by which newspapers vary a name: "the Texas Republican", "the billionaire"."""
INDEFINITE = word_set("indefinite")


class Descriptions:
    """Resolves phrases whose head is an office, a trade or an age."""

    def __init__(self, reading: Reading, cast: Cast, memory: Memory, pronouns: Pronouns) -> None:
        self.reading = reading
        self.cast = cast
        self.memory = memory
        self._pronouns = pronouns

    def office_of(self, phrase: Phrase) -> Office | None:
        """The office that a phrase names; "the 78-year-old" is read as if that were one."""
        word = self.reading.lower(phrase.core - 1)
        aged = Office(word, frozenset(), (), word) if word.endswith(AGED) else None
        return office(self.reading, phrase.first, phrase.stop) or aged

    def of(self, phrase: Phrase, described: Office) -> Verdict | None:
        """Whom the text has for a description, the mention noted; None where it has nobody."""
        printed = self.reading.printed(phrase.first, phrase.stop)
        apposed = self._apposed(phrase.stop)
        if apposed is not None:
            return Verdict((apposed.id,), f"“{printed}” is named right behind: {apposed.name}", 0.92)
        best = self._by_office(described, phrase.first) if self._definite(phrase) else []
        if len(best) > 1:
            names = " or ".join(person.name for person in best[:MOST_LISTED])
            return Verdict((), f"“{printed}” may be {names}; the text does not decide", 0.3)
        found = next(self._candidates(phrase, described, best), None)
        if found is None:
            return None
        member, why, confidence = found
        self.cast.mention(phrase.first, phrase.stop, member, "descriptor")
        return Verdict((member.id,), f"“{printed}”{why}", confidence)

    def _definite(self, phrase: Phrase) -> bool:
        return self.reading.lower(phrase.first) not in INDEFINITE | QUANTIFIERS

    def _candidates(self, phrase: Phrase, described: Office, best: list[Member]) -> Iterator[tuple[Member, str, float]]:
        """Whom a description may mean, the likeliest first, each with the reason and how sure it is."""
        if not self._definite(phrase):
            named = self._named_soon(described, phrase.stop)
            if named is not None:
                yield named, f" is named right after: {named.name}", 0.75
            return
        for person in best:
            held = person.offices[0].title if person.offices else ""
            yield person, f" fits {person.name} ({held})", 0.85
        if self.reading.lower(phrase.first) in DETERMINERS:
            just = self._just_named(described, phrase.first)
            if just is not None:
                yield just, f" is taken for {just.name}, the only such person, named just before", 0.6
            varied = self._varied(described, phrase.first)
            if varied is not None:
                yield varied, f" is taken for {varied.name}, who stands right before it", 0.6
        same = self._earlier_voice(described.head)
        if same is not None:
            yield same, ": the unnamed voice from before", 0.8

    def _apposed(self, at: int) -> Member | None:
        """The person named between commas behind an office: "said his attorney, Marcus Webb."."""
        if self.reading.lower(at) != ",":
            return None
        within = range(at + 1, at + 10)
        name = next((n for i in within if (n := self.reading.name_at.get(i)) is not None and n.kind == "person"), None)
        begins = at + 1 + (self.reading.lower(at + 1) in PASSING)
        if name is None or not name.full or not {at + 1, begins} & {name.first, name.title}:
            return None
        closes = self.reading.lower(name.stop) in STOPS | {",", ""} | PREPOSITIONS
        return self.cast.of_name.get(name.first) if closes else None

    def _varied(self, described: Office, at: int) -> Member | None:
        """The person right before it whom "the Texas Republican" or "the 78-year-old" takes up, as newspapers vary."""
        noun = lexicon.person_nouns().get(described.head)
        trade = noun is not None and noun.kind == "role" and not described.qualifiers
        varies = described.head in EPITHETS or described.head.endswith(AGED)
        person = self._pronouns.just_before(at, self.memory) if varies or trade else None
        if person is not None and trade and not varies and person.offices:
            return None  # what they do is known, and it is something else
        if person is None or any(held.head == described.head for held in person.offices):
            return None
        return person

    def _named_soon(self, described: Office, at: int) -> Member | None:
        """Whom the lead of a report means by "a senior UN envoy", if the next sentences name such an envoy."""
        body = (s for s in self.reading.sentences if s.first not in self.reading.headline)
        sentences = list(islice(body, LEAD + NAMED_WITHIN))
        lead = next((n for n, s in enumerate(sentences[:LEAD]) if s.first <= at <= s.stop), None)
        if lead is None:
            return None
        stop = sentences[min(lead + NAMED_WITHIN, len(sentences) - 1)].stop
        found = {
            member.id: member
            for name in self.reading.names_between(at + 1, stop)
            if name.full and (member := self.cast.of_name.get(name.first)) is not None
            if member.kind == "person" and _holds(member, described)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _by_office(self, described: Office, at: int) -> list[Member]:
        """The persons whom a description fits best; of equals, the one met last."""
        scored = self.cast.fitting(described)
        if self.reading.sentence_of[at] >= LEAD_IN and not described.qualifiers - ANY_OFFICE:
            # "the minister" further down is somebody the reader has met
            scored = [(score, person) for score, person in scored if self._met(person, at)]
        top = max((score for score, _ in scored), default=0)
        best = [person for score, person in scored if score == top]
        if len(best) > 1:
            place = self.reading.tokens[at].start
            last = {person.id: self.cast.last_met(person, place) for person in best}
            met = [person for person in best if last[person.id] >= 0]
            best = [max(met, key=lambda person: last[person.id])] if met else best
        return best

    def _met(self, person: Member, at: int) -> bool:
        return any(spoke is person for spoke in self.memory.recent()) or self.cast.first_named(person) < at

    def _just_named(self, described: Office, at: int) -> Member | None:
        """The only person of the document whose office "the conservative politician" can stand for, its qualifiers
        aside, if named in this sentence or the two before it."""
        general = Office(described.head, frozenset(), described.states, described.title)
        fitting = [person for _, person in self.cast.fitting(general)]
        if len(fitting) != 1 or described.head not in hypernyms():
            return None
        start = self.reading.sentences[max(0, self.reading.sentence_of[at] - 2)].first
        near = any(self.cast.of_name.get(n.first) is fitting[0] for n in self.reading.names_between(start, at))
        return fitting[0] if near else None

    def _earlier_voice(self, head: str) -> Member | None:
        """The last single voice without a name that is called by the same noun."""
        alike = (m for m in self.memory.recent() if m.kind == "unnamed" and not m.plural and m.head == head)
        return next(alike, None)


def _holds(member: Member, described: Office) -> bool:
    """Whether somebody holds just such an office, in more words than its head."""
    return any(held.head == described.head and likeness(described, held) > 3 for held in member.offices)
