"""What stands at the edge of page after page and is no part of the text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.readers.pdf.reading_order import Line

_DEEPEST = 4  # rows at each edge
_HEIGHT = 4.0  # points: what repeats stands as high to that
_MANY_PAGES, _FEW, _OFTEN = 6, 2, 3
_SAME_ROW = 0.3  # sizes between two baselines of one row
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W{0,3}(?:page |p\. ?)?(\d{1,5})(?: ?(?:of|/) ?\d{1,5})?\W{0,3}", re.IGNORECASE)
_PUNCTUATION = "-–—|·•[]()"

_Key = tuple[bool, str, int]


@dataclass(slots=True)
class _Row:
    """Lines side by side at the top or the foot of a page, which is counted from 1."""

    lines: list[Line]
    at_top: bool
    page: int

    @property
    def words(self) -> str:
        return " ".join(line.text for line in sorted(self.lines, key=lambda line: line.left))

    def repeats(self) -> Iterator[_Key]:
        """What it is known by on other pages: its words whatever their numbers, and how high it stands."""
        words = _DIGITS.sub("#", self.words)
        height = round(self.lines[0].baseline / _HEIGHT)
        yield from ((self.at_top, words, height + shift) for shift in (0, 1))

    def counts(self) -> Iterator[_Key]:
        """How far the numbers at its ends are from that of the page, which is the same on each page they count."""
        words = self.words.split()
        for word in {words[0].strip(_PUNCTUATION), words[-1].strip(_PUNCTUATION)}:
            if word.isdecimal() and len(word) < 6:
                yield (self.at_top, "", int(word) - self.page)

    def is_number_of_page(self) -> bool:
        """Whether it is the number of its page, as the file counts them, and nothing else."""
        number = _NUMBER.fullmatch(self.words)
        return number is not None and int(number[1]) == self.page


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages in their order, but for what repeats at their edges or counts them.

    A head with words stays, once, at the top of the first page: often nothing else names the outlet and the day.
    """
    edges = [_edge(page, number, at_top) for number, page in enumerate(pages, 1) for at_top in (True, False)]
    known = _known(edges, len(pages))
    dropped: set[int] = set()
    for rows in edges:
        for row in rows:
            if not (row.is_number_of_page() or known.intersection((*row.repeats(), *row.counts()))):
                break
            if row.page == 1 and row.at_top and not _NUMBER.fullmatch(row.words):
                for line in row.lines:
                    line.alone = True
            else:
                dropped.update(map(id, row.lines))
    return [line for page in pages for line in page if id(line) not in dropped]


def _edge(page: Sequence[Line], number: int, at_top: bool) -> list[_Row]:
    """The outermost rows of a page, the outermost first."""
    rows: list[_Row] = []
    for line in sorted(page, key=lambda line: -line.baseline if at_top else line.baseline):
        if not rows or abs(line.baseline - rows[-1].lines[0].baseline) > _SAME_ROW * line.size:
            if len(rows) == _DEEPEST:
                break
            rows.append(_Row([], at_top, number))
        rows[-1].lines.append(line)
    return rows


def _known(edges: Sequence[Sequence[_Row]], pages: int) -> set[_Key]:
    """What stands on so many pages that it is no part of the text."""
    repeating: defaultdict[_Key, set[int]] = defaultdict(set)
    counting: defaultdict[_Key, set[int]] = defaultdict(set)
    for rows in edges:
        for row in rows:
            for key in row.repeats():
                repeating[key].add(row.page)
            for key in row.counts():
                counting[key].add(row.page)
    enough = _FEW if pages < _MANY_PAGES else _OFTEN
    return {key for key, found in repeating.items() if len(found) >= enough} | {
        key for key, found in counting.items() if len(found) >= max(_OFTEN, pages / 4)
    }
