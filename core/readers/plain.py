"""Plain text and Markdown: the text is the file, decoded and otherwise untouched.

That holds for the dump dialect too, whose first line is `` date YYYY-MM-DD ...``: its header is part of the
text, and reading it is the analysis's work (positions would not hold if it were taken away here).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from core.model import Document
from core.readers.decoding import NotTextError, decode
from core.readers.errors import ReadError
from core.readers.opening import OpenFile


def documents(file: OpenFile) -> Iterator[Document]:
    """The one document that the file is; raises ReadError where it is empty, too large or no text."""
    data = file.content()
    if not data:
        raise ReadError(file.path, "it is empty", "fetch or save the document again")
    try:
        text = decode(data)
    except NotTextError as error:
        remedy = "save the document as plain text in UTF-8"
        raise ReadError(file.path, error.what, remedy, error.place) from error
    if not text.strip():
        raise ReadError(file.path, "it holds nothing but white space", "fetch or save the document again")
    yield Document(str(file.path), text, hashlib.sha256(data).hexdigest(), file.path)
