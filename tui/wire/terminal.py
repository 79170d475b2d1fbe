"""What the terminal can do, as its description on this machine says, and when it is taken over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

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


def forgetting(driver: type[Driver], wire: Wire) -> type[Driver]:
    """The driver, after whose start, and start again after a stay in the shell, nothing is known of the screen.

    It leaves the terminal in its plain look.
    """

    class Forgetting(driver):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            wire.forget()
            super().start_application_mode()

        def stop_application_mode(self) -> None:
            self.write(wire.rest())
            super().stop_application_mode()

    return Forgetting
