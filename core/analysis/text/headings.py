"""Headings that tell whose words stand below: "Statement by Governor Ada Holm on the storm", "Ada Holm's remarks"."""

from __future__ import annotations

import re
from functools import cache

from core.analysis import lexicon
from core.analysis.text.grammar import FINITE, word_set
from core.model import Span

ABOUT = word_set("behind-heading")
"""What may follow the speaker or noun of a heading: "on the storm", "at the harbour", "to parents"."""
PLAIN_SAYING = word_set("plain-saying")
TENSES = frozenset({"past", "s"})
_WORDS = re.compile(r"[a-z][a-z'’-]*")


def announces_statement(text: str, title: Span) -> bool:
    """Whether a line is such a heading and no headline: behind speaker and noun it tells at most about what, when and
    to whom, has no verb ("Statement by Ada Holm was false, police say") and no colon."""
    found = _pattern().fullmatch(text, *title)
    if found is None:
        return False
    words = _WORDS.findall(found["rest"])
    return not any(word in FINITE or word in PLAIN_SAYING or word == "as" or _is_cue(word) for word in words)


def _is_cue(word: str) -> bool:
    cue = lexicon.cues().get(word)
    return cue is not None and cue.tense in TENSES


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(word_set("heading-noun")))
    about = "|".join(sorted(ABOUT))
    speaker = r"(?:[a-z]+ ){0,4}[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|the|de|la|van|von|and|for))*"
    addressed = r"to (?:(?:the|all|an?|our|his|her|their) \w+|[A-Z][\w'’-]*|[a-z]+s)\b"
    return re.compile(
        rf"\s*(?:(?:\w+ ){{0,2}}(?i:{nouns}) (?:by|from|of) {speaker}|{speaker}['’]s (?i:{nouns}))"
        rf"(?P<rest>(?:,| (?:{about})\b| {addressed})[^:]*|)\s*"
    )
