"""Reports by a noun: "Besten's call for a strike drew cheers", "the warning by Hallam that rents would rise came late".

The noun names what was done with words; its owner, or who stands behind "by" or "from", spoke. Where the noun is the
subject of its sentence, the words reported end before that sentence's verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.speech.complements import FINITE_OR_PAST, past_name
from core.analysis.speech.endings import trim
from core.analysis.speech.phrases import SPEAKERS, Phrase, after
from core.analysis.speech.subjects import before
from core.analysis.speech.told import told_as_done
from core.analysis.text.grammar import AUXILIARIES, DETERMINERS, MODALS, is_adverb, word_set

CLAIMS = word_set("act-noun-that")
"""Nouns of what is said to be so: "warning that"."""
CALLS = word_set("act-noun-for")
"""Nouns of what is asked for: "call for"."""
ACTS = CLAIMS | CALLS
OWNERS = frozenset({"his", "her", "their"})
OWNED = frozenset({"'s", "'"})
MOST_ADJECTIVES = 2
"""How many words may stand between an owner and the noun."""
GOES_ON = frozenset({"into", "on", "with"})
"""What ties a further phrase to what is asked for: "an inquiry | into the fire"."""
NOT_SPEAKING = frozenset({"relative", "text"})
JOINING = AUXILIARIES | MODALS | {"to", "and", "or", "that", "who", "which", ","}
"""The words behind which a past form belongs to the clause reported."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun that reports at token ``noun``, who spoke, and the words reported."""

    noun: int
    source: Phrase
    content: Range


def nominals(reading: Reading, floor: int, stop: int) -> Iterator[Nominal]:
    """The reports by nouns among the tokens of one sentence, outside of quotations."""
    for noun in range(floor + 1, stop - 2):
        if reading.lowers[noun] not in ACTS or reading.inside[noun] >= 0:
            continue
        source, behind = _speaker(reading, noun, floor, stop)
        if source is None or source.kind not in SPEAKERS - NOT_SPEAKING or not told_as_done(reading, noun):
            continue
        end = _end(reading, noun, behind, stop, min(noun, source.first), floor)
        if end is not None and end > behind + 1:
            yield Nominal(noun, source, (behind, trim(reading, behind, end)))


def _speaker(reading: Reading, noun: int, floor: int, stop: int) -> tuple[Phrase | None, int]:
    """Who spoke, and the token where the words reported may begin."""
    if reading.lowers[noun + 1] in ("by", "from"):
        agent = after(reading, noun + 2, stop)
        if agent is not None and agent.stop > agent.core and reading.lowers[agent.core] == "for":
            agent = Phrase(agent.first, agent.core, agent.core, agent.kind)
        return agent, past_name(reading, agent.stop, stop) if agent is not None else noun
    for at in range(noun - 1, max(floor, noun - MOST_ADJECTIVES - 1) - 1, -1):
        if reading.lowers[at] in OWNERS:
            return Phrase(at, at + 1, at + 1, "pronoun"), noun + 1
        if reading.lowers[at] in OWNED:
            owner = before(reading, at, floor)
            return (owner.phrase if owner is not None else None), noun + 1
        if reading.lowers[at] in DETERMINERS or reading.inside[at] >= 0:
            break
    return None, noun


def _end(reading: Reading, noun: int, behind: int, stop: int, first: int, floor: int) -> int | None:
    """Where the words reported end, None where none stand behind the noun."""
    if behind + 2 >= stop:
        return None
    word = reading.lowers[behind]
    if word == "for" and reading.lowers[noun] in CALLS:
        asked = after(reading, behind + 1, stop)
        if asked is None:
            return None
        end = next((i for i in range(behind + 3, asked.stop) if reading.lowers[i] in FINITE_OR_PAST), asked.stop)
        more = after(reading, end + 1, stop) if reading.lowers[end] in GOES_ON else None
        return more.stop if more is not None else end
    if word != "that" or reading.lowers[noun] not in CLAIMS:
        return None
    owned = any(reading.lowers[index] in FINITE_OR_PAST for index in range(floor, first))
    return _clause_end(reading, behind, stop) if owned else _before_verb(reading, behind, stop)


def _clause_end(reading: Reading, first: int, stop: int) -> int:
    """The end of a clause that closes its sentence, or the comma that ends it."""
    return next((i for i in range(first, stop) if reading.texts[i] in (",", ";") and reading.inside[i] < 0), stop)


def _before_verb(reading: Reading, first: int, stop: int) -> int | None:
    """The second verb behind "that": the first is the clause's own, the second that of the noun."""
    verbs = 0
    for index in range(first + 2, stop):
        if reading.inside[index] >= 0 or not _is_finite(reading, index):
            continue
        verbs += 1
        if verbs == 2:
            return index
    return None


def _is_finite(reading: Reading, index: int) -> bool:
    """Whether a verb begins at a token: not the participle behind an auxiliary, nor one that describes a noun."""
    word = reading.lowers[index]
    previous = next((w for w in reversed(reading.lowers[index - 3 : index]) if not is_adverb(w)), "")
    past = word in FINITE_OR_PAST or (word.endswith("ed") and previous not in DETERMINERS)
    return past and previous not in JOINING
