"""XML, parsed safely: nothing outside the file is read, nothing in it is multiplied."""

from __future__ import annotations

import html
import re

from lxml import etree

from core.readers.errors import ReadError
from core.readers.opening import OpenFile

MOST_TAGS = 1_000_000
"""Opening and closing tags of one file, at most: each costs some hundred bytes of memory."""
_REMEDY = "check how it was saved"
_DECLARES = ("it declares entities of its own, which are not followed", "save it without them")
_DECLARED = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_PLACE = re.compile(r", line \d+, column \d+.*", re.DOTALL)


def root_of(file: OpenFile, data: bytes) -> etree._Element:
    """The outermost element of a file's content, without comments; raises ReadError where it is no sound XML.

    So it does where the file declares entities of its own, which a few lines can turn into gigabytes, where elements
    lie more than 256 deep in one another, and where there are too many. Characters that HTML has names for
    ("&mdash;") are read even where a declaration that lies outside would have to be fetched for them.
    """
    if data.count(b"<") > MOST_TAGS:
        raise file.fault(f"it holds more than {MOST_TAGS:,} tags", "split it into smaller files")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _fault(file, data, error) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[union-attr]  # the stubs lack it
        raise file.fault(*_DECLARES)
    _name_characters(root)
    return root


def _fault(file: OpenFile, data: bytes, error: etree.XMLSyntaxError) -> ReadError:
    if _DECLARED.search(data):
        return file.fault(*_DECLARES)
    words = _PLACE.sub("", error.msg or "").strip() or "it is cut off"
    if "depth" in words:
        return file.fault("its elements lie too deep in one another", _REMEDY, f"line {error.lineno}")
    return file.fault(f"it is no sound XML ({words})", _REMEDY, f"line {error.lineno}")


def _name_characters(root: etree._Element) -> None:
    """Put characters in the place of the names that HTML has for them."""
    for named in list(root.iter(etree.Entity)):
        words = html.unescape(named.text or "") + (named.tail or "")
        before, above = named.getprevious(), named.getparent()
        if before is not None:
            before.tail = (before.tail or "") + words
        elif above is not None:
            above.text = (above.text or "") + words
        if above is not None:
            named.tail = None
            above.remove(named)


def local_name(element: etree._Element | None) -> str:
    """What an element is called, without its namespace; "" for none, and for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""
