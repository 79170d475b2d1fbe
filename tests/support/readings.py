"""What a file is read as, for tests of readers."""

from __future__ import annotations

from pathlib import Path

from core.model import Document
from core.readers import ReadError, read_all


def documents(path: Path) -> list[Document]:
    """The documents of a file of which all can be read."""
    found = list(read_all(path))
    assert not [one for one in found if isinstance(one, ReadError)], found
    return [one for one in found if isinstance(one, Document)]


def fault(path: Path) -> str:
    """The one thing that cannot be read of a file, without the file's name."""
    try:
        [error] = [one for one in read_all(path) if isinstance(one, ReadError)]
    except ReadError as raised:
        error = raised
    return str(error).removeprefix(f"{path}")
