"""Documents of word processors: a list of paragraphs, each a place in the file by its number."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable
from typing import BinaryIO, cast

from core.model import Document, Extract, Landmark
from core.readers.opening import OpenFile
from core.readers.properties import told
from core.seen import as_seen

_AGAIN = "open it and save it again"
_BROKEN = (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError)


def document(
    file: OpenFile, data: bytes, paragraphs: Iterable[str], *, called: str, **properties: str | None
) -> Document:
    """The one document of a file: its paragraphs with their numbers, counted as they are seen: those without words are
    none. ``properties`` are what the file tells as title, author and language, ``called`` is where ("Word property").

    Raises ReadError where there are no words.
    """
    pieces: list[str] = []
    landmarks: list[Landmark] = []
    length = 0
    for paragraph in paragraphs:
        lines = (" ".join(line.split()) for line in as_seen(paragraph).split("\n"))
        if words := "\n".join(filter(None, lines)):
            landmarks.append(Landmark(length, f"paragraph {len(pieces) + 1}"))
            pieces.append(words)
            length += len(words) + 2
    if not pieces:
        raise file.fault("it holds no words", "check what was saved")
    text = "\n\n".join(pieces)
    beside = told(
        text,
        title=(f"{called} title", properties.get("title")),
        author=(f"{called} author", properties.get("author")),
        language=(f"{called} language", properties.get("language")),
    )
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(file.identity, text, sha256, file.path, beside, Extract(file.within, tuple(landmarks)))


class Parts:
    """The parts of a document that is a zip archive, each read within the limits of a text."""

    def __init__(self, file: OpenFile, data: bytes) -> None:
        """Raises ReadError where it is no archive."""
        self._file = file
        try:
            self._archive = zipfile.ZipFile(cast(BinaryIO, io.BytesIO(data)))
        except _BROKEN as error:
            raise file.fault(f"it is damaged ({error})", _AGAIN) from error

    def read(self, name: str) -> bytes | None:
        """A part, None for none of this name; raises ReadError where it is damaged, encrypted or too large."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        most = self._file.limits.text_bytes
        if info.flag_bits & 0x1:
            raise self._file.fault("it is encrypted", "save it without a password")
        try:
            with self._archive.open(info) as stream:
                data = stream.read(most + 1)
        except _BROKEN as error:
            raise self._file.fault(f"it is damaged ({error})", _AGAIN, name) from error
        if len(data) > most:
            raise self._file.fault(f"more than {most:,} bytes come out of it", "split it into smaller files", name)
        return data
