"""Exports of Nexis as text, of LexisNexis before 2019 and of Nexis Uni and Nexis+: a document for each article.

The layouts as LexisNexisTools and nexis-uni-parser describe them. Of old: "3 of 10 DOCUMENTS", outlet and date in the
middle of the line, the title, "BYLINE: ", "LENGTH: 300 words", the text, "LOAD-DATE: ", the copyright. Of late: title,
outlet, date, copyright, "Length: 300 words", "Byline: ", "Body", the text, "Load-Date: ", "End of Document".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from core.model import Document, MetadataField
from core.readers.errors import ReadError
from core.readers.exports import DATE, Article, document, is_notice, lines_of
from core.readers.opening import OpenFile
from core.readers.records import Records

_NUMBER = re.compile(r"\s*\d{1,6} of \d{1,6} DOCUMENTS?\s*")
_END = re.compile(r"\s*End of Document\s*")
_FIELD = re.compile(r"(?P<name>[A-Z][A-Za-z-]{2,24}):(?:\s+(?P<value>.*))?")
_ABOVE = frozenset({
    "BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES", "HEADLINE", "COLUMN", "AUTHOR", "SOURCE",
    "DISTRIBUTION",
})  # fmt: skip
"""Fields of old between title and text."""
_BELOW = frozenset({
    "LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "DOCUMENT-TYPE", "JOURNAL-CODE", "SUBJECT",
    "ORGANIZATION", "GEOGRAPHIC", "INDUSTRY", "COMPANY", "TICKER", "PUB-TYPE", "CLASSIFICATION",
    "CORRECTION-DATE", "URL", "ISSN",
})  # fmt: skip
"""Fields of old behind the text."""
_TELL: Mapping[str, tuple[MetadataField, str]] = {
    "byline": ("byline", "Nexis Byline"),
    "author": ("byline", "Nexis Author"),
    "headline": ("title", "Nexis Headline"),
    "dateline": ("place", "Nexis Dateline"),
    "load-date": ("published", "Nexis Load-Date"),
    "language": ("language", "Nexis Language"),
}
_BEHIND = re.compile(rf"Classification|Graphic|End of Document|Load-Date: {DATE.pattern}", re.IGNORECASE)
"""Lines of late behind the text."""
_PAGE = re.compile(r"\s*Page \d{1,6}(?: of \d{1,6})?\s*")
_EDITION = re.compile(r"(?:[\w ]{0,40} )?edition\b[\w ]{0,20};?", re.IGNORECASE)
_MIDDLE = " " * 5
"""What stands before a line in the middle."""


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of all articles, a ReadError for each without a text; raises ReadError where there is none."""
    lines = [line for line in lines_of(file) if not _PAGE.fullmatch(line)]
    records = Records(file)
    starts = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line)]
    parts = list(_numbered(lines, starts) if starts else _ended(lines))
    if not parts:
        raise file.fault("it holds no article, only a list of them", "export the full documents")
    for number, part in enumerate(parts, 1):
        yield document(records, _of_old(part) if starts else _of_late(part), part, number)


def _numbered(lines: Sequence[str], starts: Sequence[int]) -> Iterator[list[str]]:
    """The lines of each article of old, without the copyright at its foot."""
    for start, end in pairwise([*starts, len(lines)]):
        part = list(lines[start:end])
        while part and (not part[-1].strip() or is_notice(part[-1])):
            part.pop()
        yield part


def _ended(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each article of late: what stands between two ends and gives a length."""
    ends = [at + 1 for at, line in enumerate(lines) if _END.fullmatch(line)]
    for start, end in pairwise([0, *ends, len(lines)]):
        if any(_named(line) == "Length" for line in lines[start:end]):
            yield list(lines[start:end])


def _named(line: str) -> str:
    """The name of the field that a line begins, "" for none."""
    found = _FIELD.fullmatch(line.strip())
    return found["name"] if found else ""


def _of_old(lines: Sequence[str]) -> Article:
    article = Article()
    first = next((at for at, line in enumerate(lines) if _named(line) in _ABOVE), len(lines))
    _masthead(article, lines[1:first])
    at = first
    while at < len(lines) and (not lines[at].strip() or _named(lines[at]) in _ABOVE):
        at = _field(article, lines, at, wraps=True)
    end = at
    while end < len(lines) and (_named(lines[end]) not in _BELOW or lines[end - 1].strip()):
        end += 1
    article.body.extend(lines[at:end])
    while end < len(lines):
        end = _field(article, lines, end, wraps=True)
    return article


def _masthead(article: Article, lines: Sequence[str]) -> None:
    """Outlet, date and title of old; outlet, date and editions stand in the middle of their lines."""
    kept = [line for line in lines if line.strip() and not is_notice(line)]
    dated = next((at for at, line in enumerate(kept) if DATE.fullmatch(line.strip())), -1)
    title = [
        line for line in kept[dated + 1 :] if not line.startswith(_MIDDLE) and not _EDITION.fullmatch(line.strip())
    ]
    article.tell("title", " ".join(title), "Nexis title")
    if dated >= 0:
        article.tell("published", kept[dated], "Nexis date")
    if dated > 0 or (kept and kept[0].startswith(_MIDDLE)):
        article.tell("publisher", kept[0], "Nexis source")


def _of_late(lines: Sequence[str]) -> Article:
    article = Article()
    at = next(at for at, line in enumerate(lines) if _named(line) == "Length")
    dated = next((n for n in range(at - 1, -1, -1) if DATE.fullmatch(lines[n].strip())), None)
    if dated is not None:
        title, outlet = ["", "", *(line for line in lines[:dated] if line.strip())][-2:]
        article.tell("title", title, "Nexis title")
        article.tell("published", lines[dated], "Nexis date")
        article.tell("publisher", outlet, "Nexis source")
        at = dated
    while at < len(lines) and lines[at].strip() != "Body":
        at = _field(article, lines, at, wraps=False)
    end = at = at + 1
    while end < len(lines) and _BEHIND.fullmatch(lines[end].strip()) is None:
        end += 1
    article.body.extend(lines[at:end])
    while end < len(lines):
        end = _field(article, lines, end, wraps=False)
    return article


def _field(article: Article, lines: Sequence[str], at: int, *, wraps: bool) -> int:
    """Keep what the field at a line tells, with the lines it goes on with; gives the line behind it."""
    found = _FIELD.fullmatch(lines[at].strip())
    end = at + 1
    while wraps and found and end < len(lines) and lines[end].strip() and not _named(lines[end]):
        end += 1
    if found and found["name"].lower() in _TELL:
        field, basis = _TELL[found["name"].lower()]
        # When the database took it in says something only where nothing says when it came out.
        if field != "published" or not article.knows(field):
            article.tell(field, " ".join([found["value"] or "", *lines[at + 1 : end]]), basis)
    return end
