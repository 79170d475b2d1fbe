"""Bytes to documents: the files of a folder, and what each of them holds.

    >>> for path in walk(Path("clippings")):
    ...     document = read(path)

Positions in a document's text count the characters of the file, decoded without newline translation and
without its byte-order mark (see ``core.readers.decoding``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from core.model import Document
from core.readers.decoding import NotTextError, decode
from core.readers.errors import ReadError
from core.readers.folders import walk
from core.readers.opening import Limits, opened
from core.readers.registry import reader_for

__all__ = ["Limits", "NotTextError", "ReadError", "decode", "read", "read_all", "walk"]

_DEFAULT = Limits()


def read(path: Path, limits: Limits = _DEFAULT) -> Document:
    """The one document of a file; raises ReadError where it holds none, several, or cannot be read."""
    documents = read_all(path, limits)
    first = next(documents, None)
    if isinstance(first, ReadError):
        raise first
    if first is None:
        raise ReadError(path, "it holds no document", "check what was saved")
    if next(documents, None) is not None:
        raise ReadError(path, "it holds several documents, where one is asked for", "index it instead")
    return first


def read_all(path: Path, limits: Limits = _DEFAULT) -> Iterator[Document | ReadError]:
    """The documents of a file in their order, a ReadError in the place of each that cannot be read.

    Raises ReadError, while stepping, where the file cannot be read, or not to its end.
    """
    with opened(path, limits) as file:
        yield from reader_for(file)(file)
