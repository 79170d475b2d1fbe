"""Opens a file once, safely: never a pipe, a device or a socket, never more of it than the limits allow."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.readers.errors import ReadError, from_os

HEAD_BYTES = 8192
"""How much of a file is looked at to tell its format; even, so that UTF-16 is not cut within a character."""

MEBIBYTE = 1024 * 1024

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes on: ``text_bytes`` is the largest size, in bytes, read as one text."""

    text_bytes: int = 32 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A regular file, open and at its start: ``head`` holds its first bytes, ``stream`` gives all of them."""

    path: Path
    head: bytes
    stream: BinaryIO
    limits: Limits

    def content(self) -> bytes:
        """All bytes of the file; raises ReadError where they exceed the limits or cannot be read."""
        most = self.limits.text_bytes
        try:
            size = os.fstat(self.stream.fileno()).st_size
            # The size is only a promise: files grow, and some file systems report 0.
            data = b"" if size > most else self.stream.read(most + 1)
        except OSError as error:
            raise from_os(self.path, error) from error
        if size > most or len(data) > most:
            raise ReadError(
                self.path,
                f"it holds {_amount(max(size, len(data)))}, more than the {_amount(most)} read as one text",
                "split it into smaller files",
            )
        return data


def _amount(size: int) -> str:
    if size < MEBIBYTE:
        return f"{size:,} bytes"
    return f"{size / MEBIBYTE:,.1f} MiB".replace(".0 ", " ")


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[OpenFile]:
    """The file, open until left; raises ReadError where it is no regular file or may not be read."""
    try:
        _refuse_special(path, path.stat().st_mode)
        # Were a pipe put in its place meanwhile, opening it must not wait for a writer.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise from_os(path, error) from error
    except ValueError as error:
        raise ReadError(
            path, "its name holds a zero byte, which no file has", "check how the name was given"
        ) from error
    with os.fdopen(descriptor, "rb") as stream:
        try:
            _refuse_special(path, os.fstat(descriptor).st_mode)
            head = stream.read(HEAD_BYTES)
            stream.seek(0)
        except OSError as error:
            raise from_os(path, error) from error
        yield OpenFile(path, head, stream, limits)


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        with os.scandir(path):  # a folder that cannot be listed has its own, truer reason
            raise ReadError(path, "it is a folder, not a document", "give the files in it")
    name = next((name for test, name in _SPECIAL if test(mode)), "a special file")
    raise ReadError(path, f"it is {name}, not a document", "copy what it gives into a file")
