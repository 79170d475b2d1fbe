"""The subject before a verb: who stands there, across asides, brackets, times and relative clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.analysis import lexicon
from core.analysis.names.name import Name
from core.analysis.reading import Reading
from core.analysis.speech.phrases import (
    COUNTS,
    IRREGULAR_VERBS,
    JOINTS,
    NAME_STATES,
    PRONOUNS,
    SPEAKERS,
    Phrase,
    base_phrases,
    coordinates,
    describes_a_name,
    kind_of,
)
from core.analysis.text.grammar import (
    ADVERBIAL_OPENERS,
    CLOSING_MARKS,
    DASHES,
    DETERMINERS,
    FINITE,
    OPENING_MARKS,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
    word_set,
)
from core.analysis.text.tokens import is_word

REFLEXIVES = word_set("reflexive")
MAX_BACK = 120
"""How many tokens before a verb its subject is looked for."""
MAX_CONJUNCTS = 12
MAX_ASIDES = 5
"""How many stretches between commas may stand between a subject and its verb."""

PARTICIPLE = re.compile(r"ed$|^(?:seen|sent|given|made|held|run)$")
PARTY_SEAT = re.compile(r"[A-Z]{1,3}-[A-Z][\w. ]{1,20}")
"""A member's party and constituency, as American papers print them: "R-Texas", "D-N.Y."."""
CONJUNCTIONS = word_set("clause-conjunction")
CLAUSE_WORDS = SUBORDINATORS | RELATIVES | FINITE | {"but", "yet", "however", "what", "how"}
CLAUSE_MARKS = STOPS | DASHES | {":", "(", ")", "[", "]", "/"}
"""The words and marks that a clause does not reach across."""
MARKS = CLOSING_MARKS | OPENING_MARKS
CLAUSE_BOUNDS = CLAUSE_WORDS | CLAUSE_MARKS | MARKS | {",", "and", "or", "&"}
DESCRIBES = DETERMINERS | ADVERBIAL_OPENERS | {"who", "which", "whose"}
"""The words that open a description between commas."""
OPENS_SUBJECT = DETERMINERS | PRONOUNS
LOCATING = word_set("in-place") | {"from", "of"}
ONE_OF = frozenset({"one", "another"})
"""What may stand before a name in place of an office: "one of its owners, Ada Nyland, said"."""
MAX_LABEL = 4
"""Up to so many quoted words are a nickname or a label inside an aside, no quotation."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A phrase before a verb, with the word that opens its clause ("" at the start of the sentence)."""

    phrase: Phrase
    opener: str


def before(reading: Reading, stop: int, floor: int) -> Subject | None:
    """The subject that ends right before token ``stop``, asides skipped, no further left than ``floor``."""
    floor = max(floor, stop - MAX_BACK)
    end = _skip_time_back(reading, stop, floor)
    if end <= floor:
        return None
    if reading.lowers[end - 1] in REFLEXIVES and end - 1 > floor:
        end -= 1
    last = reading.texts[end - 1]
    if last in ("who", "which") and end - 1 > floor:
        return Subject(Phrase(end - 1, end, end, "relative"), "")
    if last == ")":
        return _behind_bracket(reading, end, floor)
    if last in DASHES:
        opening = next((i for i in range(end - 2, floor - 1, -1) if reading.texts[i] in DASHES), None)
        return _plain(reading, opening, floor) if opening is not None else None
    if last == ",":
        return _before_asides(reading, end - 1, floor)
    return _plain(reading, end, floor)


def _behind_bracket(reading: Reading, end: int, floor: int) -> Subject | None:
    opening = next((i for i in range(end - 2, floor - 1, -1) if reading.texts[i] == "("), None)
    return before(reading, opening, floor) if opening is not None else None


def _skip_time_back(reading: Reading, stop: int, floor: int) -> int:
    """Back over a time between subject and verb: "Austin on Wednesday said", "Kim, on Oct. 30, said"."""
    end = stop
    while end > floor and (reading.lowers[end - 1] in TIME_WORDS or _is_number(reading.texts[end - 1])):
        if reading.name_at.get(end - 1):
            return end
        end -= 1
    if end < stop and end > floor and reading.lowers[end - 1] in ("on", "in", "late", "early", "at", "since"):
        end -= 1
    return end if end > floor else stop


def _is_number(word: str) -> bool:
    """Whether a word may be a day or an hour: "30", "5pm"; not "40s", which somebody is in."""
    return word[0].isdigit() and not word.endswith("s")


