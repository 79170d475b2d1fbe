"""Lines to paragraphs: by gaps, indents and short last lines, and joined over the end of a column or a page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from core.model import Landmark
from core.readers.pdf.hyphens import Hyphens, last_word
from core.readers.pdf.reading_order import Line

# In sizes of the font.
_INDENT = 0.8
_ALIGNED = 0.4
_SPACE = 0.3
_SLACK = 0.5
_USUAL_PITCH = 1.2

_WIDER = 1.3  # times the usual distance of lines: a gap
_OTHER_SIZE = 1.12  # times as large: a heading, or the text below it
_ASIDE = 0.93  # of the size of the text: a note or a caption
_MOST_ASIDES = 8  # between two halves of a paragraph
_SHORT = 0.25  # of the width of a column left free: whatever comes next begins anew
_FEW_LINES = 3  # say little of the width of a column

_BULLET = re.compile(r"[•‣▪◦●■□*·–—-]\s+\S|\(?(?:\d{1,3}|[a-z])[.)]\s+\S")
_SENTENCE_END = re.compile(r"[.!?:…]['\"’”»)\]⁰¹²³⁴⁵⁶⁷⁸⁹*†]*$")


@dataclass(slots=True)
class _Column:
    """Where a column begins and ends; ``pitch`` is how far apart its lines are, ``lines`` how many it has."""

    left: float
    right: float
    pitch: dict[float, float]
    lines: int


@dataclass(slots=True)
class _Block:
    """Lines of one paragraph, of columns that need not be the same; ``indented`` where its first line tells so."""

    lines: list[Line]
    columns: list[_Column]
    indented: bool = False

    def is_small(self, body: float) -> bool:
        return self.lines[0].size <= _ASIDE * body


def text_of(lines: Sequence[Line]) -> tuple[str, tuple[Landmark, ...]]:
    """The text, an empty line between paragraphs, and where in it each page begins."""
    blocks = _whole(list(_blocks(lines)), _usual_size(lines))
    hyphens = Hyphens(line.text for line in lines)
    parts: list[str] = []
    landmarks: list[Landmark] = []
    length = page = 0
    for number, block in enumerate(blocks):
        ends = [hyphens.joined(line.text, after.text) for line, after in pairwise(block.lines)]
        ends.append(block.lines[-1].text + ("\n\n" if number + 1 < len(blocks) else ""))
        for line, text in zip(block.lines, ends, strict=True):
            if line.page != page:
                page = line.page
                landmarks.append(Landmark(length, f"page {page}"))
            shown = text.replace("\u00ad", "")
            parts.append(shown)
            length += len(shown)
    return "".join(parts), tuple(landmarks)


def _usual_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """The lines of each column by paragraphs."""
    usual = _pitches(lines)
    for _, group in groupby(lines, key=lambda line: (line.page, line.column)):
        members = list(group)
        column = _column(members, usual)
        block = _Block([], [], indented=members[0].left - column.left > _INDENT * members[0].size)
        for line in members:
            if block.lines and _begins(block, line, column):
                yield block
                block = _Block([], [], indented=line.left - column.left > _INDENT * line.size)
            block.lines.append(line)
            block.columns.append(column)
        yield block


def _pitches(lines: Iterable[Line]) -> dict[float, float]:
    """How far apart lines of each size mostly are; of paragraphs of a line each, not how far those are apart."""
    found: defaultdict[float, list[float]] = defaultdict(list)
    for line, after in pairwise(lines):
        apart = line.baseline - after.baseline
        if (line.page, line.column) == (after.page, after.column) and apart > 0 and _same_size(line, after):
            found[round(after.size)].append(apart)
    return {size: sorted(distances)[len(distances) // 4] for size, distances in found.items()}


def _column(lines: Sequence[Line], usual: dict[float, float]) -> _Column:
    lefts = Counter(round(line.left) for line in lines)
    most = max(lefts.values())
    pitches = _pitches(lines) if len(lines) > 2 * _FEW_LINES else {}
    return _Column(
        min(left for left, count in lefts.items() if count == most),
        max(line.right for line in lines),
        {**usual, **pitches},
        len(lines),
    )


def _same_size(line: Line, other: Line) -> bool:
    return max(line.size, other.size) <= _OTHER_SIZE * min(line.size, other.size)


def _begins(block: _Block, line: Line, column: _Column) -> bool:
    """Whether a line begins a paragraph behind the block before it."""
    last = block.lines[-1]
    if last.alone or line.alone or line.begins or not _same_size(last, line):
        return True
    pitch = column.pitch.get(round(line.size), _USUAL_PITCH * line.size)
    if last.baseline - line.baseline > _WIDER * pitch or _BULLET.match(line.text):
        return True
    if _is_centred(last, column) and _is_centred(line, column):
        return False
    if line.text[0].islower() and not _SENTENCE_END.search(last.text):
        return False
    shift = (line.left - last.left) / line.size
    from_left = (line.left - column.left) / line.size
    if shift > _INDENT and from_left > _INDENT:
        return True
    if shift < -_INDENT and (from_left < -_INDENT or len(block.lines) > 1):
        return True
    return _is_short(last, line, column)


def _is_centred(line: Line, column: _Column) -> bool:
    left, right = line.left - column.left, column.right - line.right
    return left > line.size and abs(left - right) <= _ALIGNED * line.size


def _is_short(last: Line, line: Line, column: _Column) -> bool:
    """Whether the first word of a line would have stood on the one before, had that not been the last of its own."""
    room = column.right - last.right
    if not _would_fit(last, line, column) or last_word(last.text):
        return False
    return bool(_SENTENCE_END.search(last.text)) or room > _SHORT * (column.right - column.left)


def _would_fit(last: Line, line: Line, column: _Column) -> bool:
    return column.right - last.right > line.first + (_SPACE + _SLACK) * line.size


def _whole(blocks: list[_Block], body: float) -> list[_Block]:
    """The blocks, those joined that are halves of one paragraph; notes and captions between them come after."""
    indents = sum(block.indented for block in blocks) * 3 > len(blocks)
    joined: list[_Block] = []
    open_at = 0
    for block in blocks:
        if joined and not block.is_small(body):
            before = joined[open_at]
            if len(joined) - open_at <= _MOST_ASIDES and _goes_on(before, block, indents=indents):
                before.lines += block.lines
                before.columns += block.columns
                continue
        joined.append(block)
        if not block.is_small(body) or len(joined) == 1:
            open_at = len(joined) - 1
    return joined


def _goes_on(before: _Block, block: _Block, *, indents: bool) -> bool:
    """Whether a paragraph goes on in a block; ``indents`` where those of the document begin with one."""
    last, line, column = before.lines[-1], block.lines[0], before.columns[-1]
    if last.alone or line.alone or line.begins or not _same_size(last, line):
        return False
    lower = line.text[0].islower()
    if last_word(last.text):
        return lower
    if _would_fit(last, line, column):
        return False
    if (last.page, last.column) == (line.page, line.column):
        return lower and not _SENTENCE_END.search(last.text)
    if column.lines < _FEW_LINES and not lower:
        return False
    if _SENTENCE_END.search(last.text):
        return lower or (indents and not block.indented)
    return lower or not block.indented
