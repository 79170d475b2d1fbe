"""What the dashboard sends over the wire, in a terminal of its own, against Textual's list with a preview."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from measuring import TIMES, Figure
from newsroom import Newsroom
from pseudo_terminal import PseudoTerminal
from workshop import Workshop

SIZES = ((120, 40), (80, 24))
MOVES = 8
IDLE = 4.0
LETTERS = 6
DOWN, PAGE_DOWN, SEARCH = "\x1b[B", "\x06", "/"
FIRST_ROW = "▌"
"""The mark of the cursor's row: the first quotes are on the screen."""
BARE_APP = Path(__file__).with_name("bare_app.py")


def measure(workshop: Workshop) -> Iterator[Figure]:
    """The shipped documents, whose list ends soon, and an archive of made-up ones, at both sizes."""
    made_up, _ = workshop.archive(workshop.sizes[0])
    word = next(word for word in Newsroom(workshop.seed).words if len(word) >= LETTERS)
    for columns, rows in SIZES:
        size = f"{columns}x{rows}"
        bare = _bare(workshop, columns, rows)
        yield _bytes(f"OptionList and Static, cursor move, {size}", bare)
        with PseudoTerminal(workshop.program("demo"), workshop.environ(), columns, rows) as terminal:
            yield from _resting(terminal, f"seeds, {size}")
            yield from _moving(terminal, f"seeds, {size}", bare)
            yield from _typing(terminal, f"seeds, {size}", "troops")
        command = workshop.program("--archive", str(made_up))
        with PseudoTerminal(command, workshop.environ(), columns, rows) as terminal:
            yield from _resting(terminal, f"made up, {size}")
            yield from _moving(terminal, f"made up, {size}", bare)
            yield from _scrolling(terminal, f"made up, {size}", bare)
            yield from _typing(terminal, f"made up, {size}", word)


def _bare(workshop: Workshop, columns: int, rows: int) -> list[int]:
    with PseudoTerminal([sys.executable, str(BARE_APP), "list"], workshop.environ(), columns, rows) as terminal:
        terminal.wait_for("words number 1 ")
        terminal.settle()
        return [terminal.press(DOWN).sent for _ in range(MOVES)]


def _resting(terminal: PseudoTerminal, name: str) -> Iterator[Figure]:
    terminal.wait_for(FIRST_ROW)
    first = terminal.sent
    terminal.settle(silence=1.5)  # the shipped documents are read meanwhile
    yield Figure(f"bytes to the first quotes, {name}", "B", first)
    yield Figure(f"bytes until all is still, {name}", "B", terminal.sent)
    yield Figure(f"idle {IDLE:.0f} s, {name}", "B", terminal.listen(IDLE))


def _moving(terminal: PseudoTerminal, name: str, bare: Sequence[int]) -> Iterator[Figure]:
    moves = [terminal.press(DOWN) for _ in range(MOVES)]
    yield _bytes(f"cursor move in view, {name}", [move.sent for move in moves], bare)
    yield _bytes("  of that before the preview follows", [move.at_once for move in moves])
    waited = [move.waited for move in moves]
    yield Figure("  until its first byte", "ms", statistics.median(waited), max(waited))
    yield Figure(f"30 held presses, {name}", "B", terminal.hold(DOWN))


def _scrolling(terminal: PseudoTerminal, name: str, bare: Sequence[int]) -> Iterator[Figure]:
    """The cursor is below the first view now; past its lower edge the list jumps by half its height."""
    yield _bytes(f"cursor move past the view, {name}", [terminal.press(DOWN).sent for _ in range(2 * MOVES)], bare)
    yield _bytes(f"page down, {name}", [terminal.press(PAGE_DOWN).sent for _ in range(TIMES)])


def _typing(terminal: PseudoTerminal, name: str, word: str) -> Iterator[Figure]:
    terminal.press(SEARCH)
    yield _bytes(f"a letter typed, {name}", [terminal.press(letter).sent for letter in word[:LETTERS]])


def _bytes(name: str, sent: Sequence[int], bare: Sequence[int] = ()) -> Figure:
    median = statistics.median(sent)
    if not bare:
        return Figure(name, "B", median, max(sent))
    return Figure(name, "B", median, max(sent), baseline="OptionList", ratio=median / statistics.median(bare))