def _before_asides(reading: Reading, comma: int, floor: int) -> Subject | None:
    """ "Kim Tae-hyo, the office's first deputy director, said": from the verb's comma back to the phrase described."""
    best: Subject | None = None
    end = comma
    for _ in range(MAX_ASIDES):
        previous = _comma_before(reading, end, floor)
        start = floor if previous is None else previous + 1
        found = _plain(reading, end, start) if start < end else None
        speaks = found is not None and _speaks(found)
        if previous is not None and _locates(reading, start, end):
            end = previous
            continue
        if found is not None and speaks and _fills_clause(reading, found, start, end):
            return found
        opens = _aside_named(reading, found, start, end, floor) if found is not None and speaks else None
        if opens is not None:
            end = opens
            continue
        if previous is not None and (_is_aside(reading, start) or _apposed(reading, start, floor)):
            whole = found if speaks and found is not None and found.phrase.first == start else None
            best = whole if best is None or (whole is not None and _introduces(reading, best)) else best
        elif end == comma and previous is None:
            return None
        elif found is not None and speaks:
            named = found.phrase.kind in ("person", "pronoun", "state", "named", "organisation")
            chosen = named or best is None or _introduces(reading, best)
            return _with_office(reading, found, start, floor) if chosen else best
        else:
            return best
        end = previous
    return best


def _aside_named(reading: Reading, subject: Subject, start: int, end: int, floor: int) -> int | None:
    """The comma that opens an aside which a name closes: "Pike, | flanked by his lawyer, Sid Cobb, said". None where
    the name stands for the subject: "Speaking for the mayor, Sid Cobb, said"."""
    alone = subject.phrase.first == start and subject.phrase.stop == end and subject.phrase.kind in ("person", "named")
    if not alone or start - 2 < floor or reading.lowers[start - 2] not in lexicon.person_nouns():
        return None
    opens = _comma_before(reading, start - 1, floor)
    if opens is None or not _opens_clause(reading.lowers[opens + 1]):
        return None
    previous = _comma_before(reading, opens, floor)
    first = floor if previous is None else previous + 1
    described = _plain(reading, opens, first) if first < opens else None
    return opens if described is not None and _speaks(described) else None


def _opens_clause(word: str) -> bool:
    """Whether a word behind a comma opens an aside with a verb of its own or "with"."""
    return (
        word in ("who", "whose", "which", "with", "alongside")
        or word in IRREGULAR_VERBS
        or word.endswith(("ed", "ing"))
    )


def _fills_clause(reading: Reading, subject: Subject, start: int, end: int) -> bool:
    """Whether a conjunction and a subject are all that stands between two commas: "while the bank, which lent the
    money, welcomed it"."""
    opens = start + 1 == subject.phrase.first and reading.lowers[start] in CONJUNCTIONS
    return opens and subject.phrase.stop == end


def _introduces(reading: Reading, subject: Subject) -> bool:
    """Whether a phrase only tells what somebody is: "A spokesperson for the governor, a Democrat, said"."""
    return reading.lowers[subject.phrase.first] in ("a", "an")


def _with_office(reading: Reading, subject: Subject, start: int, floor: int) -> Subject:
    """A name between commas with the office before it: '"...," its country director, Claire Roe, said'."""
    if subject.phrase.kind not in ("person", "named") or subject.phrase.first != start or start - 1 <= floor:
        return subject
    office = _plain(reading, start - 1, floor)
    if office is None or (office.phrase.kind != "office" and reading.lowers[office.phrase.first] not in ONE_OF):
        return subject
    return replace(subject, phrase=replace(subject.phrase, before=office.phrase.first))


def _is_label(reading: Reading, number: int) -> bool:
    """Whether a quotation is too short to be one; only its first words are counted."""
    start, end = reading.stretches[number].inner
    return len(reading.text[start:end].split(maxsplit=MAX_LABEL)) <= MAX_LABEL


def _comma_before(reading: Reading, end: int, floor: int) -> int | None:
    for index in range(end - 1, floor - 1, -1):
        number = reading.inside[index]
        if number >= 0 and _is_label(reading, number):
            continue
        if number >= 0 or reading.texts[index] in STOPS:
            return None
        if reading.texts[index] == ",":
            return index
    return None


def _is_aside(reading: Reading, start: int) -> bool:
    """Whether what starts after a comma can only describe what stands before it."""
    text, lower = reading.texts[start], reading.lowers[start]
    if lower in ("and", "or", "but"):
        return False
    if lower in DESCRIBES or text[0].isdigit() or lower.endswith(("ing", "ed")) or is_adverb(lower):
        return True
    return lower in lexicon.person_nouns() or (not text[0].isupper() and lower not in PRONOUNS)


def _locates(reading: Reading, start: int, end: int) -> bool:
    """Whether words between commas say where: a party and its constituency ("R-Texas"), the state of a town ("from
    Lyon, France")."""
    if PARTY_SEAT.fullmatch(reading.printed(start, end)):
        return True
    name = reading.name_at.get(start)
    named = name is not None and (name.first, name.stop) == (start, end) and name.kind in ("place", *NAME_STATES)
    shortened = end - start == 1 and reading.texts[start][0].isupper() and reading.texts[start].endswith(".")
    if not named and not shortened:
        return False
    town = start - 2
    while town > max(0, start - MAX_BACK) and reading.texts[town][0].isupper():
        town -= 1
    begins = town + 1
    elsewhere = reading.name_at.get(begins)
    if (
        name is not None
        and name.kind in NAME_STATES
        and elsewhere is not None
        and elsewhere.state not in ("", name.state)
    ):
        return False
    return begins < start - 1 and (reading.lowers[town] in LOCATING)


