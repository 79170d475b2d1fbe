"""Articles out of press databases as text: what the readers of all such exports share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.model import Document, MetadataField, Metadatum
from core.readers.decoding import NotTextError, decode
from core.readers.errors import ReadError
from core.readers.opening import OpenFile
from core.readers.records import Records

DATE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?:[a-z]{3,9}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2} [a-z]{3,9}\.? (?:19|20)\d\d)\b[^\n]{0,40}",
    re.IGNORECASE,
)
"""A line that is a date: "January 11, 2031 Monday", "11 January 2031"."""
COPYRIGHT = re.compile(r"(?:copyright\b|\(c\)|©)", re.IGNORECASE)
_RIGHTS = re.compile(r"all rights reserved\b", re.IGNORECASE)
_WIDTHS = range(50, 121)
"""How many characters lines have in a text that is broken into lines; in others each line is a paragraph."""


@dataclass(slots=True)
class Article:
    """What an export gives of one article; ``told`` what stands beside its text, each with where."""

    body: list[str] = field(default_factory=list)
    told: list[Metadatum] = field(default_factory=list)
    key: str | None = None

    def tell(self, name: MetadataField, value: str, basis: str) -> None:
        """Keep something told beside the text, in one line; what is blank is nothing."""
        line = " ".join(value.split())
        if line:
            self.told.append(Metadatum(name, line, basis))

    def knows(self, name: MetadataField) -> bool:
        """Whether something of that kind was told before."""
        return any(told.field == name for told in self.told)


def lines_of(file: OpenFile) -> list[str]:
    """The lines of an export, without their ends; raises ReadError where it is no text."""
    try:
        text = decode(file.content())
    except NotTextError as error:
        raise file.fault(error.what, "export the articles again as text in UTF-8", error.place) from error
    return re.split(r"\r\n|[\n\r\f]", text)


def document(records: Records, article: Article, lines: Iterable[str], number: int) -> Document | ReadError:
    """The document of an article, made of these lines; a ReadError where it has no text."""
    where = f"article {number}"
    text = paragraphs(article.body)
    if not text:
        return records.fault("it has no text", "export it again with its full text", where)
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    return records.make(text, data, where, key=article.key, metadata=tuple(article.told))


def is_notice(line: str) -> bool:
    """Whether a line says whose the rights are."""
    return (COPYRIGHT.match(line.strip()) or _RIGHTS.match(line.strip())) is not None


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as paragraphs: a blank line ends one; so does a line that had room for the next one's first word."""
    lengths = sorted(len(line.rstrip()) for line, after in pairwise(lines) if line.strip() and after.strip())
    # Not the longest: an address on the web runs over the edge.
    width = lengths[(len(lengths) - 1) * 3 // 4] if lengths else 0
    found: list[str] = []
    before = ""
    for line in lines:
        words = " ".join(line.split())
        goes_on = before and width in _WIDTHS and len(before) + len(words.partition(" ")[0]) >= width
        if words and goes_on:
            found[-1] = f"{found[-1]} {words}"
        elif words:
            found.append(words)
        before = line.rstrip()
    return "\n\n".join(found)
