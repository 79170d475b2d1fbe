"""What the dashboard sends over the wire, in a real terminal, against Textual's own list."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from measuring import Figure
from pseudo_terminal import PseudoTerminal
from workshop import Workshop

SIZES = ((120, 40), (80, 24))
MOVES = 10
IDLE = 4.0
DOWN, PAGE_DOWN, SEARCH = "\x1b[B", "\x06", "/"
FIRST_ROW = "▌"
"""The mark of the cursor's row: the first quotes are on the screen."""
BARE_APP = Path(__file__).with_name("bare_app.py")


def measure(workshop: Workshop) -> Iterator[Figure]:
    """The shipped documents, and an archive of made-up ones, at both sizes."""
    made_up, _ = workshop.archive(workshop.sizes[0])
    programs = {"seeds": workshop.program("demo"), "made up": workshop.program("--archive", str(made_up))}
    for columns, rows in SIZES:
        size = f"{columns}x{rows}"
        bare = _bare(workshop, columns, rows)
        yield _bytes(f"OptionList and Static, cursor move, {size}", bare)
        for name, program in programs.items():
            with PseudoTerminal(program, workshop.environ(), columns, rows) as terminal:
                yield from _dashboard(terminal, f"{name}, {size}", bare)


def _bare(workshop: Workshop, columns: int, rows: int) -> list[float]:
    with PseudoTerminal([sys.executable, str(BARE_APP), "list"], workshop.environ(), columns, rows) as terminal:
        terminal.wait_for("words number 1 ")
        terminal.settle()
        return [terminal.press(DOWN)[0] for _ in range(MOVES)]


def _dashboard(terminal: PseudoTerminal, name: str, bare: Sequence[float]) -> Iterator[Figure]:
    terminal.wait_for(FIRST_ROW)
    first = terminal.sent
    terminal.settle(silence=1.5)  # the shipped documents are read meanwhile
    yield Figure(f"bytes to the first quotes, {name}", "B", first)
    yield Figure(f"bytes until all is still, {name}", "B", terminal.sent)
    yield Figure(f"idle {IDLE:.0f} s, {name}", "B", terminal.listen(IDLE))
    within = [terminal.press(DOWN) for _ in range(MOVES)]
    yield _bytes(f"cursor move in view, {name}", [sent for sent, _ in within], bare)
    after = [milliseconds for _, milliseconds in within]
    yield Figure(f"  until its first byte, {name}", "ms", statistics.median(after), max(after))
    yield Figure(f"30 held presses, {name}", "B", terminal.hold(DOWN))
    yield _bytes(f"cursor move past the view, {name}", [terminal.press(DOWN)[0] for _ in range(MOVES)], bare)
    yield _bytes(f"page down, {name}", [terminal.press(PAGE_DOWN)[0] for _ in range(5)])
    terminal.press(SEARCH)
    yield _bytes(f"a letter typed, {name}", [terminal.press(letter)[0] for letter in "prices"])


def _bytes(name: str, sent: Sequence[float], bare: Sequence[float] = ()) -> Figure:
    median = statistics.median(sent)
    if not bare:
        return Figure(name, "B", median, max(sent))
    return Figure(name, "B", median, max(sent), baseline="OptionList", ratio=median / statistics.median(bare))
