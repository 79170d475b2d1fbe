"""What the indexer remembers of files: how each looked when it was read, which documents it holds, what was wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw

from core.archive import codec
from core.model import Document


@dataclass(frozen=True, slots=True)
class FileState:
    """How a file looked: bytes, nanoseconds of its last change, SHA-256 of its content ("" if it was never read)."""

    path: Path
    size: int
    modified: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was when last indexed, by which version of the program, and what was wrong (None: nothing)."""

    state: FileState
    made_with: str
    reason: str | None


class Ledger:
    """Reads and writes the remembered files. Whoever writes holds the transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def entries(self, folders: Sequence[Path]) -> dict[Path, Entry]:
        """What is remembered of the files in these folders (or at these paths)."""
        rows = self._connection.execute("SELECT path, size, modified, sha256, made_with, reason FROM files")
        found: dict[Path, Entry] = {}
        for stored, size, modified, sha256, made_with, reason in rows:
            path = codec.unpack_path(stored)
            if any(path.is_relative_to(folder) for folder in folders):
                found[path] = Entry(FileState(path, size, modified, sha256), made_with, reason)
        return found

    def documents(self, path: Path) -> dict[str, int]:
        """Row ids of the documents of a file by their names."""
        rows = self._connection.execute("SELECT name, id FROM documents WHERE file = ?", (codec.pack_path(path),))
        return dict(rows)

    def unchanged(self, path: Path, document: Document, made_with: str) -> bool:
        """Whether this very document of this file is stored as this version of the program reads it."""
        found = self._connection.execute(
            "SELECT 1 FROM documents d JOIN texts t ON t.document = d.id"
            " WHERE d.name = ? AND d.file = ? AND d.sha256 = ? AND d.made_with = ? AND t.text = ?",
            (codec.storable(document.id), codec.pack_path(path), document.sha256, made_with, document.text),
        )
        return found.get is not None

    def holder(self, name: str) -> Path | None:
        """The file whose document of this name is stored."""
        stored = self._connection.execute(
            "SELECT file FROM documents WHERE name = ? AND file IS NOT NULL", (codec.storable(name),)
        ).get
        return codec.unpack_path(stored) if isinstance(stored, bytes) else None

    def link(self, document: int, path: Path, made_with: str) -> None:
        """Note which file a stored document came from, and what made it."""
        self._connection.execute(
            "UPDATE documents SET file = ?, made_with = ? WHERE id = ?",
            (codec.pack_path(path), made_with, document),
        )

    def keep(self, state: FileState, made_with: str, reason: str | None) -> None:
        """Remember a file as it is now; ``reason`` says what was wrong, None mends it."""
        self._connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (codec.pack_path(state.path), state.size, state.modified, state.sha256, made_with, reason),
        )
        self._changed()

    def touch(self, states: Collection[FileState]) -> None:
        """Remember the new date of files whose content is the same."""
        self._connection.executemany(
            "UPDATE files SET size = ?, modified = ? WHERE path = ?",
            ((state.size, state.modified, codec.pack_path(state.path)) for state in states),
        )

    def forget(self, path: Path) -> None:
        """Forget a file that is gone."""
        self._connection.execute("DELETE FROM files WHERE path = ?", (codec.pack_path(path),))
        self._changed()

    def _changed(self) -> None:
        self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'stamp'")
