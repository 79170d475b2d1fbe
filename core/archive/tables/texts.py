"""The text of a document as it is kept: compressed, in pieces, so that a line of it is read without the rest."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

import apsw

from core.model import Span, Spans

Rows = Callable[[str, tuple[str]], Iterable[tuple[Any, ...]]]

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


def packed(connection: apsw.Connection, document: int) -> tuple[bytes, ...]:
    """The pieces of a document as they are stored."""
    rows = connection.execute("SELECT piece FROM texts WHERE place BETWEEN ? AND ? ORDER BY place", _places(document))
    return tuple(cast(bytes, piece) for (piece,) in rows)


def of_document(connection: apsw.Connection, document: int) -> str:
    """The text of a document."""
    return "".join(map(_plain, packed(connection, document)))


UNREADABLE = (zlib.error, UnicodeDecodeError, json.JSONDecodeError)
"""What is raised where a row does not hold what was put into it: only a damaged file does that."""


class Texts:
    """Parts of the texts of several documents; the pieces that hold them are read at once."""

    def __init__(self, rows: Rows, parts: Iterable[tuple[int, Spans]]) -> None:
        """``parts`` are spans of documents that will be asked for, ``rows`` answers a statement."""
        places = {place for document, spans in parts for span in spans for place in _pieces_of(document, span)}
        found = rows(
            "SELECT t.place, t.piece FROM json_each(?) j CROSS JOIN texts t ON t.place = j.value",
            (json.dumps(sorted(places)),),
        )
        self._pieces: dict[int, str] = {place: _plain(piece) for place, piece in found}
        if len(self._pieces) < len(places):
            raise apsw.CorruptError("a text is not whole")

    def part(self, document: int, span: Span) -> str:
        """The characters of a span that was among the parts."""
        places = _pieces_of(document, span)
        before = (places.start - document * MOST_PIECES) * PIECE
        if len(places) == 1:
            return self._pieces[places.start][span[0] - before : span[1] - before]
        return "".join(self._pieces[place] for place in places)[span[0] - before : span[1] - before]


def _pieces_of(document: int, span: Span) -> range:
    start, end = span
    first = document * MOST_PIECES
    return range(first + start // PIECE, first + max(start, end - 1) // PIECE + 1)


def _places(document: int) -> tuple[int, int]:
    return document * MOST_PIECES, (document + 1) * MOST_PIECES - 1


def _plain(piece: bytes) -> str:
    return zlib.decompress(piece).decode()
