"""Several documents in one file: what each is called, and how each is made."""

from __future__ import annotations

import hashlib

from core.model import Document, Extract, Landmark, Metadatum
from core.readers.opening import OpenFile, storable_name


class Records:
    """Makes the documents of one file, and sees to it that each has a name of its own that stays.

    A record is named by the key it brings along (a message id, a guid), else by its number in the file, counted from 1:
    ``path#key``. A key that an earlier record had gets a number too.
    """

    def __init__(self, file: OpenFile, unit: str) -> None:
        """``unit`` is what a record of the format is called: "message"."""
        self.file = file
        self.number = 0
        self._unit = unit
        self._names: set[str] = set()

    def make(
        self,
        text: str,
        data: bytes,
        *,
        key: str | None = None,
        metadata: tuple[Metadatum, ...] = (),
        landmarks: tuple[Landmark, ...] = (),
        where: str = "",
    ) -> Document:
        """The next document; ``data`` is what it was read from, ``where`` its place in words (else "message 4").

        Raises ReadError where the file has more records than the limits allow.
        """
        numbered = self.next()
        within = ", ".join(filter(None, (self.file.within, where or numbered)))
        return Document(
            self._name(key),
            text,
            hashlib.sha256(data).hexdigest(),
            self.file.path,
            metadata,
            Extract(within, landmarks),
        )

    def next(self) -> str:
        """Count a record, and call it by its number: "message 4". Raises ReadError where there are too many."""
        self.number += 1
        if self.number > self.file.limits.records:
            raise self.file.fault(
                f"it holds more than {self.file.limits.records:,} records", "split it into smaller files"
            )
        return f"{self._unit} {self.number}"

    def _name(self, key: str | None) -> str:
        wanted = storable_name(key) if key and key.strip() else str(self.number)
        if wanted in self._names:
            wanted = f"{wanted} ({self.number})"
        self._names.add(wanted)
        return f"{self.file.identity}#{wanted}"


def only(
    file: OpenFile,
    text: str,
    data: bytes,
    *,
    metadata: tuple[Metadatum, ...] = (),
    landmarks: tuple[Landmark, ...] = (),
) -> Document:
    """The one document of a file, its text taken out of ``data``."""
    return Document(
        file.identity,
        text,
        hashlib.sha256(data).hexdigest(),
        file.path,
        metadata,
        Extract(file.within, landmarks),
    )
