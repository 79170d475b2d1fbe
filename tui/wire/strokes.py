"""Runs of cells as a terminal is told of them: the shortest moves, the least said of colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.wire.cells import Run
from tui.wire.looks import PLAIN, Look, blank_of, change


def strokes(runs: Sequence[Run], width: int) -> str:
    """All runs, on a screen of so many columns, by a terminal in its plain look, which it is in again afterwards.

    They are sent row by row or colour by colour, whichever is shorter.
    """
    by_color = sorted(runs, key=lambda run: (run.look.background, run.look.foreground, sorted(run.look.attributes)))
    return min(_in_order(runs, width), _in_order(by_color, width), key=len)


def _in_order(runs: Iterable[Run], width: int) -> str:
    sent: list[str] = []
    place: tuple[int, int] | None = None
    pen = PLAIN
    for run in runs:
        sent.append(move(place, (run.x, run.y)))
        if not _serves(pen, run):
            sent.append(change(pen, run.look))
            pen = run.look
        sent.append(run.text or f"\x1b[{run.width}X")
        end = run.x + run.width if run.text else run.x
        place = (end, run.y) if end < width else None  # at the edge terminals differ
    sent.append(change(pen, PLAIN))
    return "".join(sent)


def _serves(pen: Look, run: Run) -> bool:
    """Whether a run can be told in the look that the last one was told in."""
    if pen == run.look:
        return True
    return not run.text.strip(" ") and not pen.shows_on_blanks and blank_of(pen) == run.look


def move(here: tuple[int, int] | None, there: tuple[int, int]) -> str:
    """The shortest way for the cursor; None is a place that is not known. Places count from 0, across then down."""
    (x, y) = there
    straight = f"\x1b[{y + 1};{x + 1}H"
    if here is None:
        return straight
    down = _steps(y - here[1], "B", "A")
    return min(straight, down + _steps(x - here[0], "C", "D"), down + "\r" + _steps(x, "C", "D"), key=len)


def _steps(count: int, forward: str, back: str) -> str:
    if not count:
        return ""
    return f"\x1b[{abs(count) if abs(count) > 1 else ''}{forward if count > 0 else back}"
