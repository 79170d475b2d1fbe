"""Reports in the passive: what was said of a subject or told it, and behind "by" who said so.

"The tackle was described as reckless by Kern", "Residents were told by the county that the water was safe", "The
ruling, called “a gift” by tenants". Whom the verb addresses is not what was said; what it judges is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.speech.complements import complement
from core.analysis.speech.cues import Occurrence
from core.analysis.speech.endings import content_end, trim
from core.analysis.speech.phrases import SPEAKERS, Phrase, after
from core.analysis.speech.subjects import before
from core.analysis.speech.told import told_as_done
from core.analysis.text.grammar import (
    BE,
    COMMA_OR_DASH,
    DETERMINERS,
    FINITE,
    QUANTIFIERS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    word_class,
)

FARTHEST_AGENT = 20
"""How many tokens behind a participle its "by" is looked for."""
JUDGED = SPEAKERS | {"other"}
NO_OBJECT = frozenset({"pronoun", "relative"})
"""The subjects that say nothing of themselves: "It was denied by the office"."""
NAMING_SOURCES = frozenset({"cite", "quote"})
CHARGED_WITH = frozenset({"of", "for"})
"""What a reproach or a praise is for: "accused by Weiss of hiding it"."""
BOUNDS = STOPS | {";", ":", "(", ")"}
CLAUSES = RELATIVES | SUBORDINATORS | FINITE - {"be", "been"}
"""The words that no agent is looked for behind: another clause begins or goes on with them."""
CLAUSE_FRAMES = {"that": ("that", "whom-that"), "to": ("whom-to",), "wh": ("wh",)}
"""The frames of the words told, each with the frames of the active verb that allow it."""
OPENS_CLAUSE = DETERMINERS | QUANTIFIERS | SUBJECT_PRONOUNS | {"there"}
NAMED_AS = frozenset({"as", "np-np"})


@dataclass(frozen=True, slots=True)
class Passive:
    """Who said it, behind "by", and what: the subject that was judged, and the words around the agent."""

    source: Phrase
    content: tuple[Range, ...]


def passive(reading: Reading, cue: Occurrence, floor: int, stop: int, later: Sequence[Occurrence]) -> Passive | None:
    """The report that a participle in a sentence from ``floor`` to ``stop`` makes, None where it makes none."""
    participle = cue.entry.tense in ("past", "part") and cue.entry.lemma not in NAMING_SOURCES
    if not participle or reading.lowers[cue.group - 1] == "as" or not told_as_done(reading, cue.first):
        return None
    by = _agent_at(reading, cue, stop)
    source = _agent(reading, cue, by, stop) if by is not None else None
    if by is None or source is None or source.kind == "relative" or not _is_participle(reading, cue, by, floor):
        return None
    if cue.group <= floor:
        stop = next(
            (i for i in range(source.stop + 1, stop) if reading.texts[i] == "," and reading.inside[i] < 0), stop
        )
    words = _words(reading, cue, by, source.stop, stop, later)
    if source.kind == "other" and not (_is_clause(reading, words) and reading.lowers[source.first] in DETERMINERS):
        return None
    addressed = bool(cue.entry.frames & {"whom-to", "whom-that"})
    judged = None if addressed or _is_clause(reading, words) else _subject(reading, cue, floor)
    if words is None and (judged is None or "np" not in cue.entry.frames):
        return None
    return Passive(source, tuple(piece for piece in (judged, words) if piece is not None))


def _agent_at(reading: Reading, cue: Occurrence, stop: int) -> int | None:
    """Where the "by" of a participle stands, None where another clause begins before."""
    for index in range(cue.stop, min(stop, cue.stop + FARTHEST_AGENT)):
        lower = reading.lowers[index]
        if reading.inside[index] >= 0:
            continue
        if lower == "by":
            another = index > cue.stop and reading.lowers[index - 1].endswith("ed")
            return None if another else index  # "described as a man loved by millions"
        if reading.texts[index] in BOUNDS or (lower in CLAUSES and lower != "as"):
            return None
    return None


def _agent(reading: Reading, cue: Occurrence, by: int, stop: int) -> Phrase | None:
    """Who stands behind "by", without what they said it of: "criticised by farmers | for ignoring the drought"."""
    found = after(reading, by + 1, stop)
    if found is None:
        return None
    for index in range(found.first + 1, found.stop - 1):
        charged = reading.lowers[index] == "for" and "for" in _openers(cue)
        gerund = reading.lowers[index] in CHARGED_WITH and reading.lowers[index + 1].endswith("ing")
        if charged or gerund:
            return replace(found, core=min(found.core, index), stop=index)
    return found


def _is_participle(reading: Reading, cue: Occurrence, by: int, floor: int) -> bool:
    """Whether a form spelt like a past tense is passive: behind "was", or between a noun and its "by"."""
    if any(reading.lowers[index] in BE for index in range(cue.group, cue.first)):
        return True
    if not cue.bare:
        return False
    if cue.group <= floor:
        return by == cue.stop  # "Asked by a reader whether ..., she laughed"
    hangs_on = reading.texts[cue.group - 1] in COMMA_OR_DASH and bool(cue.entry.frames & NAMED_AS)
    named = reading.inside[cue.stop] >= 0 or reading.lowers[cue.stop] in ("a", "an", "as")
    return by == cue.stop or (hangs_on and named)


def _subject(reading: Reading, cue: Occurrence, floor: int) -> Range | None:
    """The phrase that was judged, None where it says nothing of itself."""
    end = cue.group
    if end > floor and reading.texts[end - 1] in COMMA_OR_DASH:
        end -= 1
    found = before(reading, end, floor)
    if found is None or found.phrase.kind in NO_OBJECT or found.phrase.kind not in JUDGED:
        return None
    return found.phrase.first, found.phrase.stop


def _words(
    reading: Reading, cue: Occurrence, by: int, behind: int, stop: int, later: Sequence[Occurrence]
) -> Range | None:
    """What stands before or behind the agent: what somebody was told, called, described as, or accused of."""
    frames, first = cue.entry.frames, cue.stop
    if by > first and (reading.lowers[first] in _openers(cue) or ("np-np" in frames and _is_named(reading, first))):
        return first, trim(reading, first, by)
    if behind >= stop:
        return None
    if reading.lowers[behind] in _openers(cue) - {"to"} or ("np-np" in frames and _is_named(reading, behind)):
        return behind, content_end(reading, behind, stop, "np", later, cue)
    clause = frozenset(frame for frame, actives in CLAUSE_FRAMES.items() if frames.intersection(actives))
    quoted = frozenset({"quote"}) if clause or "quote" in frames else frozenset[str]()
    told = replace(cue, stop=behind, entry=replace(cue.entry, frames=clause | quoted))
    found = complement(reading, told, stop) if clause or quoted else None
    if found is None or found.start >= stop or _is_relative(reading, found.start, stop):
        return None
    return found.start, content_end(reading, found.start, stop, found.rule, later, cue)


def _openers(cue: Occurrence) -> frozenset[str]:
    """The words that open what somebody was called, accused of, or told to do."""
    frames = cue.entry.frames
    named = frozenset({"as"}) if frames & {"as", "np"} else frozenset[str]()
    charged = CHARGED_WITH if cue.entry.kind in ("blame", "praise") else frozenset[str]()
    return named | charged | (frozenset({"to"}) if "whom-to" in frames else frozenset[str]())


def _is_named(reading: Reading, at: int) -> bool:
    """Whether a name or judgement begins at a token: quoted words, or a phrase with an article."""
    return reading.inside[at] >= 0 or reading.lowers[at] in word_class("article")


def _is_relative(reading: Reading, at: int, stop: int) -> bool:
    """Whether "that" only describes the agent: "urged by groups that support the bill"."""
    if reading.lowers[at] != "that" or at + 1 >= stop:
        return reading.lowers[at] == "that"
    opens = reading.lowers[at + 1]
    begins = opens in OPENS_CLAUSE or reading.texts[at + 1][0].isupper() or reading.texts[at + 1][0].isdigit()
    return not begins and FINITE.isdisjoint(reading.words(at + 2, min(stop, at + 5)))


def _is_clause(reading: Reading, words: Range | None) -> bool:
    return words is not None and reading.lowers[words[0]] == "that"
