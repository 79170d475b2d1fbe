"""An analysis of what is seen of a text, put in terms of the text itself.

Soft hyphens and the like stand within words and names, where no rule expects them. So the analysis reads what a person
would, and its spans are led back to the characters of the text; names and titles it found are as they are seen.
"""

from __future__ import annotations

from dataclasses import replace

from core.model import Analysis, Mention, Moment, Quote, Span, Spans
from core.seen import Seen


def led_back(analysis: Analysis, seen: Seen) -> Analysis:
    """The analysis of ``seen.text`` with every span in the text that it was seen in."""
    return replace(
        analysis,
        title_span=_span(analysis.title_span, seen),
        published=_moment(analysis.published, seen),
        sources=tuple(replace(source, span=_span(source.span, seen)) for source in analysis.sources),
        mentions=tuple(_mention(mention, seen) for mention in analysis.mentions),
        quotes=tuple(_quote(quote, seen) for quote in analysis.quotes),
    )


def _span(span: Span | None, seen: Seen) -> Span | None:
    return None if span is None else seen.original(span)


def _spans(spans: Spans, seen: Seen) -> Spans:
    return tuple(seen.original(span) for span in spans)


def _moment(moment: Moment, seen: Seen) -> Moment:
    return replace(moment, span=_span(moment.span, seen))


def _mention(mention: Mention, seen: Seen) -> Mention:
    start, end = seen.original((mention.start, mention.end))
    return replace(mention, start=start, end=end)


def _quote(quote: Quote, seen: Seen) -> Quote:
    return replace(
        quote,
        content=_spans(quote.content, seen),
        cue=_spans(quote.cue, seen),
        source=_spans(quote.source, seen),
        verbatim=_spans(quote.verbatim, seen),
        said=_moment(quote.said, seen),
    )
