"""Being told to end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


def _heard(number: int, frame: FrameType | None) -> None:
    return None


@contextmanager
def told_to_end() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the program by way of everything that waits to be put away."""

    told: list[int] = []

    def end(number: int, frame: FrameType | None) -> None:
        # Told once is enough: nothing must break into the tidying up. Not by ignoring it, which processes inherit.
        signal.signal(number, _heard)
        told.append(number)
        raise SystemExit(128 + number)

    heard = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    except KeyboardInterrupt:  # what waits for changes takes every signal for this one
        if told:
            raise SystemExit(128 + told[0]) from None
        raise
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)
