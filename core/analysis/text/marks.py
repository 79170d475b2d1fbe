"""Quotation marks: which stretches of a text stand inside them. An odd mark never costs more than its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.analysis.text.paragraphs import paragraphs
from core.analysis.text.tokens import Tokens
from core.model import Span

CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "``": "''",
    "''": "''",
    '"': '"”',
    "”": '”"',
    "‘": "’",
    "'": "'’",
}
"""The marks that close what a mark opened: English, German, French and typewriter habits, and the usual slips."""

DOUBLE = re.compile(r"''|``|[\"“”„«»]")
SINGLE_OPENS = re.compile(r"['‘](?<![^\s(\[—–].)(?=\w)")
SINGLE_CLOSES = re.compile(r"['’](?:(?<=[.,!?…].)(?=\W|$)|(?<=\w.)(?=[\s,.;:?!)\]—–]|$))")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks: ``inner`` without them and white space at either end, ``outer`` with them."""

    inner: Span
    outer: Span


def stretches(text: str) -> tuple[Stretch, ...]:
    """All quoted stretches in order, none inside another. In a paragraph with double marks, single ones count outside
    of them and only where a stop or comma stands before the closing one."""
    found: list[Stretch] = []
    for begin, end in paragraphs(text):
        if not DOUBLE.search(text, begin, end):
            found.extend(_single(text, begin, end))
            continue
        doubles = list(_double(text, begin, end))
        gaps = zip([begin, *(s.outer[1] for s in doubles)], [*(s.outer[0] for s in doubles), end], strict=True)
        singles = [s for gap in gaps for s in _single(text, *gap) if text[s.inner[1] - 1] in ".,!?…"]
        found.extend(sorted((*doubles, *singles), key=lambda stretch: stretch.outer))
    return tuple(found)


def inside(tokens: Tokens, quoted: Sequence[Stretch]) -> list[int]:
    """For each token the number of the quotation that holds it, its marks included, or -1."""
    numbers = [-1] * len(tokens)
    for number, stretch in enumerate(quoted):
        for index in tokens.between(*stretch.outer):
            numbers[index] = number
    return numbers


def _double(text: str, begin: int, end: int) -> Iterator[Stretch]:
    opened: re.Match[str] | None = None
    for mark in DOUBLE.finditer(text, begin, end):
        if opened is None:
            if not _slip(text, mark, begin):
                opened = mark
        elif mark.group() in CLOSERS[opened.group()]:
            yield _stretch(text, opened.end(), mark.start(), opened.start(), mark.end())
            opened = None
    if opened is not None and end - opened.end() > 1:
        # The habit of quotations that run over paragraphs: a mark opens each one, only the last is closed.
        yield _stretch(text, opened.end(), end, opened.start(), end)


def _slip(text: str, mark: re.Match[str], begin: int) -> bool:
    """Whether a mark that would open stands where only a closing one can: after a word and before white space."""
    before = text[mark.start() - 1] if mark.start() > begin else " "
    after = text[mark.end() : mark.end() + 1] or " "
    return not before.isspace() and before not in "([{—–-:" and (after.isspace() or after in ".,;:!?)")


def _single(text: str, begin: int, end: int) -> Iterator[Stretch]:
    at = begin
    while opened := SINGLE_OPENS.search(text, at, end):
        closed = _single_close(text, opened.end(), end)
        if closed is None:
            return
        yield _stretch(text, opened.end(), closed.start(), opened.start(), closed.end())
        at = closed.end()


def _single_close(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The mark that closes a British quotation: after a stop or comma if there is one, else after its last word.

    An apostrophe at a word's end ("the players' union") looks the same, so a mark after punctuation is preferred
    as long as no other quotation opens before it.
    """
    limit = opens.start() if (opens := SINGLE_OPENS.search(text, begin, end)) else end
    closers = list(SINGLE_CLOSES.finditer(text, begin, limit))
    strong = [m for m in closers if text[m.start() - 1] in ".,!?…"]
    if strong:
        return strong[0]
    plain = [m for m in closers if text[m.start() - 1] not in "sS"]
    return plain[0] if plain else (closers[0] if closers else None)


def _stretch(text: str, start: int, end: int, outer_start: int, outer_end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch((start, end), (outer_start, outer_end))
