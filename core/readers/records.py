"""Several documents in one file: what each is called, and how each is made."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from core.model import Document, Extract, Landmark, Metadatum
from core.readers.errors import ReadError
from core.readers.opening import OpenFile, short_name

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Records:
    """Makes the documents of one file, and sees to it that each has a name of its own that stays.

    A record is named by the key it brings along (a message id, a guid), else by its number in the file, counted from 1:
    ``path#key``. A key that an earlier record had gets a number too. Records that cannot be read are counted as well:
    mending one renames no other. All methods raise ReadError where there are more than the limits allow.
    """

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._number = 0
        self._names: set[str] = set()

    def make(
        self,
        text: str,
        data: bytes,
        where: str,
        *,
        key: str | None = None,
        metadata: tuple[Metadatum, ...] = (),
        landmarks: tuple[Landmark, ...] = (),
    ) -> Document:
        """The next document; ``data`` is what it was read from, ``where`` its place in words: "message 4".

        Half characters, which JSON can spell and no text holds, become U+FFFD.
        """
        name = self.name(key)
        text = _sound(text)
        metadata = tuple(replace(told, value=_sound(told.value)) for told in metadata)
        within = ", ".join(filter(None, (self._file.within, where)))
        extract = Extract(within, landmarks)
        identity = f"{self._file.identity}#{name}"
        return Document(identity, text, hashlib.sha256(data).hexdigest(), self._file.path, metadata, extract)

    def name(self, key: str | None) -> str:
        """What the next record is called in the file."""
        self._count()
        wanted = short_name(_sound(key)) if key and key.strip() else str(self._number)
        if wanted in self._names:
            wanted = f"{wanted} ({self._number})"
        self._names.add(wanted)
        return wanted

    def fault(self, what: str, remedy: str, where: str) -> ReadError:
        """What is the matter with the next record."""
        self._count()
        return self._file.fault(what, remedy, where)

    def _count(self) -> None:
        self._number += 1
        most = self._file.limits.records
        if self._number > most:
            raise self._file.fault(f"it holds more than {most:,} records", "split it into smaller files")


def _sound(words: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", words)
