"""How far reported words reach: to the end of their sentence, or to where somebody else speaks or judges."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis import lexicon
from core.analysis.moments.calendar import MONTH_NAMES, WEEKDAY_NAMES
from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.speech.complements import FINITE_OR_PAST, PLAIN_SAYING, Rule
from core.analysis.speech.cues import Occurrence, past_time
from core.analysis.speech.phrases import SPEAKERS, Phrase, after
from core.analysis.speech.subjects import Subject, before
from core.analysis.text.grammar import (
    DASHES,
    DETERMINERS,
    FINITE,
    HAVE,
    NEGATIONS,
    PREPOSITIONS,
    RELATIVES,
    STOPS,
    SUBJECT_PRONOUNS,
    TRAILING_MARKS,
    is_adverb,
    is_function_word,
    word_class,
    word_set,
)

SILENCE = word_set("silence")
WITHHELD = word_set("withheld")
"""What a speaker may leave undone who falls silent: "did not disclose the reason"."""
RESUMPTIVE = word_set("resumptive")
"""Nouns that take up what was said before, to judge it: "an idea that critics call absurd"."""
OCCASIONS = word_set("occasion")
"""Nouns of occasions and channels: "condemned the attack in a statement" - the statement is not what was condemned."""
MAX_TITLE = 8
"""So many words may stand between a conjunction and the name of its subject."""
DATES = frozenset(map(str.lower, (*WEEKDAY_NAMES, *MONTH_NAMES, "today", "yesterday")))
DESCRIBED_BY = frozenset({"as", "at", "by", "from", "in", "with"})
"""What follows a participle that describes a noun: "the plan, backed by the council,"."""
MEANWHILE = word_set("meanwhile")
"""Participles of what a speaker does beside: "speaking", "referring to", "adding"."""
GIVEN = word_class("possessive") | {"a", "an"}
BEARS_A_NAME = word_set("bears-a-name")
"""What is given a name, which is nobody's words: an album, a boat."""
OCCASIONS_AND_DATES = OCCASIONS | DATES


def content_end(
    reading: Reading,
    start: int,
    ceiling: int,
    rule: Rule,
    later: Sequence[Occurrence],
    cue: Occurrence,
    *,
    relative: bool = False,
) -> int:
    """One past the last token of words reported from ``start``: the sentence's end, or where a cue takes over."""
    end = _quotation_end(reading, start, ceiling)
    for other in later:
        if not start < other.first < end:
            continue
        cut = takeover(reading, cue, other, start, relative=relative)
        if cut is not None:
            end = cut
            break
    end = trim(reading, start, _falls_silent(reading, start, end) or end)
    end = _without_circumstance(reading, start, end)
    if rule in ("np", "as", "np-np"):
        end = _quoted_object_end(reading, start, end)
        end = trim(reading, start, _without_late_tail(reading, start, end))
    return end


def _quotation_end(reading: Reading, start: int, ceiling: int) -> int:
    """Where words that begin with a mark end: at its closing mark if a comma or stop stands before that, and no
    further quotation follows; else at the ceiling."""
    number = reading.inside[start] if start < ceiling else -1
    if number < 0:
        return ceiling
    stop = next((i for i in range(start, ceiling) if reading.inside[i] != number), ceiling)
    inner_end = reading.stretches[number].inner[1]
    ends = reading.text[inner_end - 1] in ",.!?…" and not any(reading.inside[i] > number for i in range(stop, ceiling))
    return stop if ends else ceiling


