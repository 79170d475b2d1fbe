"""What crosses the border as JSON: documents coming in, analyses and their parts going out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from core.model import Actor, Analysis, Document, Moment, Quote, Source, Span, Spans, metadata

Json = dict[str, object]


class RecordError(ValueError):
    """A record that is no document; the message says which field is wrong and what belongs there."""


def document_from_record(record: object) -> Document:
    """The document of ``{"id", "text", "published"?, "title"?, "source"?}``; other fields are let pass.

    ``sha256`` is of the text in UTF-8. Raises RecordError where a field is missing or of the wrong kind.
    """
    if not isinstance(record, Mapping):
        raise RecordError(f"expected an object with id and text, found {_kind(record)}")
    text = _text(record, "text")
    if text is None:
        raise RecordError('"text" is missing: the document itself')
    return Document(
        id=_identity(record),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        metadata=metadata(
            title=_text(record, "title"), published=_text(record, "published"), publisher=_text(record, "source")
        ),
    )


def document_from_line(line: str) -> Document:
    """The document of one line of JSON Lines. Raises RecordError, also where the line is no JSON."""
    try:
        record = json.loads(line)
    except RecursionError:
        raise RecordError("nested too deep to be a document") from None
    except ValueError as error:
        raise RecordError(f"not JSON: {error}") from None
    return document_from_record(record)


def analysis_record(analysis: Analysis) -> Json:
    """What ``onrecord analyse`` prints for one document; spans become ``[start, end]`` in characters."""
    return {
        "id": analysis.id,
        "sha256": analysis.sha256,
        "title": analysis.title,
        "kind": analysis.kind,
        "language": analysis.language,
        "published": {**moment_record(analysis.published), "span": _span(analysis.published.span)},
        "sources": [source_record(source) for source in analysis.sources],
        "actors": [_actor_record(actor) for actor in analysis.actors],
        "mentions": [
            {"start": mention.start, "end": mention.end, "actor": mention.actor, "form": mention.form}
            for mention in analysis.mentions
        ],
        "quotes": [_quote_record(quote) for quote in analysis.quotes],
    }


def moment_record(moment: Moment) -> Json:
    """A moment without its place in the text."""
    return {"value": moment.value, "precision": moment.precision, "basis": moment.basis}


def source_record(source: Source) -> Json:
    """A source with its role and where the text names it, null where it came beside the text: the basis says where."""
    basis = {"basis": source.basis} if source.basis else {}
    return {"name": source.name, "role": source.role, "span": _span(source.span), **basis}


def spans_record(spans: Spans) -> list[list[int]]:
    """Half-open stretches of characters as lists of two."""
    return [[start, end] for start, end in spans]


def to_line(record: Json) -> bytes:
    """One line of JSON Lines in UTF-8, line end included; half characters (lone surrogates) stand escaped."""
    try:
        return json.dumps(record, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record).encode() + b"\n"


def _actor_record(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "roles": [{"title": role.title, "affiliation": role.affiliation} for role in actor.roles],
    }


def _quote_record(quote: Quote) -> Json:
    return {
        "kind": quote.kind,
        "content": spans_record(quote.content),
        "verbatim": spans_record(quote.verbatim),
        "cue": spans_record(quote.cue),
        "source": spans_record(quote.source),
        "speakers": list(quote.speakers),
        "said": moment_record(quote.said),
        "reason": quote.reason,
        "confidence": round(quote.confidence, 4),
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _identity(record: Mapping[object, object]) -> str:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str) and value:
        return value
    raise RecordError('"id" is missing: a name for the document' if value in (None, "") else _wrong("id", value))


def _text(record: Mapping[object, object], field: str) -> str | None:
    value = record.get(field)
    if value is None or isinstance(value, str):
        return value
    raise RecordError(_wrong(field, value))


def _wrong(field: str, value: object) -> str:
    return f'"{field}" must be text, found {_kind(value)}'


def _kind(value: object) -> str:
    names = {
        type(None): "null",
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "text",
        list: "a list",
    }
    return names.get(type(value), "an object")
