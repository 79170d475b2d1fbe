"""Organisations called by a common noun: which ministry "the ministry" is, and whose."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice

from core.analysis import lexicon
from core.analysis.actors.cast import MOST_ALIKE, Cast, Member, adjective_of
from core.analysis.actors.notable import within
from core.analysis.actors.roles import hypernyms
from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase
from core.analysis.text.grammar import DETERMINERS, is_function_word, word_set

PARTICIPIAL = re.compile(r"-(?:backed|led|run|held|based|controlled|dominated|appointed|funded|owned|ruled)$")
"""Adjectives that describe an organisation and are no part of its name: "army-backed government"."""
MAX_WORDS = 20
"""How many words may stand before the noun of an organisation."""
VARIED = frozenset({"company", "media", "group", "party", "union", "school"})
"""Kinds of organisations whose names need not say what they are: "the firm" for Exxon, "the paper" for the Times."""
GENERIC = word_set("any-office")
"""Qualifiers that tell no office from another."""


@cache
def _known_kinds() -> Mapping[str, str]:
    """The kinds of the organisations that the lexicon knows by name."""
    papers = (*lexicon.outlets(), *lexicon.agencies())
    return {paper.name: "media" for paper in papers} | {body.name: body.kind for body in lexicon.organisations()}


def kind_of_body(member: Member) -> str:
    """What kind an organisation is of, by the lexicon or by the noun it is called by; "" where that is not known."""
    noun = member.head or member.name.lower().split()[-1]
    return _known_kinds().get(member.name) or lexicon.organisation_nouns().get(noun, "")


def relation(member: Member, noun: str, beside: Collection[str] = ()) -> str:
    """How a common noun, with the words beside it, fits an organisation: "named so" (the ministry, Ministry of Health),
    "named alike" (the agency, Space Administration), "kind fits" (the firm, Exxon), "kind unknown", "" where it does
    not."""
    words = {member.head, *member.name.lower().split()}
    if noun in words:
        return "named so" if words.issuperset(beside) else ""
    if words & hypernyms().get(noun, frozenset()):
        return "named alike"
    kind = lexicon.organisation_nouns().get(noun, "")
    if kind not in VARIED:
        return ""
    its = kind_of_body(member)
    return "kind fits" if its == kind else "" if its else "kind unknown"


class OrganisationBook:
    """Organisations called by a common noun: "the office" is "Seoul's presidential office" of the same text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast

    @cached_property
    def _states(self) -> dict[str, set[str]]:
        """By the words of an organisation the states that the text names with it."""
        found: dict[str, set[str]] = {}
        for first, stop in _described(self.reading, self.cast.notable.organisations):
            _, words, state = self._parts(first, stop)
            if state:
                found.setdefault(" ".join(words), set()).add(state)
        return found

    def words_beside(self, phrase: Phrase) -> tuple[str, ...] | None:
        """The words that tell a common noun from another of its kind, none in "the ministry", "budget" in "the budget
        office"; None for an organisation with a name, a state or an owner of its own."""
        words = self.reading.words(phrase.first, phrase.core)
        named = any(index in self.reading.name_at for index in range(phrase.first, phrase.core))
        if named or "'s" in words or not self.reading.tokens.texts[phrase.core - 1].islower():
            return None
        beside = [word for word in words[:-1] if word not in DETERMINERS and word not in GENERIC]
        return tuple(beside) if not beside or words[0] == "the" else None

    def known(self, phrase: Phrase) -> Member | None:
        """The organisation met under the very words of a phrase."""
        _, words, _ = self._parts(phrase.first, phrase.core)
        return self.cast.organisation_of(" ".join(words))

    def of(self, phrase: Phrase) -> Member:
        """The organisation a phrase with a name of its own means, made at its first use."""
        name = self.reading.name_at.get(phrase.core - 1)
        if name is not None and name.stop == phrase.core and name.first in self.cast.of_name:
            return self.cast.of_name[name.first]
        return self.new(phrase)

    def new(self, phrase: Phrase) -> Member:
        """The organisation called by the very words of a phrase, its state added where the text tells it."""
        head, words, state = self._parts(phrase.first, phrase.core)
        key = " ".join(words)
        known = self._states.get(key, set())
        if not state and len(known) == 1:
            state = next(iter(known))
        owner = f"{adjective_of(state)} " if state else ""
        return self.cast.organisation(f"{owner}{key}", state, head)

    def owned(self, owner: Member, noun: str) -> Member:
        """What belongs to a person by the name that the text has for it ("the Berg campaign"), else by the owner's."""
        if (known := self.cast.organisation_of(f"{owner.name}’s {noun}")) is not None:
            return known
        for member in islice(self.cast.members.values(), MOST_ALIKE):
            words = member.name.split()
            its = member.kind == "organisation" and len(words) > 1 and _last_word(member) == noun
            if its and words[-2].replace("’", "'").removesuffix("'s") in owner.surnames:
                return member
        return self.cast.organisation(f"{owner.name}’s {noun}", "", noun)

    def owned_before(self, phrase: Phrase) -> tuple[Member, int] | None:
        """Whose "the campaign" is: the last with its owner's name before it ("the Berg campaign"), and where."""
        noun = self.reading.lower(phrase.core - 1)
        earlier = within(self.cast.notable.organisations, 0, phrase.first)
        for index in islice(reversed(earlier), MOST_ALIKE):
            if self.reading.lower(index) == noun:
                name = self.reading.name_at.get(index - 1 - (self.reading.lower(index - 1) == "'s"))
                owner = self.cast.of_name.get(name.first) if name is not None and name.kind == "person" else None
                if owner is not None:
                    return self.owned(owner, noun), index
        return None

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
                words.append(self.reading.tokens.texts[index] if name is not None else lower)
        return self.reading.lower(stop - 1), words, state


def _last_word(member: Member) -> str:
    return member.name.lower().split()[-1]


def _described(reading: Reading, nouns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Phrases that end in one of the common nouns for organisations, with the states and adjectives before it."""
    for index in nouns:
        begin = max(reading.sentences[reading.sentence_of[index]].first, index - MAX_WORDS)
        first = index
        while first > begin and _belongs(reading, first - 1):
            first -= 1
        yield first, index + 1


def _belongs(reading: Reading, index: int) -> bool:
    """Whether a token before an organisation's noun is part of its name: a state, a possessor, an adjective."""
    lower = reading.lower(index)
    if index in reading.name_at or lower == "'s":
        return True
    return lower in lexicon.common_words() and lower not in DETERMINERS and not is_function_word(lower)
