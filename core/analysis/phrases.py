"""Noun phrases around a verb of saying: who stands before it, who stands behind it, and what kind of phrase that is.

No parser: the closed classes of English bound a phrase, the nouns of the lexicon and the names of the text say what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from core.analysis import lexicon
from core.analysis.grammar import (
    AUXILIARIES,
    CLOSING_MARKS,
    DASHES,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    OPENING_MARKS,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
    word_set,
)
from core.analysis.lexicon import TABLES
from core.analysis.lexicon.table import read_table
from core.analysis.names import Name
from core.analysis.reading import Reading

PhraseKind = Literal[
    "person", "pronoun", "relative", "office", "people", "organisation", "state", "text", "named", "other"
]
SPEAKERS = frozenset({"person", "pronoun", "relative", "office", "people", "organisation", "state", "text", "named"})
"""The kinds of phrase that can be held to have said something."""

PRONOUNS = SUBJECT_PRONOUNS | {"him", "her", "them", "us", "me", "others", "some", "many", "both", "one", "another"}
QUANTITIES = word_set("quantity")
JOINTS = frozenset({"and", "&", ","})
REFLEXIVES = word_set("reflexive")
NAME_STATES = frozenset({"state", "capital"})
MAX_ASIDES = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at tokens ``[first, stop)``; its head, the last word of its core, stands before ``core``."""

    first: int
    core: int
    stop: int
    kind: PhraseKind


@dataclass(frozen=True, slots=True)
class Subject:
    """A phrase before a verb, with the word that opens its clause ("" at the start of the sentence)."""

    phrase: Phrase
    opener: str


@cache
def text_nouns() -> frozenset[str]:
    """Nouns for what says something without a mouth: report, statement, poll."""
    return frozenset(row.cells[0] for row in read_table(TABLES / "text_nouns.tsv", ("noun",)))


def kind_of(reading: Reading, first: int, stop: int) -> PhraseKind:
    """What the phrase core at tokens ``[first, stop)`` stands for, told by its last word."""
    name = reading.name_at.get(stop - 1)
    last = reading.tokens[stop - 1]
    if name is not None and name.stop == stop:
        if name.kind == "person":
            return "person"
        if name.kind in NAME_STATES:
            return "state"
        if name.kind == "nationals":
            return "people"
        return "organisation" if name.kind in ("organisation", "outlet") else "other"
    if last.lower in RELATIVES:
        return "relative"
    if last.lower in PRONOUNS:
        return "pronoun"
    noun = lexicon.person_nouns().get(last.lower)
    if noun is not None:
        return "people" if last.lower == noun.plural and noun.plural != noun.noun else "office"
    if last.lower in lexicon.organisation_nouns():
        return "organisation"
    if last.lower in text_nouns():
        return "text"
    if last.capitalised and last.lower not in lexicon.common_words() and last.lower not in TIME_WORDS:
        return "named"
    return "other"


# ---------------------------------------------------------------- to the left


def before(reading: Reading, stop: int, floor: int) -> Subject | None:
    """The subject that ends right before token ``stop``, asides skipped, no further left than ``floor``."""
    end = _skip_time_back(reading, stop, floor)
    if end <= floor:
        return None
    if reading.lower(end - 1) in REFLEXIVES and end - 1 > floor:
        end -= 1
    last = reading.tokens[end - 1]
    if last.lower in ("who", "which") and end - 1 > floor:
        return Subject(Phrase(end - 1, end, end, "relative"), "")
    if last.text == ")":
        return _behind_bracket(reading, end, floor)
    if last.text in DASHES:
        opening = next((i for i in range(end - 2, floor - 1, -1) if reading.tokens[i].text in DASHES), None)
        return _plain(reading, opening, floor) if opening is not None else None
    if last.text == ",":
        return _before_asides(reading, end - 1, floor)
    return _plain(reading, end, floor)


def _behind_bracket(reading: Reading, end: int, floor: int) -> Subject | None:
    opening = next((i for i in range(end - 2, floor - 1, -1) if reading.tokens[i].text == "("), None)
    return before(reading, opening, floor) if opening is not None else None


