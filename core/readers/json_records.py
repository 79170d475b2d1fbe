"""JSON Lines, and JSON that is a list of records, holds one, or is one; news items of ninjs among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import cast

from core.model import Document
from core.readers import columns, ninjs
from core.readers.columns import has_text
from core.readers.decoding import NotTextError, decode
from core.readers.errors import ReadError
from core.readers.opening import OpenFile, lines
from core.readers.records import Records

_OF_LINES = (".jsonl", ".ndjson")
_WHOLE_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[^\n]*(?:\}\s*\n|\Z)")
"""A first line that is an object, or does not end in what is looked at of a file."""

_REMEDY = "check how it was saved"


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of all records, a ReadError for each without one; raises ReadError where it is no JSON."""
    records = Records(file)
    of_lines = file.name.suffix.lower() in _OF_LINES and b"\0" not in file.head
    if of_lines or _WHOLE_OBJECT.match(file.head):
        yield from _of_lines(file, records)
        return
    try:
        value = _parsed(file.content())
    except _NoJsonError as error:
        raise file.fault(error.what, _REMEDY, error.place) from error
    for number, record in enumerate(_held(value), 1):
        yield _document(records, record, json.dumps(record).encode(), f"record {number}")


def _of_lines(file: OpenFile, records: Records) -> Iterator[Document | ReadError]:
    """JSON Lines, a line held at a time."""
    most = file.limits.text_bytes
    for number, line in enumerate(lines(file.stream, most), 1):
        where = f"line {number}"
        if line is None:
            yield records.fault(f"it is longer than {most:,} bytes", "split it into smaller records", where)
        elif line.strip():
            try:
                held = _held(_parsed(line))
            except _NoJsonError as error:
                yield records.fault(error.what, _REMEDY, where)
                continue
            if len(held) == 1:
                yield _document(records, held[0], line, where)
                continue
            for place, record in enumerate(held, 1):
                yield _document(records, record, json.dumps(record).encode(), f"{where}, record {place}")


def _document(records: Records, record: object, data: bytes, where: str) -> Document | ReadError:
    """The document of one record, of whatever kind it is."""
    if ninjs.is_item(record):
        return ninjs.document(records, record, data, where)
    return columns.document(records, record, data, where)


class _NoJsonError(Exception):
    """Bytes that spell no value: ``what`` is the matter with them, ``place`` where."""

    def __init__(self, what: str, place: str = "") -> None:
        super().__init__(what, place)
        self.what = what
        self.place = place


def _parsed(data: bytes) -> object:
    """The value that the bytes spell; raises _NoJsonError."""
    try:
        return json.loads(decode(data))
    except NotTextError as error:
        raise _NoJsonError(error.what, error.place) from error
    except RecursionError as error:
        raise _NoJsonError("it is nested too deep") from error
    except json.JSONDecodeError as error:
        raise _NoJsonError(f"it is no JSON: {error.msg}", f"line {error.lineno}") from error
    except ValueError as error:
        raise _NoJsonError(f"it is no JSON: {error}") from error


def _held(value: object) -> list[object]:
    """The records of a value: a list, the first list of objects that an object without a text holds, or itself."""
    if isinstance(value, list):
        return cast(list[object], value)
    if isinstance(value, dict) and not ninjs.is_item(value) and not has_text(cast(dict[str, object], value)):
        for one in cast(dict[str, object], value).values():
            if isinstance(one, list) and one and isinstance(one[0], dict):
                return cast(list[object], one)
    return [value]
