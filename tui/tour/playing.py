"""The tour on the screen: the dashboard itself, with somebody at its keys until its user takes them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from textual import events
from textual.screen import Screen
from textual.worker import Worker

from core.archive.protocol import Archive
from tui.app import Dashboard
from tui.key_file import normal
from tui.key_map import DEFAULTS, KeyMap, pressed, typed
from tui.keys import TYPED
from tui.screens.pauses import USUAL, Pauses
from tui.tour.caption import Caption
from tui.tour.steps import Step, steps

HINT = "any key ends the tour, you stay where you are"
_HOPS, _QUIET = 24, 3
"""Turns of the event loop that a key may need to reach whom it concerns, and looks at which nothing goes on."""
_LOOKS = 4
"""Such looks in the time between two keys."""


class Tour(Dashboard):
    """Plays the steps with the keys as they come with the program; its user's own count once it has ended."""

    def __init__(
        self,
        archive: Archive,
        *,
        tour: Sequence[Step] | None = None,
        key_map: KeyMap = DEFAULTS,
        pauses: Pauses = USUAL,
        **settings: Any,
    ) -> None:
        super().__init__(archive, pauses=pauses, **settings)
        self.tour, self.pauses, self.own_keys = tuple(steps() if tour is None else tour), pauses, key_map
        self.captions: dict[Screen[Any], Caption] = {}
        self._said: Step | None = None
        self._pressed: list[events.Key] = []
        self._playing: Worker[None] | None = None

    @property
    def touring(self) -> bool:
        """Whether the tour goes on."""
        return self._playing is not None

    def on_ready(self) -> None:
        """Begin."""
        self.screen_change_signal.subscribe(self, self._caption)
        self._playing = self.run_worker(self.play(), name="tour", group="tour")

    async def play(self) -> None:
        """Take every step, then leave the dashboard to its user."""
        for step in self.tour:
            await self.take(step)
            await self.rest(step)
        self._playing = None
        self._end_tour()

    async def take(self, step: Step) -> None:
        """Say the caption and press the keys: letters as they are typed, others once all before has been answered."""
        self._said = step
        self._caption(self.screen)
        for key in step.keys:
            if not (typed(key) and self.pane in TYPED):
                await self._settled()
            await asyncio.sleep(self.pauses.pressed)
            self._press(key)
        await self._settled()

    async def rest(self, step: Step) -> None:
        """Give its reader time."""
        await asyncio.sleep(step.pause * self.pauses.toured)

    def _press(self, key: str) -> None:
        character = " " if key == "space" else key if len(key) == 1 else None
        event = events.Key(pressed(normal(key) or key), character)
        self._pressed.append(event)
        self.post_message(event)

    async def _settled(self) -> None:
        quiet = 0
        while quiet < _QUIET:
            for _ in range(_HOPS):
                await asyncio.sleep(0)
            await asyncio.sleep(self.pauses.pressed / _LOOKS)
            quiet = 0 if self._busy() else quiet + 1

    def _busy(self) -> bool:
        others = [worker for worker in self.workers if worker is not self._playing]
        browse = self.browse
        waits = browse.following.resting or browse.asking.settling
        return waits or not all(worker.is_finished for worker in others)

    # The caption

    def _caption(self, screen: Screen[Any]) -> None:
        """Say it on the screen that is in front, for which it may be new."""
        step = self._said
        if step is None or not self.touring:
            return
        if screen not in self.captions:
            self.captions[screen] = Caption()
            screen.mount(self.captions[screen])
        place = f"{self.tour.index(step) + 1}/{len(self.tour)}"
        self.captions[screen].say(step.caption, place, HINT)

    # Its end

    async def on_event(self, event: events.Event) -> None:
        """Whatever its user does ends the tour, and does nothing else, but for leaving the program."""
        given = isinstance(event, (events.Key, events.MouseDown, events.Paste)) and not event.is_forwarded
        if any(own is event for own in self._pressed):
            self._pressed = [own for own in self._pressed if own is not event]
        elif self.touring and given:
            self._interrupt()
            if not self._leaves(event):
                return
        await super().on_event(event)

    def _leaves(self, event: events.Event) -> bool:
        pane = self.pane
        row = self.own_keys.at(pane, event.key) if isinstance(event, events.Key) and pane is not None else None
        return row is not None and row.name == "quit-anywhere"

    def _interrupt(self) -> None:
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.cancel()
        self._end_tour()

    def _end_tour(self) -> None:
        for caption in self.captions.values():
            caption.remove()
        self.captions.clear()
        self.key_map = self.own_keys
        self.browse.bars.show_keys(self.browse.pane)
        self.notify("The tour has ended; the dashboard is yours.", markup=False, timeout=4)
