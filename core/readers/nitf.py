"""NITF, the XML of one story: https://iptc.org/standards/nitf/.

Newspapers' archives give a lead beside the full text that begins with it (``block`` of class "lead_paragraph"): it is
read once. A byline "normalised" for an index ("Reis, Ana") stands beside the one in print.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from core.model import Metadatum, metadata
from core.readers.markup import paragraphs, said, words
from core.readers.moments import written_out

_DATES = (
    ("{*}head/{*}docdata/{*}date.issue", "norm", "NITF date.issue"),
    ("{*}head/{*}pubdata", "date.publication", "NITF pubdata"),
    ("{*}head/{*}docdata/{*}date.release", "norm", "NITF date.release"),
)
_TITLES = (
    ("{*}body/{*}body.head/{*}hedline/{*}hl1", "NITF hl1"),
    ("{*}head/{*}title", "NITF title"),
)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def text_of(nitf: etree._Element) -> str:
    """The paragraphs of its body, "" where it has none."""
    return "\n\n".join(filter(None, (paragraphs(part) for content in _bodies(nitf) for part in _full(content))))


def _bodies(nitf: etree._Element) -> list[etree._Element]:
    return nitf.findall("{*}body/{*}body.content")


def _full(content: etree._Element) -> list[etree._Element]:
    """What of a body is the full text, where it says so; else the body."""
    blocks = [block for block in content.findall("{*}block") if block.get("class") == "full_text"]
    return blocks or [content]


def key_of(nitf: etree._Element) -> str | None:
    """What the story is called wherever it goes, None where it does not say."""
    named = nitf.find("{*}head/{*}docdata/{*}doc-id")
    return named.get("id-string") if named is not None else None


def told_by(nitf: etree._Element) -> Iterator[Metadatum]:
    """What it tells of the story."""
    for path, basis in _TITLES:
        yield from metadata(basis, title=words(nitf.find(path)))
    for path, attribute, basis in _DATES:
        for date in nitf.findall(path):
            yield from metadata(basis, published=written_out(date.get(attribute, "")))
    for printed in nitf.findall("{*}head/{*}pubdata"):
        yield from metadata("NITF pubdata", publisher=printed.get("name"))
    head = nitf.find("{*}body/{*}body.head")
    if head is None:
        return
    yield from metadata("NITF distributor", agency=words(head.find("{*}distributor")))
    for byline in head.findall("{*}byline"):
        if byline.get("class") != "normalized_byline":
            yield from metadata("NITF byline", byline=_without(byline, "{*}byttl"))
    for dateline in head.findall("{*}dateline"):
        place = words(dateline.find("{*}location")) or _without(dateline, "{*}story.date")
        yield from metadata("NITF dateline", place=place.rstrip(" ,-–—:"))
    yield from metadata("NITF lang", language=nitf.get(_LANGUAGE) or nitf.get("lang"))


def _without(element: etree._Element, part: str) -> str:
    """The words of an element but for those of a part of it."""
    left = set(element.findall(part))
    inner = ("" if one in left else said(one) for one in element)
    pieces = [element.text or "", *(held + (one.tail or "") for held, one in zip(inner, element, strict=True))]
    return " ".join("".join(pieces).split())
