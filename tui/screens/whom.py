"""Asking the program for actors, wherever they are shown: the page of one, or one beside another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.message import Message

from core.archive.protocol import ActorRef, ActorRow
from tui.screens.pivots import Turn

Actors = Sequence[ActorRef | ActorRow]
Done = Callable[[Turn | None], None]
"""What to do with the turn that was taken on the page, None if it was only closed."""


class WhoIs(Message):
    """The page of an actor is wanted; of several, one is to be chosen."""

    def __init__(self, actors: Actors, done: Done) -> None:
        super().__init__()
        self.actors, self.done = actors, done


class Beside(Message):
    """An actor is to be laid beside another; the first of the two is remembered."""

    def __init__(self, actors: Actors, done: Done) -> None:
        super().__init__()
        self.actors, self.done = actors, done
