"""Exports of Factiva as text: a document for each article, named by its code in the database.

Either with the codes of its fields at the head of lines ("HD", "BY", "PD", "LP", "TD", "AN") or as it shows articles:
title, author, "1,234 words", date, time, outlet, its code, language, copyright, the text, "Document ABC0000...". The
fields: https://www.kaichen.work/?p=539.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from core.model import Document, MetadataField
from core.readers.errors import ReadError
from core.readers.exports import COPYRIGHT, DATE, Article, document, is_notice, lines_of
from core.readers.opening import OpenFile
from core.readers.records import Records

_ORDER = (
    "CLM", "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD",
    "ART", "CT", "RF", "CX", "DE", "CO", "FDS", "TIC", "IN", "NS", "RE", "IPC", "IPD", "PUB", "RIC", "DJC",
    "AN",
)  # fmt: skip
_PLACE = {code: place for place, code in enumerate(_ORDER)}
_FIELD = re.compile(rf"[ \t]{{0,12}}(?P<code>{'|'.join(_ORDER)})(?P<gap>\t| {{2}}| ?$)(?P<value>.*)")
_TOLD: Mapping[str, tuple[MetadataField, str]] = {
    "HD": ("title", "Factiva HD"),
    "PD": ("published", "Factiva PD"),
    "SN": ("publisher", "Factiva SN"),
    "CR": ("agency", "Factiva CR"),
    "BY": ("byline", "Factiva BY"),
    "LA": ("language", "Factiva LA"),
}
_TEXT = ("LP", "TD")
_TAGGED = frozenset({"HD", "PD", "SN"})
_HEADS = ("CLM", "SE", "HD")
_CODE = re.compile(r"\s*Document (?P<key>[A-Za-z0-9]{12,60})\s*")
_WORDS = re.compile(r"\s*[\d.,]{1,9} words\s*")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: [AP]M)?(?: GMT)?", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,12}")
_PAGE = re.compile(r"\s*Page \d{1,6} of \d{1,6}\b[^\n]{0,80}")
_ABOVE, _BELOW = 3, 10
"""Lines with words that the title and its author have above the count of words, and the rest of the head below it."""


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of all articles, a ReadError for each without a text; raises ReadError where it is no text."""
    lines = [line for line in lines_of(file) if not _PAGE.fullmatch(line)]
    records = Records(file)
    tagged = _TAGGED.issubset(found["code"] for found in map(_FIELD.fullmatch, lines) if found)
    for number, part in enumerate(_tagged_parts(lines) if tagged else _shown_parts(lines), 1):
        yield document(records, _tagged(part) if tagged else _shown(part), part, number)


def _tagged_parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each article: a field that stands before those already seen begins the next one."""
    part: list[str] = []
    last = -1
    for line in lines:
        found = _FIELD.fullmatch(line)
        code = found["code"] if found else ""
        if code in _HEADS and last >= _PLACE["WC"]:
            yield part
            part, last = [], -1
        if code and _PLACE[code] > last:
            last = _PLACE[code]
        if last >= 0:
            part.append(line)
    if part:
        yield part


def _begins(found: re.Match[str], last: str, before: str) -> bool:
    """Whether a line with a code is a field: words may begin so too, but fields stand in their order, and in a text
    below a blank line.
    """
    inside = last in _TEXT and found["gap"] == "  " and before.strip() and not _CODE.fullmatch(found["value"])
    return not inside and (not last or _PLACE[found["code"]] > _PLACE[last])


def _tagged(lines: Sequence[str]) -> Article:
    fields: dict[str, list[str]] = {}
    last = ""
    for before, line in pairwise(["", *lines]):
        found = _FIELD.fullmatch(line)
        if found and _begins(found, last, before):
            last = found["code"]
            fields[last] = [found["value"]]
        elif last:
            fields[last].append(line)
    article = Article()
    time = " ".join(fields.get("ET", [])).strip()
    for code, (name, basis) in _TOLD.items():
        value = " ".join(fields.get(code, []))
        if code == "PD" and time:
            value, basis = f"{value.strip()} {time}", f"{basis} and ET"
        article.tell(name, value, basis)
    for code in _TEXT:
        article.body.extend(["", *fields.get(code, [])])
    named = _CODE.fullmatch(" ".join(fields.get("AN", [])))
    article.key = named["key"] if named else None
    return article


def _shown_parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each article, the last of which is its code; what stands behind the last one is one if it has words
    counted.
    """
    part: list[str] = []
    for line in lines:
        part.append(line)
        if _CODE.fullmatch(line):
            yield part
            part = []
    if any(_WORDS.fullmatch(line) for line in part):
        yield part


def _shown(lines: Sequence[str]) -> Article:
    article = Article()
    named = _CODE.fullmatch(lines[-1])
    end = len(lines)
    if named:
        article.key, end = named["key"], end - 1
    counted = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if counted is None:
        return article
    _title(article, [line.strip() for line in lines[:counted] if line.strip()][-_ABOVE:])
    article.body.extend(lines[_head(article, lines, counted + 1) : end])
    return article


def _title(article: Article, above: list[str]) -> None:
    """Title and author; where a section or an author without "By" stands there too, the longest line is the title."""
    if above and above[-1].lower().startswith("by "):
        article.tell("byline", above.pop(), "Factiva byline")
    article.tell("title", max(above, key=len, default=""), "Factiva title")


def _head(article: Article, lines: Sequence[str], start: int) -> int:
    """Keep what stands between the count of words and the text; gives the line where the text begins."""
    told: list[str] = []
    at = start
    while at < len(lines) and len(told) < _BELOW and not COPYRIGHT.match(lines[at].strip()):
        if lines[at].strip():
            told.append(lines[at].strip())
        at += 1
    if at == len(lines) or len(told) == _BELOW or len(told) < 2:
        return len(lines)
    article.tell("language", told[-1], "Factiva language")
    date = told.pop(0) if DATE.fullmatch(told[0]) else ""
    clock = told.pop(0) if told and _CLOCK.fullmatch(told[0]) else ""
    article.tell("published", f"{date} {clock}" if date else "", "Factiva date")
    if len(told) > 1 and not _SOURCE_CODE.fullmatch(told[0]):
        article.tell("publisher", told[0], "Factiva source")
    while at < len(lines) and is_notice(lines[at]):
        at += 1
    return at