def _skip_time_back(reading: Reading, stop: int, floor: int) -> int:
    """Back over a time between subject and verb: "Austin on Wednesday said", "Kim, on Oct. 30, said"."""
    end = stop
    while end > floor and (reading.lower(end - 1) in TIME_WORDS or reading.tokens[end - 1].text[0].isdigit()):
        if reading.name_at.get(end - 1):
            return end
        end -= 1
    if end < stop and end > floor and reading.lower(end - 1) in ("on", "in", "late", "early", "at", "since"):
        end -= 1
    return end if end > floor else stop


def _before_asides(reading: Reading, comma: int, floor: int) -> Subject | None:
    """ "Kim Tae-hyo, the office's first deputy director, said": from the verb's comma back to the phrase described."""
    best: Subject | None = None
    end = comma
    for _ in range(MAX_ASIDES):
        previous = _comma_before(reading, end, floor)
        start = floor if previous is None else previous + 1
        found = _plain(reading, end, start) if start < end else None
        speaks = found is not None and _speaks(found)
        if previous is not None and _is_aside(reading, start):
            best = best or (found if speaks and found is not None and found.phrase.first == start else None)
        elif end == comma and previous is None:
            return None
        elif found is not None and speaks:
            named = found.phrase.kind in ("person", "pronoun", "state", "named", "organisation")
            return found if named or best is None else best
        else:
            return best
        if previous is None:
            return best
        end = previous
    return best


def _comma_before(reading: Reading, end: int, floor: int) -> int | None:
    for index in range(end - 1, floor - 1, -1):
        if reading.inside[index] >= 0 or reading.tokens[index].text in STOPS:
            return None
        if reading.tokens[index].text == ",":
            return index
    return None


def _is_aside(reading: Reading, start: int) -> bool:
    """Whether what starts after a comma can only describe what stands before it."""
    token = reading.tokens[start]
    if token.lower in ("and", "or", "but"):
        return False
    if token.lower in DETERMINERS | PREPOSITIONS | SUBORDINATORS or token.lower in ("who", "which", "whose"):
        return True
    if token.text[0].isdigit() or token.lower.endswith(("ing", "ed")) or is_adverb(token.lower):
        return True
    noun = lexicon.person_nouns().get(token.lower)
    return noun is not None or (not token.capitalised and token.lower not in PRONOUNS)


def _speaks(subject: Subject) -> bool:
    return subject.phrase.kind in SPEAKERS


def _plain(reading: Reading, end: int, floor: int) -> Subject | None:
    """The subject among the words that run up to ``end`` without a comma or another clause."""
    start = _clause_start(reading, end, floor)
    if start >= end:
        return None
    opener = reading.lower(start - 1) if start > floor else ""
    phrases = list(_base_phrases(reading, start, end))
    free = [(first, core) for first, core, tied in phrases if not tied and reading.lower(first) not in TIME_WORDS]
    if opener in RELATIVES and len(phrases) >= 1 and not _is_subject_relative(reading, start, end, opener):
        return _restrictive(reading, start - 1, end, floor)
    if not free:
        return None
    first, core = free[-1]
    kind = kind_of(reading, first, core)
    if reading.lower(core - 1) in QUANTITIES | QUANTIFIERS and reading.lower(core) == "of":
        # "52 percent of registered voters say": the voters speak
        kind = kind_of(reading, phrases[-1][0], phrases[-1][1])
    if kind == "other" and _is_quantity(reading, core - 1):
        kind = "people"
    first = _join_conjuncts(reading, first, start)
    return Subject(Phrase(first, core, end, kind), opener)


def _is_quantity(reading: Reading, at: int) -> bool:
    """Whether a phrase's last word counts people who are left unsaid: "47 percent", "nearly half", "most"."""
    word = reading.lower(at)
    return word in QUANTITIES | QUANTIFIERS or word[0].isdigit()


