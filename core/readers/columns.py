"""What the fields of records are called: which of them holds the text, the title, the date, who printed and wrote it.

Names are compared without letter case and signs: "Publication_Date" is "publicationdate". Of several that fit, the one
that stands first here counts for text, title and key; of the others all are kept, for two may contradict each other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def has_text(names: Iterable[str]) -> bool:
    """Whether one of these fields is called as a text is."""
    return not set(TEXT).isdisjoint(plain(name) for name in names)


def document(records: Records, record: object, data: bytes, where: str) -> Document | ReadError:
    """The document of one record, read from ``data``; a ReadError where it has no text that can be read."""
    if not isinstance(record, dict):
        return records.fault("it is no record: no object with named fields", "check how it was saved", where)
    named = {plain(name): (name, value) for name, value in reversed(cast(dict[str, object], record).items())}
    text = next((value for _, value in _of(named, TEXT) if isinstance(value, str) and value.strip()), "")
    if not text:
        return records.fault("it has no text: no field with words is called text, body or content", "", where)
    if _TAG.search(text):
        from core.readers.html.blocks import TooDeepError, fragment  # lxml is loaded where there is HTML alone

        try:
            text = fragment(text)
        except TooDeepError:
            return records.fault("its HTML is nested too deep", "", where)
        if not text:
            return records.fault("its text is HTML that shows no words", "", where)
    key = next(filter(None, (_words(value) for _, value in _of(named, KEY))), None)
    return records.make(text.strip(), data, where, key=key, metadata=tuple(_beside(named)))


_Named = Mapping[str, tuple[str, object]]
"""Fields by their plain names: what each is called, and its value."""


def _of(named: _Named, names: Sequence[str]) -> Iterator[tuple[str, object]]:
    """The fields that have one of these names, in the order of the names."""
    return (named[name] for name in names if name in named)


def _beside(named: _Named) -> Iterator[Metadatum]:
    for field, names in BESIDE.items():
        for called, value in _of(named, names):
            words = _moment(value) if field in ("published", "updated") else _words(value)
            if words:
                yield Metadatum(field, words, f'field "{called}"')


def _words(value: object) -> str:
    """A field in words: a list with commas between."""
    several = cast(list[object], value) if isinstance(value, list) else [value]
    return ", ".join(filter(None, map(_one, several)))


def _one(value: object) -> str:
    """One value in words, of an object its name."""
    if isinstance(value, dict):
        value = cast(dict[str, object], value).get("name")
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _moment(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _words(value)
    if not math.isfinite(value):
        return ""
    seconds = int(value) if int(value) in _SECONDS else int(value) // 1000
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds in _SECONDS else ""
