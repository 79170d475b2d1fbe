"""What goes into the full-text index and comes out of it in one transaction, kept until its end.

The index gathers what it is given in memory as long as it comes in the order of its rows; at each row out of order it
writes all of that out. So it is given everything at once, in order.
"""

from __future__ import annotations

from typing import NamedTuple

import apsw

_IN = "INSERT INTO quote_search(rowid, words, speakers, outlets, facets) VALUES (?, ?, ?, ?, ?)"
_OUT = (
    "INSERT INTO quote_search(quote_search, rowid, words, speakers, outlets, facets) VALUES ('delete', ?, ?, ?, ?, ?)"
)


class Indexed(NamedTuple):
    """A row of quote_words: what the index reads of a quote, and must be told again when the quote goes."""

    ordinal: int
    words: str
    speakers: str
    outlets: str
    facets: str


class Pending:
    """Rows to come and rows to go."""

    def __init__(self) -> None:
        self._coming: dict[int, Indexed] = {}
        self._going: dict[int, Indexed] = {}

    def put(self, row: Indexed) -> None:
        """This row is new."""
        self._coming[row.ordinal] = row

    def take(self, row: Indexed) -> None:
        """This row is gone."""
        if self._coming.pop(row.ordinal, None) is None:
            self._going[row.ordinal] = row

    def clear(self) -> None:
        """Forget both."""
        self._coming.clear()
        self._going.clear()

    def write(self, connection: apsw.Connection) -> None:
        """Tell the index."""
        connection.executemany(_OUT, (self._going[ordinal] for ordinal in sorted(self._going)))
        connection.executemany(_IN, (self._coming[ordinal] for ordinal in sorted(self._coming)))
        self.clear()
