"""What the network is told of each token, as numbers: the word, its marks, its names, and what the rules made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution
from core.analysis.speech.cues import occurrences
from core.analysis.text.paragraphs import paragraphs

Numbers = NDArray[np.int32]

CLUSTERS = 1001
"""Clusters by their whole number, 0 for a word without one."""
ROLES = ("content", "cue", "source")
WORD_COLUMNS = ("word", "cluster", "ending", "shape")
TOKEN_COLUMNS = ("mark", "name", "role", "cue", "place", "construction")
MARKS, CUES, PLACES = 4, 3, 16
"""How many values the columns of marks, cues of the lexicon, and places have."""
INSIDE, OPENING, CLOSING = 1, 2, 3
"""What a quotation makes of its tokens."""

_REPEATED = re.compile(r"(.)\1\1+")
_SHAPES = str.maketrans(
    {
        **dict.fromkeys(map(chr, range(65, 91)), "X"),
        **dict.fromkeys(map(chr, range(97, 123)), "x"),
        **dict.fromkeys("0123456789", "9"),
    }
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the tokens of a document stand, as arrays of one value a token.

    ``paragraph`` and ``sentence`` number their places from the start, ``inside`` is the number of the quotation or -1,
    ``mark`` is 1 inside a quotation, 2 on an opening and 3 on a closing mark, 0 elsewhere, ``cue`` is 2 on a cue of the
    lexicon that is told as done, 1 on another. ``paragraph_starts`` holds the first token of each paragraph and the
    number of tokens behind them.
    """

    paragraph: Numbers
    sentence: Numbers
    inside: Numbers
    mark: Numbers
    cue: Numbers
    paragraph_starts: Numbers


def lay_out(reading: Reading) -> Layout:
    """The layout of a text, which has at least one token."""
    tokens, length = reading.tokens, len(reading.texts)
    begins = {tokens.at(first) for first, _ in paragraphs(reading.text)}
    bounds = np.array(sorted({0, length} | begins), np.int32)
    paragraph = np.repeat(np.arange(len(bounds) - 1, dtype=np.int32), np.diff(bounds))
    cue = np.zeros(length, np.int32)
    for found in occurrences(reading):
        for occurrence in found:
            cue[occurrence.first : occurrence.stop] = 1 + occurrence.asserted
    sentence, inside = np.array(reading.sentence_of, np.int32), np.array(reading.inside, np.int32)
    return Layout(paragraph, sentence, inside, _marks(reading), cue, bounds)


def _marks(reading: Reading) -> Numbers:
    tokens = reading.tokens
    marks = np.zeros(len(reading.texts), np.int32)
    for stretch in reading.stretches:
        words = tokens.between(*stretch.outer)
        begin, end = (tokens.at(character) for character in stretch.inner)
        marks[words.start : words.stop] = INSIDE
        marks[words.start : min(begin, words.stop)] = OPENING
        marks[max(end, words.start) : words.stop] = CLOSING
    return marks


def shape(word: str) -> str:
    """A word's letters as X, x and 9, runs cut to two, the first six: "Xxx", "9-x"."""
    return _REPEATED.sub(r"\1\1", word.translate(_SHAPES))[:6]


def ending(word: str) -> str:
    """The last three letters in lower case."""
    return word[-3:].lower()


def token_columns(
    reading: Reading,
    layout: Layout,
    attributions: Sequence[Attribution],
    name_kind: Callable[[str], int],
    construction: Callable[[str], int],
) -> Numbers:
    """One row a token in the order of ``TOKEN_COLUMNS``; ``attributions`` are what the rules read."""
    table = np.zeros((len(reading.texts), len(TOKEN_COLUMNS)), np.int32)
    table[:, 0] = layout.mark
    for name in reading.names:
        kind = 2 * name_kind(name.kind)
        table[name.first : name.stop, 1] = kind - 1 if kind else 0
        table[name.first, 1] = kind
    for item in attributions:
        for number, pieces in enumerate(ranges(reading, item)):
            for first, stop in pieces:
                table[first:stop, 2] = 2 * number + 2
                table[first, 2] = 2 * number + 1
        for first, stop in item.cue:
            table[first:stop, 5] = construction(item.rule)
    table[:, 3] = layout.cue
    begins_sentence = np.diff(layout.sentence, prepend=-1) != 0
    begins_paragraph = np.diff(layout.paragraph, prepend=-1) != 0
    read = np.zeros(len(table), bool)
    for sentence in reading.sentences:
        read[sentence.first : sentence.stop] = True
    headline = np.zeros(len(table), bool)
    headline[reading.headline.start : reading.headline.stop] = True
    table[:, 4] = begins_sentence + 2 * begins_paragraph + 4 * read + 8 * headline
    return table


def ranges(reading: Reading, item: Attribution) -> tuple[Sequence[tuple[int, int]], ...]:
    """The token ranges of an attribution in the order of ``ROLES``."""
    source: list[tuple[int, int]] = []
    if item.source_label is not None:
        words = reading.tokens.between(*item.source_label)
        source = [(words.start, words.stop)] if words else []
    elif item.source is not None:
        source = [(item.source.first, item.source.stop)]
    return item.content, item.cue, source
