"""Lines made of pieces: text with the roles it plays, measured in terminal cells, never in characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len, split_graphemes

from core.model import Span
from tui import plain

Piece = tuple[str, str]
"""Text, and the roles that style it, separated by spaces ("" for plain text)."""
Line = Sequence[Piece]
Mark = tuple[int, int, str]
"""Half-open ``[start, end)`` of a text, and the roles that stretch plays."""

_WORD = re.compile(r"\S+|\s+")


def cells(text: str) -> int:
    """How many terminal cells a text fills: 2 for a wide character, 0 for a combining one."""
    return len(text) if text.isascii() and text.isprintable() else cell_len(one_line(text))


def one_line(text: str) -> str:
    """The text as a row may show it: as long as before, nothing in it interpreted, no line break left."""
    return plain.harmless(text, newlines="space")


def fit(text: str, width: int, align: str = "left") -> str:
    """Exactly ``width`` cells of harmless text, cut with an ellipsis; ``align`` is "left" or "right"."""
    return plain.fit(one_line(text), width, right=align == "right") if width > 0 else ""


def line_cells(line: Line) -> int:
    """How many cells a line fills."""
    return sum(cells(text) for text, _ in line)


def crop(line: Line, width: int) -> list[Piece]:
    """The line within ``width`` cells, its end replaced by an ellipsis where it was longer."""
    if line_cells(line) <= width:
        return list(line)
    kept: list[Piece] = []
    for text, roles in line:
        if (size := cells(text)) >= width:
            over = text + ".." if size <= width else text
            kept.append((plain.clip(one_line(over), width), roles))
            break
        kept.append((text, roles))
        width -= size
    return kept


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """``text[start:end]`` in pieces, each with the roles of every mark that covers it, in the order of the marks."""
    inside = [(max(a, start), min(b, end), roles) for a, b, roles in marks if a < end and b > start]
    edges = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    return [
        (text[a:b], " ".join(roles for first, last, roles in inside if first <= a and b <= last))
        for a, b in pairwise(edges)
    ]


def marks_by_line(lines: Sequence[Span], marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """The marks that touch each line, so that drawing a line costs no walk over all of them."""
    starts = [start for start, _ in lines]
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        number = max(0, bisect_right(starts, mark[0]) - 1)
        while number < len(lines) and lines[number][0] < mark[1]:
            if lines[number][1] > mark[0]:
                found.setdefault(number, []).append(mark)
            number += 1
    return found


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[Span]:
    """The spans of ``text[start:end]`` that stand on one line each of ``width`` cells.

    Lines end at newlines, else between words, between wide characters, or inside a word longer than a line. White space
    at a break belongs to no line. Positions are those of ``text``.
    """
    stop = len(text) if end is None else end
    width, text = max(2, width), plain.harmless(text)
    lines: list[Span] = []
    while True:
        newline = text.find("\n", start, stop)
        lines.extend(_wrap_paragraph(text, start, stop if newline < 0 else newline, width))
        if newline < 0:
            return lines
        start = newline + 1


def _wrap_paragraph(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    first, last, used = start, start, 0
    for word in _WORD.finditer(text, start, end):
        size = len(word[0]) if word[0].isascii() else cell_len(word[0])
        if word[0].isspace():
            if used or first == start:
                used += size
            else:
                first = last = word.end()
            continue
        if used + size <= width:
            used, last = used + size, word.end()
            continue
        if size <= width and not _breaks_anywhere(word[0], size):
            yield first, last
            first, last, used = word.start(), word.end(), size
            continue
        if used >= width:
            yield first, last
            first, used = word.start(), 0
        for a, b, cluster in split_graphemes(word[0])[0]:
            if used + cluster > width:
                yield first, last
                first, used = word.start() + a, 0
            used, last = used + cluster, word.start() + b
    yield first, last


def _breaks_anywhere(word: str, size: int) -> bool:
    """Whether it is written without spaces between words: more cells than characters, as Chinese and Japanese have."""
    return size > len(word)
