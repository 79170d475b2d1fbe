"""Where a text reports speech: forms of the cue lexicon that are verbs there, told as done, denied or foretold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from core.analysis import lexicon
from core.analysis.lexicon import Cue
from core.analysis.reading import Reading
from core.analysis.text.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    QUANTIFIERS,
    TIME_WORDS,
    is_adverb,
)
from core.analysis.text.segments import Sentence
from core.analysis.text.words import lower

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_BETWEEN = 4
"""How many words of time may stand inside a cue of several words ("called on Wednesday for")."""

NOUN_QUANTIFIERS = QUANTIFIERS - {"all", "some", "many", "others", "few", "several"}
"""The quantifiers that hardly ever stand alone, so that what follows is a noun."""
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


@dataclass(frozen=True, slots=True)
class _Forms:
    """The cues that begin with one word, the longest first; one of ``seconds`` follows it, anything where that is
    None."""

    choices: tuple[tuple[tuple[str, ...], Cue], ...]
    seconds: frozenset[str] | None


@cache
def _forms() -> dict[str, _Forms]:
    index: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for form, cue in lexicon.cues().items():
        words = tuple(form.split())
        index.setdefault(words[0], []).append((words, cue))
    for choices in index.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return {first: _Forms(tuple(choices), _seconds(choices)) for first, choices in index.items()}


def _seconds(choices: Sequence[tuple[tuple[str, ...], Cue]]) -> frozenset[str] | None:
    """The second words of cues that are nothing without them."""
    if any(len(words) == 1 or _may_part(words) for words, _ in choices):
        return None
    return frozenset(words[1] for words, _ in choices)


def _may_part(words: tuple[str, ...]) -> bool:
    """Whether a time may stand inside a cue: "called on Wednesday for"."""
    return len(words) == 2 and words[1] in PREPOSITIONS


def _begins_a_cue(words: Sequence[str]) -> NDArray[np.bool_]:
    import numpy as np

    forms = _forms()
    return np.array([lower(word) in forms for word in words])


@lru_cache(maxsize=2)
def occurrences(reading: Reading) -> tuple[tuple[Occurrence, ...], ...]:
    """The cues of each sentence in order, outside quotations, none overlapping; denied and foretold ones too."""
    places = reading.tokens.where(_begins_a_cue)
    return tuple(tuple(_in_sentence(reading, sentence, places)) for sentence in reading.sentences)


def _in_sentence(reading: Reading, sentence: Sentence, places: Sequence[int]) -> Iterator[Occurrence]:
    """The cues of one sentence; ``places`` are the words of the text that a cue may begin with."""
    first = past = sentence.first
    for index in places[bisect_left(places, first) : bisect_left(places, sentence.stop)]:
        unquoted = index >= past and reading.inside[index] < 0
        found = _match(reading, index, sentence.stop) if unquoted else None
        if found is None:
            continue
        cue, pieces = found
        past = pieces[-1][1]
        group, bare, asserted = _verb_group(reading, index, first, cue)
        if not _is_noun(reading, index, group, first, cue):
            yield Occurrence(cue, index, past, pieces, group, bare, asserted)


def _match(reading: Reading, index: int, ceiling: int) -> tuple[Cue, tuple[tuple[int, int], ...]] | None:
    """The longest cue whose first word stands at a token, and its token ranges."""
    forms = _forms()[reading.lowers[index]]
    if forms.seconds is not None and reading.lowers[index + 1] not in forms.seconds:
        return None
    for words, cue in forms.choices:
        stop = index + len(words)
        if stop <= ceiling and (len(words) == 1 or tuple(reading.lowers[index:stop]) == words):
            return cue, ((index, stop),)
        if _may_part(words):
            at = past_time(reading, index + 1, ceiling)
            if index + 1 < at < ceiling and reading.lowers[at] == words[1]:
                return cue, ((index, index + 1), (at, at + 1))
    return None


def past_time(reading: Reading, index: int, ceiling: int) -> int:
    """Past words of time at a token: "Wednesday", "on Oct. 30"."""
    at = index + (reading.lowers[index] in ("on", "late", "early", "again", "also"))
    while at < min(ceiling, index + MAX_BETWEEN) and (
        reading.lowers[at] in TIME_WORDS or reading.texts[at][0].isdigit()
    ):
        at += 1
    return at


def _verb_group(reading: Reading, index: int, floor: int, cue: Cue) -> tuple[int, bool, bool]:
    """First token of the verb group, whether it has no auxiliary, and whether the group asserts what it says.

    Negated, modal and infinitive groups assert nothing, nor do passives: their speaker is not their subject. Who was
    too proud to say something did not say it.
    """
    group, bare = index, True
    asserted = not (_is_feeling(cue) and reading.lower(index - 1) == "too" and index > floor)
    while group > floor:
        word = reading.lowers[group - 1]
        if word in NEGATIONS or word in MODALS or word == "to":
            asserted = False
        elif word in AUXILIARIES:
            bare = False
            passive = word in BE and cue.tense in ("past", "part")
            if passive and not cue.form.startswith("quoted"):
                asserted = False
        elif not is_adverb(word) or word in TIME_WORDS or reading.name_at.get(group - 1) is not None:
            break  # "Connolly" only looks like an adverb
        group -= 1
    return group, bare, asserted


def _is_feeling(cue: Cue) -> bool:
    """Whether a cue is an adjective and what is said with it: "proud to say"."""
    return cue.tense == "fixed" and " to " in cue.form


def _is_noun(reading: Reading, index: int, group: int, floor: int, cue: Cue) -> bool:
    """Whether a form that looks like a verb is a noun or an adjective where it stands."""
    if cue.tense == "fixed":
        return False
    if group == floor and cue.tense in SPOKEN_AS_NOUN:
        # "Calls for peace grew": nobody stands before it
        return True
    before = reading.lowers[group - 1]
    if before in DETERMINERS and before not in ("this", "that", "these", "those"):
        return True
    if cue.tense in SPOKEN_AS_NOUN and index == group:
        return before in PREPOSITIONS or before in NOUN_QUANTIFIERS
    if cue.tense in ("past", "part") and index == group:
        # "the reported attack", "of alleged abuse": an adjective before its noun
        return before in PREPOSITIONS and reading.lowers[group - 2] not in TIME_WORDS and before not in ("after", "as")
    return False
