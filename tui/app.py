"""The dashboard: an archive on the screen, driven from the keyboard."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import RenderableType
from textual.app import SuspendNotSupported
from textual.driver import Driver
from textual.screen import Screen

from core.archive.protocol import Archive
from tui import themes as looks
from tui.clipboard import TooLong, copy
from tui.key_map import DEFAULTS, KeyMap
from tui.look import Theme
from tui.outside import Unavailable, hand_over, words_for
from tui.plain import clip, harmless
from tui.pressing import KeyedApp
from tui.remembering.memory import Memory
from tui.screens.asking import Watch
from tui.screens.browse import Browse
from tui.screens.copying import CopyQuote
from tui.screens.desk import Desk
from tui.screens.help import HelpScreen
from tui.screens.opening import OpenFile
from tui.screens.pauses import USUAL, Pauses
from tui.screens.themes import ThemesScreen
from tui.screens.unread import UnreadScreen
from tui.screens.whom import Beside, WhoIs
from tui.widgets.painted import role_defaults
from tui.wire.frames import Wire
from tui.wire.terminal import eraser, forgetting

_TOAST_SECONDS = 3
_WARNING_SECONDS = 8
_LEAST_SHOWN, _MOST_SHOWN = 12, 60
"""Cells of what was copied that a toast repeats."""
_ROUND_SHOWN = 50
"""Cells that the toast needs for its own words and edges."""


_ENDING = (signal.SIGTERM, signal.SIGHUP)
_SIGNALLED = 128
"""What a shell adds to the number of the signal that ended a program."""


class Dashboard(KeyedApp[None]):
    """Shows an archive until its user quits; whoever opened the archive closes it.

    ``themes`` are those to choose from, ``theme`` the name of the one to start with (the one that suits the terminal
    if None; raises `tui.themes.UnknownTheme` if there is none of that name). ``today`` is what dates in a search count
    from. ``label`` says in the status line what is shown, a folder for instance. ``environ`` tells where to copy to.
    ``watch`` is asked twice a second what to say of work in the background ("reading 12 of 80") and whether it still
    goes on; while it does, the panes follow the archive. It must return at once and is called in the event loop.
    ``key_map`` says which key does what. ``warnings`` are said once the dashboard is there. ``memory`` is what is
    remembered of the archive, and remembers; without it nothing outlasts the dashboard. ``pauses`` are how long it
    waits before it goes on by itself.
    """

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Toast { padding: 0 1; background: $panel; color: $foreground; width: auto; max-width: 90%; }
    """

    def __init__(
        self,
        archive: Archive,
        *,
        themes: Mapping[str, Theme],
        today: date,
        environ: Mapping[str, str],
        theme: str | None = None,
        label: str = "",
        watch: Watch | None = None,
        key_map: KeyMap = DEFAULTS,
        warnings: Sequence[str] = (),
        memory: Memory | None = None,
        pauses: Pauses = USUAL,
    ) -> None:
        self.memory = memory or Memory()
        name = theme or self._usual_theme(themes, environ)
        if name not in themes:
            raise looks.UnknownTheme(f'no theme "{name}"; there are: {", ".join(themes)}')
        self.archive, self.looks, self.environ = archive, themes, environ
        self.key_map, self.warnings = key_map, warnings
        self.wire, self._telling = Wire(eraser(environ)), False
        super().__init__()
        self.animation_level = "none"
        self.desk = Desk(self, archive, today)
        self.browse = Browse(archive, today, label=label, watch=watch, memory=self.memory, pauses=pauses)
        self.wear(name)

    def _usual_theme(self, themes: Mapping[str, Theme], environ: Mapping[str, str]) -> str:
        """The theme chosen the last time on such a terminal if it is still there, else the one that suits it."""
        usual = looks.default_name(environ)
        chosen = self.memory.theme_for(usual)
        return chosen if chosen is not None and chosen in themes else usual

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Role colours for themes that are not ours."""
        return dict(role_defaults(self.current_theme))

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, with the wire told when it takes the terminal over."""
        return forgetting(super().get_driver_class(), self.wire)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Textual's own, with frames told to the terminal by what differs from what it shows."""
        frame = self.wire.thrifty(renderable)
        self._telling, self.wire.synchronises = frame is not renderable, self._sync_available
        if renderable is not None and not self._telling:
            self._send(self.wire.rest())
        super()._display(screen, frame)

    def _begin_update(self) -> None:
        """Textual's own marks every frame as one; the wire marks its own where that is needed."""
        if not self._telling:
            super()._begin_update()

    def _end_update(self) -> None:
        if not self._telling:
            super()._end_update()

    def on_resize(self) -> None:
        """A terminal of another size shows nobody knows what."""
        self.wire.forget()

    def get_default_screen(self) -> Browse:
        """The only screen that is always there."""
        return self.browse

    def on_mount(self) -> None:
        """End in good order when told to: a terminal left in the dashboard's modes is of no use to anybody."""
        # Back from the shell the screen is empty, and Textual paints nothing of itself.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        for warning in self.warnings:
            self.notify(warning, severity="warning", markup=False, timeout=_WARNING_SECONDS)
        if not self.is_headless:
            for number in _ENDING:
                asyncio.get_running_loop().add_signal_handler(number, self._end, number)

    def on_unmount(self) -> None:
        """Let no search outlive the screen it was for."""
        self.archive.interrupt()
        self.browse.leave()
        if not self.is_headless:
            for number in _ENDING:
                asyncio.get_running_loop().remove_signal_handler(number)

    def _end(self, number: int) -> None:
        self.exit(return_code=_SIGNALLED + number)

    def watch_app_focus(self, focus: bool) -> None:
        """Give the keys to the quotes where nothing has them: in a window that lay behind others from the start."""
        if focus and self.screen is self.browse and self.browse.focused is None:
            self.browse.action_pane("quotes")

    def wear(self, name: str) -> None:
        """Put on a theme by name."""
        looks.apply(self, self.looks[name])
        self.worn = name

    def action_theme(self) -> None:
        """Choose another theme."""
        self.push_screen(ThemesScreen(list(self.looks.values()), self.worn, self.wear), self._theme_kept)

    def _theme_kept(self, name: str | None) -> None:
        if name is not None:
            self.browse.remembering.choose_theme(looks.default_name(self.environ), name)

    def action_unread(self) -> None:
        """Show what could not be read, and why."""
        totals = self.browse.asking.totals
        if totals is not None and totals.failures:
            self.push_screen(UnreadScreen(totals.failures))
        else:
            self.notify("everything that was found could be read", markup=False, timeout=_TOAST_SECONDS)

    def action_help(self) -> None:
        """Show what every key does, those of the pane that has the focus first."""
        self.push_screen(HelpScreen(self.pane or "quotes"))

    def on_open_file(self, message: OpenFile) -> None:
        """Give the terminal to the editor or pager until its user has done."""
        try:
            words = words_for(message.program, message.page, message.quote, self.environ)
            with self.suspend():  # which must not be left by an exception: the terminal would not come back
                problem = hand_over(words)
        except (Unavailable, SuspendNotSupported) as error:
            problem = str(error)
        if problem:
            self.notify(problem, severity="warning", markup=False, timeout=_TOAST_SECONDS)

    def on_who_is(self, message: WhoIs) -> None:
        """Show the page of an actor."""
        self.desk.show(message)

    def on_beside(self, message: Beside) -> None:
        """Lay two actors side by side."""
        self.desk.compare(message)

    def on_copy_quote(self, message: CopyQuote) -> None:
        """Copy through the terminal, and say what was copied."""
        try:
            copy(message.text, self._send, environ=self.environ)
        except TooLong as error:
            self.notify(str(error), severity="warning", markup=False, timeout=_TOAST_SECONDS)
            return
        room = max(_LEAST_SHOWN, min(_MOST_SHOWN, self.size.width - _ROUND_SHOWN))
        shown = clip(harmless(message.text, newlines="space"), room)
        what = f"with citation: {shown}" if message.cited else f'"{shown}"'
        words = f"copied {len(message.text):,} characters{' ' if message.cited else ': '}{what}"
        self.notify(words, markup=False, timeout=_TOAST_SECONDS)

    def _send(self, sequence: str) -> None:
        """Write to the terminal between frames."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()
