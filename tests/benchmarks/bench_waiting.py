"""How long one waits: for the first paint, for the answer to a key while documents are read, at the end of a list."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from files import written
from measuring import TIMES, Figure, Timing, share, under
from on_screen import FIRST_FRAME, STILL, OnScreen, bare, others, ours
from process_table import alone
from pseudo_terminal import PseudoTerminal
from workshop import Workshop

from core.archive.store import open_archive
from tui.screens.asking import FIRST_ROWS, MORE_ROWS

LAST = "G"
BUSY_FILES, BUSY_PRESSES, BETWEEN = 4_000, 60, 0.12
"""Files that are read meanwhile, keys pressed, and the seconds of silence between them."""
ENDS = 3
"""How often the end of a list is gone to: each time five times as many rows are there."""


def measure(workshop: Workshop) -> Iterator[Figure]:
    """An archive of made-up quotes, and the large ones that were asked for."""
    small = workshop.sizes[0]
    made_up, _ = workshop.archive(small)
    browse = ours(workshop, str(small), f"{small:,} quotes", "--archive", str(made_up))
    yield from under("first paint", _first_paint(workshop, browse))
    yield from under("a key while documents are read", _while_indexing(workshop, made_up))
    for quotes in workshop.orders.scale:
        yield from under(f"{quotes:,} quotes, a long list", _to_the_end(workshop, quotes))


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
        yield replace(figure, baseline="bare Textual app", ratio=ratio, key=f"waiting.paint.{name}")


def _while_indexing(workshop: Workshop, source: Path) -> Iterator[Figure]:
    path, folder = workshop.folder / "busy.db", written(_made_up(workshop), "busy", BUSY_FILES)
    shutil.copy(source, path)
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
        key="waiting.busy",
    )  # fmt: skip
    yield Figure("  95 of 100 within", "ms", share(answered, 0.95), key="waiting.busy.p95")


def _made_up(workshop: Workshop) -> Workshop:
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
            terminal.press(large.page)
        waited = [_went(terminal) for _ in range(ENDS)]
        after = alone(terminal.pid)
    rows = FIRST_ROWS * MORE_ROWS**ENDS
    yield Figure("rows loaded by then", "", min(rows, quotes), key="waiting.end.rows")
    yield Figure(f"to its end, {ENDS} times", "ms", statistics.median(waited), max(waited), key="waiting.end")
    if before is not None and after is not None:
        yield Figure("  memory added", "MB", after - before, key="waiting.end.memory")


def _went(terminal: PseudoTerminal) -> float:
    return terminal.press(LAST, STILL).answered