def takeover(reading: Reading, cue: Occurrence, other: Occurrence, start: int, *, relative: bool = False) -> int | None:
    """Where a later cue of the sentence ends the words of an earlier one, None where it is part of them.

    ``relative`` tells that the earlier one's subject is "who".
    """
    previous = other.group - 1
    word = reading.lowers[previous]
    comma = word in DASHES or is_comma(reading, previous)
    absolute = absolute_subject(reading, other, start) if other.entry.tense == "ing" else None
    if absolute is not None:
        return absolute.first - 2 + (reading.inside[absolute.first - 2] >= 0)
    if comma and (other.entry.tense == "ing" or other.entry.kind == "accord"):
        return previous if reading.inside[previous] < 0 else other.group
    going_on = cue.entry.tense == "ing" and other.entry.tense in ("s", "past")
    alike = other.entry.tense == cue.entry.tense or going_on or other.entry.lemma in PLAIN_SAYING
    if word in ("and", "but") and other.bare and alike:
        return None if _goes_on_inside(reading, start, previous) else previous
    if word == "," and other.bare and relative:
        # "Barkley, who said A, said B": the second verb is the main clause's
        return previous
    subject = before(reading, other.group, start)
    if subject is None or subject.phrase.kind not in SPEAKERS:
        return None
    ends = other.stop >= len(reading.tokens) or reading.texts[other.stop] in STOPS
    if ends and "post" in other.entry.frames and is_comma(reading, subject.phrase.lead - 1):
        # "A agreed that ..., B said."
        return subject.phrase.lead - 1
    if subject.opener in ("and", "but") and reading.lowers[subject.phrase.first - 1] == subject.opener:
        return subject.phrase.first - 1
    if reading.texts[subject.phrase.lead - 1] == ";":
        return subject.phrase.lead - 1
    opens = _clause_comma(reading, subject, start)
    if opens <= start:
        return None
    if subject.opener == "what" and reading.texts[opens - 1] == ",":
        # "..., in what Kyiv described as a gesture"
        return opens - 1
    if opens <= start or not (is_comma(reading, opens) or reading.texts[opens] == ";"):
        return None
    if (subject.phrase.kind == "relative" or subject.opener in RELATIVES) and _closed_relative(reading, other):
        return None
    aside = subject.opener in ("where", "which", "while", "whereas", "as", "although", "though")
    if aside or subject.phrase.kind == "relative" or reading.texts[opens] == ";":
        return opens if reading.inside[opens] < 0 else opens + 1
    return None


def _clause_comma(reading: Reading, subject: Subject, floor: int) -> int:
    """The token before a subject's clause: before its conjunction, if one opens it."""
    at = subject.phrase.first - 1
    if not subject.opener or subject.phrase.kind == "relative":
        return at
    conjunctions = (i for i in range(at, max(floor, at - MAX_TITLE), -1) if reading.lowers[i] == subject.opener)
    return next(conjunctions, at) - 1


def _closed_relative(reading: Reading, cue: Occurrence) -> bool:
    """Whether a relative clause only adds to the reported clause, which goes on: its verb reports nothing here ("the
    talks, which began Monday, had failed"), or a comma closes it before a finite verb."""
    quotes_only = cue.entry.frames <= {"quote", "post"}
    if quotes_only and not any(number >= 0 for number in reading.inside[cue.stop : cue.stop + 3]):
        return True
    commas = (i for i in range(cue.stop, min(cue.stop + 30, len(reading.tokens) - 1)) if reading.texts[i] == ",")
    comma = next(commas, None)
    return comma is not None and reading.lowers[comma + 1] in FINITE


def absolute_subject(reading: Reading, cue: Occurrence, floor: int) -> Phrase | None:
    """The speaker of ", with the minister insisting that ...", a clause of its own beside the main one."""
    joint = next((i for i in range(cue.group - 1, max(floor, cue.group - 15), -1) if reading.lowers[i] == "with"), None)
    if joint is None or not is_comma(reading, joint - 1):
        return None
    phrase = after(reading, joint + 1, cue.group)
    return phrase if phrase is not None and phrase.stop == cue.group and phrase.kind in SPEAKERS else None


def without_time(reading: Reading, start: int, end: int) -> tuple[Range, ...]:
    """An object without the time between it and what was laid to its charge: "the government | on Sunday | of moving
    ballots"."""
    found = after(reading, start, end)
    if found is None or found.stop >= end:
        return ((start, end),)
    beyond = past_time(reading, found.stop, end)
    if beyond > found.stop and beyond < end and reading.lowers[beyond] in ("of", "for", "over"):
        return (start, found.stop), (beyond, end)
    return ((start, end),)


