"""Rows that are finished when they are looked at: a list shows forty of two hundred, so only those are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from core.archive.protocol import QuoteRow

Finish = Callable[[QuoteRow], QuoteRow]


class FinishedWhenSeen(Sequence[QuoteRow]):
    """A sequence of rows; each goes through ``finish`` once, when it is first asked for. ``finish`` must be pure."""

    def __init__(self, rows: Sequence[QuoteRow], finish: Finish) -> None:
        self._rows = list(rows)
        self._finish = finish
        self._done = bytearray(len(self._rows))

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> QuoteRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[QuoteRow]: ...
    def __getitem__(self, index: int | slice) -> QuoteRow | Sequence[QuoteRow]:
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self._rows))))
        place = range(len(self._rows))[index]
        if not self._done[place]:
            self._rows[place] = self._finish(self._rows[place])
            self._done[place] = True
        return self._rows[place]

    def __repr__(self) -> str:
        return repr(tuple(self))
