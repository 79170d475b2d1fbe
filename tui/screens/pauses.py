"""How long the dashboard waits before it goes on by itself; a test passes shorter ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pauses:
    """In seconds."""

    held: float = 0.15
    """Between two moves of the cursor, up to which a key is held or hit again: the preview waits until it rests."""
    rested: float = 0.07
    """That the cursor rests then before the preview follows: a held key must not send thirty of them."""
    joined: float = 0.02
    """That the row of a single move waits for its preview: one frame costs a tenth less than two."""
    typed: float = 0.4
    """Without a letter after which what stands beside the rows follows: while one types, the rows are read."""
    settled: float = 0.12
    """Without a letter after which the whole answer is asked for."""
    watched: float = 0.5
    """Between looks at a background task; nothing is looked at once it is over."""
    pressed: float = 0.1
    """Between two keys that the tour presses: as somebody types whom one can follow."""
    toured: float = 1.0
    """That a second of a pause in the tour takes."""


USUAL = Pauses()
