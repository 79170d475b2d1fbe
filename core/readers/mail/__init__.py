"""Mail: the words of a message, what its headers tell, and each of its attachments as a document of its own.

Of a reply its own words alone are kept: those it answers are another's. Pages that a browser saved as MHTML are mail by
their form and are read as pages. Formats: RFC 5322 (messages), 2045 to 2047 and 2231 (MIME), 3676 (flowed text).
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from core.model import Document, Extract
from core.readers.errors import ReadError
from core.readers.mail.headers import message_id, told
from core.readers.mail.parts import Leaf, Message, Parts, UnreadableError, parsed, parts_of
from core.readers.mail.saved import is_saved_page, saved_page
from core.readers.mail.words import words_of
from core.readers.members import passed_over, read_member
from core.readers.opening import OpenFile

_COUNTED = re.compile(rb"\s{0,8}(\d{1,12})[ \t]*\r?\n")
"""How Apple Mail begins a message: with the number of its bytes, behind which a list of its own follows."""


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The message and its attachments; raises ReadError where it is no message or cannot be read."""
    data = file.content()
    counted = _COUNTED.match(data)
    data = data[counted.end() : counted.end() + int(counted[1])] if counted else data
    try:
        message = parsed(data)
    except UnreadableError as error:
        raise file.fault(error.what, error.remedy) from error
    yield from of_message(file, message, data, file.within)


def of_message(file: OpenFile, message: Message, data: bytes, where: str) -> Iterator[Document | ReadError]:
    """The documents of a message that ``file`` is, parsed from ``data``; ``where`` says where in its file it stands.

    Raises ReadError where it cannot be read, and where more comes out of it than the limits allow.
    """
    try:
        if is_saved_page(message):
            yield saved_page(file, message, data)
            return
        parts = parts_of(message)
        yield _document(file, message, parts, data, where)
    except UnreadableError as error:
        raise file.fault(error.what, error.remedy) from error
    yield from _attachments(file, parts)


def _document(file: OpenFile, message: Message, parts: Parts, data: bytes, where: str) -> Document | ReadError:
    text = words_of(message, parts)
    if not text and parts.attached:
        return file.fault("it has no words of its own beside what is attached")
    if not text:
        return file.fault("it has no words of its own")
    extract = Extract(where)
    return Document(file.identity, text, hashlib.sha256(data).hexdigest(), file.path, told(message), extract)


def _attachments(file: OpenFile, parts: Parts) -> Iterator[Document | ReadError]:
    names: set[str] = set()
    for number, leaf in enumerate(parts.attached, 1):
        if number > file.limits.records:
            raise file.fault(f"more than {file.limits.records:,} files are attached to it")
        name = _name(leaf, number)
        if name in names:
            name = f"{name} ({number})"
        names.add(name)
        if passed_over(name):
            continue
        try:
            data = leaf.data()
        except UnreadableError as error:
            yield file.fault(error.what, error.remedy, name)
            continue
        yield from read_member(file, name, cast(BinaryIO, io.BytesIO(data)), len(data))


def _name(leaf: Leaf, number: int) -> str:
    if leaf.name:
        return leaf.name
    inner = leaf.message()
    return (inner and message_id(inner)) or f"attachment {number}"
