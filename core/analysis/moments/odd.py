"""Dates the rules of our own do not know, given to dateparser: loaded at the first of them, each answered
once."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

_WORD = r"[a-zA-Zà-öø-ÿÀ-ÖØ-ß]"
WHOLE = (
    rf"\b(?=\d)(?<![\d.])\d{{1,2}}(?:\.|º|er)?\s(?:de\s)?{_WORD}{{3,12}}\.?,?"
    r"\s(?:de\s|del\s)?(?:19|20)\d\d(?!\d)"
)
"""A day, a word that may be a month in any language, and a year: all that running text may give to ``stamp``.

Left alone, dateparser reads "May", "march", "sat" and "12" as dates.
"""


def stamp(expression: str) -> datetime | None:
    """A whole date, with or without a time, in any wording or language; None unless day, month and year are
    there.

    The clock is what was printed: a time zone is not applied.
    """
    return _parsed(" ".join(expression.split()).lower())


@lru_cache(maxsize=4096)
def _parsed(expression: str) -> datetime | None:
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "RETURN_AS_TIMEZONE_AWARE": False}
    found: datetime | None = dateparser.parse(expression, settings=settings)
    return found.replace(tzinfo=None) if found else None
