"""Finding a search of before by a few letters of it, slips and all."""

from __future__ import annotations

from collections.abc import Sequence

from core.model import Spans

LEAST = 70.0
"""Likeness, of 100, that every word typed must have to some part of a search."""


def like(typed: str, searches: Sequence[str]) -> list[str]:
    """Those searches that hold something like every word typed: the likest first, of equals the newest.

    Likeness is `rapidfuzz.fuzz.partial_ratio`: that of a word to the part of the search that is most like it.
    """
    words = typed.casefold().split()
    if not words:
        return list(searches)
    found = [(_likeness(words, text.casefold()), text) for text in searches]
    return [text for likeness, text in sorted(found, key=lambda each: -each[0]) if likeness]


def _likeness(words: Sequence[str], text: str) -> float:
    """The mean over the words, 0 where one is like nothing in the text."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    # Of a short text and a longer word, partial_ratio would look for the text in the word.
    each = [(partial_ratio if len(word) <= len(text) else ratio)(word, text) for word in words]
    return sum(each) / len(each) if min(each) >= LEAST else 0.0


def matches(typed: str, text: str) -> Spans:
    """Where the words typed stand in a search, letter by letter; half-open, in their order, none inside another."""
    folded = text.casefold()
    if len(folded) != len(text):
        return ()
    found = sorted((at, at + len(word)) for word in typed.casefold().split() if (at := folded.find(word)) >= 0)
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