def _is_subject_relative(reading: Reading, start: int, end: int, opener: str) -> bool:
    """Whether the words between "who/that/which" and the verb are that verb's own subject ("that Kim said")."""
    first = reading.tokens[start]
    if opener == "who":
        return False
    return first.capitalised or first.lower in DETERMINERS | PRONOUNS


def _restrictive(reading: Reading, relative: int, end: int, floor: int) -> Subject | None:
    """ "people who attended the meeting said": the phrase before "who"."""
    if relative <= floor or reading.tokens[relative - 1].text == ",":
        return None
    found = _plain(reading, relative, floor)
    if found is None:
        return None
    phrase = found.phrase
    return Subject(Phrase(phrase.first, phrase.core, end, phrase.kind), found.opener)


def _clause_start(reading: Reading, end: int, floor: int) -> int:
    index = end
    while index > floor and not _bounds(reading, index - 1, end, floor):
        index -= 1
    return index


def _bounds(reading: Reading, index: int, end: int, floor: int) -> bool:
    token = reading.tokens[index]
    if reading.inside[index] >= 0 and (token.text in CLOSING_MARKS | OPENING_MARKS):
        # A nickname or a quoted adjective inside a phrase bounds it too: better a short source than a wrong one.
        return True
    if token.text == ",":
        return not _lists(reading, index, end)
    if token.text in STOPS or token.text in DASHES or token.text in {":", "(", ")", "[", "]", "/"}:
        return True
    if token.lower in ("and", "or", "&"):
        return not _coordinates(reading, index, end, floor)
    if token.lower in PREPOSITIONS and token.lower not in SUBORDINATORS:
        return False
    return token.lower in SUBORDINATORS | RELATIVES | AUXILIARIES | MODALS | {"but", "yet", "however", "what", "how"}


def _coordinates(reading: Reading, index: int, end: int, floor: int) -> bool:
    """Whether "and" joins two speakers, or two adjectives of one, rather than two clauses."""
    if index <= floor or index + 1 >= end:
        return False
    left, right = reading.name_at.get(index - 1), reading.name_at.get(index + 1)
    if left is not None and right is not None:
        return True
    left_kind = kind_of(reading, index - 1, index)
    return left_kind in ("person", "office", "people", "organisation", "state", "pronoun") and (
        right is not None or reading.lower(index + 1) in DETERMINERS or left is not None
        or lexicon.person_nouns().get(reading.lower(index + 1)) is not None
    )


def _lists(reading: Reading, comma: int, end: int) -> bool:
    """Whether a comma joins two names of a list: "Tokyo, Seoul and Washington", in headlines also "US, Japan"."""
    left, right = reading.name_at.get(comma - 1), reading.name_at.get(comma + 1)
    if left is None or right is None or _sort(left) != _sort(right):
        return False
    return comma in reading.headline or "and" in reading.words(comma, end)


def _sort(name: Name) -> str:
    return "state" if name.kind in NAME_STATES else name.kind


def _join_conjuncts(reading: Reading, first: int, start: int) -> int:
    """Take in what "and" joins to a phrase: "Washington and Kyiv", "the minister and his deputy"."""
    while first - 1 > start and reading.lower(first - 1) in JOINTS:
        phrases = [p for p in _base_phrases(reading, start, first - 1) if not p[2]]
        if not phrases:
            break
        first = phrases[-1][0]
    return first


