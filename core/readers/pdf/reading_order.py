"""The lines of a page in the order in which they are read: columns from the left, what runs across them in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from core.readers.pdf.words import Piece, text_of

Gap = tuple[float, float]

# In sizes of the font that most of the region has.
_GUTTER = 0.8  # at least
_WIDE_GUTTER = 1.6  # from which on two lines on each side will do
_NEAR = 1.5  # between lines that may belong to one column
_SAME = 0.2  # baselines that are one are no further apart

_FEWEST_ROWS = 3  # on each side of a narrow gutter
_LABEL = 15  # characters on an average line, below which it is a label or a cell and no prose
_NUMBER = 6  # characters of a label that can only number its line: "2.1", "(a)"
_SHARED = 0.8  # of the lines of the one side stand on baselines of the other: they are rows
_SPARSE = 0.6  # of the lines of the other side
_NUMBERED = 8  # lines from which on numbers beside them are line numbers
_ONE_SIDED = 60  # strips after which a gutter without text on both sides is given up
_DEEPEST = 12  # columns within columns


@dataclass(slots=True)
class Line:
    """A line as it is read: places in points from the lower left corner, ``first`` the width of its first word.

    ``column`` numbers the columns of the page in reading order. ``begins``: it has a label and so begins a paragraph;
    ``alone``: it is a row of a table, a paragraph of its own.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    first: float
    page: int
    column: int
    begins: bool
    alone: bool


def lines_of(pieces: Sequence[Piece], page: int) -> list[Line]:
    """The lines of a page."""
    return [
        line
        for number, (column, alone) in enumerate(_columns(pieces, _DEEPEST))
        for line in _lines(column, page, number, alone)
    ]


def _columns(pieces: Sequence[Piece], deepest: int) -> Iterator[tuple[list[Piece], bool]]:
    """The columns of a region in reading order, each with whether its lines are the rows of a table."""
    if not pieces:
        return
    size = median(piece.size for piece in pieces)
    single: list[Piece] = []
    for parts in _zones(_strips(pieces), size):
        whole = [piece for part in parts for piece in part]
        if len(parts) == 1 or not deepest:
            single += whole
        elif _are_labels(parts, size):
            for label in parts[0]:
                label.begins = True
            single += whole
        elif _are_line_numbers(parts, size):
            single += [piece for part in parts[1:] for piece in part]
        else:
            if single:
                yield single, False
                single = []
            if _are_cells(parts, size):
                yield whole, True
            else:
                for part in parts:
                    yield from _columns(part, deepest - 1)
    if single:
        yield single, False


