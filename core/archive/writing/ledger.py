"""What the indexer remembers of files: how each looked when it was read, which documents it holds, what was wrong.

Paths are bytes here, as the system has them and as they are stored: many are compared and few are used.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path
from typing import cast

import apsw

from core.archive.protocol import Failure
from core.archive.tables import codec


@dataclass(frozen=True, slots=True)
class FileState:
    """How a file looked: bytes, nanoseconds of its last change, SHA-256 of its content ("" if it was never read)."""

    path: Path
    size: int
    modified: int
    sha256: str


class Standing(IntEnum):
    """Whether a file is in the archive as this version of the analysis reads it."""

    FAILED = 0
    READ = 1
    OUTDATED = 2


Known = tuple[bytes, int, int, int]
"""A file as it was when last indexed: path, bytes, nanoseconds of its last change, ``Standing``."""


class Ledger:
    """Reads and writes the remembered files. Whoever writes holds the transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def known(self, places: Sequence[bytes], made_with: str) -> dict[bytes, Known]:
        """The files that are remembered at these paths and under them."""
        select = (
            "SELECT path, size, modified, CASE WHEN reason IS NOT NULL THEN 0 WHEN made_with = ? THEN 1 ELSE 2 END"
            " FROM files WHERE "
        )
        found: dict[bytes, Known] = {}
        for path, first, last in map(_under, places):
            at = self._connection.execute(f"{select} path = ?", (made_with, path))
            under = self._connection.execute(f"{select} path > ? AND path < ?", (made_with, first, last))
            found.update({row[0]: row for rows in (at, under) for row in cast("Iterable[Known]", rows)})
        return found

    def holding(self, places: Sequence[bytes]) -> int:
        """How many documents the files at these paths and under them hold, copies too; no place lies under another."""
        return sum(
            cast(
                int,
                self._connection.execute(
                    f"SELECT count(*) FROM {table} WHERE file = ? OR (file > ? AND file < ?)", _under(place)
                ).get,
            )
            for place in places
            for table in ("documents", "copies")
        )

    def sha256(self, path: bytes) -> str:
        """The SHA-256 with which a file is remembered, "" if none is."""
        found = self._connection.execute("SELECT sha256 FROM files WHERE path = ?", (path,)).get
        return found if isinstance(found, str) else ""

    def sizes(self) -> Iterator[tuple[bytes, int]]:
        """Every file that was read, with its bytes."""
        rows = self._connection.execute("SELECT path, size FROM files WHERE reason IS NULL")
        return cast("Iterator[tuple[bytes, int]]", rows)

    def documents(self, path: bytes) -> dict[str, int]:
        """Row ids of the documents of a file by their names there, those of which it holds a copy too."""
        return dict(
            self._connection.execute(
                "SELECT name, id FROM documents WHERE file = ?1 UNION ALL SELECT name, document FROM copies"
                " WHERE file = ?1",
                (path,),
            )
        )

    def stored(self, path: bytes, made_with: str) -> Iterator[tuple[str, str]]:
        """Name and SHA-256 of the documents of a file that are stored as this version reads them."""
        rows = self._connection.execute(
            "SELECT name, sha256 FROM documents WHERE file = ?1 AND made_with = ?2 UNION ALL"
            " SELECT c.name, d.sha256 FROM copies c JOIN documents d ON d.id = c.document"
            " WHERE c.file = ?1 AND d.made_with = ?2",
            (path, made_with),
        )
        return cast("Iterator[tuple[str, str]]", rows)

    def published(self, made_with: str) -> dict[bytes, int]:
        """Of each file with a document that another version made, the latest day of publication (0: none known)."""
        rows = self._connection.execute(
            "SELECT file, max(coalesce(published_last, 0)) FROM documents WHERE file IS NOT NULL AND made_with <> ?"
            " GROUP BY file",
            (made_with,),
        )
        return dict(rows)

    def holder(self, name: str) -> Path | None:
        """The file whose document of this name is stored."""
        stored = self._connection.execute(
            "SELECT file FROM documents WHERE name = ?1 AND file IS NOT NULL UNION ALL"
            " SELECT file FROM copies WHERE name = ?1",
            (codec.storable(name),),
        ).get
        return codec.unpack_path(stored) if isinstance(stored, bytes) else None

    def link(self, document: int, path: Path, made_with: str) -> None:
        """Note which file a stored document came from, and what made it."""
        self._connection.execute(
            "UPDATE documents SET file = ?, made_with = ? WHERE id = ?",
            (codec.pack_path(path), made_with, document),
        )

    def keep(self, state: FileState, made_with: str, failure: Failure | None = None) -> None:
        """Remember a file as it is now; ``failure`` says what was wrong, None mends it."""
        reason, noted = (failure.reason, failure.noted) if failure else (None, None)
        self._connection.execute(
            "INSERT OR REPLACE INTO files(path, size, modified, sha256, made_with, reason, noted)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                codec.pack_path(state.path),
                state.size,
                state.modified,
                state.sha256,
                made_with,
                reason,
                noted and int(noted.timestamp()),
            ),
        )
        self._changed()

    def begin(self, path: Path) -> None:
        """Note that a file is being read of which not all is stored yet: should that be stopped, it is read again."""
        self.keep(FileState(path, -1, 0, ""), "")

    def touch(self, states: Collection[FileState]) -> None:
        """Remember the new date of files whose content is the same."""
        self._connection.executemany(
            "UPDATE files SET size = ?, modified = ? WHERE path = ?",
            ((state.size, state.modified, codec.pack_path(state.path)) for state in states),
        )

    def move(self, old: bytes, new: FileState) -> int:
        """Give a file another path, and the documents that are named by it; returns how many documents it holds."""
        before, after = codec.storable(os.fsdecode(old)), codec.storable(str(new.path))
        path = codec.pack_path(new.path)
        documents = self.documents(old)
        for table in ("documents", "copies"):
            self._connection.execute(
                f"UPDATE {table} SET file = ?2, path = CASE WHEN path = ?1 THEN ?2 ELSE path END WHERE file = ?1",
                (old, path),
            )
            for name in documents:
                if name == before or name.startswith(f"{before}#"):
                    self._connection.execute(
                        f"UPDATE OR IGNORE {table} SET name = ? WHERE name = ?", (after + name[len(before) :], name)
                    )
        self._connection.execute(
            "UPDATE OR REPLACE files SET path = ?, size = ?, modified = ? WHERE path = ?",
            (path, new.size, new.modified, old),
        )
        self._changed()
        return len(documents)

    def forget(self, path: bytes) -> None:
        """Forget a file that is gone."""
        self._connection.execute("DELETE FROM files WHERE path = ?", (path,))
        self._changed()

    def _changed(self) -> None:
        self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'stamp'")


def failed(connection: apsw.Connection) -> Iterator[Failure]:
    """All files that could not be read or analysed, in the order of their paths."""
    rows = connection.execute("SELECT path, reason, noted FROM files WHERE reason IS NOT NULL ORDER BY path")
    for path, reason, noted in cast("Iterable[tuple[bytes, str, int | None]]", rows):
        yield Failure(codec.unpack_path(path), reason, None if noted is None else datetime.fromtimestamp(noted, UTC))


def _under(place: bytes) -> tuple[bytes, bytes, bytes]:
    """A path, and between which two paths all lie that are under it."""
    folder = place.rstrip(b"/")
    return place, folder + b"/", folder + b"0"  # "0" is what follows "/" in ASCII
