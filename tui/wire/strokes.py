"""Runs of cells as a terminal is told of them: the shortest moves, the least said of colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tui.wire.cells import Run
from tui.wire.looks import PLAIN, Look, blank_of, change

Place = tuple[int, int]
"""Column and row, from 0."""


def strokes(runs: Sequence[Run], width: int, pen: Look = PLAIN) -> tuple[str, Look]:
    """All runs, on a screen of so many columns, by a terminal that draws in the look ``pen``; and its look afterwards.

    They are sent row by row or look by look, whichever is shorter.
    """
    ways = (_told(order, width, pen) for order in (runs, _look_by_look(runs, width, pen)))
    return min(ways, key=lambda way: len(way[0]))


def _told(runs: Iterable[Run], width: int, pen: Look) -> tuple[str, Look]:
    sent: list[str] = []
    place: Place | None = None
    for run in runs:
        sent.append(move(place, (run.x, run.y)))
        if not _serves(pen, run):
            sent.append(change(pen, run.look))
            pen = run.look
        sent.append(run.text or f"\x1b[{run.width}X")
        place = _after(run, width)
    return "".join(sent), pen


def _look_by_look(runs: Sequence[Run], width: int, pen: Look) -> list[Run]:
    """All of one look together, each time the look that is begun in the fewest bytes, from above or from below."""
    left: dict[Look, list[Run]] = {}
    for run in _inked(runs):
        left.setdefault(run.look, []).append(run)
    ordered: list[Run] = []
    place: Place | None = None
    while left:
        ways = [(look, way) for look in left for way in (0, -1)]
        look, way = min(ways, key=lambda begun: _cost(place, pen, left[begun[0]][begun[1]]))
        ordered += left.pop(look)[:: 1 if way == 0 else -1]
        place, pen = _after(ordered[-1], width), look
    return ordered


def _inked(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, those of blanks in a look that letters on the same ground have, where there are such."""
    inks: dict[str, Look] = {}
    for run in runs:
        if run.text.strip(" ") and not run.look.shows_on_blanks:
            inks.setdefault(run.look.background, run.look)
    for run in runs:
        ink = inks.get(run.look.background)
        blank = not run.text.strip(" ") and not run.look.shows_on_blanks
        yield replace(run, look=ink) if blank and ink is not None else run


def _cost(place: Place | None, pen: Look, run: Run) -> int:
    return len(move(place, (run.x, run.y))) + (0 if _serves(pen, run) else len(change(pen, run.look)))


def _after(run: Run, width: int) -> Place | None:
    """Where the cursor is behind a run; erasing leaves it where it was, and at the edge terminals differ."""
    end = run.x + run.width if run.text else run.x
    return (end, run.y) if end < width else None


def _serves(pen: Look, run: Run) -> bool:
    """Whether a run can be told in the look that the last one was told in."""
    if pen == run.look:
        return True
    return not run.text.strip(" ") and not pen.shows_on_blanks and blank_of(pen) == run.look


def move(here: Place | None, there: Place) -> str:
    """The shortest way for the cursor; None is a place that is not known."""
    (x, y) = there
    straight = f"\x1b[{y + 1};{x + 1}H"
    if here is None:
        return straight
    vertical = _rows(y - here[1])
    return min(straight, vertical + _columns(x - here[0]), vertical + "\r" + _columns(x), key=len)


def _rows(count: int) -> str:
    """So many rows down, or up where that is negative; never over an edge of the screen, where it would scroll.

    A vertical tab goes down by one row and nothing else on all that followed the VT100 (``man console_codes``, xterm's
    ctlseqs). A line feed does too, but the terminal's driver makes two characters of it.
    """
    if count == -1:
        return "\x1bM"
    return "\v" * count if 0 < count <= _FEW else _steps(count, "B", "A")


def _columns(count: int) -> str:
    return "\b" * -count if -_FEW <= count < 0 else _steps(count, "C", "D")


_FEW = 3
"""Steps of a byte each that are no longer than one sequence for all of them."""


def _steps(count: int, forward: str, back: str) -> str:
    if not count:
        return ""
    return f"\x1b[{abs(count) if abs(count) > 1 else ''}{forward if count > 0 else back}"
