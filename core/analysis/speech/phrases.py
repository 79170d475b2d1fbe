"""Noun phrases: where they begin and end, and what kind of thing they stand for.

No parser: the closed classes of English bound a phrase, nouns of the lexicon and names of the text say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from core.analysis import lexicon
from core.analysis.lexicon import TABLES
from core.analysis.lexicon.table import read_table
from core.analysis.reading import Reading
from core.analysis.text.grammar import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    word_class,
    word_set,
)
from core.analysis.text.tokens import is_word

PhraseKind = Literal[
    "person", "pronoun", "relative", "office", "people", "organisation", "state", "text", "named", "other"
]
SPEAKERS = frozenset({"person", "pronoun", "relative", "office", "people", "organisation", "state", "text", "named"})
"""The kinds of phrase that can be held to have said something."""

PRONOUNS = SUBJECT_PRONOUNS | word_set("other-pronoun")
ARTICLES_AND_OWNERS = word_class("article") | word_class("possessive")
LONE_PRONOUNS = PRONOUNS - DETERMINERS - QUANTIFIERS
"""The pronouns that are a phrase by themselves."""
ADJECTIVE_LINKS = frozenset({"with", "to", "about", "at"})
"""What may follow an adjective that stands behind its noun: "familiar with", "close to", "unhappy about"."""
COUNTS = word_set("quantity") | QUANTIFIERS
"""The words that stand for a number of people or things: "percent", "half", "most"."""
VERBAL_OR_JOINING = AUXILIARIES | MODALS | NEGATIONS | {"who", "which", "that", "and", "or", "but"}
MAX_PHRASE = 60
"""How many tokens a phrase may hold."""
IRREGULAR_VERBS = word_set("irregular-verb")
AGED = "-year-old"
WHOLE_PEOPLES = re.compile(r"(?:ese|ish|ch|ss)$")
"""Adjectives of nations that mean all of them behind "the"."""
JOINTS = frozenset({"and", "&", ","})
NAME_STATES = frozenset({"state", "capital"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at tokens ``[first, stop)``; its head, the last word of its core, stands before ``core``."""

    first: int
    core: int
    stop: int
    kind: PhraseKind
    before: int = -1
    """Where an office that stands before a name with a comma begins ("its director, Claire Roe"), -1 without one."""

    @property
    def lead(self) -> int:
        """The first token of all that names the speaker."""
        return self.first if self.before < 0 else self.before


@cache
def text_nouns() -> frozenset[str]:
    """Nouns for what says something without a mouth: report, statement, poll."""
    return frozenset(row.cells[0] for row in read_table(TABLES / "text_nouns.tsv", ("noun",)))


def kind_of(reading: Reading, first: int, stop: int) -> PhraseKind:
    """What the phrase core at tokens ``[first, stop)`` stands for, told by its last word."""
    name = reading.name_at.get(stop - 1)
    last = reading.lowers[stop - 1]
    if name is not None and name.stop == stop:
        if name.kind == "person":
            return "person"
        if name.kind in NAME_STATES:
            return "state"
        if name.kind == "nationals":
            return "people"
        if name.kind == "adjective" and reading.lowers[first] == "the" and name.first == first + 1:
            return "people" if WHOLE_PEOPLES.search(last) else "office"  # "the Norwegian said", "the French say"
        return "organisation" if name.kind in ("organisation", "outlet") else "other"
    if last in RELATIVES:
        return "relative"
    if last in PRONOUNS:
        return "pronoun"
    if last.endswith(AGED):
        return "office"
    noun = lexicon.person_noun(last)
    if noun is not None:
        return "people" if last.endswith(noun.plural) and noun.plural != noun.noun else "office"
    if last in lexicon.organisation_nouns():
        return "people" if _several(reading, first, last) else "organisation"
    if last in text_nouns():
        return "text"
    if reading.texts[stop - 1][0].isupper() and last not in lexicon.common_words() and last not in TIME_WORDS:
        return "named"
    return "other"


def _several(reading: Reading, first: int, noun: str) -> bool:
    """Whether a noun stands for several organisations that no state owns: "aid agencies", not "Russian authorities"."""
    one = noun.removesuffix("s") if not noun.endswith("ies") else noun[:-3] + "y"
    owned = reading.name_at.get(first) or reading.name_at.get(first + 1)
    return noun != one and one in lexicon.organisation_nouns() and owned is None


