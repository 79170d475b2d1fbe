"""The text of a document as it is kept: compressed, in pieces, so that a line of it is read without the rest."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import apsw

from core.archive.reader import Reader
from core.model import Span

PIECE = 65_536
"""Characters to a piece."""
MOST_PIECES = 65_536
"""Pieces to a document: four billion characters."""


def pieces(text: str) -> tuple[bytes, ...]:
    """The text as it is stored. Raises UnicodeEncodeError for half of a character."""
    return tuple(zlib.compress(text[start : start + PIECE].encode()) for start in range(0, max(len(text), 1), PIECE))


def put(connection: apsw.Connection, document: int, packed: Sequence[bytes]) -> None:
    """Store the pieces of a document that has none."""
    first = document * MOST_PIECES
    connection.executemany("INSERT INTO texts VALUES (?, ?)", enumerate(packed, first))


def drop(connection: apsw.Connection, document: int) -> None:
    """Take out all pieces of a document."""
    connection.execute("DELETE FROM texts WHERE place BETWEEN ? AND ?", _places(document))


def whole(reader: Reader, document: int) -> str:
    """The text of a document."""
    rows = reader.rows("SELECT piece FROM texts WHERE place BETWEEN ? AND ? ORDER BY place", _places(document))
    return "".join(_plain(piece) for (piece,) in rows)


def of_document(connection: apsw.Connection, document: int) -> str:
    """The text of a document, for who has no reader."""
    rows = connection.execute("SELECT piece FROM texts WHERE place BETWEEN ? AND ? ORDER BY place", _places(document))
    return "".join(_plain(piece) for (piece,) in rows)


class Texts:
    """Reads parts of texts; keeps the pieces it has opened for as long as it lives itself."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._open: dict[int, str] = {}

    def part(self, document: int, span: Span) -> str:
        """The characters of a span of a document."""
        start, end = span
        first = start // PIECE
        text = "".join(
            self._piece(document * MOST_PIECES + number) for number in range(first, max(end - 1, 0) // PIECE + 1)
        )
        return text[start - first * PIECE : end - first * PIECE]

    def _piece(self, place: int) -> str:
        if place not in self._open:
            stored = self._reader.one("SELECT piece FROM texts WHERE place = ?", (place,))
            self._open[place] = "" if stored is None else _plain(stored)
        return self._open[place]


def _places(document: int) -> tuple[int, int]:
    return document * MOST_PIECES, (document + 1) * MOST_PIECES - 1


def _plain(piece: bytes) -> str:
    return zlib.decompress(piece).decode()