def names_a_work(reading: Reading, start: int, end: int) -> bool:
    """Whether somebody only gave something its name: "called her second album “Ash Tuesday Blues”"."""
    opens = next((i for i in range(start, end) if reading.inside[i] >= 0), None)
    if opens is None or reading.lowers[opens - 1] not in BEARS_A_NAME:
        return False
    owned = reading.lowers[start] in GIVEN or "'s" in reading.words(start, opens)
    if not owned:
        return False  # "called the show “Pure Trash”"
    quoted = (reading.texts[i] for i in range(opens, end) if reading.inside[i] == reading.inside[opens])
    return all(text[0].isupper() for text in quoted if len(text) > 3 and text.isalpha())


def relative_end(reading: Reading, source: Phrase, cue: Occurrence, floor: int, start: int, stop: int) -> int:
    """Where words reported in a relative clause end at the latest: at the comma before the main clause's verb ("Some
    farmers, who said they had not been paid, blocked the pass")."""
    opens = next(
        (i for i in range(source.first - 1, max(floor, source.first - 4), -1) if reading.texts[i] == ","), None
    )
    if opens is None or any(word in FINITE for word in reading.words(floor, opens)):
        return stop
    plural = cue.entry.tense == "base"
    for index in range(start + 2, stop - 1):
        verb = reading.lowers[index + 1]
        if plural and reading.texts[index] == "," and reading.inside[index] < 0 and _is_bare_verb(reading, index + 1):
            return index
        if reading.texts[index] == "," and reading.inside[index] < 0 and _is_main_verb(reading, index + 1):
            return index
        if is_adverb(verb) and reading.texts[index] == "," and _is_main_verb(reading, index + 2):
            return index
    return stop


def _is_bare_verb(reading: Reading, at: int) -> bool:
    """Whether a word behind a comma may be a verb of the present: an ordinary word with an object or place behind it
    ("sleep in the sheds", "want the road closed")."""
    verb, behind = reading.lowers[at], reading.lowers[at + 1]
    noun = verb in lexicon.person_nouns() or verb in lexicon.organisation_nouns() or verb.endswith(("s", "ly", "ing"))
    ordinary = reading.texts[at].islower() and verb.isalpha() and not is_function_word(verb) and not noun
    return ordinary and (behind in DETERMINERS or behind in PREPOSITIONS)


def _is_main_verb(reading: Reading, at: int) -> bool:
    """Whether a word behind a comma is a finite verb, and no participle that describes what stands before it."""
    verb = reading.lowers[at]
    participle = verb.endswith("ed") and reading.lowers[at + 1] in DESCRIBED_BY
    return verb in FINITE_OR_PAST or (verb.endswith("ed") and not participle)


def _without_circumstance(reading: Reading, start: int, end: int) -> int:
    """Words reported without what the speaker did meanwhile, behind quoted ones that close with a comma: 'the offer was
    “a bad joke,” speaking to reporters'."""
    last = next((i for i in range(end - 1, start - 1, -1) if reading.inside[i] >= 0), None)
    if last is None or last + 1 >= end or not is_comma(reading, last):
        return end
    goes_on = any(reading.lowers[i] == "that" and reading.lowers[i - 1] == "and" for i in range(last + 2, end))
    return last + 1 if reading.lowers[last + 1] in MEANWHILE and not goes_on else end


def _quoted_object_end(reading: Reading, start: int, end: int) -> int:
    """Where an object ends that closes with quoted words: 'called it "a lie" in a post'."""
    last = next((i for i in range(end - 1, start - 1, -1) if reading.inside[i] >= 0), None)
    if last is None or last + 1 >= end:
        return end
    if is_comma(reading, last) or reading.texts[last + 1] == ";":
        return last + 1  # "dismissed it as “crumbs,” and two unions did the same"
    coordinated = reading.lowers[last + 1] in ("and", "but") and (
        reading.lowers[last + 2] in FINITE_OR_PAST or reading.lowers[last + 2].endswith("ed")
    )
    if reading.lowers[last + 1] == "during" or coordinated:
        return last + 1  # "called the show “Trash” and left"
    if reading.lowers[last + 1] not in ("in", "on", "at"):
        return end
    return last + 1 if any(word in OCCASIONS_AND_DATES for word in reading.words(last + 2, end)) else end


