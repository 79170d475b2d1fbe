"""Headings that tell whose words stand below: "Statement by Governor Ada Holm on the storm"."""

from __future__ import annotations

import re
from functools import cache

from core.analysis.text.grammar import word_set
from core.model import Span


def announces_statement(text: str, title: Span) -> bool:
    """Whether a title is such a heading and no headline: nearly all headlines capitalise less, or have no "by"."""
    return _pattern().match(text, *title) is not None


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(word_set("heading-noun")))
    return re.compile(rf"(?:\w+ ){{0,2}}(?i:{nouns}) (?:by|from) (?:[a-z]+ ){{0,4}}[A-Z]")
