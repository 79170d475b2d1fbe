"""Work for other processes to do, which find it here by its name."""

from __future__ import annotations

import os
import signal

from core.model import Document
from tui.cli.workers import Outcome


def name(document: Document) -> Outcome:
    """The document's id; longer texts take longer, one that reads "die" costs the process its life."""
    if document.text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.text == "leave":
        os._exit(3)
    if document.text == "gorge":
        raise MemoryError
    sum(range(len(document.text)))
    return Outcome(document.id.encode())


class Unborn:
    """Work that ends a process as soon as it hears of it."""

    def __call__(self, document: Document) -> Outcome:
        raise AssertionError("nobody gets so far")

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)
