"""Archives of the web, WARC: a document for each page, feed, PDF or text that was fetched with success.

What a site sends along, pictures, scripts and style, is passed over, as are redirections and errors. The day of
fetching is no day of a page, and is not told as one. The records are taken apart here: of the libraries there are, one
ends the process over a stream that fails and another prints what it thinks of a file. Format: ISO 28500:2017.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from core.model import Document, Extract
from core.readers.errors import ReadError, from_os
from core.readers.html import page_document
from core.readers.html.page import declared
from core.readers.opening import OpenFile
from core.readers.records import Records
from core.readers.registry import reader_for

if TYPE_CHECKING:
    import socket

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_OTHERS = frozenset({
    "text/plain", "text/markdown", "text/rtf", "application/rtf", "application/pdf", "application/rss+xml",
    "application/atom+xml", "application/vnd.oasis.opendocument.text", "application/nitf+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.iptc.g2.newsitem+xml",
})  # fmt: skip
"""Types that are documents besides pages; how each is read its content tells."""
_FOR_ROBOTS = frozenset({"robots.txt", "ads.txt", "app-ads.txt", "security.txt", "humans.txt", "llms.txt"})
_TAKEN = frozenset({"response", "resource", "conversion"})
_HEADERS, _PIECE = 2**16, 2**20
_PACKED: Mapping[str, int] = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""How a server packs for the way: what zlib calls it."""


@dataclass(frozen=True, slots=True)
class _Fetched:
    """What came from an address: its type as "text/html", its encoding as it was named, and its bytes."""

    kind: str
    charset: str
    data: bytes


class _DamagedError(Exception):
    """A record or an answer that is not as it must be; the message says how."""


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of all that was fetched; raises ReadError where the archive itself is damaged."""
    records = Records(file)
    try:
        for headers, block, whole in _records(file):
            if headers.get("warc-type", "").strip().lower() in _TAKEN:
                yield from _of_record(file, records, headers, block, whole)
    except _DamagedError as error:
        raise file.fault(f"it is damaged ({error})", "fetch it again") from error
    except OSError as error:
        raise from_os(file.path, error) from error


def _records(file: OpenFile) -> Iterator[tuple[Message, bytes, bool]]:
    """The headers and the block of each record, of a block that is too large only the beginning (False)."""
    most = file.limits.text_bytes
    while line := _begin(file):
        if not line.startswith(b"WARC/"):
            raise _DamagedError("no record begins where one should")
        headers = HeaderParser().parsestr(_headers(file).decode("latin-1"))
        try:
            size = int(headers.get("content-length", ""))
        except ValueError as error:
            raise _DamagedError("a record does not say how long it is") from error
        if size < 0:
            raise _DamagedError("a record says that it is shorter than nothing")
        whole = size <= most
        block = file.stream.read(size if whole else min(size, _HEADERS))
        left = size - len(block)
        while not whole and left and (piece := file.stream.read(min(left, _PIECE))):
            left -= len(piece)
        if left:
            raise _DamagedError("it ends within a record")
        yield headers, block, whole


def _begin(file: OpenFile) -> bytes:
    """The first line of the next record, b"" at the end."""
    while line := file.stream.readline(_HEADERS):
        if line.strip():
            return line
    return b""


def _headers(file: OpenFile) -> bytes:
    lines, size = list[bytes](), 0
    while (line := file.stream.readline(_HEADERS)).strip():
        lines.append(line)
        size += len(line)
        if size > _HEADERS:
            raise _DamagedError("the headers of a record have no end")
    return b"".join(lines)


def _of_record(
    file: OpenFile, records: Records, headers: Message, block: bytes, whole: bool
) -> Iterator[Document | ReadError]:
    address = " ".join(headers.get("warc-target-uri", "").split()).strip("<>")
    try:
        fetched = _fetched(headers, block, file.limits.text_bytes, whole)
        if fetched is None or _path(address).rpartition("/")[2] in _FOR_ROBOTS:
            return
        one = file.record(records.name(address), fetched.data)
        if not whole or len(fetched.data) > file.limits.text_bytes:
            yield one.fault("it is larger than what is read as one text", "save it as a file of its own")
        elif fetched.kind in _PAGES:
            encoding = fetched.charset or declared(fetched.data)
            sha256 = hashlib.sha256(fetched.data).hexdigest()
            yield page_document(one, fetched.data, encoding, address, sha256, Extract(one.within))
        else:
            yield from reader_for(one)(one)
    except _DamagedError as error:
        yield records.fault(f"it is damaged ({error})", "fetch it again", address)
    except ReadError as error:
        yield error


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _fetched(headers: Message, block: bytes, most: int, whole: bool) -> _Fetched | None:
    """What a record holds, None where that is no document; ``most`` bytes of it and one. Raises _DamagedError."""
    if headers.get_content_type() != "application/http":
        return _of_kind(headers, block)
    answer = HTTPResponse(cast("socket.socket", _Block(block)))
    try:
        answer.begin()
        if answer.status != 200 or not _is_document(answer.headers):
            return None
        data = answer.read(most + 1) if whole else b""
    except (HTTPException, ValueError, LookupError) as error:
        if answer.headers is None or not _is_document(answer.headers):
            return None
        # Some who fetch undo the chunks of a page and leave its headers as they came.
        data = block.partition(b"\r\n\r\n")[2]
        if not data:
            raise _DamagedError(type(error).__name__) from error
    return _of_kind(answer.headers, _unpacked(data, answer.headers, most))


def _of_kind(headers: Message, data: bytes) -> _Fetched | None:
    charset = headers.get_content_charset() or ""
    return _Fetched(headers.get_content_type(), charset, data) if _is_document(headers) else None


def _is_document(headers: Message) -> bool:
    return "content-type" in headers and headers.get_content_type() in _PAGES | _OTHERS


def _unpacked(data: bytes, headers: Message, most: int) -> bytes:
    """What the server packed for the way, no more than ``most`` bytes and one."""
    packing = headers.get("content-encoding", "").strip().lower()
    if packing in ("", "identity"):
        return data
    if packing not in _PACKED:
        raise _DamagedError(f"packed as {packing[:40]}, which is not read")
    unpacker = zlib.decompressobj(_PACKED[packing])
    try:
        return unpacker.decompress(data, most + 1)
    except zlib.error as error:
        if packing == "gzip" and not data.startswith(b"\x1f\x8b"):
            return data  # undone by who fetched it
        raise _DamagedError(str(error)) from error


class _Block:
    """What the standard library takes for a connection: the bytes that came over one."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, _mode: str) -> BytesIO:
        return BytesIO(self._data)
