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
from typing import BinaryIO, cast

from core.model import Document
from core.readers.errors import ReadError
from core.readers.members import passed_over, read_member
from core.readers.opening import OpenFile

_BROKEN = (zipfile.BadZipFile, tarfile.TarError, NotImplementedError, RuntimeError, ValueError)
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
            if info.is_dir() or _is_special(info) or passed_over(info.filename):
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
                yield from read_member(file, info.filename, opened, info.file_size, _BROKEN)


def _is_special(info: zipfile.ZipInfo) -> bool:
    """Whether it is a link or a device, where the one who packed it says what it is."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in (0, stat.S_IFREG)


def _tar(file: OpenFile) -> Iterator[Document | ReadError]:
    try:
        with tarfile.open(fileobj=file.stream, mode="r|") as archive:
            for number, info in enumerate(archive, 1):
                _count(file, number)
                opened = archive.extractfile(info) if info.isreg() and not passed_over(info.name) else None
                if opened is not None:
                    yield from read_member(file, info.name, opened, info.size, _BROKEN)
                archive.members.clear()  # type: ignore[attr-defined]  # it would keep all it has met
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise file.fault(f"it is damaged ({error})", _AGAIN) from error


def _count(file: OpenFile, number: int) -> None:
    if number > file.limits.records:
        raise file.fault(f"it holds more than {file.limits.records:,} members", "unpack it and index the folder")
