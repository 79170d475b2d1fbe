"""Mailboxes: many messages in one file, each behind a line that begins with "From " (mbox; RFC 4155, appendix A)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Document
from core.readers.errors import ReadError, from_os
from core.readers.mail import of_message
from core.readers.mail.headers import message_id
from core.readers.mail.parts import UnreadableError, parsed
from core.readers.opening import OpenFile, TooMuchError, lines
from core.readers.records import Records

_BETWEEN = re.compile(
    rb"From [^\n]{0,300}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +"
    rb"\d{1,2} +\d\d:\d\d"
)
_ESCAPED = re.compile(rb">+From ")
_LONGEST_LINE = 2**20


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of each message; raises ReadError where the file cannot be read or holds none."""
    records = Records(file)
    number = 0
    for number, (line, data) in enumerate(_messages(file), 1):
        where = f"message {number} at line {line}"
        if data is None:
            yield records.fault("it is larger than what is read as one text", "save it as a file of its own", where)
            continue
        try:
            message = parsed(data)
            one = file.record(records.name(message_id(message)), data)
            yield from of_message(one, message, data, ", ".join(filter(None, (file.within, where))))
        except UnreadableError as error:
            yield records.fault(error.what, error.remedy, where)
        except TooMuchError:
            raise
        except ReadError as error:
            yield error
    if not number:
        raise file.fault('it is a mailbox without messages: no line begins with "From "', "check what was saved")


def _messages(file: OpenFile) -> Iterator[tuple[int, bytes | None]]:
    """Each message with the number of its first line; None for one that is too large."""
    most = file.limits.text_bytes
    begun, size, kept = 0, 0, list[bytes]()
    blank = True
    try:
        for number, line in enumerate(lines(file.stream, min(most, _LONGEST_LINE)), 1):
            if line is not None and blank and _BETWEEN.match(line):
                if begun:
                    yield begun, _whole(kept, size, most)
                begun, size, kept = number, 0, []
                continue
            blank = line is not None and not line.strip()
            size += most + 1 if line is None else len(line)
            if size <= most and line is not None:
                kept.append(line[1:] if _ESCAPED.match(line) else line)
            else:
                kept.clear()
    except OSError as error:
        raise from_os(file.path, error) from error
    if begun:
        yield begun, _whole(kept, size, most)


def _whole(kept: list[bytes], size: int, most: int) -> bytes | None:
    return b"".join(kept) if size <= most else None
