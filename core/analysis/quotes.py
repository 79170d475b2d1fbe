"""From attributions in tokens to quotes in characters: kind, content, verbatim words, speakers and moment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from core.analysis.actors.cast import Cast
from core.analysis.actors.speakers import Speakers
from core.analysis.reading import Reading
from core.analysis.said import Said
from core.analysis.speech.announced import MESSAGE, QUOTED_LINES
from core.analysis.speech.attribution import GOES_ON, TURN, Attribution, Range
from core.analysis.speech.learned.certainty import certainty
from core.analysis.text.marks import Stretch
from core.analysis.text.paragraphs import page_numbers
from core.model import Moment, Quote, QuoteKind, Span, Spans

WITHOUT_MARKS = frozenset({TURN, QUOTED_LINES, MESSAGE})
"""Forms in which words are quoted without marks."""
MIN_LOOSE_WORDS = 4
"""A quotation without cue shorter than this is a label or a title rather than speech."""


def quotes(reading: Reading, cast: Cast, items: Sequence[Attribution], published: Moment) -> tuple[Quote, ...]:
    """The quotes of a document in the order of their cues, each with who spoke, when, and why that is believed."""
    speakers, said = Speakers(reading, cast), Said(reading, published)
    found: list[Quote] = []
    together: dict[int, list[Attribution]] = {}
    for item in items:
        together.setdefault(id(item.sentence), []).append(item)
    for item in items:
        kind, content, verbatim = _content(reading, item)
        if not content or (item.rule == GOES_ON and _too_short(reading, content)):
            continue
        verdict = speakers.of(item)
        beside = [other for other in together[id(item.sentence)] if other is not item]
        found.append(
            Quote(
                kind=kind,
                content=content,
                cue=_spans(reading, item.cue),
                source=_source(reading, item),
                speakers=verdict.speakers,
                said=said.of(item, verdict.speakers, beside),
                verbatim=verbatim,
                reason=_reason(reading, item, verdict.reason),
                confidence=round(verdict.confidence * certainty(item, kind), 2),
            )
        )
    return tuple(found)


def _reason(reading: Reading, item: Attribution, who: str) -> str:
    """Why in words: the construction with its verb, then whom its speaker was taken for."""
    verb = " … ".join(reading.printed(*piece) for piece in item.cue) if item.rule != TURN else ""
    return f"{item.rule}{f' “{verb}”' if verb else ''}; {who}"


def _too_short(reading: Reading, content: Spans) -> bool:
    return sum(len(reading.text[start:end].split()) for start, end in content) < MIN_LOOSE_WORDS


def _source(reading: Reading, item: Attribution) -> Spans:
    if item.source_label is not None:
        return (item.source_label,)
    return (reading.tokens.span(item.source.first, item.source.stop),) if item.source is not None else ()


def _spans(reading: Reading, ranges: Sequence[Range]) -> Spans:
    return tuple(reading.tokens.span(first, stop) for first, stop in ranges)


def _content(reading: Reading, item: Attribution) -> tuple[QuoteKind, Spans, Spans]:
    """Kind, content and verbatim words of an attribution; all empty where nothing is left of it."""
    quoted = [s for piece in item.content for s in _quoted(reading, piece)]
    if item.rule in WITHOUT_MARKS:
        content = tuple(_unmarked(reading, span) for span in _spans(reading, item.content))
        return "direct", content, tuple(span for span in content if _is_inner(reading, span))
    if quoted and all(reading.all_quoted(*piece) for piece in item.content):
        inner = _within_pages(reading, (s.inner for s in quoted))
        return "direct", inner, inner
    content = _within_pages(reading, (_clause(reading, piece) for piece in item.content))
    verbatim = _within_pages(reading, (s.inner for s in quoted))
    return ("mixed" if verbatim else "indirect"), content, verbatim


def _quoted(reading: Reading, piece: Range) -> Iterator[Stretch]:
    """The quotations that begin within a range of tokens."""
    seen = -1
    for index in range(*piece):
        number = reading.inside[index]
        if number > seen and reading.tokens.starts[index] <= reading.stretches[number].inner[0]:
            seen = number
            yield reading.stretches[number]


def _within_pages(reading: Reading, spans: Iterable[Span]) -> Spans:
    """Characters without the page numbers among them; empty ones are left out."""
    pages = page_numbers(reading.text)
    parts = (part for span in spans for part in (_around(reading.text, span, pages) if pages else (span,)))
    return tuple((start, end) for start, end in parts if start < end)


def _around(text: str, span: Span, pages: Spans) -> Iterator[Span]:
    """The parts of a stretch before, between and behind the page numbers within it."""
    start, end = span
    for begin, stop in pages[bisect_left(pages, span) :]:
        if begin >= end:
            break
        yield start, start + len(text[start:begin].rstrip())
        start = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
    yield start, end


def _clause(reading: Reading, piece: Range) -> Span:
    """The characters of a reported clause; a quotation at its end is kept with its closing mark."""
    start, end = reading.tokens.span(*piece)
    number = reading.inside[piece[1] - 1]
    return (start, max(end, reading.stretches[number].outer[1])) if number >= 0 else (start, end)


def _unmarked(reading: Reading, span: Span) -> Span:
    """A turn's words without the quotation marks around all of them."""
    stretch = _stretch_at(reading, span[0])
    if stretch is not None and span[1] <= stretch.outer[1] + 1 and stretch.inner[0] >= span[0]:
        return stretch.inner
    return span


def _is_inner(reading: Reading, span: Span) -> bool:
    """Whether characters are just what stands between two marks."""
    stretch = _stretch_at(reading, span[0])
    return stretch is not None and stretch.inner == span


def _stretch_at(reading: Reading, character: int) -> Stretch | None:
    """The last quotation that begins at or before a character."""
    number = bisect_right(reading.stretches, character, key=lambda stretch: stretch.outer[0])
    return reading.stretches[number - 1] if number else None
