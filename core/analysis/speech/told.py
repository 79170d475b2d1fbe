"""Whether a report is told as done: what nobody said, may say or was asked to say is no quote.

Read from the words around a verb, whatever verb it is: "did not say", "will say", "wants to say", "if he says",
"stopped short of saying", "neither of them said". "Went on to say" is told as done.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.text.grammar import AUXILIARIES, BE, MODALS, NEGATIONS, STOPS, is_adverb, word_set

BEGUN = word_set("begun-by")
"""Verbs whose infinitive is done: "went on to say", "continued to insist"."""
HELD_BACK = word_set("held-back")
"""Verbs and nouns of not speaking: "declined", "refusal", "stopped short"."""
UNSAID_BEFORE_GERUND = word_set("unsaid-before-gerund")
"""What a gerund behind it did not happen by: "without saying", "instead of calling"."""
CONDITIONS = word_set("condition")
NOBODY = word_set("nobody")
CLAUSE_STARTS = frozenset({",", ":", "that", "but", "and", "—", "–", "--"}) | STOPS
UNTRUE = word_set("untrue")
DENYING = frozenset({"never", "nowhere", "neither", "nor"})
NO_SUCH = word_set("no-such")
"""Nouns behind "no" that deny a clause: "at no point", "under no circumstances"."""
REPORTED = frozenset({"said", "reported", "alleged", "rumoured", "rumored"})
"""Participles before "to", which stands behind none of them as verbs."""
MOST_ADVERBS = 4
"""How many adverbs may stand between "be" and its participle."""
FARTHEST_SUBJECT = 14
"""How many words before a verb its subject and what opens its clause are looked for."""


def told_as_done(reading: Reading, first: int) -> bool:
    """Whether the act named at token ``first``, a verb or noun of saying, is told as having happened."""
    if reading.lowers[first] in HELD_BACK or reading.lowers[first] in NEGATIONS:
        return False
    floor = reading.sentences[reading.sentence_of[first]].first
    at = first
    while at > floor:
        word = reading.lowers[at - 1]
        if word in NEGATIONS or word in MODALS:
            return False
        if word == "to":
            if not _begun(reading, at - 1, floor):
                return False
        elif word not in AUXILIARIES and not is_adverb(word):
            break
        at -= 1
    if reading.lowers[first].endswith("ing") and _unsaid(reading, at, floor):
        return False
    return not _hypothetical(reading, at, floor)


def all_told(reading: Reading, cue: tuple[Range, ...]) -> bool:
    """Whether every word of a cue is told as done."""
    return all(told_as_done(reading, index) for piece in cue for index in range(*piece))


def is_passive(reading: Reading, verb: int) -> bool:
    """Whether a verb is a past participle: "was said", "has been widely reported", "officials said to have fled"."""
    if reading.lowers[verb] in REPORTED and reading.lowers[verb + 1] == "to":
        return True
    if reading.lowers[verb].endswith("ing"):
        return False
    behind = (reading.lowers[index] for index in range(verb - 1, max(-1, verb - MOST_ADVERBS - 2), -1))
    return next((word for word in behind if not is_adverb(word)), "") in BE


def _begun(reading: Reading, to: int, floor: int) -> bool:
    """Whether an infinitive stands behind a verb that makes it done; "on" may stand between ("went on to say")."""
    before = to - 1
    if before > floor and reading.lowers[before] == "on":
        before -= 1
    return before >= floor and reading.lowers[before] in BEGUN


def _unsaid(reading: Reading, at: int, floor: int) -> bool:
    """Whether a gerund is what did not happen: "without saying", "stopped short of calling", "instead of asking"."""
    if at - 1 < floor:
        return False
    words = [reading.lowers[index] for index in range(max(floor, at - 3), at)]
    return words[-1] in UNSAID_BEFORE_GERUND or (words[-1] in ("of", "from", "than") and _any_held(words[:-1]))


def _any_held(words: list[str]) -> bool:
    return any(word in HELD_BACK or word in UNSAID_BEFORE_GERUND for word in words)


def _hypothetical(reading: Reading, at: int, floor: int) -> bool:
    """Whether the verb's clause opens with a condition, or its subject is nobody."""
    if any(denied_in_front(reading, index) for index in (floor, floor + 1) if index < at) or turned_round(reading, at):
        return True
    for index in range(at - 1, max(floor, at - FARTHEST_SUBJECT) - 1, -1):
        word = reading.lowers[index]
        if word == "that" and _said_to_be_untrue(reading, index, floor):
            return True
        if reading.inside[index] >= 0 or word in CLAUSE_STARTS:
            return False
        if word in CONDITIONS or word in NOBODY or denied_in_front(reading, index):
            return True
    return False


def turned_round(reading: Reading, at: int) -> bool:
    """Whether a sentence puts its auxiliary first: "Had the mayor said so", "Did she say so?"."""
    sentence = reading.sentences[reading.sentence_of[at]]
    first = reading.lowers[sentence.first]
    if sentence.first >= at - 1 or reading.inside[sentence.first] >= 0:
        return False
    asked = first in AUXILIARIES | MODALS and reading.texts[sentence.stop - 1] == "?"
    return asked or (first == "had" and reading.lowers[sentence.first + 1] not in ("enough", "it"))


def denied_in_front(reading: Reading, index: int) -> bool:
    """Whether a token begins a denial that stands before its verb: "Never has the mayor said", "At no point did she
    say", "Nowhere does the report say"."""
    word, behind = reading.lowers[index], reading.lowers[index + 1 : index + 3]
    if word in DENYING:
        return bool(behind) and behind[0] in AUXILIARIES
    if word == "no":
        return len(behind) == 2 and behind[0] in NO_SUCH and behind[1] in AUXILIARIES
    return word == "not" and behind[:1] == ["once"] and behind[1:2] != [] and behind[1] in AUXILIARIES


def _said_to_be_untrue(reading: Reading, that: int, floor: int) -> bool:
    """Whether the clause behind "that" is told as false: "It is not true that", "It is unlikely that"."""
    before = reading.lowers[max(floor, that - 3) : that]
    return bool(before) and (before[-1] in UNTRUE or (before[-1] in ("true", "clear", "likely") and _negated(before)))


def _negated(words: Sequence[str]) -> bool:
    return any(word in NEGATIONS for word in words)
