"""Which phrase "who" and "which" go with: the one right before them, or whom an aside in between describes."""

from __future__ import annotations

from core.analysis import lexicon
from core.analysis.actors.topics import paragraph_start
from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase, after
from core.analysis.speech.subjects import before
from core.analysis.text.grammar import COMMA_OR_DASH, DETERMINERS, PREPOSITIONS

FARTHEST = 12
"""So many tokens before "who" the phrase it goes with may begin."""
PEOPLE = frozenset({"person", "office", "people"})
BODIES = frozenset({"organisation", "state", "text", "named"})
TYING = frozenset({"of", "for"})


def antecedent(reading: Reading, at: int) -> Phrase | None:
    """The phrase that "who" or "which" at a token goes with, None where none can speak."""
    stop = at - (reading.lower(at - 1) in COMMA_OR_DASH | {"("})
    start, _ = paragraph_start(reading, at)
    kinds = BODIES if reading.lower(at) == "which" else PEOPLE
    nearest = _nearest(reading, stop, start, kinds)
    if nearest is not None:
        return nearest
    subject = before(reading, stop, start)
    other = subject is None or subject.phrase.kind == "other" or (kinds is BODIES and subject.phrase.kind not in BODIES)
    return None if other or subject is None else subject.phrase


def _nearest(reading: Reading, stop: int, start: int, kinds: frozenset[str]) -> Phrase | None:
    """The phrase that ends right at ``stop``: "according to the minister, who", "belongs to Norvia Telecom, which"."""
    name = reading.name_at.get(stop - 1)
    for first in range(stop - 1, max(start, stop - FARTHEST), -1):
        if not _begins(reading, first):
            continue
        phrase = after(reading, first, stop)
        if phrase is None or phrase.stop != stop or phrase.kind not in kinds:
            continue
        tied = reading.lower(first - 1) in TYING
        if not tied or (name is not None and name.first == first and not _of_somebody(reading, first - 1)):
            return phrase
    return None


def _begins(reading: Reading, first: int) -> bool:
    """Whether a phrase may begin at a token: behind a preposition, with an article, with a name or its title."""
    name = reading.name_at.get(first)
    named = name is not None and name.first == first and (name.title is None or name.title == first)
    return named or reading.lower(first - 1) in PREPOSITIONS or reading.lower(first) in DETERMINERS


def _of_somebody(reading: Reading, preposition: int) -> bool:
    """Whether somebody or something that may speak stands before "of" or "for": "a spokesman for the port, who"."""
    noun = reading.lower(preposition - 1)
    return noun in lexicon.person_nouns() or noun in lexicon.organisation_nouns()
