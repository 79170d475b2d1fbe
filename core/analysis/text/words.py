"""The different words met so far, numbered: what is to be known of a word is worked out once and read by its number."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Kind = TypeVar("Kind", bound=np.generic)

SMALLEST = 1 << 12
"""How many rows a column begins with; it doubles when they are full."""


class Words:
    """Words by number, as printed and in lower case. Number 0 is the empty word, which no text has."""

    def __init__(self) -> None:
        self.texts, self.lowers = [""], [""]
        self._numbers = {"": 0}
        self._columns: dict[object, tuple[NDArray[Any], int]] = {}

    def __len__(self) -> int:
        return len(self.texts)

    def number(self, text: str) -> int:
        """The number of a word as printed, a new one for a word not met before."""
        number = self._numbers.setdefault(text, len(self.texts))
        if number == len(self.texts):
            self.texts.append(text)
            self.lowers.append(sys.intern(lower(text)))
        return number

    def column(self, of: Callable[[Sequence[str]], NDArray[Kind]]) -> NDArray[Kind]:
        """What ``of`` makes of the words: the row of each at its number, and spare rows behind them.

        ``of`` is asked about each word once, about many at a time, and returns a row for each.
        """
        import numpy as np  # not before a document is read

        table, known = self._columns.get(of, (None, 0))
        if known < len(self.texts):
            rows = of(self.texts[known:])
            if table is None or len(table) < len(self.texts):
                larger = np.zeros((max(SMALLEST, 2 * len(self.texts)), *rows.shape[1:]), rows.dtype)
                larger[:known] = 0 if table is None else table[:known]
                table = larger
            table[known : len(self.texts)] = rows
            self._columns[of] = table, len(self.texts)
        return cast("NDArray[Kind]", table)


def lower(word: str) -> str:
    """A word in lower case, its apostrophes straight."""
    return word.replace("’", "'").lower()
