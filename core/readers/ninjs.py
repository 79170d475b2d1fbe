"""News items of ninjs, the JSON of the IPTC, in all its versions: https://iptc.org/std/ninjs/userguide/.

Up to 1.x a body is a field of its own ("body_xhtml"), from 2.0 on one of a list; 3.0 writes names with capitals inside.
Of several bodies that say the same, one with markup is read: plain ones may have lost their paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from core.model import Document, MetadataField, Metadatum, metadata
from core.readers.columns import plain
from core.readers.errors import ReadError
from core.readers.exports import paragraphs
from core.readers.html.blocks import TooDeepError, fragment
from core.readers.records import Records

_TOLD: Mapping[MetadataField, Sequence[str]] = {
    "title": ("headline", "headlines", "title"),
    "published": ("firstcreated", "contentcreated"),
    "updated": ("versioncreated",),
    "publisher": ("copyrightholder",),
    "agency": ("infosource", "infosources"),
    "byline": ("byline", "by"),
    "place": ("located",),
    "language": ("language",),
}
_BODY = "body"
_HTML, _TEXT = "html", "text"
_NAMES = ("name", "value")

_Item = Mapping[str, tuple[str, object]]
"""Fields by their plain names: what each is called, and its value."""


def is_item(record: object) -> bool:
    """Whether a record is an item of ninjs: it says so, or has an address, a moment and a body as those have."""
    if not isinstance(record, dict):
        return False
    named = _named(cast(dict[str, object], record))
    _, standard = named.get("standard", ("", None))
    if isinstance(standard, dict) and "ninjs" in _word(cast(dict[str, object], standard).get("name")).lower():
        return True
    created = not named.keys().isdisjoint(("versioncreated", "contentcreated", "firstcreated"))
    return "uri" in named and created and any(True for _ in _bodies(named))


def document(records: Records, record: object, data: bytes, where: str) -> Document | ReadError:
    """The document of one item, read from ``data``; a ReadError where it has no text that can be read."""
    named = _named(cast(dict[str, object], record))
    try:
        text = _text(named)
    except TooDeepError:
        return records.fault("its HTML is nested too deep", "", where)
    if not text:
        return records.fault("it has no text", "", where)
    key = _word(named.get("uri", ("", None))[1]) or None
    told = list(_told(named))
    if not any(one.field == "published" for one in told):
        told = [replace(one, field="published") if one.field == "updated" else one for one in told]
    return records.make(text, data, where, key=key, metadata=tuple(told))


def _named(record: Mapping[str, object]) -> _Item:
    return {plain(name): (name, value) for name, value in record.items()}


def _bodies(named: _Item) -> Iterator[tuple[str, str]]:
    """The kind and the words of each body."""
    for name, (_, value) in named.items():
        if name.startswith(_BODY) and name != _BODY and isinstance(value, str):
            yield name.removeprefix(_BODY), value
    _, several = named.get("bodies", ("", None))
    for one in cast(list[object], several) if isinstance(several, list) else []:
        body = _named(cast(dict[str, object], one)) if isinstance(one, dict) else {}
        words, kind = (_word(body.get(field, ("", None))[1]) for field in ("value", "contenttype"))
        if words:
            yield kind or _TEXT, words


def _text(named: _Item) -> str:
    """The text of the first body with words, those with markup before the plain ones; other XML is left."""
    bodies = list(_bodies(named))
    marked = (fragment(words) for kind, words in bodies if _HTML in kind)
    lines = (paragraphs(words.splitlines()) for kind, words in bodies if _TEXT in kind and _HTML not in kind)
    return next(filter(None, marked), "") or next(filter(None, lines), "")


def _told(named: _Item) -> Iterator[Metadatum]:
    for field, names in _TOLD.items():
        for name in names:
            called, value = named.get(name, ("", None))
            several = cast(list[object], value) if isinstance(value, list) else [value]
            # Headlines are one in several lengths, the main one first; sources are several.
            for one in several[:1] if field == "title" else several:
                yield from metadata(f"ninjs {called}", **{field: " ".join(_one(one).split())})


def _one(value: object) -> str:
    """One value in words, of an object its name or value."""
    if isinstance(value, dict):
        held = cast(dict[str, object], value)
        return next(filter(None, (_word(held.get(name)) for name in _NAMES)), "")
    return _word(value)


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""
