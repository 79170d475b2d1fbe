"""What the dashboard sends over the wire, in a terminal of its own; beside it what others send."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace

from measuring import TIMES, Figure, under
from newsroom import Newsroom
from on_screen import STILL, OnScreen, others, ours, rows_of
from workshop import Workshop

SIZES = ((120, 40), (80, 24))
MOVES = 6
"""Moves that stay in view at any of the sizes."""
IDLE = 10.0
LETTERS = 6
PAUSE = 1.0
"""Seconds after which nobody types any more."""
PANES = ("/", "\x1b", "1", "2", "4", "5", "3")
"""Keys that take the focus to each pane in turn, and back."""


def measure(workshop: Workshop) -> Iterator[Figure]:
    """The shipped documents and an archive of made-up ones, each other program in the same run."""
    small = workshop.sizes[0]
    made_up, _ = workshop.archive(small)
    lines = workshop.folder / "rows.txt"
    first = rows_of(made_up, small, lines)
    word = next(word for word in Newsroom(workshop.seed).words if len(word) >= LETTERS)
    stock, *rest = others(workshop, lines, first)
    browse = ours(workshop, str(small), f"{small:,} quotes", "--archive", str(made_up))
    for size in SIZES:
        base = _walked(stock, size, "words")
        yield from _figures(stock, size, base, None)
        for program in (*rest, ours(workshop, "seeds", "seeds", "demo"), browse):
            typed = "troops" if program.key == "seeds" else word
            yield from _figures(program, size, _walked(program, size, typed), base)
    pale = ours(workshop, f"{small}-256", f"{small:,} quotes, 256 colours", "--archive", str(made_up), colors="")
    yield from _figures(pale, SIZES[0], _walked(pale, SIZES[0], word), None)
    yield from under(f"idle, {small:,} quotes", _idle(browse, stock))


Walked = dict[str, list[int]]
"""Bytes of each kind of key."""


def _walked(program: OnScreen, size: tuple[int, int], word: str) -> Walked:
    """Go down a list in view and past it, hold the key, leaf, and type a word where it can be searched."""
    with program.open(size) as terminal:
        terminal.wait_for(program.ready)
        terminal.settle(STILL)
        sent: Walked = {"start": [terminal.sent]}
        sent["view"] = [terminal.press(program.down).sent for _ in range(MOVES)]
        sent["held"] = [terminal.hold(program.down)]
        sent["past"] = [terminal.press(program.down).sent for _ in range(4 * MOVES)]
        sent["page"] = [terminal.press(program.page).sent for _ in range(TIMES)]
        if program.search is not None:
            sent["search"] = [terminal.press(program.search).sent if program.search else 0]
            sent["letter"] = [terminal.press(letter).sent for letter in word[:LETTERS]]
            sent["pause"] = [terminal.listen(PAUSE)]
    return sent


NAMES = {
    "start": "until all is still",
    "view": "cursor move in view",
    "past": "cursor move past the view",
    "held": "30 held presses",
    "page": "page down",
    "search": "search line opened",
    "letter": "a letter typed",
    "pause": "  what is put off until typing pauses",
}


def _figures(program: OnScreen, size: tuple[int, int], sent: Walked, base: Walked | None) -> Iterator[Figure]:
    shape = "{}x{}".format(*size)
    figures = (
        _bytes(name, sent[what], base[what] if base else (), key=f"terminal.{program.key}.{shape}.{what}")
        for what, name in NAMES.items()
        if what in sent
    )
    return under(f"{program.name}, {shape}", figures)


def _bytes(name: str, sent: Sequence[int], base: Sequence[int] = (), *, key: str = "") -> Figure:
    median = statistics.median(sent)
    figure = Figure(name, "B", median, max(sent), key=key)
    than = statistics.median(base) if base else 0
    return replace(figure, baseline="Textual's own widgets", ratio=median / than) if than else figure


def _idle(browse: OnScreen, stock: OnScreen) -> Iterator[Figure]:
    with browse.open() as terminal:
        terminal.wait_for(browse.ready)
        terminal.settle(STILL)
        sent = [terminal.listen(IDLE)]
        for key in PANES:
            terminal.press(key, STILL)
            sent.append(terminal.listen(IDLE))
    yield Figure(f"{IDLE:.0f} s, at any focus", "B", max(sent), key="terminal.idle")
    with stock.open() as terminal:
        terminal.wait_for(stock.ready)
        terminal.settle()
        terminal.press("/")
        yield Figure("  Textual's own widgets, typing", "B", terminal.listen(IDLE), key="terminal.stock.idle")
