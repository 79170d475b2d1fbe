"""Reads folders into the archive behind an open dashboard, in a process of its own, so that no key has to
wait.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

OVER, PROBLEM = "over", "problem"


class Filling:
    """Works from when it is entered until it is left: then it is cut short, which costs a batch at most.

    ``messages`` can be waited for; ``over`` is true once no more will come; ``problem`` says what went wrong.
    """

    def __init__(self, archive: Path, folders: Sequence[Path]) -> None:
        # Not a fork: that would take along locks and whatever the terminal has been told.
        context = multiprocessing.get_context("spawn")
        self.messages, sender = context.Pipe(duplex=False)
        self._sender = sender
        self._process = context.Process(target=_fill, args=(archive, tuple(folders), sender), daemon=True)
        self._words = "reading"
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
        """What goes on ("reading 12 of 80") or went wrong, "" once all is read; whether it goes on. Never waits."""
        while not self.over and self.messages.poll():
            self._take()
        return self._words, not self.over

    def _take(self) -> None:
        try:
            kind, text = self.messages.recv()
        except (EOFError, OSError):
            kind, text = PROBLEM, "reading ended before its time; `onrecord index` may say why"
        if kind == OVER:
            self.over, self._words = True, ""
        elif kind == PROBLEM:
            self.over, self._words, self.problem = True, f"not up to date: {text}", text
        else:
            self._words = text


def _fill(archive: Path, folders: Sequence[Path], messages: Connection) -> None:
    """The other process: index, report, end. The terminal belongs to the dashboard: nothing is printed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(silence, stream.fileno())

    from core.archive.errors import ArchiveError
    from core.archive.indexing import Progress, index
    from core.archive.store import open_archive
    from core.readers import ReadError

    def report(progress: Progress) -> None:
        messages.send(("words", f"reading {progress.done:,} of {progress.total:,}"))

    try:
        with open_archive(archive, write=True) as store:
            index(store, folders, progress=report)
    except (ArchiveError, ReadError) as error:
        messages.send((PROBLEM, str(error)))
    except BrokenPipeError:
        return  # the dashboard is gone
    else:
        messages.send((OVER, ""))
