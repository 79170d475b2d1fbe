"""What a cue reports: where the reported words begin behind a verb of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.analysis.reading import Reading
from core.analysis.speech.cues import Occurrence
from core.analysis.speech.phrases import COUNTS, JOINTS, SPEAKERS, Phrase, after
from core.analysis.text.grammar import (
    ADVERBIAL_OPENERS,
    DASHES,
    FINITE,
    MODALS,
    PREPOSITIONS,
    QUANTIFIERS,
    QUESTION_WORDS,
    STOPS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
    word_class,
    word_set,
)
from core.analysis.text.tokens import is_word

Rule = Literal["that", "quote", "colon", "to", "wh", "ing", "whom-to", "whom-that", "as", "np-np", "bare", "np"]

MAX_STEPS = 12
MAX_TITLE = 4
"""Up to so many quoted words behind an addressee are the name of a programme or a paper."""
CLAUSE_WINDOW = 16
QUOTED_WITHIN = 4
"""An object with quoted words this near its start was said, whatever the verb ("threatened a “new step”")."""
CONTRACTIONS = ("n't", "'re", "'ll", "'ve", "'m", "'d", "he's", "it's", "she's", "there's", "that's", "who's")
PLAIN_SAYING = word_set("plain-saying")
"""Verbs that are hardly ever followed by a mere object, so that any words behind them are what was said."""
IRREGULAR_VERBS = word_set("irregular-verb")
CURRENCIES = frozenset("$€£¥₩₹")
FINITE_OR_PAST = FINITE | IRREGULAR_VERBS
VERB_ENDINGS = (*CONTRACTIONS, "ed")
OPENS_NOUN_PHRASE = word_class("article") | word_class("possessive")
NO_CLAUSE_OPENERS = JOINTS | PREPOSITIONS | {"or"}
CLOSING_TOKENS = STOPS | DASHES | {",", ":", "(", ")"}
CLOSING_WORDS = ADVERBIAL_OPENERS | TIME_WORDS | {"who", "which", "and", "but"}
"""The marks and words that end the phrase of a speaker behind the verb."""
LISTENERS = SPEAKERS - {"text"}
EMPTY_OBJECTS = word_set("empty-object")
AUDIENCES = word_set("audience")


@dataclass(frozen=True, slots=True)
class Complement:
    """Reported words from token ``start``, and the construction that shows them."""

    start: int
    rule: Rule


def complement(reading: Reading, cue: Occurrence, ceiling: int) -> Complement | None:
    """Where the words reported behind a cue begin, None where nothing behind it can be them."""
    frames = cue.entry.frames
    at = cue.stop
    if at < ceiling and reading.lowers[at] == "as" and "as" in frames:
        return Complement(at, "as")  # "a charge that the minister rejected as theatre"
    for _ in range(MAX_STEPS):
        if at >= ceiling:
            return None
        if reading.inside[at] >= 0:
            return Complement(at, "quote")
        if reading.texts[at] == ":":
            return Complement(at + 1, "colon")
        if reading.texts[at] == ",":
            beyond = _past_aside(reading, at, ceiling)
            if beyond is None:
                return _opening_adverbial(reading, cue, at, ceiling)
            at = beyond
            continue
        found = _by_word(reading, at, ceiling, frames)
        if found is not None:
            return found
        past = _past_adjunct(reading, at, ceiling)
        if past is None and at > cue.stop:
            past = _past_participle(reading, at, ceiling)
        if past is None:
            return _announced_quotation(reading, at, ceiling) or _by_phrase(reading, at, ceiling, cue)
        at = past
    return None


def _opening_adverbial(reading: Reading, cue: Occurrence, comma: int, ceiling: int) -> Complement | None:
    """ "says despite the storm, she will come": what seemed an adjunct of the verb opens the reported clause."""
    opens = cue.stop < comma and reading.lowers[cue.stop] in ADVERBIAL_OPENERS
    plain = cue.entry.lemma in PLAIN_SAYING and "bare" in cue.entry.frames
    phrase = after(reading, comma + 1, ceiling) if opens and plain and cue.first > 0 else None
    subject = phrase is not None and phrase.kind in SPEAKERS and phrase.kind != "relative" and phrase.stop + 1 < ceiling
    return Complement(cue.stop, "bare") if subject else None


def _by_word(reading: Reading, at: int, ceiling: int, frames: frozenset[str]) -> Complement | None:
    lower = reading.lowers[at]
    if lower == "that" and frames & {"that", "whom-that"}:
        return Complement(at, "that")
    if lower == "to" and "to" in frames and not _is_noun_phrase(reading, at + 1, ceiling):
        return Complement(at, "to")
    if lower in QUESTION_WORDS and "wh" in frames:
        return Complement(at, "wh")
    if lower.endswith("ing") and len(lower) > 5 and "ing" in frames:
        return Complement(at, "ing")
    return None


def _is_noun_phrase(reading: Reading, at: int, ceiling: int) -> bool:
    return at >= ceiling or reading.texts[at][0].isupper() or reading.lowers[at] in OPENS_NOUN_PHRASE


def _past_aside(reading: Reading, comma: int, ceiling: int) -> int | None:
    """Past ", speaking through a translator," to what goes on behind it; a quotation behind a comma is no aside."""
    if comma + 1 < ceiling and reading.inside[comma + 1] >= 0:
        return comma + 1
    for index in range(comma + 1, min(ceiling, comma + 25)):
        if reading.texts[index] in STOPS or reading.inside[index] >= 0:
            return None
        if reading.texts[index] == ",":
            beyond = index + 1 < ceiling and (reading.lowers[index + 1] == "that" or reading.inside[index + 1] >= 0)
            return index + 1 if beyond else None
    return None


def _past_adjunct(reading: Reading, at: int, ceiling: int) -> int | None:
    """Past a time, an adverb or a prepositional phrase between a cue and its words, None where none stands there."""
    lower = reading.lowers[at]
    if reading.lowers[at + 2] == "ago":
        return at + 3
    if lower in QUANTIFIERS:
        return None
    if is_amount(reading, at) or (lower == "there" and reading.lowers[at + 1] in FINITE):
        return None
    if reading.name_at.get(at) is None and (lower in TIME_WORDS or is_adverb(lower)):
        return at + 1
    if reading.texts[at][0].isdigit() and reading.lowers[at - 1] in TIME_WORDS:
        return at + 1
    if lower in ("this", "that", "last", "next", "the", "earlier", "later") and reading.lowers[at + 1] in TIME_WORDS:
        if reading.lowers[at + 2] in FINITE or reading.lowers[at + 1] in ("late", "early"):
            return None  # "said the night had been long", "praised the late save": no time of saying
        return at + 2
    if lower == "of":
        # "said of the report that": of whom
        phrase = after(reading, at + 1, ceiling)
        told = phrase is not None and phrase.stop < ceiling
        heard = told and phrase is not None and (reading.lowers[phrase.stop] in ("that", ",", ":"))
        return phrase.stop if heard and phrase is not None else None
    if lower in PREPOSITIONS and lower not in ("like", "than"):
        if at + 1 < ceiling and (reading.lowers[at + 1] in TIME_WORDS or reading.texts[at + 1][0].isdigit()):
            return at + 2
        phrase = after(reading, at + 1, ceiling)
        return phrase.stop if phrase is not None else None
    return None


def _past_participle(reading: Reading, at: int, ceiling: int) -> int | None:
    """Past what describes an occasion just named: "in a report | released today (2.20) | that"."""
    if reading.texts[at] == "(":
        closing = next((i for i in range(at, min(at + 8, ceiling)) if reading.texts[i] == ")"), None)
        return closing + 1 if closing is not None else None
    lower = reading.lowers[at]
    described = lower.endswith("ed") or lower in ("held", "sent", "given", "broadcast")
    return at + 1 if described and reading.name_at.get(at) is None else None


def is_amount(reading: Reading, at: int) -> bool:
    """Whether a preposition only rounds a number: "about half of", "around 270 people", "over three million"."""
    following = reading.lowers[at + 1]
    return reading.lowers[at] in ("about", "around", "over", "under", "nearly", "almost", "between") and (
        following[:1].isdigit() or following in COUNTS
    )


def _announced_quotation(reading: Reading, at: int, ceiling: int) -> Complement | None:
    """'admitted nerves: "I was shaking."': what was said stands behind the colon."""
    for index in range(at, min(ceiling - 1, at + QUOTED_WITHIN + 4)):
        if reading.texts[index] == ":" and reading.inside[index + 1] >= 0:
            inner_end = reading.stretches[reading.inside[index + 1]].inner[1]
            # “..., she wrote” behind the quotation tells whose it is
            return Complement(index + 1, "colon") if reading.text[inner_end - 1] != "," else None
        if not is_word(reading.texts[index]) or reading.inside[index] >= 0:
            return None
    return None


def _by_phrase(reading: Reading, at: int, ceiling: int, cue: Occurrence) -> Complement | None:
    """Words that begin with a noun phrase: an addressee, an object, or the subject of the reported clause."""
    frames = cue.entry.frames
    if not is_word(reading.texts[at]) and reading.texts[at] not in CURRENCIES:
        return None
    lower = reading.lowers[at]
    if lower in SUBORDINATORS and cue.entry.lemma in PLAIN_SAYING and at == cue.stop and "bare" in frames:
        comma = next((i for i in range(at, ceiling) if reading.texts[i] == "," and reading.inside[i] < 0), None)
        return _opening_adverbial(reading, cue, comma, ceiling) if comma is not None else None
    if lower != "that" and (lower in SUBORDINATORS or lower in ("and", "or", "but")):
        return None
    if frames & {"whom-that", "whom-to"}:
        found = _behind_addressee(reading, at, ceiling, frames)
        if found is not None or not frames & {"bare", "np"}:
            return found
    if "np-np" in frames:
        return Complement(at, "np-np") if _has_second_object(reading, at, ceiling) else None
    if "as" in frames and "as" in reading.words(at, min(at + 12, ceiling)):
        return Complement(at, "as")
    if "bare" in frames and _is_clause(reading, at, ceiling, lenient=cue.entry.lemma in PLAIN_SAYING):
        return Complement(at, "bare")
    quotes_soon = any(number >= 0 for number in reading.inside[at : min(at + QUOTED_WITHIN, ceiling)])
    if ("np" in frames or (quotes_soon and "quote" not in frames)) and not lower.endswith("ing"):
        return Complement(at, "np")
    return None


def _behind_addressee(reading: Reading, at: int, ceiling: int, frames: frozenset[str]) -> Complement | None:
    phrase = after(reading, at, ceiling)
    if phrase is None or phrase.stop >= ceiling:
        return None
    behind = phrase.stop
    if reading.texts[behind] == "(":
        behind = _past_participle(reading, behind, ceiling) or behind
    behind = _past_show(reading, past_name(reading, behind, ceiling), ceiling)
    if behind >= ceiling:
        return None
    if "whom-to" in frames and reading.lowers[behind] == "who" and _asked_to(reading, behind, ceiling):
        return Complement(at, "whom-to")
    if reading.lowers[behind] in QUESTION_WORDS and frames & {"wh", "whom-that"}:
        return Complement(behind, "wh")
    if behind < ceiling and reading.lowers[behind] in ("who", "whose"):
        behind = _past_relative(reading, behind, ceiling)
    if behind + 1 < ceiling and reading.lowers[behind].endswith("ed") and reading.lowers[behind + 1] == "to":
        behind += 1  # "the authorities concerned to complete"
    behind = _past_of(reading, behind, ceiling)
    infinitive = behind + (reading.inside[behind] >= 0 and not is_word(reading.texts[behind]))
    told_to = reading.lowers[infinitive] == "to" and not _is_noun_phrase(reading, infinitive + 1, ceiling)
    if "whom-to" in frames and (told_to or (reading.lowers[behind] == "not" and reading.lowers[behind + 1] == "to")):
        return Complement(at, "whom-to")
    if "whom-that" not in frames:
        return None
    for _ in range(4):
        if behind >= ceiling:
            return None
        if reading.lowers[behind] == "that":
            return Complement(behind, "that")
        if reading.texts[behind] == ",":
            beyond = _past_aside(reading, behind, ceiling)
            return Complement(beyond, "quote") if beyond is not None else None
        if reading.inside[behind] >= 0:
            return Complement(behind, "quote")
        if reading.texts[behind] == ":":
            return Complement(behind + 1, "colon")
        past = _past_adjunct(reading, behind, ceiling)
        if past is None:
            break
        behind = past
    if reading.lowers[behind] in MODALS and behind == phrase.stop:
        return Complement(at, "bare")  # "warned the group could fight": no addressee
    listener = phrase.core - 1
    hears = phrase.kind in LISTENERS or reading.lowers[listener] in AUDIENCES or reading.texts[listener][0].isupper()
    return Complement(behind, "whom-that") if hears and _is_clause(reading, behind, ceiling, lenient=True) else None


def past_name(reading: Reading, at: int, ceiling: int) -> int:
    """Past the name that tells who an addressee is: "the owner, Ada Holm, | to leave"."""
    name = reading.name_at.get(at + 1) if at + 1 < ceiling and reading.texts[at] == "," else None
    closes = name is not None and name.first == at + 1 and name.stop + 1 < ceiling and reading.texts[name.stop] == ","
    return name.stop + 1 if closes and name is not None else at


def _asked_to(reading: Reading, at: int, ceiling: int) -> bool:
    """Whether an infinitive follows who is addressed and what tells which of them: "anyone who saw a van to come"."""
    near = range(at + 1, min(ceiling - 1, at + 20))
    to = next((i for i in near if reading.lowers[i] == "to" or reading.texts[i] == ","), None)
    return to is not None and reading.lowers[to] == "to" and not _is_noun_phrase(reading, to + 1, ceiling)


def _past_of(reading: Reading, at: int, ceiling: int) -> int:
    """Past "to the conflict" behind an addressee: "all parties to the conflict to protect civilians"."""
    while at + 1 < ceiling and reading.lowers[at] in ("to", "in", "of", "on", "at", "from"):
        if not _is_noun_phrase(reading, at + 1, ceiling):
            return at
        phrase = after(reading, at + 1, ceiling)
        if phrase is None or phrase.stop >= ceiling:
            return at
        at = phrase.stop
    return at


def _past_show(reading: Reading, at: int, ceiling: int) -> int:
    """Past the name of a programme behind its channel: "told CNN's “New Day” that"."""
    opening = at + (reading.lowers[at] == "'s")
    number = reading.inside[opening] if opening < ceiling else -1
    if number < 0:
        return at
    start, end = reading.stretches[number].inner
    if (
        len(reading.text[start:end].split()) > MAX_TITLE
        or not reading.text[start].isupper()
        or reading.text[end - 1] in ",.!?"
    ):
        return at
    return next((i for i in range(opening, ceiling) if reading.inside[i] != number), ceiling)


def _past_relative(reading: Reading, at: int, ceiling: int) -> int:
    """Past "who gathered in the city" behind an addressee, to the comma, "that" or quotation that follows."""
    for index in range(at + 1, min(ceiling, at + 20)):
        if reading.texts[index] == "," or reading.inside[index] >= 0 or reading.lowers[index] == "that":
            return index
    return at


def _has_second_object(reading: Reading, at: int, ceiling: int) -> bool:
    """ "called it a violation": something is called, and something it is called."""
    phrase = after(reading, at, ceiling)
    if phrase is None or phrase.stop >= ceiling:
        return False
    if reading.lowers[phrase.stop - 1] in ("it", "him", "her", "them", "this", "that", "these"):
        return True
    return reading.inside[phrase.stop] >= 0 or reading.lowers[phrase.stop] in word_class("article")


def _is_clause(reading: Reading, at: int, ceiling: int, *, lenient: bool = False) -> bool:
    """Whether the words from a token on can be a clause of their own: at least three, with something like a verb.

    ``lenient`` asks for no verb; for cues that are hardly ever followed by a mere object ("said", "told reporters").
    """
    stop = min(ceiling, at + CLAUSE_WINDOW)
    words = reading.words(at, stop)
    if len([word for word in words if word[0].isalnum()]) < 3:
        return False
    if lenient:
        return (
            words[0] not in NO_CLAUSE_OPENERS
            and (words[0] not in EMPTY_OBJECTS or _denies(words))
            and " ".join(words[:2]) not in EMPTY_OBJECTS
        )
    if words[0] in SUBJECT_PRONOUNS or words[0] == "there" or words[0].endswith(CONTRACTIONS):
        return words[1] not in PREPOSITIONS  # "who writes it for a living"
    printed = reading.texts[at + 1 : stop]  # "May" is a month
    first = printed[: printed.index(",")] if "," in printed else printed
    return any(word in FINITE_OR_PAST or word.endswith(VERB_ENDINGS) for word in first)


def _denies(words: Sequence[str]) -> bool:
    """ "said no one was hurt", not "said no to the plan"."""
    return (
        words[0] == "no"
        and words[1].isalpha()
        and words[1] not in PREPOSITIONS
        and words[1] not in ("and", "but", "thanks")
    )


def source_behind(reading: Reading, cue: Occurrence, ceiling: int) -> Phrase | None:
    """The speaker behind a cue ("said harbour master Tom Ekberg at noon"), None where none stands there."""
    phrase = after(reading, cue.stop, ceiling)
    if phrase is None or phrase.kind not in SPEAKERS or phrase.kind == "relative":
        return None
    return phrase if phrase.stop >= ceiling or _closes(reading, phrase.stop) else None


def _closes(reading: Reading, at: int) -> bool:
    return reading.texts[at] in CLOSING_TOKENS or reading.inside[at] >= 0 or reading.lowers[at] in CLOSING_WORDS
