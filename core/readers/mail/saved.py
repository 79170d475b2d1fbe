"""A page that a browser saved with all that belongs to it, as MHTML: a message of many parts (RFC 2557)."""

from __future__ import annotations

import hashlib

from core.model import Document, Extract
from core.readers.html import page_document
from core.readers.html.page import declared
from core.readers.mail.headers import header
from core.readers.mail.parts import Leaf, Message, UnreadableError, parts_of
from core.readers.opening import OpenFile

_SAVED_BY = ("<saved by", "saved by")
_LOCATIONS = ("snapshot-content-location", "content-location")


def is_saved_page(message: Message) -> bool:
    """Whether a browser made it: it tells where the page was taken from, and no one that it was sent to."""
    saved = "snapshot-content-location" in message or header(message, "from").lower().startswith(_SAVED_BY)
    return saved and "to" not in message


def saved_page(file: OpenFile, message: Message, data: bytes) -> Document:
    """The document of the page; raises UnreadableError or ReadError where there is none or it shows no words."""
    pages = parts_of(message).html
    if not pages:
        raise UnreadableError("it holds no page", "save the page again")
    page: Leaf = pages[0]
    address = next(filter(None, (header(one, name) for one in (message, page.part) for name in _LOCATIONS)), "")
    encoding = page.part.get_content_charset() or declared(page.data())
    return page_document(file, page.data(), encoding, address, hashlib.sha256(data).hexdigest(), Extract(file.within))