def after(reading: Reading, start: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at token ``start``, with what is tied to it, ending before ``ceiling``."""
    ceiling = min(ceiling, start + MAX_PHRASE)
    if start >= ceiling:
        return None
    core = _core_end(reading, start, ceiling)
    if core == start:
        return None
    kind = kind_of(reading, start, core)
    stop = core
    while kind != "person" and stop + 1 < ceiling and reading.lowers[stop] in ("of", "for", "from"):
        until = _core_end(reading, stop + 1, ceiling)
        if until == stop + 1:
            break
        stop = until
    if kind == "organisation" and stop > core and describes_a_name(reading, start, stop):
        return Phrase(start, stop, stop, "person")
    while stop + 1 < ceiling and reading.lowers[stop] in ("and", "&") and coordinates(reading, stop, ceiling, start):
        until = _core_end(reading, stop + 1, ceiling)
        if stop > core and _names_a_field(reading, stop + 1):
            stop = until
            break
        if until == stop + 1 or kind_of(reading, stop + 1, until) not in SPEAKERS:
            break
        core = stop = until
    return Phrase(start, core, stop, kind_of(reading, start, core))


def describes_a_name(reading: Reading, first: int, stop: int) -> bool:
    """Whether an organisation without an article only tells whose somebody is: "Ministry of Health spokesman Ivan
    Kern", but "the office of President Kern"."""
    name = reading.name_at.get(stop - 1)
    titled = name is not None and name.kind == "person" and name.title is not None and name.full
    return (
        titled and first < stop - 1 and reading.texts[first][0].isupper() and reading.lowers[first] not in DETERMINERS
    )


def _core_end(reading: Reading, start: int, ceiling: int) -> int:
    index = start
    while index < ceiling:
        name = reading.name_at.get(index)
        if name is not None and name.first == index and name.stop <= ceiling:
            index = name.stop
            if name.kind == "person" and reading.lowers[index] != "'s":
                return index
            if index < ceiling and name.kind != "adjective" and _looks_verbal(reading.lowers[index]):
                return index
            continue
        lower = reading.lowers[index]
        if index > start and _begins_another(lower, reading.lowers[index - 1]):
            return index
        if index > start and (beyond := _past_acronym(reading, index, ceiling)) is not None:
            index = beyond
            continue
        if _ends_core(reading, index, start) or (index > start and _follows_head(reading, index)):
            return index
        index += 1
        if lower in LONE_PRONOUNS and reading.lowers[index] != "'s":
            return index
    return index


def _begins_another(word: str, previous: str) -> bool:
    """Whether a word inside a phrase shows that another one begins with it."""
    if word in SUBJECT_PRONOUNS:
        return previous not in JOINTS
    return word == "there" or (word in DETERMINERS and word != "own" and previous not in QUANTIFIERS)


def _past_acronym(reading: Reading, index: int, ceiling: int) -> int | None:
    """Past a short form in brackets before the noun it describes: "Security Council (NSC) spokesperson"."""
    if reading.lowers[index] != "(" or index + 3 >= ceiling or reading.lowers[index + 2] != ")":
        return None
    described = reading.lowers[index + 3] in lexicon.person_nouns()
    return index + 3 if described and reading.texts[index + 1].isupper() else None


def _ends_core(reading: Reading, index: int, start: int) -> bool:
    word = reading.lowers[index]
    if reading.inside[index] >= 0:
        return True
    if word == "'" and index > start and reading.lowers[index - 1].endswith("s") and is_word(reading.texts[index + 1]):
        return False  # "tenants' lawyer Mina Roth"
    if not is_word(reading.texts[index]) and word not in ("'s", "&", "-"):
        return True
    if word in PREPOSITIONS or word in SUBORDINATORS:
        return True
    if word in VERBAL_OR_JOINING:
        if word == "and" and index > start:
            # "the US and South Korean defense chiefs": two adjectives of one noun
            left, right = reading.name_at.get(index - 1), reading.name_at.get(index + 1)
            return left is None or right is None or left.kind not in ("adjective", "state")
        return word not in DETERMINERS or index > start
    return word in TIME_WORDS and index > start and not _timed_work(reading, index)


def _timed_work(reading: Reading, index: int) -> bool:
    """Whether a time tells only when somebody works: "the night watchman", "its weekend editor"."""
    behind = lexicon.person_nouns().get(reading.lowers[index + 1])
    works = behind is not None and behind.noun == reading.lowers[index + 1] and reading.texts[index].islower()
    return works and index > 0 and reading.lowers[index - 1] in ARTICLES_AND_OWNERS


def _follows_head(reading: Reading, index: int) -> bool:
    """Whether a token is the verb of the noun right before it: "the office suggested"."""
    previous = reading.lowers[index - 1]
    heads = previous in lexicon.person_nouns() or previous in lexicon.organisation_nouns()
    if heads and _describes_behind(reading, index):
        return True
    titled = reading.texts[index][0].isupper() and index not in reading.headline
    object_follows = reading.lowers[index + 1] in DETERMINERS
    verbal = _looks_verbal(reading.lowers[index]) or (object_follows and reading.lowers[index] in IRREGULAR_VERBS)
    return heads and not titled and verbal


def _describes_behind(reading: Reading, index: int) -> bool:
    """Whether a token is an adjective behind the people it describes: "officials familiar with the plan"."""
    noun, word = lexicon.person_nouns().get(reading.lowers[index - 1]), reading.lowers[index]
    several = noun is not None and noun.plural == reading.lowers[index - 1] != noun.noun
    named = word in lexicon.person_nouns() or word in lexicon.organisation_nouns() or word in text_nouns()
    plain = reading.texts[index].islower() and not word.endswith("s") and word not in lexicon.cues()
    return several and not named and plain and reading.lowers[index + 1] in ADJECTIVE_LINKS


def _looks_verbal(word: str) -> bool:
    """Whether a word right behind a name is likelier its verb than a noun it describes ("Kyiv asked")."""
    if word in lexicon.person_nouns() or word in lexicon.organisation_nouns() or not word.isalpha():
        return False
    return word.endswith(("ed", "es")) or word in lexicon.cues()


def coordinates(reading: Reading, index: int, end: int, floor: int) -> bool:
    """Whether "and" joins two speakers, or two adjectives of one, rather than two clauses."""
    if index <= floor or index + 1 >= end:
        return False
    left, right = reading.name_at.get(index - 1), reading.name_at.get(index + 1)
    if left is not None and right is not None:
        return True
    if _names_a_field(reading, index - 1) and _names_a_field(reading, index + 1):
        return True
    left_kind = kind_of(reading, index - 1, index)
    return left_kind in ("person", "office", "people", "organisation", "state", "pronoun") and (
        right is not None
        or kind_of(reading, index + 1, end) in ("people", "organisation")
        or reading.lowers[index + 1] in DETERMINERS
        or left is not None
        or lexicon.person_nouns().get(reading.lowers[index + 1]) is not None
    )


def _names_a_field(reading: Reading, at: int) -> bool:
    """Whether a word is half of a ministry's field: "Fisheries and Marine Resources"."""
    ordinary = reading.name_at.get(at) is None and reading.lowers[at] in lexicon.common_words()
    return ordinary and reading.texts[at][0].isupper()


def base_phrases(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Base phrases as ``(first, stop, tied)``; tied ones follow a preposition."""
    first, tied = start, False
    index = start
    while index < end:
        lower = reading.lowers[index]
        if lower in PREPOSITIONS or (lower == "close" and reading.lowers[index + 1] == "to"):
            if index > first:
                yield first, index, tied
            first, tied = index + 1, True
        elif index > first and _begins(reading, index, first):
            yield first, index - (reading.lowers[index - 1] in JOINTS), tied
            first, tied = index, tied and reading.lowers[index - 1] in JOINTS
        name = reading.name_at.get(index)
        index = name.stop if name is not None and name.first == index and name.stop <= end else index + 1
    if end > first:
        yield first, end, tied


def _begins(reading: Reading, index: int, first: int) -> bool:
    """Whether a new base phrase begins at a token inside a run of words."""
    lower, previous = reading.lowers[index], reading.lowers[index - 1]
    if previous in DETERMINERS or previous == "'s":
        return False
    if lower in DETERMINERS or lower in SUBJECT_PRONOUNS:
        return previous not in QUANTIFIERS
    name = reading.name_at.get(index)
    if lower in TIME_WORDS and name is None:
        return previous not in TIME_WORDS
    if previous in TIME_WORDS and reading.name_at.get(index - 1) is None:
        if _timed_work(reading, index - 1):
            return False
        return not reading.texts[index][0].isdigit()
    if name is None or name.first != index:
        return False
    if name.kind == "person":
        return not (name.title is not None and first <= name.title < index) and previous not in ("and", "&")
    earlier = reading.name_at.get(index - 1)
    return earlier is not None and earlier.kind not in ("adjective", "person") and previous not in ("and", "&")