def _base_phrases(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Base phrases as ``(first, stop, tied)``; tied ones follow a preposition."""
    first, tied = start, False
    index = start
    while index < end:
        lower = reading.lower(index)
        if lower in PREPOSITIONS or (lower == "close" and reading.lower(index + 1) == "to"):
            if index > first:
                yield first, index, tied
            first, tied = index + 1, True
        elif index > first and _begins(reading, index, first):
            yield first, index - (reading.lower(index - 1) in JOINTS), tied
            first, tied = index, tied and reading.lower(index - 1) in JOINTS
        name = reading.name_at.get(index)
        index = name.stop if name is not None and name.first == index and name.stop <= end else index + 1
    if end > first:
        yield first, end, tied


def _begins(reading: Reading, index: int, first: int) -> bool:
    """Whether a new base phrase begins at a token inside a run of words."""
    lower, previous = reading.lower(index), reading.lower(index - 1)
    if previous in DETERMINERS or previous == "'s":
        return False
    if lower in DETERMINERS | SUBJECT_PRONOUNS:
        return previous not in QUANTIFIERS
    name = reading.name_at.get(index)
    if lower in TIME_WORDS and name is None:
        return previous not in TIME_WORDS
    if previous in TIME_WORDS and reading.name_at.get(index - 1) is None:
        return not reading.tokens[index].text[0].isdigit()
    if name is None or name.first != index:
        return False
    if name.kind == "person":
        return not (name.title is not None and first <= name.title < index) and previous not in ("and", "&")
    earlier = reading.name_at.get(index - 1)
    return earlier is not None and earlier.kind not in ("adjective", "person") and previous not in ("and", "&")


# ---------------------------------------------------------------- to the right


def after(reading: Reading, start: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at token ``start``, with what is tied to it, ending before ``ceiling``."""
    if start >= ceiling:
        return None
    core = _core_end(reading, start, ceiling)
    if core == start:
        return None
    kind = kind_of(reading, start, core)
    stop = core
    while kind != "person" and stop + 1 < ceiling and reading.lower(stop) in ("of", "for", "from"):
        until = _core_end(reading, stop + 1, ceiling)
        if until == stop + 1:
            break
        stop = until
    while stop + 1 < ceiling and reading.lower(stop) in ("and", "&") and _coordinates(reading, stop, ceiling, start):
        until = _core_end(reading, stop + 1, ceiling)
        if until == stop + 1 or kind_of(reading, stop + 1, until) not in SPEAKERS:
            break
        core = stop = until
    return Phrase(start, core, stop, kind_of(reading, start, core))


def _core_end(reading: Reading, start: int, ceiling: int) -> int:
    index = start
    while index < ceiling:
        name = reading.name_at.get(index)
        if name is not None and name.first == index and name.stop <= ceiling:
            index = name.stop
            if name.kind == "person" and reading.lower(index) != "'s":
                return index
            if index < ceiling and name.kind != "adjective" and _looks_verbal(reading.lower(index)):
                return index
            continue
        token = reading.tokens[index]
        if index > start and token.lower in DETERMINERS - {"own"} and reading.lower(index - 1) not in QUANTIFIERS:
            return index
        if _ends_core(reading, index, start) or (index > start and _follows_head(reading, index)):
            return index
        index += 1
        if token.lower in PRONOUNS and reading.lower(index) != "'s" and token.lower not in DETERMINERS | QUANTIFIERS:
            return index
    return index


def _ends_core(reading: Reading, index: int, start: int) -> bool:
    token = reading.tokens[index]
    if reading.inside[index] >= 0 or not token.is_word and token.lower not in ("'s", "&", "-"):
        return True
    if token.lower in PREPOSITIONS or token.lower in SUBORDINATORS:
        return True
    if token.lower in AUXILIARIES | MODALS | NEGATIONS or token.lower in ("who", "which", "that", "and", "or", "but"):
        if token.lower == "and" and index > start:
            # "the US and South Korean defense chiefs": two adjectives of one noun
            left, right = reading.name_at.get(index - 1), reading.name_at.get(index + 1)
            return left is None or right is None or left.kind not in ("adjective", "state")
        return token.lower not in DETERMINERS or index > start
    return token.lower in TIME_WORDS and index > start


def _follows_head(reading: Reading, index: int) -> bool:
    """Whether a token is the verb of the noun right before it: "the office suggested"."""
    previous = reading.lower(index - 1)
    heads = previous in lexicon.person_nouns() or previous in lexicon.organisation_nouns()
    return heads and _looks_verbal(reading.lower(index))


def _looks_verbal(word: str) -> bool:
    """Whether a word right behind a name is likelier its verb than a noun it describes ("Ukraine poses", "Kyiv asked")."""
    if word in lexicon.person_nouns() or word in lexicon.organisation_nouns() or not word.isalpha():
        return False
    return word.endswith(("ed", "es")) or word in lexicon.cues()
