"""Organisations called by a common noun: which ministry "the ministry" is, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member, adjective_of
from core.analysis.actors.pronouns import SPEAKERS_BACK
from core.analysis.actors.roles import hypernyms
from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase
from core.analysis.text.grammar import DETERMINERS, is_function_word, word_set

PARTICIPIAL = re.compile(r"-(?:backed|led|run|held|based|controlled|dominated|appointed|funded|owned|ruled)$")
"""Adjectives that describe an organisation and are no part of its name: "army-backed government"."""
MAX_WORDS = 20
"""How many words may stand before the noun of an organisation."""
GENERIC = word_set("any-office")
"""Qualifiers that tell no office from another."""


class OrganisationBook:
    """Organisations called by a common noun: "the office" is "Seoul's presidential office" of the same text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.states: dict[str, set[str]] = {}
        self._indexed = 0
        self._last: dict[str, Member] = {}
        self._ending: dict[str, list[Member]] = {}
        for first, stop in _described(reading):
            _, words, state = self._parts(first, stop)
            if state:
                self.states.setdefault(" ".join(words), set()).add(state)

    def of(self, phrase: Phrase, spoken: Sequence[Member]) -> Member:
        """The organisation a phrase means, made at its first use."""
        name = self.reading.name_at.get(phrase.core - 1)
        if name is not None and name.stop == phrase.core and name.first in self.cast.of_name:
            return self.cast.of_name[name.first]
        first = phrase.first
        head, words, state = self._parts(first, phrase.core)
        qualifiers = [word for word in words[:-1] if word not in GENERIC]
        if not qualifiers and not state:
            earlier = self._earlier(head, spoken)
            if earlier is not None:
                return earlier
        key = " ".join(words)
        known = self.states.get(key, set())
        if not state and len(known) == 1:
            state = next(iter(known))
        owner = f"{adjective_of(state)} " if state else ""
        return self.cast.organisation(f"{owner}{key}", state, head)

    def _earlier(self, head: str, spoken: Sequence[Member]) -> Member | None:
        """The last organisation that spoke or was named and is of that kind: "the ministry"."""
        for member in islice(reversed(spoken), SPEAKERS_BACK):
            if member.kind == "organisation" and (member.head == head or _last_word(member) == head):
                return member
        self._index()
        if head in self._last:
            return self._last[head]
        named = [m for kind in hypernyms().get(head, frozenset()) for m in self._ending.get(kind, ())]
        return named[0] if len(named) == 1 else None

    def _index(self) -> None:
        """Take in the organisations made since, by the nouns they are called by."""
        for member in islice(self.cast.members.values(), self._indexed, None):
            self._indexed += 1
            if member.kind == "organisation":
                last = _last_word(member)
                self._last[member.head] = self._last[last] = member
                self._ending.setdefault(last, []).append(member)

    def _parts(self, first: int, stop: int) -> tuple[str, list[str], str]:
        """Head noun, the words without article and state, and the state that owns it."""
        state, words = "", list[str]()
        for index in range(first, stop):
            name = self.reading.name_at.get(index)
            lower = self.reading.lower(index)
            if name is not None and name.kind in ("state", "adjective", "capital"):
                state = name.state
            elif lower == "'s" and words:
                words[-1] += "'s"
            elif lower not in DETERMINERS and lower != "'s" and not PARTICIPIAL.search(lower):
                words.append(self.reading.tokens[index].text if name is not None else lower)
        return self.reading.lower(stop - 1), words, state


def _last_word(member: Member) -> str:
    return member.name.lower().split()[-1]


def _described(reading: Reading) -> Iterator[tuple[int, int]]:
    """Phrases that end in a common noun for organisations, with the states and adjectives before it."""
    nouns = lexicon.organisation_nouns()
    for sentence in reading.sentences:
        for index in range(sentence.first, sentence.stop):
            if reading.lower(index) in nouns and index not in reading.name_at:
                first = index
                while first > max(sentence.first, index - MAX_WORDS) and _belongs(reading, first - 1):
                    first -= 1
                yield first, index + 1


def _belongs(reading: Reading, index: int) -> bool:
    """Whether a token before an organisation's noun is part of its name: a state, a possessor, an adjective."""
    lower = reading.lower(index)
    if index in reading.name_at or lower == "'s":
        return True
    return lower in lexicon.common_words() and lower not in DETERMINERS and not is_function_word(lower)
