"""What the tagger sees of a token beyond the words around it: known names, and the word's other uses in the document.

A capital at a sentence's start tells little, but the same word with a capital inside another sentence tells much; so
does a title, a given name, "in" or a verb of saying beside the word anywhere else in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.analysis import lexicon
from core.analysis.names.gazetteer import PRIORITY, Hit
from core.analysis.text.grammar import OPENING_MARKS, is_function_word

CAPITAL, LOWER, TITLE, GIVEN, BODY, CUE, WHERE, MARK, ARTICLE, CAPITALS = (1 << bit for bit in range(10))
"""What a word is by itself, as bits: begins with a capital, has none, calls a person or an organisation, ..."""

Words = NDArray[np.int64]
Bits = NDArray[np.int32]
Facts = NDArray[np.bool_]

KNOWN = tuple(f"{part} {kind} {offset:+}" for offset in (-1, 0, 1) for kind in PRIORITY for part in ("first", "later"))
ELSEWHERE = (
    "small elsewhere",
    "capital inside elsewhere",
    "behind a title elsewhere",
    "behind a given name elsewhere",
    "before an organisation's noun elsewhere",
    "before a verb of saying elsewhere",
    "behind in elsewhere",
    "behind the elsewhere",
    "twice",
)
HERE = ("capitals only", "capitals throughout", "first", "first, small elsewhere", "first, never small")
FACTS = (*KNOWN, *ELSEWHERE, *HERE)
"""The facts in the order of their columns."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's tokens as the tagger lays them out: sentence after sentence.

    ``tokens[i]`` is the token at place ``i``; ``starts`` holds the place of each sentence's first token, and the
    number of places behind them.
    """

    tokens: NDArray[np.intp]
    starts: NDArray[np.intp]


def folds(words: Sequence[str]) -> Words:
    """A number for each word, the same for words that differ in their capitals alone."""
    return np.array([hash(word.lower()) for word in words])


def bits_of(words: Sequence[str]) -> Bits:
    """What each word is by itself."""
    return np.array(list(map(_bits, words)), np.int32)


def _bits(word: str) -> int:
    low = word.lower()
    bits = CAPITAL * word[:1].isupper() | LOWER * (word.islower() and word[:1].isalpha())
    bits |= TITLE * (word in lexicon.honorifics() or low in lexicon.person_nouns())
    bits |= GIVEN * (word in lexicon.given_names() or word in lexicon.family_first())
    bits |= BODY * (low in lexicon.organisation_nouns()) | CUE * (low in lexicon.cues())
    bits |= WHERE * (low in ("in", "at", "near", "from")) | MARK * (word in OPENING_MARKS or word == ":")
    bits |= ARTICLE * (low == "the") | CAPITALS * (word.isupper() and len(word) > 1)
    return bits if not is_function_word(low) else bits & ~(CAPITAL | CAPITALS)


def facts(layout: Layout, folded: Words, bits: Bits, hits: Sequence[Hit], length: int) -> Facts:
    """The facts of each place, each a column in the order of ``FACTS``.

    ``folded`` and ``bits`` are those of each place's word (``folds``, ``bits_of``), ``hits`` are the
    known names of the document's ``length`` tokens.
    """
    places = len(layout.tokens)
    table = np.zeros((places, len(FACTS)), np.bool_)
    if not places:
        return table
    _known(table, layout, hits, length)
    begins = np.zeros(places, bool)
    begins[layout.starts[:-1]] = True
    ends = np.append(begins[1:], True)
    before = np.where(begins, 0, np.roll(bits, 1))
    after = np.where(ends, 0, np.roll(bits, -1))
    opens = begins | (before & MARK > 0)
    capital, small = bits & CAPITAL > 0, bits & LOWER > 0
    uses = (
        small,
        capital & ~opens,
        capital & (before & TITLE > 0),
        capital & (before & (GIVEN | CAPITAL) == GIVEN | CAPITAL),
        capital & (after & (BODY | CAPITAL) == BODY | CAPITAL),
        capital & (after & (CUE | LOWER) == CUE | LOWER),
        capital & (before & WHERE > 0),
        capital & (before & ARTICLE > 0),
    )
    every, own = np.unique(folded, return_inverse=True)
    at = len(KNOWN)
    for column, use in enumerate(uses, at):
        used = np.zeros(len(every), np.bool_)
        used[own[use]] = True
        table[:, column] = used[own] & capital
    table[:, at + len(uses)] = (np.bincount(own[capital], minlength=len(every)) > 1)[own] & capital
    elsewhere = table[:, at].copy()
    sentence = np.repeat(np.arange(len(layout.starts) - 1), np.diff(layout.starts))
    some_small = np.bincount(sentence[small], minlength=len(layout.starts))[sentence] > 0
    at += len(ELSEWHERE)
    table[:, at] = capital & ~some_small
    table[:, at + 1] = (bits & CAPITALS > 0) & ~some_small
    table[:, at + 2] = opens & capital
    table[:, at + 3] = opens & elsewhere
    table[:, at + 4] = opens & capital & ~elsewhere
    return table


def _known(table: Facts, layout: Layout, hits: Sequence[Hit], length: int) -> None:
    """Mark the known names at each place and beside it."""
    codes = np.zeros(length + 2, np.intp)
    for hit in hits:
        kind = 2 * PRIORITY.index(hit.entry.kind) + 1
        codes[hit.first + 1] = kind
        codes[hit.first + 2 : hit.stop + 1] = kind + 1
    per_offset = 2 * len(PRIORITY)
    for number in range(3):
        code = codes[layout.tokens + number]
        there = np.flatnonzero(code)
        table[there, number * per_offset + code[there] - 1] = True