def _apposed(reading: Reading, start: int, floor: int) -> bool:
    """Whether a possessor after a comma describes the name before it: "Lucent, Europe's biggest maker of lamps"."""
    owner = reading.name_at.get(start)
    if owner is None or reading.lowers[owner.stop] != "'s":
        return False
    comma = _comma_before(reading, start - 1, floor)
    begin = floor if comma is None else comma + 1
    named = _plain(reading, start - 1, begin) if begin < start - 1 else None
    return (
        named is not None and named.phrase.first == begin and named.phrase.kind in ("person", "organisation", "named")
    )


def _speaks(subject: Subject) -> bool:
    return subject.phrase.kind in SPEAKERS


def _plain(reading: Reading, end: int, floor: int) -> Subject | None:
    """The subject among the words that run up to ``end`` without a comma or another clause."""
    start = _clause_start(reading, end, floor)
    if start >= end:
        return None
    opener = reading.lowers[start - 1] if start > floor and is_word(reading.texts[start - 1]) else ""
    phrases = list(base_phrases(reading, start, end))
    free = [(first, core) for first, core, tied in phrases if not tied and reading.lowers[first] not in TIME_WORDS]
    if opener in RELATIVES and len(phrases) >= 1 and not _is_subject_relative(reading, start, end, opener):
        return _restrictive(reading, start - 1, end, floor)
    if not free:
        return None
    first, core = free[-1]
    kind = kind_of(reading, first, core)
    if kind == "organisation" and describes_a_name(reading, first, phrases[-1][1]):
        core, kind = phrases[-1][1], "person"
    if reading.lowers[core - 1] in COUNTS and reading.lowers[core] == "of":
        # "52 percent of registered voters say": the voters speak
        kind = kind_of(reading, phrases[-1][0], phrases[-1][1])
        if kind == "person":  # "one of the senior partners Maria Lopez said": the one is named
            core = phrases[-1][1]
    if kind == "other" and core - first > 1 and reading.lowers[core] in PREPOSITIONS:
        # "officials familiar with the matter": an adjective behind its noun
        shorter, last = kind_of(reading, first, core - 1), reading.lowers[core - 1]
        known = shorter in ("office", "people") or (shorter in ("text", "organisation") and PARTICIPLE.search(last))
        kind, core = (shorter, core - 1) if known else (kind, core)
    if kind == "other" and _is_quantity(reading, core - 1):
        kind = "people"
    name = reading.name_at.get(core - 1)
    if name is not None and name.title is not None and start <= name.title < first:
        first = name.title  # "Deputy Minister for Arctic Development Anatoly Kern"
    first = _join_conjuncts(reading, first, start)
    return Subject(Phrase(first, core, end, kind), opener)


def _is_quantity(reading: Reading, at: int) -> bool:
    """Whether a phrase's last word counts people who are left unsaid: "47 percent", "nearly half", "most"."""
    word = reading.lowers[at]
    return word in COUNTS or word[0].isdigit()


def _is_subject_relative(reading: Reading, start: int, end: int, opener: str) -> bool:
    """Whether the words between "who/that/which" and the verb are that verb's own subject ("that Kim said")."""
    return opener != "who" and (reading.texts[start][0].isupper() or reading.lowers[start] in OPENS_SUBJECT)


def _restrictive(reading: Reading, relative: int, end: int, floor: int) -> Subject | None:
    """ "people who attended the meeting said": the phrase before "who"."""
    if relative <= floor or reading.texts[relative - 1] == ",":
        return None
    found = _plain(reading, relative, floor)
    if found is None:
        return None
    phrase = found.phrase
    return Subject(Phrase(phrase.first, phrase.core, end, phrase.kind), found.opener)


def _clause_start(reading: Reading, end: int, floor: int) -> int:
    """Back to the token behind what bounds a clause."""
    texts, lowers = reading.texts, reading.lowers
    for index in range(end - 1, floor - 1, -1):
        may_bound = lowers[index] in CLAUSE_BOUNDS or texts[index] in CLAUSE_BOUNDS
        if may_bound and _bounds(reading, index, end, floor):
            return index + 1
    return min(floor, end)


def _bounds(reading: Reading, index: int, end: int, floor: int) -> bool:
    text, lower = reading.texts[index], reading.lowers[index]
    if reading.inside[index] >= 0 and text in MARKS:
        # A nickname or a quoted adjective inside a phrase bounds it too: better a short source than a wrong one.
        return True
    if text == ",":
        return not _lists(reading, index, end)
    if text in CLAUSE_MARKS:
        return True
    if lower in ("and", "or", "&"):
        return not coordinates(reading, index, end, floor)
    if index in reading.name_at or (lower in PREPOSITIONS and lower not in SUBORDINATORS):
        return False  # the WHO is no "who"
    return lower in CLAUSE_WORDS


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
    for _ in range(MAX_CONJUNCTS):
        if first - 1 <= start or reading.lowers[first - 1] not in JOINTS:
            break
        phrases = [p for p in base_phrases(reading, start, first - 1) if not p[2]]
        if not phrases:
            break
        first = phrases[-1][0]
    return first
