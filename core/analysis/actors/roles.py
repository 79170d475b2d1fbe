"""Offices: reading "the US defense secretary" into head, qualifiers and state, and whether two may be one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from core.analysis import lexicon
from core.analysis.lexicon import TABLES
from core.analysis.lexicon.table import read_table
from core.analysis.reading import Reading
from core.analysis.text.grammar import DETERMINERS, is_function_word, word_set

ANY_OFFICE = word_set("any-office")
EPITHETS = word_set("epithet")
GENERALS = word_set("before-general")
"""Offices that "general" follows without making a general of their holder."""
NATIONAL = "national"
"""The head of an office that is no more than a nationality: "the Norwegian"."""
PASSING = word_set("passing")
"""Words beside an office that do not tell it from another: former, acting, new."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office in words: its ``head`` noun (singular), the other content words, the states named with it.

    ``title`` is the office as printed, without article, owner or state; ``owner`` a possessor that is no state.
    """

    head: str
    qualifiers: frozenset[str]
    states: tuple[str, ...]
    title: str
    owner: str = ""


@cache
def hypernyms() -> dict[str, frozenset[str]]:
    """For a general noun ("chief") the special ones it may stand for ("secretary", "minister")."""
    rows = read_table(TABLES / "hypernyms.tsv", ("noun", "hyponyms"))
    return {row.cells[0]: frozenset(row.several("hyponyms")) for row in rows}


def office(reading: Reading, first: int, stop: int) -> Office | None:
    """The office that tokens ``[first, stop)`` name, None if they hold no noun for people."""
    head_at = _head(reading, first, stop)
    if head_at is None:
        return None
    states: list[str] = []
    words: list[str] = []
    begin = first
    owner = ""
    for index in range(first, stop):
        name = reading.name_at.get(index)
        lower = reading.lower(index)
        if name is not None and name.kind in ("state", "adjective", "capital"):
            if name.first == index:
                states.append(name.state)
            begin = index + 1 if index < head_at and not _keeps(reading, begin, index) else begin
        elif name is not None and name.kind in ("organisation", "outlet"):
            if name.first == index:
                words.append(name.canonical.lower())
        elif lower == "'s":
            owner = reading.printed(first, index) if not states and index < head_at else owner
            begin = index + 1 if index < head_at else begin
        elif index != head_at and not is_function_word(lower) and lower.isalpha() and lower not in PASSING:
            words.append(lower)
        elif lower in DETERMINERS and index == begin:
            begin = index + 1
    noun = lexicon.person_noun(reading.lower(head_at))
    return Office(
        noun.noun if noun is not None else reading.lower(head_at),
        frozenset(words),
        tuple(dict.fromkeys(states)),
        reading.printed(begin, stop),
        owner,
    )


def _keeps(reading: Reading, begin: int, index: int) -> bool:
    """Whether words of the office stand before a state in it ("deputy US secretary")."""
    return any(reading.lower(i) in lexicon.person_nouns() for i in range(begin, index))


def _head(reading: Reading, first: int, stop: int) -> int | None:
    """The last noun for people before any "of": "first deputy director of national security" is a director."""
    head = None
    for index in range(first, stop):
        if reading.lower(index) in ("of", "for", "in", "at", "from", "with") and head is not None:
            return head
        if reading.lower(index) == "general" and head == index - 1 and reading.lower(head) in GENERALS:
            continue
        verb = reading.lower(index) in lexicon.cues() and (
            index == first or reading.lower(index - 1) not in DETERMINERS
        )
        if lexicon.person_noun(reading.lower(index)) is not None and not verb:
            head = index
    return head


def likeness(description: Office, held: Office) -> int:
    """How well a description fits an office somebody holds: 0 for not at all, higher for more words in common."""
    if description.states and held.states and not set(description.states) & set(held.states):
        return 0
    if description.head == NATIONAL:
        return 2 if held.states else 0
    if description.head == held.head:
        score = 3
    elif held.head in hypernyms().get(description.head, frozenset()):
        score = 1
    else:
        return 0
    shared = description.qualifiers & (held.qualifiers | {held.head})
    told = description.qualifiers - ANY_OFFICE
    if told and (not shared or (description.head in EPITHETS and not told <= shared)):
        return 0
    return score + len(shared) + len(set(description.states) & set(held.states))
