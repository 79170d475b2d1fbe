"""News in XML: NITF, NewsML-G2 and NewsML 1, told apart by their outermost element.

NewsML-G2: https://iptc.org/std/NewsML-G2/guidelines/. A message may hold several items; those without words of their
own, pictures and packages, are passed over as pictures in a folder are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from core.model import OUTLET_ROLES, Document, Extract, MetadataField, Metadatum, metadata
from core.readers import nitf
from core.readers.errors import ReadError
from core.readers.exports import paragraphs as of_lines
from core.readers.html.blocks import TooDeepError, fragment
from core.readers.markup import name, paragraphs, said, words
from core.readers.moments import written_out
from core.readers.opening import OpenFile
from core.readers.records import Records
from core.readers.xml import root_of

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PICTURES = ("picture", "graphic", "video", "audio", "animation")


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of all items, a ReadError for each text without words; raises ReadError where it is no sound XML,
    or none of these.
    """
    data = file.content()
    root = root_of(file, data)
    if name(root) not in _ITEMS:
        what = f"there is no reader for XML that begins with <{etree.QName(root).localname[:60]}> yet"
        raise file.fault(what, "save the document as plain text")
    path, read = _ITEMS[name(root)]
    if path is None:
        yield _whole(file, data, root, read)
        return
    records = Records(file)
    number = 0
    for number, item in enumerate(root.iterfind(path), 1):
        made = _read(item, read)
        where = f"item {number}"
        if isinstance(made, str):
            yield records.fault(made, "", where)
        elif made is not None:
            text, key, told = made
            yield records.make(text, etree.tostring(item, with_tail=False), where, key=key, metadata=told)
    if not number:
        raise file.fault("it holds no news item", "check what was saved")


_Made = tuple[str, str | None, tuple[Metadatum, ...]]
"""The text of an item, its key, and what it tells beside."""
_Reader = Callable[[etree._Element], _Made]


def _read(item: etree._Element, read: _Reader) -> _Made | str | None:
    """What an item gives, or what is the matter with it; None for one that is a picture and has no text."""
    try:
        made = read(item)
    except TooDeepError:
        return "its HTML is nested too deep"
    if made[0]:
        return made
    return None if _is_picture(item) else "it has no text"


def _is_picture(item: etree._Element) -> bool:
    kind = item.find("{*}itemMeta/{*}itemClass")
    return kind is not None and kind.get("qcode", "").rpartition(":")[2] in _PICTURES


def _whole(file: OpenFile, data: bytes, root: etree._Element, read: _Reader) -> Document:
    """The one document that a file is; raises ReadError where it has no text."""
    made = _read(root, read)
    if made is None:
        raise file.fault("it is a picture or a film, not a text")
    if isinstance(made, str):
        raise file.fault(made, "check what was saved")
    text, _, told = made
    digest = hashlib.sha256(data).hexdigest()
    return Document(file.identity, text, digest, file.path, told, Extract(file.within))


def _nitf(root: etree._Element) -> _Made:
    return nitf.text_of(root), nitf.key_of(root), tuple(nitf.told_by(root))


_G2: Sequence[tuple[MetadataField, str, str]] = (
    ("title", "{*}contentMeta/{*}headline", "NewsML-G2 contentMeta/headline"),
    ("title", "{*}itemMeta/{*}title", "NewsML-G2 itemMeta/title"),
    ("published", "{*}itemMeta/{*}firstCreated", "NewsML-G2 itemMeta/firstCreated"),
    ("published", "{*}contentMeta/{*}contentCreated", "NewsML-G2 contentMeta/contentCreated"),
    ("updated", "{*}itemMeta/{*}versionCreated", "NewsML-G2 itemMeta/versionCreated"),
    ("updated", "{*}contentMeta/{*}contentModified", "NewsML-G2 contentMeta/contentModified"),
    ("publisher", "{*}itemMeta/{*}provider", "NewsML-G2 itemMeta/provider"),
    ("agency", "{*}contentMeta/{*}infoSource", "NewsML-G2 contentMeta/infoSource"),
    ("byline", "{*}contentMeta/{*}by", "NewsML-G2 contentMeta/by"),
    ("byline", "{*}contentMeta/{*}creator", "NewsML-G2 contentMeta/creator"),
    ("place", "{*}contentMeta/{*}located", "NewsML-G2 contentMeta/located"),
    ("language", "{*}contentMeta/{*}language", "NewsML-G2 contentMeta/language"),
)


