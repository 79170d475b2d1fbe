"""Descriptions of people: the office that a phrase names, and a name that stands right behind it or soon after."""

from __future__ import annotations

from itertools import islice

from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.roles import NATIONAL, PASSING, Office, likeness, office
from core.analysis.reading import Reading
from core.analysis.speech.phrases import AGED, Phrase, text_nouns
from core.analysis.text.grammar import DASHES, PREPOSITIONS, QUANTIFIERS, STOPS, word_set

LONGEST_EPITHET = 5
LEAD, NAMED_WITHIN = 2, 3
"""In how many sentences a report's lead may leave a speaker unnamed, and how many later ones may name them."""
INDEFINITE = word_set("indefinite")
APPOSING = DASHES | {",", "("}
"""What opens the name of somebody who has been described."""


class Descriptions:
    """Reads phrases whose head is an office, a trade or an age."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast

    def office_of(self, phrase: Phrase) -> Office | None:
        """The office that a phrase names; "the 78-year-old" is read as if that were one."""
        word = self.reading.lower(phrase.core - 1)
        aged = Office(word, frozenset(), (), word) if word.endswith(AGED) else None
        return office(self.reading, phrase.first, phrase.stop) or aged

    def definite(self, phrase: Phrase) -> bool:
        """Whether a phrase is about somebody the reader is taken to know: "the minister", not "a minister"."""
        return self.reading.lower(phrase.first) not in INDEFINITE | QUANTIFIERS

    def apposed(self, at: int) -> Member | None:
        """The person named between commas, dashes or brackets behind an office or "one of them": "said his attorney,
        Marcus Webb.", "the lawyer — Mina Roth, a veteran — said"."""
        if self.reading.lower(at) not in APPOSING:
            return None
        within = range(at + 1, at + 10)
        name = next((n for i in within if (n := self.reading.name_at.get(i)) is not None and n.kind == "person"), None)
        begins = at + 1 + (self.reading.lower(at + 1) in PASSING)
        if name is None or not name.full or not {at + 1, begins} & {name.first, name.title}:
            return None
        closes = self.reading.lower(name.stop) in STOPS | {",", "", ")"} | DASHES | PREPOSITIONS
        return self.cast.of_name.get(name.first) if closes else None

    def named_soon(self, described: Office, at: int) -> Member | None:
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


def unknown_noun(reading: Reading, phrase: Phrase) -> Office | None:
    """ "the impostor" is read as an office of which nothing is known, "the Norwegian" as a nationality; None for what
    cannot be one person."""
    at = phrase.core - 1
    word, name = reading.lower(at), reading.name_at.get(at)
    if reading.lower(phrase.first) != "the" or phrase.core != phrase.stop or not word.isalpha():
        return None
    if name is not None and name.kind == "adjective" and name.first == phrase.first + 1:
        return Office(NATIONAL, frozenset(), (name.state,), word)
    if phrase.stop - phrase.first >= LONGEST_EPITHET or word in text_nouns() or word.endswith("s"):
        return None
    return Office(word, frozenset(reading.words(phrase.first + 1, at)), (), word)


def _holds(member: Member, described: Office) -> bool:
    """Whether somebody holds just such an office, in more words than its head."""
    return any(held.head == described.head and likeness(described, held) > 3 for held in member.offices)
