"""Why a file could not be read, in words a newsroom understands."""

from __future__ import annotations

import os
from pathlib import Path


class ReadError(Exception):
    """A file that yields no document.

    ``what`` says what is the matter, ``place`` where in the file (empty for the file as a whole), ``remedy``
    what to do about it (empty where nothing can be done). ``str()`` names all four in one printable line.
    """

    def __init__(self, path: Path, what: str, remedy: str = "", place: str = "") -> None:
        super().__init__(path, what, remedy, place)
        self.path = path
        self.what = what
        self.remedy = remedy
        self.place = place

    def __str__(self) -> str:
        where = f"{shown(self.path)}, {self.place}" if self.place else shown(self.path)
        return f"{where}: {self.what}; {self.remedy}" if self.remedy else f"{where}: {self.what}"


def shown(path: Path) -> str:
    """The path in one printable line: line breaks, direction marks and stray bytes are escaped."""
    readable = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in readable)


def from_os(path: Path, error: OSError) -> ReadError:
    """What the operating system said about the file, as a ReadError."""
    if isinstance(error, FileNotFoundError):
        return ReadError(path, "there is no such file", "it may have been moved or deleted; index its folder again")
    if isinstance(error, PermissionError):
        return ReadError(path, "it may not be read (permission denied)", "ask its owner for permission to read it")
    return ReadError(path, f"it cannot be read ({error.strerror or error})", "check the disk or the network share")
