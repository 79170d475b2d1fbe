"""From a document's text to its analysis: pure functions, no input or output."""

from __future__ import annotations

from dataclasses import replace

from core.analysis.actors.cast import Cast
from core.analysis.actors.mentions import note_mentions
from core.analysis.actors.offices import hold_offices
from core.analysis.provenance import trace
from core.analysis.quotes import quotes
from core.analysis.reading import read
from core.analysis.seeing import led_back
from core.analysis.speech.attributions import attributions
from core.analysis.speech.learned.belief import believed
from core.analysis.text.language import detect
from core.model import Analysis, Document
from core.seen import seen

LANGUAGES_READ = frozenset({"en", "und"})
"""The languages that the rules know; "und" is a text too short to tell."""


def analyse(document: Document) -> Analysis:
    """Read one document: who published it, who is in it, and what each of them is quoted as saying.

    A document in a language that the rules do not know keeps its provenance and gets no actors and no quotes.
    Pure; takes time about linear in the text, whatever it holds: what looks back or ahead (for a subject, a namesake,
    whom "he" means) looks no further than a fixed number of words, sentences or candidates. Raises nothing that a text
    can cause. What is read is what a person sees of the text (``core.seen``); the spans are those of the text itself.
    """
    visible = seen(document.text)
    if visible is None:
        return _analysed(document)
    return led_back(_analysed(replace(document, text=visible.text)), visible)


def _analysed(document: Document) -> Analysis:
    origin = trace(document)
    language = detect(document.text)
    known = Analysis(
        id=document.id,
        sha256=document.sha256,
        title=origin.title,
        title_span=origin.title_span,
        kind=origin.kind,
        language=language,
        published=origin.published,
        sources=origin.sources,
    )
    if language not in LANGUAGES_READ:
        return known
    reading = read(document.text, origin.furniture, origin.title_span)
    cast = Cast(reading, origin.sources)
    hold_offices(cast)
    spoken = quotes(reading, cast, believed(reading, attributions(reading)), origin.published)
    note_mentions(reading, cast, spoken)
    return replace(known, actors=cast.actors(), mentions=cast.noted(), quotes=spoken)
