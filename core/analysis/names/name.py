"""A name, and what the shape of a personal name tells: which of its words is the family name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from core.analysis import lexicon
from core.analysis.names.gazetteer import EntryKind
from core.analysis.text.grammar import word_set

NameKind = EntryKind | Literal["person"]

SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{1,6}")
"""A given name of two romanised syllables ("Yong-hyun"); European ones have two capitals ("Jean-Pierre")."""
EAST_ASIAN = re.compile(
    r"(?i:(?:(?:ch|sh|zh|kh|ph|th|tr|ng|nh|gi|qu|[bcdghjklmnpqrstvwxyz])?[aeiouyw]{1,3}(?:ng|nh|ch|[ckmnptlh])?-?){1,2})"
)
"""One or two syllables as Chinese, Korean and Vietnamese have them."""
SUFFIXES = word_set("name-suffix")


class Found(NamedTuple):
    """A name that the tagger found at tokens ``[first, stop)``; ``label`` is PER, ORG, LOC or MISC."""

    first: int
    stop: int
    label: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens ``[first, stop)``.

    ``canonical`` is the lexicon's name for a known one, else the words as printed. ``state`` is the state it belongs
    to, "" for none. For persons ``title`` is the first token of the title before it, None without one, and ``full``
    is False for a surname alone.
    """

    first: int
    stop: int
    kind: NameKind
    canonical: str
    state: str = ""
    title: int | None = None
    full: bool = True


def surnames(words: Sequence[str]) -> frozenset[str]:
    """The words of a full name that may stand for the person alone: the last, and a family name that comes first."""
    words = [word for word in words if word not in SUFFIXES]
    if len(words) < 2:
        return frozenset(words)
    return frozenset({words[0]}) if family_name_first(words) else frozenset({words[-1]})


def family_name_first(words: Sequence[str]) -> bool:
    """Whether a full name has its family name first: a known such name before a given name of its language's shape."""
    if len(words) == 2 and SYLLABLES.fullmatch(words[1]):
        return True
    if words[0] not in lexicon.family_first() or len(words) > 3:
        return False
    if words[0] in lexicon.given_names() and not all(EAST_ASIAN.fullmatch(word) for word in words[1:]):
        return False  # "Gil Amory", "Kim Larsen"
    return all(_romanised_syllables(word) for word in words[1:])


def _romanised_syllables(word: str) -> bool:
    """Whether a word looks like a Chinese, Korean or Vietnamese given name: hyphenated, or short and not European."""
    first, hyphen, second = word.partition("-")
    if hyphen:
        return len(first) <= 7 and len(second) <= 7
    return len(word) <= 8 and word not in lexicon.given_names()
