"""What is shown while an archive of an older onrecord is brought up to date, which may take minutes for a large one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.call import say
from tui.cli.output import can_draw

if TYPE_CHECKING:
    from core.archive.store import SqliteArchive

Hear = Callable[[int, int], None]


def make_readable(path: Path) -> None:
    """See to it that the archive can be opened: one is made where there is none, an older one brought up to date.

    Raises ArchiveError.
    """
    from core.archive.errors import ArchiveError
    from core.archive.store import open_archive

    try:
        open_archive(path).close()
    except ArchiveError:  # whatever is wrong with it, opening it to write says so if it cannot see to it
        opened_to_write(path).close()


def opened_to_write(path: Path) -> SqliteArchive:
    """The archive open to write; where it has to be brought up to date for that, it is shown how far that is.

    Raises ArchiveError.
    """
    from core.archive.store import open_archive

    with bar_when_needed(f"{path} was made by an older onrecord; it is brought up to date, once") as hear:
        return open_archive(path, write=True, upgrading=hear)


@contextmanager
def bar_when_needed(words: str) -> Iterator[Hear]:
    """Hears how far something is: says ``words`` once it begins, and draws a bar where somebody watches."""
    with ExitStack() as stack:
        shown: list[Hear] = []

        def hear(done: int, total: int) -> None:
            if not shown:
                say(words)
                shown.append(stack.enter_context(_bar()))
            shown[0](done, total)
            if done == total:
                stack.close()
                shown.clear()

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
