"""How spans, moments and days are written into columns, and read back."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import cast

from core.model import Extract, Landmark, Mention, MentionForm, Metadatum, Moment, Precision, Span, Spans


def pack_spans(*several: Spans) -> str:
    """Lists of spans as a JSON list of lists of pairs."""
    return json.dumps(several, separators=(",", ":"))


def unpack_spans(text: str) -> tuple[Spans, ...]:
    """The lists of spans that ``pack_spans`` wrote."""
    return tuple(tuple((int(start), int(end)) for start, end in spans) for spans in json.loads(text))


def unpack_content(text: str) -> Spans:
    """The first of several lists of spans."""
    return tuple((int(start), int(end)) for start, end in json.loads(text)[0])


def pack_mentions(mentions: Iterable[Mention]) -> bytes:
    """Mentions in their order as compressed JSON, column by column: so most of it repeats itself."""
    rows = [(mention.start, mention.end - mention.start, mention.actor, mention.form) for mention in mentions]
    columns = list(zip(*rows, strict=True))
    return zlib.compress(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode())


def unpack_mentions(packed: bytes) -> tuple[Mention, ...]:
    """The mentions that ``pack_mentions`` wrote."""
    rows = zip(*json.loads(zlib.decompress(packed)), strict=True)
    return tuple(Mention(start, start + length, actor, cast(MentionForm, form)) for start, length, actor, form in rows)


def pack_span(span: Span | None) -> str | None:
    """One span as a JSON pair, None for none."""
    return None if span is None else json.dumps(span, separators=(",", ":"))


def unpack_span(text: str | None) -> Span | None:
    """The span that ``pack_span`` wrote."""
    if text is None:
        return None
    start, end = json.loads(text)
    return int(start), int(end)


def pack_moment(moment: Moment) -> str:
    """A moment as a JSON list of its fields."""
    fields = (moment.value, moment.precision, moment.basis, moment.span)
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def unpack_moment(text: str) -> Moment:
    """The moment that ``pack_moment`` wrote."""
    value, precision, basis, span = json.loads(text)
    return Moment(value, cast(Precision, precision), basis, None if span is None else (span[0], span[1]))


def pack_metadata(metadata: Iterable[Metadatum]) -> str | None:
    """What came beside a text as a JSON list of its fields, None for nothing."""
    rows = [(told.field, storable(told.value), storable(told.basis)) for told in metadata]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else None


def unpack_metadata(text: str | None) -> tuple[Metadatum, ...]:
    """The metadata that ``pack_metadata`` wrote."""
    return () if text is None else tuple(Metadatum(*row) for row in json.loads(text))


def pack_extract(extract: Extract | None) -> str | None:
    """How a text was taken out of its file, as JSON; None where it is its file."""
    if extract is None:
        return None
    landmarks = [(landmark.start, storable(landmark.name)) for landmark in extract.landmarks]
    return json.dumps((storable(extract.within), landmarks), ensure_ascii=False, separators=(",", ":"))


def unpack_extract(text: str | None) -> Extract | None:
    """The extract that ``pack_extract`` wrote."""
    if text is None:
        return None
    within, landmarks = json.loads(text)
    return Extract(within, tuple(Landmark(*landmark) for landmark in landmarks))


def day_range(moment: Moment) -> tuple[int | None, int | None]:
    """First and last day as proleptic ordinals. An on-or-before has no first, an unknown moment neither."""
    days = moment.days()
    if days is None:
        return None, None
    first, last = days
    return (None if moment.precision == "on-or-before" else first.toordinal()), last.toordinal()


def pack_path(path: Path) -> bytes:
    """A path as the bytes the system has for it: file names need not be text."""
    return os.fsencode(path)


def unpack_path(stored: bytes) -> Path:
    """The path that ``pack_path`` wrote."""
    return Path(os.fsdecode(stored))


def storable(text: str) -> str:
    """``text`` with every half of a character (lone surrogate), which cannot be stored, written as its escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
