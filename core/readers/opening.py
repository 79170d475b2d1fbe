"""Opens a file once, safely: never a pipe, a device or a socket, never more of it than the limits allow."""

from __future__ import annotations

import hashlib
import io
import lzma
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from core.readers.errors import ReadError, from_os

HEAD_BYTES = 8192
"""How much of a file is looked at to tell its format; even, so that UTF-16 is not cut within a character."""

MEBIBYTE = 1024 * 1024
_LONGEST_NAME, _BLOCK = 200, 2**20
_DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError)

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes on.

    ``text_bytes`` is the largest size, in bytes, read as one text; ``unpacked_bytes`` how much one file may hold when
    it is unpacked; ``records`` how many documents and members one file may hold; ``depth`` how many containers may lie
    in one another.
    """

    text_bytes: int = 32 * MEBIBYTE
    unpacked_bytes: int = 4096 * MEBIBYTE
    records: int = 1_000_000
    depth: int = 4


@dataclass(slots=True)
class Unpacked:
    """How many bytes have been taken out of a file so far."""

    count: int = 0


class TooMuchError(ReadError):
    """More comes out of a file than the limits allow: nothing more of it is read."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A regular file, or a member of one, open and at its start: ``head`` holds its first bytes, ``stream`` all.

    ``inside`` are the names of the members that lead to it, the outermost first; () for the file itself. ``size`` is
    what is promised of it, in bytes, None where nothing is. ``unpacked`` counts what was taken out of the file, in
    whatever depth.
    """

    path: Path
    head: bytes
    stream: BinaryIO
    limits: Limits
    inside: tuple[str, ...] = ()
    size: int | None = None
    unpacked: Unpacked = field(default_factory=Unpacked)

    @property
    def name(self) -> PurePath:
        """The name it goes by: that of the innermost member, else the file's path."""
        return PurePath(self.inside[-1]) if self.inside else self.path

    @property
    def identity(self) -> str:
        """What its one document is called: the path, and the members that lead to it: ``mail.zip#inbox/3.eml``."""
        return "#".join((str(self.path), *self.inside))

    @property
    def within(self) -> str:
        """Where in the file it lies, in words: "inbox/3.eml"; "" for the file itself."""
        return ", ".join(self.inside)

    def fault(self, what: str, remedy: str = "", place: str = "") -> ReadError:
        """What is the matter with it, or with one place in it."""
        return ReadError(self.path, what, remedy, ", ".join(filter(None, (self.within, place))))

    def member(
        self, name: str, stream: BinaryIO, size: int | None = None, damage: tuple[type[Exception], ...] = ()
    ) -> OpenFile:
        """A member of it, its ``stream`` at its start; ``damage`` are errors of that stream that say it is damaged.

        Raises ReadError where it lies too deep or cannot be read, as does its own stream later on, and where more has
        been unpacked of the file than the limits allow.
        """
        name = short_name(name)
        if len(self.inside) >= self.limits.depth:
            raise self._too_deep(name)
        inside = (*self.inside, name)
        taken = _Taken(replace(self, inside=inside), stream, (*_DAMAGE, *damage))
        head = taken.look(HEAD_BYTES)
        return OpenFile(self.path, head, io.BufferedReader(taken), self.limits, inside, size, self.unpacked)

    def record(self, name: str, data: bytes) -> OpenFile:
        """A record of it that is read as a file, as a message in a mailbox; raises ReadError if it lies too deep."""
        if len(self.inside) >= self.limits.depth:
            raise self._too_deep(name)
        stream = cast(BinaryIO, io.BytesIO(data))
        return replace(self, head=data[:HEAD_BYTES], stream=stream, inside=(*self.inside, name), size=len(data))

    def _too_deep(self, name: str) -> ReadError:
        most = self.limits.depth
        return self.fault(f"more than {most} archives lie in one another", "unpack it and index the folder", name)

    def content(self) -> bytes:
        """All bytes of it; raises ReadError where they exceed the limits or cannot be read."""
        most = self.limits.text_bytes
        try:
            # The size is only a promise: files grow, and some file systems report 0.
            data = b"" if (self.size or 0) > most else self.stream.read(most + 1)
        except OSError as error:
            raise from_os(self.path, error) from error
        size = max(self.size or 0, len(data))
        if size > most:
            raise self.fault(
                f"it holds {_amount(size)}, more than the {_amount(most)} read as one text",
                "split it into smaller files",
            )
        return data


class _Taken(io.RawIOBase):
    """What is taken out of a file, forward only: counted, and its damage told in words."""

    def __init__(self, file: OpenFile, stream: BinaryIO, damage: tuple[type[Exception], ...]) -> None:
        self._file, self._stream, self._damage = file, stream, damage
        self._ahead = b""

    def readable(self) -> bool:
        return True

    def look(self, most: int) -> bytes:
        """The first bytes, which stay to be read."""
        while len(self._ahead) < most and (piece := self._more(most - len(self._ahead))):
            self._ahead += piece
        return self._ahead

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._ahead[: len(buffer)] or self._more(len(buffer))
        self._ahead = self._ahead[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def _more(self, most: int) -> bytes:
        file = self._file
        try:
            piece = self._stream.read(most)
        except self._damage as error:
            what = str(error) or type(error).__name__
            raise file.fault(f"it is damaged ({what})", "fetch or pack it again") from error
        file.unpacked.count += len(piece)
        if file.unpacked.count > file.limits.unpacked_bytes:
            much = f"more than {_amount(file.limits.unpacked_bytes)} come out of it"
            raise TooMuchError(file.path, much, "unpack it and index the folder", file.within)
        return piece


def lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The lines of a stream, one held at a time; None for one of ``most`` bytes or more, which is passed over."""
    while line := stream.readline(most):
        if len(line) < most or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
            pass
        yield None


def short_name(name: str) -> str:
    """The name of a member or a record as part of a document's name: in one line, of no more than 200 characters."""
    line = " ".join(name.split()) or "unnamed"
    if len(line) <= _LONGEST_NAME:
        return line
    return f"{line[: _LONGEST_NAME - 17]} {hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:16]}"


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
            status = os.fstat(descriptor)
            _refuse_special(path, status.st_mode)
            head = stream.read(HEAD_BYTES)
            stream.seek(0)
        except OSError as error:
            raise from_os(path, error) from error
        yield OpenFile(path, head, stream, limits, size=status.st_size)


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        with os.scandir(path):  # a folder that cannot be listed has its own, truer reason
            raise ReadError(path, "it is a folder, not a document", "give the files in it")
    name = next((name for test, name in _SPECIAL if test(mode)), "a special file")
    raise ReadError(path, f"it is {name}, not a document", "copy what it gives into a file")
