"""Paragraphs: where a line break ends one, and where a line was only wrapped."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from core.model import Span

CLOSING_LINE = re.compile(r"[^\S\n]*(?:''|[\"”»])[^\S\n]*(?=\n|$)")
BREAK = re.compile(r"\n+")
BLANK = re.compile(r"\n[^\S\n]*\n|\n[^\S\n]{2,}(?=\S)|\n(?=[-*•]\s)")
NARROWEST, WIDEST = 40, 100
"""The widths in characters between which text is wrapped by hand or by a mail program."""
GOES_ON = re.compile(r"[^\S\n]*[a-z][a-z’']*(?=[ ,\n]|[.!?](?:\s|$)|$)")
"""How a line begins that goes on with a sentence: a word in lower case."""
CUT = re.compile(r"(?:[a-z][\w’']*[a-z’']|\ba|\bI|,|[a-z]-)$")
"""How a line ends whose sentence goes on: with a word, a comma or a word cut in two."""
CUT_ATTRIBUTION = re.compile(r"[,!?][\"”’'] (?:said|says|wrote|writes|added|adds|asked|asks)$")
"""How a line ends whose speaker stands on the next: '"We shall not pay," said'."""
PAGE_NUMBER = re.compile(r"\s*(?:[Pp]age |[-–—] ?)?\d{1,4}(?: ?[-–—]|(?: of | ?/ ?)\d{1,4})?\s*")
"""A page number on a line of its own: "14", "- 14 -", "Page 14 of 20", "14/20"."""
LINE_END = 40
"""How many characters before a line's end are looked at."""


@lru_cache(maxsize=2)
def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text in order, none blank, without the breaks between them.

    Every line is one, except in text wrapped to a width: there blank and indented lines begin them. A line that holds
    nothing but a closing quotation mark belongs to the line before; so does one that goes on in the middle of a
    sentence, also past a page number.
    """
    wraps = wrapped(text)
    found = _between(text, BLANK) if wraps else _lines(text)
    whole = [(start, end) for start, end in found if text[start:end].strip()]
    return tuple(_rejoined(text, whole, wraps=wraps))


@lru_cache(maxsize=2)
def page_numbers(text: str) -> tuple[Span, ...]:
    """The page numbers that stand within paragraphs, which belong to nobody's words."""
    found: list[Span] = []
    for start, end in paragraphs(text):
        at = start
        while (stop := text.find("\n", at, end)) >= 0:
            if at > start and PAGE_NUMBER.fullmatch(text, at, stop):
                found.append((at, stop))
            at = stop + 1
    return tuple(found)


def wrapped(text: str) -> bool:
    """Whether lines were cut to a width: most are about as long as the longest, and sentences run on behind them."""
    lines = [line for line in text.split("\n") if line.strip()]
    inner = [line for line, after in itertools.pairwise(lines) if after[:1].strip()]
    if len(inner) < 3:
        return False
    widest = max(map(len, lines))
    full = sum(len(line) >= max(NARROWEST, widest * 0.7) for line in inner)
    running_on = sum(line.rstrip()[-1] not in '.!?:;"”’)' for line in inner)
    return widest <= WIDEST and full >= 0.6 * len(inner) and running_on >= 0.5 * len(inner)


def _between(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for m in pattern.finditer(text):
        if not CLOSING_LINE.match(text, m.end()):
            yield start, m.start()
            start = m.end()
    yield start, len(text)


def _lines(text: str) -> Iterator[Span]:
    return _between(text, BREAK)


def _rejoined(text: str, whole: Sequence[Span], *, wraps: bool) -> Iterator[Span]:
    """Paragraphs without the breaks in the middle of a sentence; in wrapped text only a page number makes one."""
    at = 0
    while at < len(whole):
        start, end = whole[at]
        while at + 1 < len(whole):
            paged = at + 2 < len(whole) and PAGE_NUMBER.fullmatch(text, *whole[at + 1]) is not None
            if paged and _goes_on(text, end, whole[at + 2]):
                at += 2
            elif not wraps and text.count("\n", end, whole[at + 1][0]) == 1 and _goes_on(text, end, whole[at + 1]):
                at += 1
            else:
                break
            end = whole[at][1]
        yield start, end
        at += 1


def _goes_on(text: str, end: int, following: Span) -> bool:
    """Whether the sentence of a line that stops at ``end`` goes on with the line that follows."""
    line = text[text.rfind("\n", max(0, end - LINE_END), end) + 1 or max(0, end - LINE_END) : end].rstrip()
    if GOES_ON.match(text, *following) is not None:
        return CUT.search(line) is not None
    return CUT_ATTRIBUTION.search(line) is not None and text[following[0]].isupper()
