"""Plain text and Markdown: the text is the file, decoded and otherwise untouched.

That holds for the dump dialect too, whose first line is `` date YYYY-MM-DD ...``: its header is part of the
text, and reading it is the analysis's work (positions would not hold if it were taken away here).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from core.model import Document, Extract
from core.readers.decoding import NotTextError, decode
from core.readers.opening import OpenFile


def documents(file: OpenFile) -> Iterator[Document]:
    """The one document that the file is; raises ReadError where it is empty, too large or no text."""
    data = file.content()
    if not data:
        raise file.fault("it is empty", "fetch or save the document again")
    try:
        text = decode(data)
    except NotTextError as error:
        raise file.fault(error.what, "save the document as plain text in UTF-8", error.place) from error
    if not text.strip():
        raise file.fault("it holds nothing but white space", "fetch or save the document again")
    extract = Extract(file.within) if file.inside else None
    yield Document(file.identity, text, hashlib.sha256(data).hexdigest(), file.path, extract=extract)
