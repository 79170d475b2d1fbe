"""Which reader reads a file: told by how its content opens, by its name only where that says nothing.

A new reader is one module with ``documents(file: OpenFile) -> Iterator[Document | ReadError]`` and its name in the row
of its format in ``core.readers.formats``. It is imported when the first such file turns up. A ReadError that it yields
is one record or member that cannot be read: it is told, and those after it are read; one that it raises is the end of
the file. A format with several documents in a file names each by ``core.readers.records``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import cast

from core.model import Document
from core.readers.decoding import MARKS, seems_text
from core.readers.errors import ReadError
from core.readers.formats import FORMATS, PLAIN, Format
from core.readers.opening import OpenFile

Reader = Callable[[OpenFile], Iterator[Document | ReadError]]

_BY_SUFFIX = {suffix: format for format in FORMATS for suffix in format.suffixes}


def by_name(path: PurePath) -> Format | None:
    """The format that the end of the file's name stands for, None where it stands for none."""
    return _BY_SUFFIX.get(path.suffix.lower())


def by_opening(head: bytes) -> Format | None:
    """The format that the first bytes of a file give away, None where they do not."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            head = head[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
            break
    return next((format for format in FORMATS if format.opening and format.opening.match(head)), None)


def format_of(file: OpenFile) -> Format:
    """The format of an open file, plain text where nothing gives it away."""
    format = by_opening(file.head)
    if format is None:
        named = by_name(file.name)
        format = named if named and named.textual and file.head and seems_text(file.head) else PLAIN
    return format


def reader_for(file: OpenFile) -> Reader:
    """The reader of an open file; raises ReadError where its format has none."""
    format = format_of(file)
    if format.reader is not None:
        return cast(Reader, importlib.import_module(format.reader).documents)
    if not format.document:
        raise file.fault(f"it is {format.name}, not a document")
    raise file.fault(f"there is no reader for {format.name} yet", format.remedy)
