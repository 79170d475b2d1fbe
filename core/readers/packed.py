"""Many files in one: zip and tar. Each member is read as if it lay in the folder; nothing is ever written to a disk.

Names of members are names and no more: where one says it lies (``../../etc``) leads nowhere. What is never a document,
pictures and the like, is passed over as in a folder; a member that cannot be read is told, and the others are read.
"""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from core.model import Document
from core.readers.errors import ReadError
from core.readers.opening import OpenFile, TooMuchError
from core.readers.registry import by_name, format_of, reader_for

_BROKEN = (zipfile.BadZipFile, tarfile.TarError, NotImplementedError, RuntimeError, ValueError)
_JUNK = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
_ENCRYPTED = 0x1
_AGAIN = "fetch or pack it again"


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of all members; raises ReadError where the archive itself is damaged, or more comes out of it than
    the limits allow.
    """
    yield from _zip(file) if file.head.startswith(b"PK") else _tar(file)


def _zip(file: OpenFile) -> Iterator[Document | ReadError]:
    # The list of members stands at its end: what is itself a member is held in memory, within the limits of a text.
    stream = cast(BinaryIO, io.BytesIO(file.content())) if file.inside else file.stream
    try:
        archive = zipfile.ZipFile(stream)
    except (*_BROKEN, OSError, EOFError, zlib.error) as error:
        raise file.fault(f"it is damaged ({error})", _AGAIN) from error
    with archive:
        for number, info in enumerate(archive.infolist(), 1):
            _count(file, number)
            if info.is_dir() or _is_special(info) or _passed_over(info.filename):
                continue
            if info.flag_bits & _ENCRYPTED:
                yield file.fault("it is encrypted", "unpack it with its password", info.filename)
                continue
            try:
                opened = archive.open(info)
            except (*_BROKEN, OSError, EOFError) as error:
                yield file.fault(f"it is damaged ({error})", _AGAIN, info.filename)
                continue
            with opened:
                yield from _member(file, info.filename, opened, info.file_size)


def _is_special(info: zipfile.ZipInfo) -> bool:
    """Whether it is a link or a device, where the one who packed it says what it is."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in (0, stat.S_IFREG)


def _tar(file: OpenFile) -> Iterator[Document | ReadError]:
    try:
        with tarfile.open(fileobj=file.stream, mode="r|") as archive:
            for number, info in enumerate(archive, 1):
                _count(file, number)
                opened = archive.extractfile(info) if info.isreg() and not _passed_over(info.name) else None
                if opened is not None:
                    yield from _member(file, info.name, opened, info.size)
                archive.members.clear()  # type: ignore[attr-defined]  # it would keep all it has met
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise file.fault(f"it is damaged ({error})", _AGAIN) from error


def _member(file: OpenFile, name: str, stream: IO[bytes], size: int) -> Iterator[Document | ReadError]:
    """The documents of one member; what is wrong with it is told, unless the whole file has given too much."""
    try:
        member = file.member(name, cast(BinaryIO, stream), size, _BROKEN)
        if format_of(member).document:
            yield from reader_for(member)(member)
    except TooMuchError:
        raise
    except ReadError as error:
        yield error


def _count(file: OpenFile, number: int) -> None:
    if number > file.limits.records:
        raise file.fault(f"it holds more than {file.limits.records:,} members", "unpack it and index the folder")


def _passed_over(name: str) -> bool:
    """Whether a name alone tells that nothing of it is a document: a picture, or what systems leave behind."""
    path = PurePosixPath(name)
    named = by_name(path)
    return not _JUNK.isdisjoint(path.parts) or path.name.startswith("._") or (named is not None and not named.document)