def _g2(item: etree._Element) -> _Made:
    """A newsItem: the first of its contents that has words, and what is told of it."""
    told = list(_told(item, _G2))
    if not any(one.field == "published" for one in told):
        told = [replace(one, field="published") if one.field == "updated" else one for one in told]
    if not any(one.field in OUTLET_ROLES for one in told):
        # It may name a photographer or an author beside, "Coast Wire/Bo Maru".
        told += metadata("NewsML-G2 contentMeta/creditline", agency=words(item.find("{*}contentMeta/{*}creditline")))
    text = ""
    for content in item.iterfind("{*}contentSet/*"):
        story = content.find("{*}nitf")
        if story is not None:
            text = nitf.text_of(story)
            told += nitf.told_by(story)
        elif name(content) == "inlinexml":
            text = paragraphs(content)
        elif name(content) == "inlinedata":
            text = _of_data(said(content), content.get("contenttype", ""))
        if text:
            break
    if not any(one.field == "language" for one in told):
        told += metadata("NewsML-G2 xml:lang", language=item.get(_LANGUAGE))
    return text, item.get("guid"), tuple(told)


def _told(item: etree._Element, fields: Sequence[tuple[MetadataField, str, str]]) -> Iterator[Metadatum]:
    """What these fields tell; of those of one kind that say the same, the first."""
    seen: set[tuple[MetadataField, str]] = set()
    for field, path, basis in fields:
        for one in item.iterfind(path):
            value = _value(one)
            value = written_out(value) if field in ("published", "updated") else value
            if (field, value.casefold()) not in seen:
                seen.add((field, value.casefold()))
                yield from metadata(basis, **{field: value})


def _value(one: etree._Element) -> str:
    """What an element says: its name, its words, or the word or code that stands for it ("nprov:CWN" is "CWN")."""
    code = one.get("qcode", "").partition(":")[2]
    named = words(one.find("{*}name")) or words(one)
    return named or one.get("literal") or one.get("tag") or one.get("FormalName") or code


def _of_data(data: str, kind: str) -> str:
    """Words that stand in an element as they are: HTML where it says so, else text."""
    if "html" in kind:
        return fragment(data)
    return of_lines(data.splitlines())


_ONE: Sequence[tuple[MetadataField, str, str]] = (
    ("title", ".//{*}NewsLines/{*}HeadLine", "NewsML HeadLine"),
    ("published", "{*}NewsManagement/{*}FirstCreated", "NewsML FirstCreated"),
    ("updated", "{*}NewsManagement/{*}ThisRevisionCreated", "NewsML ThisRevisionCreated"),
    ("publisher", ".//{*}AdministrativeMetadata/{*}Provider/{*}Party", "NewsML Provider"),
    ("agency", ".//{*}AdministrativeMetadata/{*}Source/{*}Party", "NewsML Source"),
    ("agency", ".//{*}NewsLines/{*}CreditLine", "NewsML CreditLine"),
    ("byline", ".//{*}NewsLines/{*}ByLine", "NewsML ByLine"),
    ("language", ".//{*}DescriptiveMetadata/{*}Language", "NewsML Language"),
)


def _newsml_1(item: etree._Element) -> _Made:
    """A NewsItem of NewsML 1: the first of its contents that has words."""
    told = list(_told(item, _ONE))
    text = ""
    for content in item.iter("{*}DataContent"):
        story = content.find("{*}nitf")
        if story is not None:
            text = nitf.text_of(story)
            told += nitf.told_by(story)
        else:
            text = paragraphs(content) if len(content) else _of_data(said(content), "")
        if text:
            break
    return text, words(item.find("{*}Identification/{*}NewsIdentifier/{*}PublicIdentifier")), tuple(told)


_ITEMS: dict[str, tuple[str | None, _Reader]] = {
    "nitf": (None, _nitf),
    "newsitem": (None, _g2),
    "newsmessage": ("{*}itemSet/{*}newsItem", _g2),
    "newsml": ("{*}NewsItem", _newsml_1),
}
"""By the outermost element: where its items stand, None where it is one itself, and what reads one."""
