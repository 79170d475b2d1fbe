"""Where actors are asked for from any screen: a page of one, or two of them side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.app import App

from core.archive.protocol import ActorRef, ActorRow, Archive
from tui.plain import harmless
from tui.screens.actor import ActorScreen
from tui.screens.compare import CompareScreen
from tui.screens.which import WhichScreen
from tui.screens.whom import Actors, Beside, WhoIs


class Desk:
    """Opens the screens for actors over whatever is shown; remembers whom to compare."""

    def __init__(self, app: App[Any], archive: Archive, today: date) -> None:
        self.app, self.archive, self.today = app, archive, today
        self.waiting: str | None = None

    def show(self, message: WhoIs) -> None:
        """Open the page of an actor."""

        def open_page(actor: ActorRef | ActorRow | None) -> None:
            if actor is not None:
                self.app.push_screen(ActorScreen(self.archive, actor.id, self.today), message.done)

        self._one_of(message.actors, open_page)

    def compare(self, message: Beside) -> None:
        """Remember an actor, or lay it beside the one remembered; the same once more is forgotten."""

        def take(actor: ActorRef | ActorRow | None) -> None:
            if actor is None:
                return
            first, self.waiting = self.waiting, None
            if first is None:
                self.waiting = actor.name
                self._say(f"{actor.name} is to be compared: press the same key on another")
            elif first == actor.name:
                self._say(f"{actor.name} is not to be compared any more")
            else:
                self.app.push_screen(CompareScreen(self.archive, (first, actor.name), self.today), message.done)

        self._one_of(message.actors, take)

    def _one_of(self, actors: Actors, take: Callable[[ActorRef | ActorRow | None], None]) -> None:
        if not actors:
            self._say("Nobody is named here.")
        elif len(actors) == 1:
            take(actors[0])
        else:
            self.app.push_screen(WhichScreen(actors), take)

    def _say(self, words: str) -> None:
        self.app.notify(harmless(words, newlines="space"), markup=False, timeout=4)