def _strips(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What can be cut apart from left to right without cutting through a letter, from the top down."""
    strips: list[list[Piece]] = []
    lowest = float("inf")
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        if piece.top <= lowest:
            strips.append([])
            lowest = piece.baseline
        strips[-1].append(piece)
        lowest = min(lowest, piece.baseline)
    return strips


def _zones(strips: Sequence[Sequence[Piece]], size: float) -> Iterator[list[list[Piece]]]:
    """Strips that belong together, from the top down: those of one set of columns column by column, or one strip."""
    done = 0
    for number, strip in enumerate(strips):
        if number < done:
            continue
        gutters = _between(strip, _GUTTER * size)
        if gutters:
            start, end, gutters = _reach(strips, number, done, gutters, size)
            parts = _parts([piece for strip in strips[start:end] for piece in strip], gutters, size)
            if len(parts) > 1:
                yield from ([list(earlier)] for earlier in strips[done:start])
                yield parts
                done = end
    yield from ([list(strip)] for strip in strips[done:])


def _reach(
    strips: Sequence[Sequence[Piece]], seed: int, first: int, gutters: list[Gap], size: float
) -> tuple[int, int, list[Gap]]:
    """From which strip to which one the gutters of the seed run, and those that do."""
    end = both = seed + 1
    while end < len(strips) and end - both < _ONE_SIDED:
        left = _common(gutters, strips[end], _GUTTER * size)
        if not left:
            break
        gutters = left
        end += 1
        if _between(strips[end - 1], _GUTTER * size):
            both = end
    start = seed
    while start > first:
        above, below = strips[start - 1], strips[start]
        apart = min(piece.baseline for piece in above) - max(piece.top for piece in below)
        left = _common(gutters, above, _GUTTER * size)
        if not left or apart > _NEAR * size:
            break
        gutters = left
        start -= 1
    return start, end, gutters


def _between(strip: Sequence[Piece], least: float) -> list[Gap]:
    """Where nothing stands between the pieces of a strip, over at least so many points."""
    gaps = []
    right = float("inf")
    for piece in sorted(strip, key=lambda piece: piece.left):
        if piece.left - right >= least:
            gaps.append((right, piece.left))
        right = piece.right if right == float("inf") else max(right, piece.right)
    return gaps


def _common(gutters: Sequence[Gap], strip: Sequence[Piece], least: float) -> list[Gap]:
    """What a strip leaves free of the gutters, where that is at least so many points wide."""
    free = []
    for start, end in gutters:
        for piece in sorted(strip, key=lambda piece: piece.left):
            if piece.right <= start or piece.left >= end:
                continue
            if piece.left - start >= least:
                free.append((start, piece.left))
            start = max(start, piece.right)
        if end - start >= least:
            free.append((start, end))
    return free


def _parts(pieces: Sequence[Piece], gutters: Sequence[Gap], size: float) -> list[list[Piece]]:
    """The pieces between gutters; a gutter with too few lines on one side is none."""
    parts: list[list[Piece]] = [list(pieces)]
    for start, end in sorted(gutters):
        few = 2 if end - start >= _WIDE_GUTTER * size else _FEWEST_ROWS
        left = [piece for piece in parts[-1] if piece.right <= start]
        right = [piece for piece in parts[-1] if piece.right > start]
        if min(len(_baselines(left, size)), len(_baselines(right, size))) >= few:
            parts[-1:] = [left, right]
    return parts


def _baselines(pieces: Sequence[Piece], size: float) -> list[float]:
    """The baselines of lines, raised and lowered numbers left out."""
    found: list[float] = []
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        if not found or found[-1] - piece.baseline > _SAME * size:
            found.append(piece.baseline)
    return found


def _average(pieces: Sequence[Piece], size: float) -> float:
    """How many characters a line has on average."""
    characters = sum(len(word.text) + 1 for piece in pieces for word in piece.words)
    return characters / len(_baselines(pieces, size))


def _are_rows(few: Sequence[Piece], many: Sequence[Piece], size: float) -> bool:
    """Whether the lines of the one side stand on baselines of the other."""
    rows = {round(baseline / (_SAME * size)) for baseline in _baselines(many, size)}
    own = [round(baseline / (_SAME * size)) for baseline in _baselines(few, size)]
    return sum(not rows.isdisjoint((row - 1, row, row + 1)) for row in own) >= _SHARED * len(own)


def _are_labels(parts: Sequence[Sequence[Piece]], size: float) -> bool:
    """Whether a narrow left side names the lines on the right: speakers, "Q." and "A."."""
    if len(parts) != 2:
        return False
    labels, prose = parts
    average = _average(labels, size)
    if average >= _LABEL or _average(prose, size) < _LABEL or not _are_rows(labels, prose, size):
        return False
    signed = sum(piece.words[-1].text.endswith((":", ".")) for piece in labels)
    sparse = len(_baselines(labels, size)) <= _SPARSE * len(_baselines(prose, size))
    return (average <= _NUMBER or sparse or signed >= len(labels) / 2) and not _are_line_numbers(parts, size)


def _are_line_numbers(parts: Sequence[Sequence[Piece]], size: float) -> bool:
    """Whether the left side counts the lines."""
    texts = [word.text for piece in sorted(parts[0], key=lambda piece: -piece.baseline) for word in piece.words]
    if len(texts) < _NUMBERED or not all(text.isdecimal() and len(text) < 6 for text in texts):
        return False
    steps = {int(later) - int(earlier) for earlier, later in pairwise(texts)}
    return len(steps) == 1 and steps <= {1, 5, 10}


def _are_cells(parts: Sequence[Sequence[Piece]], size: float) -> bool:
    """Whether short texts beside one another make the rows of a table."""
    most = max(parts, key=lambda part: len(_baselines(part, size)))
    return all(_average(part, size) < _LABEL and _are_rows(part, most, size) for part in parts)


def _lines(pieces: Sequence[Piece], page: int, column: int, alone: bool) -> Iterator[Line]:
    """The lines of one column, from the top down."""
    row: list[Piece] = []
    main: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: -piece.baseline):
        if main is None or not _on_one_line(main, piece):
            if main is not None:
                yield _line(row, main, page, column, alone)
            row, main = [], piece
        row.append(piece)
        main = max(main, piece, key=lambda piece: piece.size)
    if main is not None:
        yield _line(row, main, page, column, alone)


def _on_one_line(one: Piece, other: Piece) -> bool:
    height = min(one.top, other.top) - max(one.baseline, other.baseline)
    return height >= min(one.top - one.baseline, other.top - other.baseline) / 2


def _line(row: Sequence[Piece], main: Piece, page: int, column: int, alone: bool) -> Line:
    words = [word for piece in row for word in piece.words]
    first = min(words, key=lambda word: word.left)
    return Line(
        text_of(words, main.baseline, main.size),
        first.left,
        max(word.right for word in words),
        main.baseline,
        main.size,
        first.right - first.left,
        page,
        column,
        any(piece.begins for piece in row),
        alone,
    )
