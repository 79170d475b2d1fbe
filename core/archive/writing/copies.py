"""Documents that stand in several places byte for byte: stored once, with all their places.

The place whose name comes first is the document's own, in whatever order they are read; the others are its copies.
Where its own place goes, or holds something else, the first of the copies becomes its own: its row ids and those of
its quotes stay.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import apsw

from core.archive.tables import codec, texts
from core.archive.writing.preparing import Prepared

_PLACE = "name, path, file, extract"


class Copies:
    """Reads and writes further places of documents; ``drop`` takes a document out. Whoever writes holds the
    transaction.
    """

    def __init__(self, connection: apsw.Connection, drop: Callable[[int], bool]) -> None:
        self._connection = connection
        self._drop = drop

    def keep(self, document: Prepared, file: Path) -> bool:
        """Whether a document that was met in ``file`` is one that is stored, of which this is noted as a further place.

        If not, it is to be stored under its name: what had that name and stands elsewhere too has another place now.
        """
        former = self._row("SELECT id FROM documents WHERE name = ?", document.name)
        if former is not None:
            if self._is_same(former, document):
                return False
            if not self._hand_over(former):
                if self._stored(document) is None:
                    return False
                self._drop(former)
        self._connection.execute("DELETE FROM copies WHERE name = ?", (document.name,))
        stored = self._stored(document)
        if stored is None:
            return False
        self._connection.execute(
            "INSERT INTO copies(name, document, path, file, extract) VALUES (?, ?, ?, ?, ?)",
            (document.name, stored, document.path, codec.pack_path(file), document.extract),
        )
        own = self._connection.execute(f"SELECT {_PLACE} FROM documents WHERE id = ?", (stored,)).fetchone()
        if own is not None and document.name < cast(str, own[0]):
            self._hand_over(stored)
            self._connection.execute(f"INSERT INTO copies({_PLACE}, document) VALUES (?, ?, ?, ?, ?)", (*own, stored))
        return True

    def withdraw(self, name: str) -> bool:
        """Take a place out; False where nothing else holds its document, which is to go itself."""
        if self._row("SELECT document FROM copies WHERE name = ?", name) is not None:
            self._connection.execute("DELETE FROM copies WHERE name = ?", (name,))
            return True
        row = self._row("SELECT id FROM documents WHERE name = ?", name)
        return row is not None and self._hand_over(row)

    def _stored(self, document: Prepared) -> int | None:
        """The document that was read from the same bytes, with the same text and the same told beside it."""
        rows = self._connection.execute(
            "SELECT id FROM documents WHERE substr(sha256, 1, 12) = substr(?1, 1, 12) AND sha256 = ?1"
            " AND file IS NOT NULL ORDER BY id",
            (document.sha256,),
        ).fetchall()
        return next((row for (row,) in cast(list[tuple[int]], rows) if self._is_same(row, document)), None)

    def _is_same(self, row: int, document: Prepared) -> bool:
        found = self._connection.execute("SELECT sha256, metadata FROM documents WHERE id = ?", (row,)).fetchone()
        return (
            document.sha256 != ""
            and found == (document.sha256, document.metadata)
            and texts.packed(self._connection, row) == document.pieces
        )

    def _hand_over(self, row: int) -> bool:
        """Give a document the place of its first copy; False where it has none."""
        found = self._connection.execute(
            f"SELECT {_PLACE} FROM copies WHERE document = ? ORDER BY name LIMIT 1", (row,)
        ).fetchone()
        if found is None:
            return False
        self._connection.execute("DELETE FROM copies WHERE name = ?", (found[0],))
        self._connection.execute(
            "UPDATE documents SET name = ?, path = ?, file = ?, extract = ? WHERE id = ?", (*found, row)
        )
        return True

    def _row(self, sql: str, name: str) -> int | None:
        found = self._connection.execute(sql, (codec.storable(name),)).get
        return found if isinstance(found, int) else None
