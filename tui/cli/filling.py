"""Keeps the archive up with folders behind an open dashboard, in a process of its own, so that no key has to wait.

All is read first; then it follows what changes. Where somebody else indexes already, that is said and waited for.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from core.archive.indexing.updating import Progress
    from core.archive.opening.lock import Indexer

Kind = Literal["reading", "waiting", "problem"]
LENIENCE = 10
"""How far its processes step back for others: the dashboard comes first."""
ASKED_AGAIN = 2.0
"""Seconds after which it is asked again whether somebody else still indexes."""


class Filling:
    """Works from when it is entered until it is left: then it is cut short, which costs what was just being read.

    ``messages`` can be waited for. ``reading`` is true while something is being read, ``over`` once no more will come,
    because something went wrong: ``problem`` says what.
    """

    def __init__(self, archive: Path, folders: Sequence[Path]) -> None:
        # Not a fork: that would take along locks and whatever the terminal has been told. Not a daemon: it has
        # processes of its own.
        context = multiprocessing.get_context("spawn")
        self.messages, sender = context.Pipe(duplex=False)
        self._sender = sender
        self._process = context.Process(target=_fill, args=(archive, tuple(folders), sender))
        self._words = "reading"
        self.reading = True
        self.over = False
        self.problem = ""

    def __enter__(self) -> Filling:
        self._process.start()
        self._sender.close()  # so that the end of the other side can be noticed
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.join()
        self.messages.close()

    def state(self) -> tuple[str, bool]:
        """What goes on ("reading 12 of 80", "rosa indexes since 12:20"), what went wrong, or "" while it waits for
        changes; whether it goes on. Never waits.
        """
        while not self.over and self.messages.poll():
            self._take()
        return self._words, not self.over

    def _take(self) -> None:
        kind: Kind
        try:
            kind, text = self.messages.recv()
        except (EOFError, OSError):
            kind, text = "problem", "reading ended before its time; `onrecord index` may say why"
        self.reading = kind == "reading"
        self._words = text
        if kind == "problem":
            self.over, self._words, self.problem = True, f"not up to date: {text}", text


def words_of(progress: Progress) -> str:
    """How far reading is, for the status line; "" where nothing is left to be read."""
    if progress.done >= progress.total:
        return ""
    skipped = f", {progress.skipped:,} skipped" if progress.skipped else ""
    return f"reading {progress.done:,} of {progress.total:,}{skipped}"


def words_for(indexer: Indexer) -> str:
    """Who indexes, for the status line."""
    since = f" since {indexer.since.astimezone():%H:%M}" if indexer.since else ""
    return f"{indexer.user or 'somebody else'} indexes{since}"


def _fill(archive: Path, folders: Sequence[Path], messages: Connection) -> None:
    """The other process: index, report, follow. The terminal belongs to the dashboard: nothing is printed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(silence, stream.fileno())
    os.nice(LENIENCE)
    threading.Thread(target=_end_with_parent, daemon=True).start()

    from core.archive.errors import ArchiveBusyError, ArchiveError
    from core.processes import WorkersError
    from core.readers import ReadError
    from tui.cli.call import Refusal
    from tui.cli.ending import told_to_end

    def tell(kind: Kind, text: str) -> None:
        messages.send((kind, text))

    # The dashboard may be gone, and what follows changes turns any signal into an interrupt.
    with suppress(BrokenPipeError, KeyboardInterrupt), told_to_end():
        while True:
            try:
                _keep(archive, folders, tell)
            except ArchiveBusyError as error:
                tell("waiting", words_for(error.indexer))
                threading.Event().wait(ASKED_AGAIN)
            except (ArchiveError, ReadError, Refusal, WorkersError) as error:
                tell("problem", str(error))
                return


def _keep(archive: Path, folders: Sequence[Path], tell: Callable[[Kind, str], None]) -> None:
    from core.archive.indexing.updating import Tools, index
    from core.archive.opening.lock import indexing
    from core.archive.store import open_archive
    from core.processes import guarded
    from tui.cli.call import own_limits
    from tui.cli.watching import keep_up

    limits, bounds = own_limits()
    tools = Tools(limits=limits, bounds=bounds)

    def report(progress: Progress) -> None:
        words = words_of(progress)
        tell("reading" if words else "waiting", words)

    with indexing(archive), open_archive(archive, write=True) as store:
        index(store, folders, jobs=guarded(), progress=report, tools=tools)
        keep_up(
            store, folders, guarded(), lambda _: None,
            say=lambda words: tell("waiting", words), progress=report, tools=tools,
        )  # fmt: skip


def _end_with_parent() -> None:
    """End with the dashboard even if that is killed, however long nothing changes."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
