"""What the fields of records are called: which of them holds the text, the title, the date, who printed and wrote it.

Names are compared without letter case and signs: "Publication_Date" is "publicationdate". Of several that fit, the one
that stands first here counts for text, title and key; of the others all are kept, for two may contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import cast

from core.model import Document, MetadataField, Metadatum
from core.readers.errors import ReadError
from core.readers.records import Records

TEXT = (
    "text", "body", "fulltext", "bodytext", "articletext", "articlebody", "content", "contenttext", "maintext", "story",
    "storytext", "plaintext", "transcript", "article",
)  # fmt: skip
KEY = ("id", "docid", "documentid", "articleid", "storyid", "guid", "uuid", "url", "link", "uri")
BESIDE: Mapping[MetadataField, tuple[str, ...]] = {
    "title": ("title", "headline", "articletitle", "heading", "subject"),
    "published": (
        "published", "datepublished", "publishedat", "publishedon", "publisheddate", "publishdate", "publicationdate",
        "pubdate", "firstpublished", "date", "datetime", "created", "createdat",
    ),
    "updated": ("updated", "updatedat", "modified", "datemodified", "lastmodified"),
    "publisher": (
        "publisher", "publication", "outlet", "newspaper", "sitename", "media", "medianame", "sourcename", "source",
        "site", "domain",
    ),
    "agency": ("agency", "newsagency", "wire", "provider"),
    "byline": ("byline", "author", "authors", "writer", "reporter", "creator"),
    "place": ("dateline", "location", "place"),
    "language": ("language", "lang"),
}  # fmt: skip
_SIGNS = re.compile(r"[\W_]+")
_TAG = re.compile(r"</?(?:p|br|div|span|a|li|h[1-6])\b[^>]*>", re.IGNORECASE)
_SECONDS = range(100_000_000, 10_000_000_000)
"""Numbers in a field of dates that are seconds since 1970, of the years 1973 to 2286; a thousandfold, milliseconds."""


def plain(name: str) -> str:
    """A field's name as it is compared."""
    return _SIGNS.sub("", name).casefold()


def has_text(names: Iterator[str]) -> bool:
    """Whether one of these fields is called as a text is."""
    return not set(TEXT).isdisjoint(plain(name) for name in names)


def document(records: Records, record: Mapping[str, object], data: bytes, where: str) -> Document | ReadError:
    """The document of one record, read from ``data``; a ReadError where it has no text that can be read."""
    named = {plain(name): (name, value) for name, value in reversed(list(record.items()))}
    found = next((value for name in TEXT if (value := _words(named.get(name, ("", None))[1]))), "")
    if not found:
        return records.file.fault("it has no text: no field with words is called text, body or content", "", where)
    if _TAG.search(found):
        return records.file.fault(
            "its text holds HTML, for which there is no reader yet", "save it as plain text", where
        )
    key = next((value for name in KEY if (value := _words(named.get(name, ("", None))[1]))), None)
    return records.make(found, data, key=key, metadata=tuple(_beside(named)), where=where)


def _beside(named: Mapping[str, tuple[str, object]]) -> Iterator[Metadatum]:
    for field, names in BESIDE.items():
        for name in names:
            called, value = named.get(name, ("", None))
            words = _moment(value) if field in ("published", "updated") else _words(value)
            if words:
                yield Metadatum(field, words, f'field "{called}"')


def _words(value: object) -> str:
    """A field in words: a list with commas between, of an object its name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(one) for one in cast(list[object], value))))
    if isinstance(value, dict):
        return _words(cast(dict[str, object], value).get("name"))
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _moment(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        seconds = int(value) if int(value) in _SECONDS else int(value) // 1000
        if seconds in _SECONDS:
            return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return ""
    return _words(value)
