"""What is remembered as JSON, and back. What comes back is taken as a stranger's: checked to the last field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeVar

from core.archive.protocol import Mark
from tui.remembering.record import (
    LONGEST_TEXT,
    MOST_ROWS,
    MOST_SAVED,
    MOST_SEARCHES,
    Last,
    NameRefused,
    Record,
    Saved,
    checked_name,
)  # fmt: skip

VERSION: Final = 1
"""Raised where an older program could no longer read what a newer one writes."""
_HIGHEST = 2**63 - 1
"""The highest row id there can be."""
Kind = TypeVar("Kind", str, list[object], dict[str, object])


class Broken(ValueError):  # noqa: N818
    """Not what this program writes; the message says where."""


class Newer(ValueError):  # noqa: N818
    """Written by a newer version of this program, and to be left to it."""


def written(record: Record, archive: str) -> bytes:
    """A record as JSON in ASCII; ``archive`` names the file for whoever looks."""
    last = record.last
    found: dict[str, object] = {
        "onrecord": VERSION,
        "archive": archive,
        "searches": list(record.searches),
        "saved": [{"name": each.name, "text": each.text, "seen": _mark(each.seen)} for each in record.saved],
        "last": last
        and {"text": last.text, "quote": last.quote, "rows": last.rows, "pane": last.pane, "mark": _mark(last.mark)},
    }
    return f"{json.dumps(found, indent=1)}\n".encode()


def read(data: bytes) -> Record:
    """The record that ``written`` wrote. Raises Broken, Newer."""
    found = _fields(data)
    searches = [_text(each) for each in _as(found.get("searches"), list, "searches")]
    saved = [_saved(_as(each, dict, "saved")) for each in _as(found.get("saved"), list, "saved")]
    if len(searches) > MOST_SEARCHES or len(saved) > MOST_SAVED:
        raise Broken("there are more searches than are ever kept")
    if len({each.name.casefold() for each in saved}) < len(saved):
        raise Broken("two saved searches have the same name")
    last = found.get("last")
    return Record(
        tuple(dict.fromkeys(searches)), tuple(saved), None if last is None else _last(_as(last, dict, "last"))
    )


def written_themes(themes: Mapping[str, str]) -> bytes:
    """Which theme was chosen in the place of which, as JSON in ASCII."""
    return f"{json.dumps({'onrecord': VERSION, 'themes': dict(themes)}, indent=1)}\n".encode()


def read_themes(data: bytes) -> dict[str, str]:
    """What ``written_themes`` wrote. Raises Broken, Newer."""
    themes = _as(_fields(data).get("themes"), dict, "themes")
    return {_text(usual): _text(chosen) for usual, chosen in themes.items()}


def _fields(data: bytes) -> dict[str, object]:
    try:
        found = _as(json.loads(data), dict, "the file")
    except (ValueError, RecursionError) as error:
        raise Broken(f"it is no JSON object ({error})") from None
    version = found.get("onrecord")
    if type(version) is int and version > VERSION:
        raise Newer("it was written by a newer onrecord")
    if type(version) is not int or version != VERSION:
        raise Broken("it is not a file of onrecord's")
    return found


def _as(value: object, kind: type[Kind], where: str) -> Kind:
    if not isinstance(value, kind):
        raise Broken(f"{where}: not a {kind.__name__}")
    return value


def _text(value: object) -> str:
    text = _as(value, str, "a text")
    if len(text) > LONGEST_TEXT:
        raise Broken("a text is too long")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Broken("a text is no text") from None
    return text


def _number(value: object, most: int, where: str) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise Broken(f"{where}: not a number up to {most:,}")
    return value


def _mark(mark: Mark | None) -> list[int] | None:
    return None if mark is None else [mark.stamp, mark.quote]


def _read_mark(value: object) -> Mark:
    parts = _as(value, list, "a mark")
    if len(parts) != 2:
        raise Broken("a mark: not two numbers")
    stamp, quote = (_number(part, _HIGHEST, "a mark") for part in parts)
    return Mark(stamp, quote)


def _saved(found: dict[str, object]) -> Saved:
    name, text, seen = _text(found.get("name")), _text(found.get("text")), found.get("seen")
    try:
        right = checked_name(name) == name
    except NameRefused:
        right = False
    if not right or not text:
        raise Broken("a saved search without a proper name or text")
    return Saved(name, text, None if seen is None else _read_mark(seen))


def _last(found: dict[str, object]) -> Last:
    quote = found.get("quote")
    return Last(
        _text(found.get("text")),
        None if quote is None else _number(quote, _HIGHEST, "the quote"),
        _number(found.get("rows"), MOST_ROWS, "the rows"),
        _text(found.get("pane")),
        _read_mark(found.get("mark")),
    )
