"""Where a text reports speech: forms of the cue lexicon that are verbs there, told as done, denied or foretold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from core.analysis import lexicon
from core.analysis.lexicon import Cue
from core.analysis.reading import Reading
from core.analysis.text.grammar import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    QUANTIFIERS,
    TIME_WORDS,
    is_adverb,
    word_class,
)
from core.analysis.text.segments import Sentence

MAX_BETWEEN = 4
"""How many words of time may stand inside a cue of several words ("called on Wednesday for")."""

SPOKEN_AS_NOUN = frozenset({"base", "s"})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A cue at tokens ``[first, stop)``; ``pieces`` are its token ranges, two where a time stands inside it.

    ``group`` is the first token of its verb group, auxiliaries and adverbs included; ``bare`` tells that no
    auxiliary stands before it; ``asserted`` that the act is told as done, not denied, wished or foretold.
    """

    entry: Cue
    first: int
    stop: int
    pieces: tuple[tuple[int, int], ...]
    group: int
    bare: bool
    asserted: bool


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    index: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for form, cue in lexicon.cues().items():
        words = tuple(form.split())
        index.setdefault(words[0], []).append((words, cue))
    for choices in index.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return index


def occurrences(reading: Reading, sentence: Sentence) -> Iterator[Occurrence]:
    """The cues of one sentence in order, outside quotations, none overlapping; denied and foretold ones too."""
    index = sentence.first
    while index < sentence.stop:
        found = _match(reading, index, sentence.stop) if reading.inside[index] < 0 else None
        if found is None:
            index += 1
            continue
        cue, pieces = found
        group, bare, asserted = _verb_group(reading, index, sentence.first, cue)
        if not _is_noun(reading, index, group, sentence.first, cue):
            yield Occurrence(cue, index, pieces[-1][1], pieces, group, bare, asserted)
        index = pieces[-1][1]


def _match(reading: Reading, index: int, ceiling: int) -> tuple[Cue, tuple[tuple[int, int], ...]] | None:
    for words, cue in _forms().get(reading.lower(index), ()):
        stop = index + len(words)
        if stop <= ceiling and tuple(reading.words(index, stop)) == words:
            return cue, ((index, stop),)
        if len(words) == 2 and words[1] in PREPOSITIONS:
            at = _past_time(reading, index + 1, ceiling)
            if index + 1 < at < ceiling and reading.lower(at) == words[1]:
                return cue, ((index, index + 1), (at, at + 1))
    return None


def _past_time(reading: Reading, index: int, ceiling: int) -> int:
    """Past words of time at a token: "Wednesday", "on Oct. 30"."""
    at = index + (reading.lower(index) in ("on", "late", "early", "again", "also"))
    while at < min(ceiling, index + MAX_BETWEEN) and (
        reading.lower(at) in TIME_WORDS or reading.tokens[at].text[0].isdigit()
    ):
        at += 1
    return at


def _verb_group(reading: Reading, index: int, floor: int, cue: Cue) -> tuple[int, bool, bool]:
    """First token of the verb group, whether it has no auxiliary, and whether the group asserts what it says.

    Negated, modal and infinitive groups assert nothing, nor do passives: their speaker is not their subject.
    """
    group, bare = index, True
    asserted = True
    while group > floor:
        lower = reading.lower(group - 1)
        if lower in NEGATIONS or lower in MODALS or lower == "to":
            asserted = False
        elif lower in AUXILIARIES:
            bare = False
            passive = lower in word_class("be") and cue.tense in ("past", "part")
            if passive and not cue.form.startswith("quoted"):
                asserted = False
        elif not is_adverb(lower) or lower in TIME_WORDS or reading.name_at.get(group - 1) is not None:
            break  # "Connolly" only looks like an adverb
        group -= 1
    return group, bare, asserted


def _is_noun(reading: Reading, index: int, group: int, floor: int, cue: Cue) -> bool:
    """Whether a form that looks like a verb is a noun or an adjective where it stands."""
    if cue.tense == "fixed":
        return False
    if group == floor and cue.tense in SPOKEN_AS_NOUN:
        # "Calls for peace grew": nobody stands before it
        return True
    before = reading.lower(group - 1)
    if before in DETERMINERS and before not in ("this", "that", "these", "those"):
        return True
    if cue.tense in SPOKEN_AS_NOUN and index == group:
        return before in PREPOSITIONS or before in QUANTIFIERS - {"all", "some", "many", "others", "few", "several"}
    if cue.tense in ("past", "part") and index == group:
        # "the reported attack", "of alleged abuse": an adjective before its noun
        return before in PREPOSITIONS and reading.lower(group - 2) not in TIME_WORDS and before not in ("after", "as")
    return False
