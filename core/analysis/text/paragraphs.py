"""Paragraphs: where a line break ends one, and where a line was only wrapped."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from core.model import Span

CLOSING_LINE = re.compile(r"[^\S\n]*(?:''|[\"”»])[^\S\n]*(?=\n|$)")
BREAK = re.compile(r"\n+")
BLANK = re.compile(r"\n[^\S\n]*\n|\n[^\S\n]{2,}(?=\S)|\n(?=[-*•]\s)")
NARROWEST, WIDEST = 40, 100
"""The widths in characters between which text is wrapped by hand or by a mail program."""


@lru_cache(maxsize=2)
def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text in order, none blank, without the breaks between them.

    Every line is one, except in text wrapped to a width: there blank and indented lines begin them. A line that holds
    nothing but a closing quotation mark belongs to the line before.
    """
    found = _between(text, BLANK) if wrapped(text) else _lines(text)
    return tuple((start, end) for start, end in found if text[start:end].strip())


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
