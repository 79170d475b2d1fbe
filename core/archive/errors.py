"""What can be wrong with an archive file, said so that a person knows what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.archive.opening.lock import Indexer


class ArchiveError(Exception):
    """The archive cannot be used; the message names the file, what is wrong and the remedy.

    ``path`` is the file's, where it is known.
    """

    path: Path | None = None

    @property
    def short(self) -> str:
        """The message with the file's name in place of its path, for where there is one line and one archive."""
        return str(self) if self.path is None else str(self).replace(str(self.path), self.path.name)


class ArchiveMissingError(ArchiveError):
    """There is no archive where one was expected."""


class ArchiveBusyError(ArchiveError):
    """Somebody else is at work on the archive: ``indexer`` says who."""

    def __init__(self, message: str, indexer: Indexer) -> None:
        super().__init__(message)
        self.indexer = indexer
