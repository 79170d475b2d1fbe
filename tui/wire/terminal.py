"""What the terminal can do, as its description on this machine says, and when it is taken over."""

from __future__ import annotations

import io
import os
import select
import signal
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from textual.driver import Driver

from tui.wire.frames import Wire


def eraser(environ: Mapping[str, str]) -> Callable[[str], bool]:
    """Whether cells that are erased take on a background ("" is the terminal's own), as far as is known."""
    erases = colors = False
    with suppress(ImportError):  # some Pythons are built without it
        import curses

        with suppress(curses.error):  # a terminal that is not described here
            curses.setupterm(environ.get("TERM", ""), 1)
            erases, colors = bool(curses.tigetstr("ech")), curses.tigetflag("bce") == 1
    return lambda background: erases and (colors or not background)


class Outlet:
    """A stream to a terminal that may go away: what is written after that is lost, and nobody stumbles.

    Textual writes in a thread, which would end with the first fault; what is to be written then fills a queue until
    the program stands still.
    """

    def __init__(self, stream: io.TextIOBase) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            return self.stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self.stream.flush()

    def isatty(self) -> bool:
        return self.stream.isatty()

    def fileno(self) -> int:
        return self.stream.fileno()


def when_gone(terminal: int, tell: Callable[[], None]) -> None:
    """Wait for the terminal behind a descriptor to go away, then say so; never where the system cannot tell.

    A terminal's session is told by a signal, but only where the terminal is its own, and no more than once.
    """
    waiting = select.poll()
    waiting.register(terminal, 0)
    for _, event in waiting.poll():
        if event & (select.POLLHUP | select.POLLERR) and not event & select.POLLNVAL:
            tell()


def forgetting(driver: type[Driver], wire: Wire) -> type[Driver]:
    """The driver, after whose start, and start again after a stay in the shell, nothing is known of the screen.

    It leaves the terminal in its plain look. A terminal that goes away ends the program as a hang-up does.
    """

    class Forgetting(driver):  # type: ignore[misc, valid-type]
        def __init__(self, *given: Any, **settings: Any) -> None:
            super().__init__(*given, **settings)
            self._watching = False
            stream = vars(self).get("_file")
            if isinstance(stream, io.TextIOBase):
                self._file: object = Outlet(stream)

        def start_application_mode(self) -> None:
            wire.forget()
            super().start_application_mode()
            terminal = getattr(self, "fileno", None)
            if not self._watching and isinstance(terminal, int) and os.isatty(terminal) and hasattr(select, "poll"):
                self._watching = True
                watch = partial(when_gone, terminal, partial(os.kill, os.getpid(), signal.SIGHUP))
                threading.Thread(target=watch, name="hang-up", daemon=True).start()

        def stop_application_mode(self) -> None:
            self.write(wire.rest())
            super().stop_application_mode()

    return Forgetting
