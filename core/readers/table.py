"""Tables of records, CSV and TSV: the first row names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from core.model import Document
from core.readers.columns import document, has_text
from core.readers.decoding import NotTextError, decode
from core.readers.errors import ReadError
from core.readers.opening import OpenFile
from core.readers.records import Records

_BETWEEN = ",;\t|"
_SHOWN = 200
"""Characters of the names of columns that a message shows."""


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The document of each row, a ReadError for each without one.

    Raises ReadError where no column is called as a text is, and where the table cannot be read further.
    """
    try:
        text = decode(file.content())
    except NotTextError as error:
        raise file.fault(error.what, "save the table in UTF-8", error.place) from error
    header = text.partition("\n")[0]
    csv.field_size_limit(file.limits.text_bytes)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_BETWEEN, key=header.count))
    records = Records(file)
    try:
        names = next(rows, [])
        if not has_text(names):
            what = f"no column is called text, body or content; there are: {', '.join(names)[:_SHOWN]}"
            raise file.fault(what, "call the one that holds the text text")
        before = rows.line_num
        for number, row in enumerate(rows, 1):
            where = f"row {number}, line {before + 1}"
            before = rows.line_num
            if any(row):
                record = dict(zip(names, row, strict=False))
                yield document(records, record, "\0".join(row).encode("utf-8", "surrogatepass"), where)
    except csv.Error as error:
        raise file.fault(f"it is no table: {error}", "save it as CSV again", f"line {rows.line_num}") from error
