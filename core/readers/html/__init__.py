"""Saved pages: the article a page carries, with the title, dates, outlet and authors that it states for machines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from core.model import Document, Extract
from core.readers.decoding import NotTextError, decode
from core.readers.html.blocks import TooDeepError
from core.readers.html.page import declared, read_page
from core.readers.opening import OpenFile


def documents(file: OpenFile) -> Iterator[Document]:
    """The one document of a page; raises ReadError where it is empty, too large, no text or shows no words."""
    data = file.content()
    yield page_document(file, data, declared(data), "", hashlib.sha256(data).hexdigest(), Extract(file.within))


def page_document(file: OpenFile, data: bytes, encoding: str, address: str, sha256: str, extract: Extract) -> Document:
    """The document of a page in ``file``: its bytes, the encoding it is said to be in, where it was fetched from.

    ``sha256`` is of what it was taken out of. Raises ReadError where it is empty, no text or shows no words.
    """
    try:
        markup = decode(data, encoding)
    except NotTextError as error:
        raise file.fault(error.what, "save the page again", error.place) from error
    try:
        page = read_page(markup, address)
    except TooDeepError as error:
        raise file.fault("its elements are nested too deep to be read", "save the page as text") from error
    if not page.text:
        raise file.fault("it is a page that shows no words", "save the page again once it is fully loaded")
    return Document(file.identity, page.text, sha256, file.path, page.metadata, extract)
