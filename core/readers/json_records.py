"""JSON Lines, and JSON that is a list of records, holds one, or is one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import cast

from core.model import Document
from core.readers.columns import document, has_text
from core.readers.decoding import NotTextError, decode
from core.readers.errors import ReadError
from core.readers.opening import OpenFile
from core.readers.records import Records

Json = dict[str, object]
_OF_LINES = (".jsonl", ".ndjson")
_REMEDY = "check how it was saved"


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of all records, a ReadError for each without one; raises ReadError where it is no JSON."""
    records = Records(file, "record")
    first = file.stream.readline(file.limits.text_bytes)
    in_lines = file.name.suffix.lower() in _OF_LINES or isinstance(_parsed(first), dict)
    if in_lines and b"\0" not in first:
        yield from _lines(records, first)
        return
    rest = OpenFile(
        file.path, file.head, io.BytesIO(first + file.stream.read(file.limits.text_bytes + 1)), file.limits, file.inside
    )
    for number, record in enumerate(_listed(rest, _whole(rest)), 1):
        yield _document(records, record, json.dumps(record).encode(), f"record {number}")


def _lines(records: Records, first: bytes) -> Iterator[Document | ReadError]:
    """JSON Lines, a line held at a time."""
    most = records.file.limits.text_bytes
    number, line = 1, first
    while line:
        where = f"line {number}"
        if len(line) >= most and not line.endswith(b"\n"):
            raise records.file.fault(f"a line is longer than {most:,} bytes", "split it into smaller records", where)
        if line.strip():
            yield _document(records, _parsed(line), line, where)
        number, line = number + 1, records.file.stream.readline(most)


def _document(records: Records, record: object, data: bytes, where: str) -> Document | ReadError:
    if not isinstance(record, dict):
        return records.file.fault("it is no JSON object", _REMEDY, where)
    return document(records, cast(Json, record), data, where)


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").replace("\\u0000", ""))
    except (ValueError, RecursionError):
        return None


def _whole(file: OpenFile) -> object:
    try:
        return json.loads(decode(file.content()))
    except NotTextError as error:
        raise file.fault(error.what, _REMEDY, error.place) from error
    except RecursionError as error:
        raise file.fault("it is nested too deep", _REMEDY) from error
    except json.JSONDecodeError as error:
        raise file.fault(f"it is no JSON: {error.msg}", _REMEDY, f"line {error.lineno}") from error


def _listed(file: OpenFile, value: object) -> list[object]:
    """The records of a JSON value: a list, the first list of objects that an object holds, or the object itself."""
    if isinstance(value, list):
        return cast(list[object], value)
    if isinstance(value, dict):
        held = cast(Json, value)
        if has_text(iter(held)):
            return [held]
        for one in held.values():
            if isinstance(one, list) and one and isinstance(one[0], dict):
                return cast(list[object], one)
    raise file.fault("it holds no records with a text", "call the field that holds it text")
