"""Feeds, RSS 0.9 to 2.0 and Atom: a document for each item that has words of its own.

The text is the longest form that the item carries, its content before its summary, as a person would see it. Formats:
https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/, RFC 4287, and the modules "content" and
Dublin Core. A feed that is no sound XML is told: what a lenient parser makes of it may lack words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from core.model import Document, MetadataField, Metadatum, metadata
from core.readers.errors import ReadError
from core.readers.exports import paragraphs as of_lines
from core.readers.html.blocks import TooDeepError, fragment
from core.readers.markup import name, paragraphs, said, words
from core.readers.opening import OpenFile
from core.readers.records import Records
from core.readers.xml import root_of

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MAIL = re.compile(r"\S+@\S+")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")

_BODIES = (_CONTENT, "{*}content", "{*}description", "{*}summary")
_TOLD: tuple[tuple[MetadataField, str, str], ...] = (
    ("published", "{*}pubDate", "RSS pubDate"),
    ("published", "{*}published", "Atom published"),
    ("published", f"{_DC}date", "feed dc:date"),
    ("updated", "{*}updated", "Atom updated"),
    ("agency", "{*}source/{*}title", "Atom source"),
    ("agency", "{*}source", "RSS source"),
    ("byline", f"{_DC}creator", "feed dc:creator"),
    ("byline", "{*}author/{*}name", "Atom author"),
    ("byline", "{*}author", "RSS author"),
)
"""What an item tells of itself: the field, the element, and what it is called."""


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The document of each item, a ReadError for each without words; raises ReadError where it is no sound XML or holds
    no items.
    """
    root = root_of(file, file.content())
    channel = root if name(root) == "feed" else root.find("{*}channel")
    around = tuple(_of_channel(channel)) if channel is not None else ()
    records = Records(file)
    number = 0
    for number, item in enumerate(root.iter("{*}item", "{*}entry"), 1):
        yield _of_item(records, item, around, f"item {number}")
    if not number:
        raise file.fault("it is a feed without items", "check what was saved")


def _of_item(records: Records, item: etree._Element, around: tuple[Metadatum, ...], where: str) -> Document | ReadError:
    try:
        text = next(filter(None, (_text(body) for path in _BODIES for body in item.iterfind(path))), "")
        title = " ".join(_text(item.find("{*}title")).split())
    except TooDeepError:
        return records.fault("its HTML is nested too deep", "", where)
    if not text:
        return records.fault("it has no text of its own", "index the pages that it links to", where)
    told = (*metadata("feed title", title=title), *_told(item), *around)
    data = etree.tostring(item, with_tail=False)
    return records.make(text, data, where, key=_key(item), metadata=told)


def _text(element: etree._Element | None) -> str:
    """The words of an element that holds HTML, XHTML or, where Atom says so, plain text; "" for none."""
    if element is None:
        return ""
    kind = (element.get("type") or "html").lower()
    if kind == "xhtml" or len(element):
        return paragraphs(element)
    if kind in ("text", "text/plain"):
        return of_lines(said(element).splitlines())
    return fragment(said(element))


def _key(item: etree._Element) -> str | None:
    link = item.find("{*}link")
    href = link.get("href") if link is not None else None
    return next(filter(None, (words(item.find("{*}guid")), words(item.find("{*}id")), words(link), href)), None)


def _told(item: etree._Element) -> Iterator[Metadatum]:
    for field, path, basis in _TOLD:
        values = [value for one in item.iterfind(path) if not len(one) and (value := _value(field, words(one)))]
        yield from metadata(basis, **{field: ", ".join(values)})


def _value(field: MetadataField, told: str) -> str:
    """What is told; of an author the name, which RSS puts in brackets behind an address."""
    if field != "byline" or not _MAIL.search(told):
        return told
    named = _IN_BRACKETS.search(told)
    return named[1].strip() if named else _MAIL.sub("", told).strip(" <>,;")


def _of_channel(channel: etree._Element) -> Iterator[Metadatum]:
    """What a feed tells of all its items."""
    title = channel.find("{*}title")
    try:
        outlet = "" if title is None else " ".join(_text(title).split())
    except TooDeepError:
        outlet = ""
    yield from metadata("feed's own title", publisher=outlet)
    yield from metadata("feed's own language", language=words(channel.find("{*}language")) or channel.get(_LANGUAGE))
