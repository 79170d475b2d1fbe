"""What can be wrong with an archive file, said so that a person knows what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.archive.lock import Indexer


class ArchiveError(Exception):
    """The archive cannot be used; the message names the file, what is wrong and the remedy."""


class ArchiveMissingError(ArchiveError):
    """There is no archive where one was expected."""


class ArchiveBusyError(ArchiveError):
    """Somebody else is at work on the archive: ``indexer`` says who."""

    def __init__(self, message: str, indexer: Indexer) -> None:
        super().__init__(message)
        self.indexer = indexer
