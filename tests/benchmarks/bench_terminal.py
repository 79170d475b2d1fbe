"""What the dashboard sends over the wire, in a terminal of its own, and when; beside it what others send."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from files import written
from measuring import TIMES, Figure, Timing, share, under
from newsroom import Newsroom
from on_screen import FIRST_FRAME, OnScreen, bare, others, ours, rows_of
from process_table import alone
from pseudo_terminal import PseudoTerminal
from workshop import Workshop

from core.archive.store import open_archive

SIZES = ((120, 40), (80, 24))
MOVES = 6
"""Moves that stay in view at any of the sizes."""
IDLE = 10.0
LETTERS = 6
PAUSE = 1.0
"""Seconds after which nobody types any more."""
STILL = 0.8
"""Seconds of silence that end the start: the dashboard looks twice a second whether more has been read."""
PAGE_DOWN, LAST = "\x06", "G"
PANES = ("/", "\x1b", "1", "2", "4", "5", "3")
"""Keys that take the focus to each pane in turn, and back."""
BUSY_FILES, BUSY_PRESSES, BETWEEN = 4_000, 60, 0.12
"""Files that are read meanwhile, keys pressed, and the seconds of silence between them."""
ENDS = 3
"""How often the end of a list is gone to: each time five times as many rows are there."""


def measure(workshop: Workshop) -> Iterator[Figure]:
    """The shipped documents, made-up ones and large archives that were asked for; bytes first, then times."""
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
    yield from under("first paint", _first_paint(workshop, browse))
    yield from under("a key while documents are read", _while_indexing(workshop, made_up))
    for quotes in workshop.orders.scale:
        yield from under(f"{quotes:,} quotes, a long list", _to_the_end(workshop, quotes))


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
        sent["page"] = [terminal.press(PAGE_DOWN).sent for _ in range(TIMES)]
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


def _first_paint(workshop: Workshop, browse: OnScreen) -> Iterator[Figure]:
    starts = {"bare": bare(workshop), str(workshop.sizes[0]): replace(browse, ready=FIRST_FRAME)}
    for quotes in workshop.orders.scale:
        built = workshop.stock(quotes)
        large = ours(workshop, str(quotes), f"{quotes:,} quotes", "--archive", str(built.path))
        first = next(built.lines())[:30].strip()
        starts[str(quotes)] = replace(large, ready=FIRST_FRAME)
        starts[f"{quotes}.rows"] = replace(large, name=f"{large.name}, first rows")
        for other in others(workshop, built.lines_file, first):
            if other.key != "stock":
                starts[f"{quotes}.{other.key}"] = replace(other, name=f"{other.name}, {quotes:,} lines")
    timings = {name: Timing() for name in starts}
    for _ in range(2 * TIMES + 1):
        for name, program in starts.items():
            with program.open() as terminal:
                wall = terminal.wait_for(program.ready)
                timings[name].note(wall, terminal.kill())
    than = statistics.median(timings["bare"].wall)
    for name, timing in timings.items():
        figure = timing.cost(starts[name].name)
        ratio = statistics.median(timing.wall) / than
        yield replace(figure, baseline="bare Textual app", ratio=ratio, key=f"terminal.paint.{name}")


def _while_indexing(workshop: Workshop, made_up: Path) -> Iterator[Figure]:
    path, folder = workshop.folder / "busy.db", written(replace_corpus(workshop), "busy", BUSY_FILES)
    shutil.copy(made_up, path)
    before = _documents(path)
    busy = ours(workshop, "busy", "", str(folder), "--archive", str(path))
    with busy.open() as terminal:
        terminal.wait_for(busy.ready, "reading ")
        terminal.settle(BETWEEN)
        answered = [terminal.press(busy.down, BETWEEN).answered for _ in range(BUSY_PRESSES)]
        read = _documents(path) - before
    if not 0 < read < BUSY_FILES:
        raise RuntimeError(f"{read} of {BUSY_FILES} documents were read while keys were pressed")
    yield Figure(
        "to the last byte of its answer, preview and all", "ms", statistics.median(answered), max(answered),
        key="terminal.busy",
    )  # fmt: skip
    yield Figure("  95 of 100 within", "ms", share(answered, 0.95), key="terminal.busy.p95")


def replace_corpus(workshop: Workshop) -> Workshop:
    """The same with made-up articles, whatever the corpus of the large archives is."""
    return replace(workshop, orders=replace(workshop.orders, corpus=None))


def _documents(path: Path) -> int:
    with open_archive(path) as archive:
        return archive.totals().documents


def _to_the_end(workshop: Workshop, quotes: int) -> Iterator[Figure]:
    large = ours(workshop, str(quotes), "", "--archive", str(workshop.stock(quotes).path))
    with large.open() as terminal:
        terminal.wait_for(large.ready)
        terminal.settle(STILL)
        terminal.press(large.down, STILL)
        before = alone(terminal.pid)
        for _ in range(2 * TIMES):
            terminal.press(PAGE_DOWN)
        waited = [_went(terminal) for _ in range(ENDS)]
        after = alone(terminal.pid)
    yield Figure(f"to its end, {ENDS} times", "ms", statistics.median(waited), max(waited), key="terminal.end")
    if before is not None and after is not None:
        yield Figure("  memory added", "MB", after - before, key="terminal.end.memory")


def _went(terminal: PseudoTerminal) -> float:
    return terminal.press(LAST, STILL).answered
