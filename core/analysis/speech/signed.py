"""Quotations signed with a name, as readers' letters, reviews and epigraphs print them: behind a dash, or below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution
from core.analysis.speech.phrases import SPEAKERS, after
from core.analysis.text.grammar import DASHES, FINITE, RELATIVES, STOPS
from core.analysis.text.segments import Sentence

SIGNED = "the quotation signed behind a dash"
NAMED_BELOW = "the quotation signed on the line below"
MAX_SIGNATURE = 14
"""How many tokens a signature holds at most: a name, an age, an office, a town."""
OPENS_CLAUSE = FINITE | RELATIVES
SIGNERS = SPEAKERS - {"relative", "pronoun", "text"}


def signed(reading: Reading) -> Iterator[Attribution]:
    """The paragraphs that are a quotation, a dash and who is quoted: '"It will pass." — Ada Holm, 43, nurse'.

    The signature may stand in a paragraph of its own behind the quotation, then also without a dash.
    """
    previous: range | None = None
    below: list[Attribution] = []
    for _, group in groupby(reading.sentences, key=lambda sentence: sentence.paragraph):
        sentences = [*group]
        paragraph = range(sentences[0].first, sentences[-1].stop)
        dash = _dash(reading, paragraph)
        quoted = paragraph if dash is None or dash > paragraph.start else previous
        if dash is not None and quoted is not None:
            item = _signed(reading, sentences, range(quoted.start, min(quoted.stop, dash)), dash, paragraph.stop)
            if item is not None:
                yield item
        if dash is None and previous is not None and (item := _named_below(reading, sentences, previous, paragraph)):
            below.append(item)
        previous = paragraph
    titled = (item for item in below if len(below) > 1 or item.content[0][0] not in reading.headline)
    yield from titled


def _named_below(reading: Reading, sentences: list[Sentence], quoted: range, paragraph: range) -> Attribution | None:
    """A quotation above a line that holds a person's name and at most an office, town or paper."""
    if len(paragraph) > MAX_SIGNATURE or len(sentences) > 1 or reading.inside[paragraph.start] >= 0:
        return None
    closed = reading.inside[quoted.stop - 1] >= 0 and reading.stretches[reading.inside[quoted.stop - 1]].closed
    if not closed or not reading.all_quoted(quoted.start, quoted.stop) or not _is_sentence(reading, quoted):
        return None
    source = after(reading, paragraph.start, paragraph.stop)
    if source is None or source.kind != "person" or source.first != paragraph.start:
        return None
    rest = range(source.stop, paragraph.stop)
    apposed = not rest or reading.texts[rest.start] in {",", "("}
    ends = reading.texts[paragraph.stop - 1] in STOPS or not OPENS_CLAUSE.isdisjoint(
        reading.words(rest.start, rest.stop)
    )
    if not apposed or ends or any(reading.inside[index] >= 0 or reading.texts[index] == "/" for index in paragraph):
        return None
    cue = ((paragraph.start, paragraph.start + 1),)
    return Attribution(sentences[-1], ((quoted.start, quoted.stop),), cue, source, NAMED_BELOW)


def _is_sentence(reading: Reading, quoted: range) -> bool:
    """Whether quoted words end with a stop: else they are a heading."""
    end = reading.stretches[reading.inside[quoted.stop - 1]].inner[1]
    return reading.text[end - 1] in ".!?…"


def _dash(reading: Reading, paragraph: range) -> int | None:
    """The dash before the last few words of a paragraph, outside of quotations."""
    first = max(paragraph.start, paragraph.stop - MAX_SIGNATURE - 1)
    dashes = (i for i in range(first, paragraph.stop - 1) if reading.texts[i] in DASHES and reading.inside[i] < 0)
    return next(dashes, None)


def _signed(reading: Reading, sentences: list[Sentence], quoted: range, dash: int, stop: int) -> Attribution | None:
    if not quoted or reading.inside[quoted.stop - 1] < 0 or not reading.all_quoted(quoted.start, quoted.stop):
        return None
    end = stop - 1 if reading.texts[stop - 1] in STOPS else stop
    source = after(reading, dash + 1, end)
    whole = source is not None and (source.stop == end or reading.texts[source.stop] in {",", "("})
    if source is None or not whole or source.kind not in SIGNERS or not reading.texts[dash + 1][0].isupper():
        return None
    return Attribution(sentences[-1], ((quoted.start, quoted.stop),), ((dash, dash + 1),), source, SIGNED)
