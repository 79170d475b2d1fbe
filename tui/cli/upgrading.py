"""What is shown while an archive of an older onrecord is brought up to date, which may take minutes for a large one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tui.cli.call import say
from tui.cli.output import can_draw

Hear = Callable[[int, int], None]


@contextmanager
def upgrade_bar(path: Path) -> Iterator[Hear]:
    """Hears how far it is: says once that it goes on, and draws a bar where somebody watches."""
    with ExitStack() as stack:
        shown: list[Hear] = []

        def hear(done: int, total: int) -> None:
            if not shown:
                say(f"{path} was made by an older onrecord; it is brought up to date, once")
                shown.append(stack.enter_context(_bar()))
            shown[0](done, total)

        yield hear


@contextmanager
def _bar() -> Iterator[Hear]:
    if not can_draw(sys.stderr):
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeElapsedColumn

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    with Progress(BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
