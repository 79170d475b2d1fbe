"""What lies in another file, a member of an archive or an attachment, is read as if it lay in the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from core.model import Document
from core.readers.errors import ReadError
from core.readers.opening import OpenFile, TooMuchError
from core.readers.registry import by_name, format_of, reader_for

_JUNK = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})


def read_member(
    file: OpenFile, name: str, stream: IO[bytes], size: int | None = None, damage: tuple[type[Exception], ...] = ()
) -> Iterator[Document | ReadError]:
    """The documents of one member; what is wrong with it is told, unless the whole file has given too much."""
    try:
        member = file.member(name, cast(BinaryIO, stream), size, damage)
        if format_of(member).document:
            yield from reader_for(member)(member)
    except TooMuchError:
        raise
    except ReadError as error:
        yield error


def passed_over(name: str) -> bool:
    """Whether a name alone tells that nothing of it is a document: a picture, or what systems leave behind."""
    path = PurePosixPath(name)
    named = by_name(path)
    return not _JUNK.isdisjoint(path.parts) or path.name.startswith("._") or (named is not None and not named.document)
