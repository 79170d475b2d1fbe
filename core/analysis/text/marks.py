"""Quotation marks: which stretches of a text stand inside them. An odd mark never costs more than its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.analysis.text.grammar import word_set
from core.analysis.text.lost_marks import lost_closing, lost_opening, lost_second_opening
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

ENGLISH = frozenset({"“", "”", '"'})
DOUBLE = re.compile(r"''|``|[\"“”„«»]")
SINGLE_OPENS = re.compile(rf"['‘](?<![^\s(\[—–].)(?=\w)(?!\d\ds?\b)(?!(?:n|{'|'.join(sorted(word_set('elided')))})\b)")
"""An opening single mark; not the apostrophe of a year ('68) nor of a shortened word ('neath, rock 'n' roll)."""
ANY_OPENS = re.compile(rf"{SINGLE_OPENS.pattern}|['‘](?<!\S.)(?<![^.,:;!?…—–] .)(?!\d\ds\b)(?=\w)")
"""The same, or a mark before two digits or a shortened word at the head of a clause ("'12 of us were hurt,' said"); in
a clause that has begun it is an apostrophe ("Back in '68")."""
LONGEST_DOUBTFUL = 600
"""How many characters a quotation may have that only its closing mark tells from a shortened word."""
SINGLE_CLOSES = re.compile(r"['’](?:(?<=[.,!?…].)(?=\W|$)|(?<=\w.)(?=[\s,.;:?!)\]—–]|$))")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks: ``inner`` without them and white space at either end, ``outer`` with them.

    ``closed`` tells that a mark closes it, not the end of its paragraph.
    """

    inner: Span
    outer: Span
    closed: bool = True


def stretches(text: str) -> tuple[Stretch, ...]:
    """All quoted stretches in order, none inside another.

    In a paragraph with double marks, single ones count outside of them and only where a stop or comma stands before
    the closing one; they may hold double ones, as the British print them.
    """
    found: list[Stretch] = []
    whole = paragraphs(text)
    for number, (begin, end) in enumerate(whole):
        if not DOUBLE.search(text, begin, end):
            found.extend(_single(text, begin, end))
            continue
        goes_on = number + 1 < len(whole) and DOUBLE.match(text, whole[number + 1][0]) is not None
        doubles = list(_double(text, begin, end, goes_on=goes_on))
        singles = _single_around(text, begin, end, doubles)
        free = (stretch for stretch in doubles if not _held(stretch, singles))
        found.extend(sorted((*free, *singles), key=lambda stretch: stretch.outer))
    return tuple(found)


def inside(tokens: Tokens, quoted: Sequence[Stretch]) -> list[int]:
    """For each token the number of the quotation that holds it, its marks included, or -1."""
    numbers = [-1] * len(tokens)
    for number, stretch in enumerate(quoted):
        for index in tokens.between(*stretch.outer):
            numbers[index] = number
    return numbers


def _double(text: str, begin: int, end: int, *, goes_on: bool) -> Iterator[Stretch]:
    """The stretches between double marks; ``goes_on`` tells that the next paragraph begins with a mark."""
    marks = list(DOUBLE.finditer(text, begin, end))
    opened: re.Match[str] | None = None
    last, within = begin, 0
    for number, mark in enumerate(marks):
        if opened is None:
            if not _closes(text, mark, begin):
                opened = mark
                continue
            start = lost_opening(text, begin, mark, end) if last == begin else lost_second_opening(text, last, mark)
            if start is None:
                continue
            yield _stretch(text, start, mark.start(), start, mark.end())
            last = mark.end()
        elif within:
            within -= 1
        elif _opens(text, mark) and _is_nested(text, marks, number, begin):
            within = 1
        elif _opens(text, mark) and (stop := lost_closing(text, opened.end(), mark.start())) is not None:
            yield _stretch(text, opened.end(), stop, opened.start(), stop)
            opened = mark
        elif mark.group() in CLOSERS[opened.group()] or (_may_close(opened, mark) and _closes(text, mark, begin)):
            yield _stretch(text, opened.end(), mark.start(), opened.start(), mark.end())
            opened, last = None, mark.end()
    if opened is None or end - opened.end() <= 1:
        return
    stop = None if goes_on else lost_closing(text, opened.end(), end)
    if stop is not None:
        yield _stretch(text, opened.end(), stop, opened.start(), stop)
    else:
        # The habit of quotations that run over paragraphs: a mark opens each one, only the last is closed.
        yield replace(_stretch(text, opened.end(), end, opened.start(), end), closed=False)


def _may_close(opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether a mark that usually opens may close what a mark opened: the same one, or another English one."""
    return mark.group() == opened.group() or {mark.group(), opened.group()} <= ENGLISH


def _is_nested(text: str, marks: Sequence[re.Match[str]], number: int, begin: int) -> bool:
    """Whether a mark that opens inside a quotation is closed before that is: two closing marks follow."""
    closers = marks[number + 1 : number + 3]
    return len(closers) == 2 and all(_closes(text, mark, begin) for mark in closers)


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands where only an opening one can: behind white space and before a word."""
    before, after = text[mark.start() - 1 : mark.start()] or " ", text[mark.end() : mark.end() + 1] or " "
    return (before.isspace() or before in "([{—–") and after.isalnum()


def _closes(text: str, mark: re.Match[str], begin: int) -> bool:
    """Whether a mark stands where only a closing one can: after a word and before white space."""
    before = text[mark.start() - 1] if mark.start() > begin else " "
    after = text[mark.end() : mark.end() + 1] or " "
    return not before.isspace() and before not in "([{—–-:" and (after.isspace() or after in ".,;:!?)")


def _single_around(text: str, begin: int, end: int, doubles: Sequence[Stretch]) -> list[Stretch]:
    """The stretches between single marks outside of double ones, whose words are covered up meanwhile."""
    parts, at = [], begin
    for stretch in doubles:
        start, stop = stretch.outer
        parts += [text[at:start], "x" * (stop - start)]
        at = stop
    covered = "".join((*parts, text[at:end]))
    inside = [s for s in _single(covered, 0, len(covered)) if covered[s.inner[1] - 1] in ".,!?…"]
    return [_moved(stretch, begin) for stretch in inside]


def _held(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether one of several stretches, which stand in order, holds another one."""
    before = bisect_left(others, stretch.outer[0], key=lambda other: other.outer[0])
    return before > 0 and stretch.outer[1] < others[before - 1].outer[1]


def _moved(stretch: Stretch, by: int) -> Stretch:
    (start, end), (first, stop) = stretch.inner, stretch.outer
    return Stretch((start + by, end + by), (first + by, stop + by))


def _single(text: str, begin: int, end: int) -> Iterator[Stretch]:
    at = begin
    while opened := ANY_OPENS.search(text, at, end):
        sure = SINGLE_OPENS.match(text, opened.start(), end) is not None
        closed = _single_close(text, opened.end(), end if sure else min(end, opened.end() + LONGEST_DOUBTFUL))
        if closed is None or not (sure or _may_open(text, opened, closed)):
            at = opened.end()
            continue
        yield _stretch(text, opened.end(), closed.start(), opened.start(), closed.end())
        at = closed.end()


def _may_open(text: str, opened: re.Match[str], closed: re.Match[str]) -> bool:
    """Whether a mark before a number or shortened word opens a quotation, told by the mark that would close it: one
    behind a stop or comma, for a number also one before it, if it is no plural's ("the players'")."""
    before, behind = text[closed.start() - 1], text[closed.end() : closed.end() + 1]
    return before in ".,!?…" or (text[opened.end()].isdigit() and before not in "sS" and behind in ".,:;")


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
