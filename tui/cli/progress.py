"""How far reading is: a bar where somebody watches, a line now and then where a log is written."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cli.call import say
from tui.cli.output import can_draw
from tui.wording import counted

if TYPE_CHECKING:
    from core.archive.indexing.updating import Progress

EVERY = 15.0
"""Seconds between two lines of a log."""
_BAR = 20
_LEAST_NAME = 12

Clock = Callable[[], float]
Show = Callable[["Progress"], None]


@dataclass(slots=True)
class Pace:
    """What can be said of progress once it is known when it began; ``clock`` counts seconds."""

    clock: Clock = time.monotonic
    _began: float | None = None
    _before: int = 0

    def words(self, progress: Progress) -> str:
        """Files done of all, documents a second, the time that the rest will take, how many files were skipped."""
        now = self.clock()
        if self._began is None:
            self._began, self._before = now, progress.done
        parts = [f"{progress.done:,} of {counted(progress.total, 'file')}"]
        gone, done = now - self._began, progress.done - self._before
        if gone > 0 and done > 0:
            left = gone / done * (progress.total - progress.done)
            parts += [f"{progress.documents / gone:,.0f} documents/s", f"{duration(left)} left"]
        if progress.skipped:
            parts.append(f"{progress.skipped:,} skipped")
        return ", ".join(parts)


def duration(seconds: float) -> str:
    """Seconds as a person says it: "40 s", "3 min", "2 h 05 min"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"


@contextmanager
def shown_progress(clock: Clock = time.monotonic) -> Iterator[Show]:
    """What to tell of progress: on stderr it becomes a bar that vanishes when done, or a line now and then."""
    if can_draw(sys.stderr):
        with _bar(clock) as show:
            yield show
    else:
        yield log(clock)


def log(clock: Clock) -> Show:
    """Say a line where the last one, or the beginning, is long enough ago."""
    pace, last = Pace(clock), clock()

    def show(progress: Progress) -> None:
        nonlocal last
        words = pace.words(progress)
        if progress.path is not None and clock() - last >= EVERY:
            last = clock()
            say(f"read {words}")

    return show


@contextmanager
def _bar(clock: Clock) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    from tui.plain import clip, harmless

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    pace = Pace(clock)
    with Bar(BarColumn(_BAR), TextColumn("{task.description}", markup=False), console=console, transient=True) as bar:
        task = bar.add_task("looking through the folders", total=None)

        def show(progress: Progress) -> None:
            words = pace.words(progress)
            room = console.width - _BAR - len(words) - 4
            if progress.path is not None and room >= _LEAST_NAME:
                words += f"  {clip(harmless(progress.path.name, newlines='space'), room)}"
            bar.update(task, total=progress.total, completed=progress.done, description=words)

        yield show