def is_comma(reading: Reading, at: int) -> bool:
    """Whether a token is a comma, or a closing mark with a comma before it."""
    number = reading.inside[at]
    if number < 0:
        return reading.texts[at] == ","
    closes = at + 1 >= len(reading.tokens) or reading.inside[at + 1] != number
    return closes and reading.text[reading.stretches[number].inner[1] - 1] == ","


def _goes_on_inside(reading: Reading, start: int, joint: int) -> bool:
    """Whether a verb behind "and" belongs to the reported clause: one participle more behind the "had" of a subject
    that can speak ("said Seoul had raised the issue and asked Tokyo"), with no comma between."""
    if is_comma(reading, joint - 1):
        return False
    phrase = after(reading, start + (reading.lowers[start] == "that"), joint)
    if phrase is None or phrase.kind not in ("state", "organisation", "person", "office", "people"):
        return False
    return not HAVE.isdisjoint(reading.words(phrase.stop, phrase.stop + 2))


def _falls_silent(reading: Reading, start: int, end: int) -> int | None:
    """Where reported words end because the reporter goes on with a silence or a judgement of them: "but refused to say
    whom", ", a charge that Abu Dhabi denies", "— a promise she had made twice before"."""
    for index in range(start + 2, end - 1):
        if reading.inside[index] >= 0:
            continue
        if reading.lowers[index] in ("and", "but") and _is_silent(reading.words(index + 1, min(end, index + 4))):
            return index
        dash = reading.lowers[index] in DASHES
        if (dash or is_comma(reading, index)) and reading.lowers[index + 1] in ("a", "an", "the"):
            judged = reading.lowers[index + 2] in RESUMPTIVE or reading.lowers[index + 3] in RESUMPTIVE
            if judged and (_is_told_of(reading, index + 3) if dash else _has_cue(reading, index + 3, end)):
                return index
    return None


def _has_cue(reading: Reading, first: int, stop: int) -> bool:
    return any(word in lexicon.cues() for word in reading.words(first, stop))


def _is_told_of(reading: Reading, at: int) -> bool:
    """Whether a clause without "that" stands behind a noun right before or at a token: "a promise she had made"."""
    return any(
        reading.lowers[index] in SUBJECT_PRONOUNS - {"it", "you"} and reading.lowers[index + 1] in FINITE | {"made"}
        for index in (at, at + 1)
    ) or (reading.lowers[at] in ("that", "which") and reading.lowers[at + 1] not in FINITE)


def _is_silent(words: Sequence[str]) -> bool:
    """Whether words behind "but" tell what was not said: "refused", "did not disclose"."""
    negated = next((n for n, word in enumerate(words[:2]) if word in NEGATIONS), None)
    withheld = negated is not None and any(word in WITHHELD for word in words[negated + 1 : negated + 2])
    return bool(words) and (words[0] in SILENCE or withheld)


def trim(reading: Reading, start: int, end: int) -> int:
    """Back over stops, commas and dashes at the end, quotation marks left where they are."""
    while (
        end > start
        and reading.inside[end - 1] < 0
        and (reading.texts[end - 1] in TRAILING_MARKS or reading.lowers[end - 1] in ("and", "but"))
    ):
        end -= 1
    return end


def _without_late_tail(reading: Reading, start: int, end: int) -> int:
    """Without a time or an occasion at the end of an object: "on Tuesday", "in a statement", "during a briefing"."""
    for _ in range(3):
        cut = _tail(reading, start, end)
        if cut is None:
            return end
        end = trim(reading, start, cut)
    return end


def _tail(reading: Reading, start: int, end: int) -> int | None:
    index = end
    while index > start + 1 and (reading.lowers[index - 1] in DATES or reading.texts[index - 1][0].isdigit()):
        index -= 1
    if index < end:
        return index - (reading.lowers[index - 1] in ("on", "in", "late", "early"))
    for at in range(end - 1, max(start, end - 7), -1):
        if reading.lowers[at] in ("in", "at", "during") and at > start:
            occasion = any(word in OCCASIONS for word in reading.words(at, end))
            return at if occasion else None
    return None
