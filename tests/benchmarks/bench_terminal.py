"""What the dashboard sends over the wire, in a terminal of its own, against Textual's list with a preview."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import TIMES, Figure, under
from newsroom import Newsroom
from pseudo_terminal import PseudoTerminal
from workshop import Workshop

SIZES = ((120, 40), (80, 24))
MOVES = 8
IDLE = 4.0
LETTERS = 6
PAUSE = 1.0
"""Seconds after which nobody types any more."""
STILL = 0.8
"""Seconds of silence that end the start: the dashboard looks twice a second whether more has been read."""
DOWN, PAGE_DOWN, SEARCH = "\x1b[B", "\x06", "/"
FIRST_ROW = "▌"
"""The mark of the cursor's row: the first quotes are on the screen."""
BARE_APP = Path(__file__).with_name("bare_app.py")


def measure(workshop: Workshop) -> Iterator[Figure]:
    """Textual's own, the shipped documents and an archive of made-up ones, at both sizes."""
    made_up, _ = workshop.archive(workshop.sizes[0])
    word = next(word for word in Newsroom(workshop.seed).words if len(word) >= LETTERS)
    for size in SIZES:
        bare = _bare(workshop, size)
        yield from under(f"bare OptionList, {_name(size)}", [_bytes("cursor move", bare)])
        demo = Terminals(workshop.program("demo"), workshop.environ(), size)
        yield from under(f"seeds, {_name(size)}", _short(demo, bare))
        browse = Terminals(workshop.program("--archive", str(made_up)), workshop.environ(), size)
        yield from under(f"{workshop.sizes[0]:,} quotes, {_name(size)}", _long(browse, bare, word))


@dataclass(frozen=True, slots=True)
class Terminals:
    """Opens one terminal after the other on the same program."""

    command: Sequence[str]
    environ: Mapping[str, str]
    size: tuple[int, int]

    def open(self) -> PseudoTerminal:
        """A terminal in which the program has just been started."""
        return PseudoTerminal(self.command, self.environ, *self.size)


def _name(size: tuple[int, int]) -> str:
    return "{}x{}".format(*size)


def _bare(workshop: Workshop, size: tuple[int, int]) -> list[int]:
    with PseudoTerminal([sys.executable, str(BARE_APP), "list"], workshop.environ(), *size) as terminal:
        terminal.wait_for("words number 1 ")
        terminal.settle()
        return [terminal.press(DOWN).sent for _ in range(MOVES)]


def _short(terminals: Terminals, bare: Sequence[int]) -> Iterator[Figure]:
    yield from _starting(terminals)
    with terminals.open() as terminal:
        yield from _resting(terminal)
        yield from _moving(terminal, bare)
        yield from _typing(terminal, "troops")


def _long(terminals: Terminals, bare: Sequence[int], word: str) -> Iterator[Figure]:
    yield from _starting(terminals)
    with terminals.open() as terminal:
        yield from _resting(terminal)
        yield from _moving(terminal, bare)
        yield from _scrolling(terminal, bare)
        yield from _typing(terminal, word)


def _starting(terminals: Terminals) -> Iterator[Figure]:
    first, still = [], []
    for _ in range(TIMES):
        with terminals.open() as terminal:
            terminal.wait_for(FIRST_ROW)
            first.append(terminal.sent)
            terminal.settle(STILL)
            still.append(terminal.sent)
    yield _bytes("to the first quotes", first)
    yield _bytes("until all is still", still)


def _resting(terminal: PseudoTerminal) -> Iterator[Figure]:
    terminal.wait_for(FIRST_ROW)
    terminal.settle(STILL)
    yield Figure(f"idle {IDLE:.0f} s", "B", terminal.listen(IDLE))


def _moving(terminal: PseudoTerminal, bare: Sequence[int]) -> Iterator[Figure]:
    moves = [terminal.press(DOWN) for _ in range(MOVES)]
    yield _bytes("cursor move in view", [move.sent for move in moves], bare)
    yield _bytes("  before the preview follows", [move.at_once for move in moves])
    waited = [move.waited for move in moves]
    yield Figure("  until its first byte", "ms", statistics.median(waited), max(waited))
    yield Figure("30 held presses", "B", terminal.hold(DOWN))


def _scrolling(terminal: PseudoTerminal, bare: Sequence[int]) -> Iterator[Figure]:
    """The cursor is below the first view now; past its lower edge the list jumps by half its height."""
    yield _bytes("cursor move past the view", [terminal.press(DOWN).sent for _ in range(2 * MOVES)], bare)
    yield _bytes("page down", [terminal.press(PAGE_DOWN).sent for _ in range(TIMES)])


def _typing(terminal: PseudoTerminal, word: str) -> Iterator[Figure]:
    yield Figure("search line opened", "B", terminal.press(SEARCH).sent)
    yield _bytes("a letter typed", [terminal.press(letter).sent for letter in word[:LETTERS]])
    yield Figure("  what is put off until typing pauses", "B", terminal.listen(PAUSE))


def _bytes(name: str, sent: Sequence[int], bare: Sequence[int] = ()) -> Figure:
    median = statistics.median(sent)
    if not bare:
        return Figure(name, "B", median, max(sent))
    return Figure(name, "B", median, max(sent), baseline="OptionList", ratio=median / statistics.median(bare))
