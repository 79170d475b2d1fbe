"""Articles with their attributions marked by people (PolNeAR), in the tokens of the analysis.

PolNeAR: Newell, Margolin and Ruths 2018, "An attribution relations corpus for political news". Its texts belong to
their publishers and stay outside the repository.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.analysis.provenance import trace
from core.analysis.reading import Reading, read
from core.analysis.speech.attribution import Attribution, Range
from core.analysis.speech.attributions import attributions
from core.analysis.speech.told import all_told
from core.exchange import document_from_record


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as people marked it, in tokens; ``speech`` is False for thoughts, and for words not said."""

    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    speech: bool


@dataclass(frozen=True, slots=True)
class Article:
    """A text taken apart, what the rules read in it, and what people marked."""

    reading: Reading
    rules: tuple[Attribution, ...]
    marked: tuple[Marked, ...]


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file of JSON Lines as ``eval/quotes_README.md`` describes it."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            document = document_from_record(
                {"id": record["id"], "text": record["text"], "published": record.get("date")}
            )
            origin = trace(document)
            reading = read(document.text, origin.furniture, origin.title_span)
            marked = (_marked(reading, quote) for quote in record["quotes"])
            yield Article(reading, attributions(reading), tuple(one for one in marked if one.content and one.cue))


def _marked(reading: Reading, quote: dict[str, object]) -> Marked:
    content, cue, source = (_ranges(reading, quote[role]) for role in ("content", "cue", "source"))
    told = not cue or all_told(reading, cue)
    return Marked(content, cue, source, speech=bool(quote.get("speech", True)) and told)


def _ranges(reading: Reading, spans: object) -> tuple[Range, ...]:
    """The tokens that share a character with each span."""
    assert isinstance(spans, list)
    return tuple(piece for start, end in spans if (piece := _touched(reading, start, end)))


def _touched(reading: Reading, start: int, end: int) -> Range | None:
    found: Sequence[int] = reading.tokens.between(start, end)
    first = found[0] if found else reading.tokens.at(start)
    if first > 0 and reading.tokens.ends[first - 1] > start:
        first -= 1
    stop = reading.tokens.at(end)
    return (first, stop) if first < stop else None
