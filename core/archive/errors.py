"""What can be wrong with an archive file, said so that a person knows what to do."""

from __future__ import annotations


class ArchiveError(Exception):
    """The archive cannot be used; the message names the file, what is wrong and the remedy."""


class ArchiveMissingError(ArchiveError):
    """There is no archive where one was expected."""
