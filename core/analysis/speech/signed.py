"""Quotations signed with a name behind a dash, as readers' letters, reviews and epigraphs print them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution
from core.analysis.speech.phrases import SPEAKERS, after
from core.analysis.text.grammar import DASHES, STOPS
from core.analysis.text.segments import Sentence

SIGNED = "the quotation signed behind a dash"
MAX_SIGNATURE = 14
"""How many tokens a signature holds at most: a name, an age, an office, a town."""
SIGNERS = SPEAKERS - {"relative", "pronoun", "text"}


def signed(reading: Reading) -> Iterator[Attribution]:
    """The paragraphs that are a quotation, a dash and who is quoted: '"It will pass." — Ada Holm, 43, nurse'.

    The signature may stand in a paragraph of its own behind the quotation.
    """
    previous: range | None = None
    for _, group in groupby(reading.sentences, key=lambda sentence: sentence.paragraph):
        sentences = [*group]
        paragraph = range(sentences[0].first, sentences[-1].stop)
        dash = _dash(reading, paragraph)
        quoted = paragraph if dash is None or dash > paragraph.start else previous
        if dash is not None and quoted is not None:
            item = _signed(reading, sentences, range(quoted.start, min(quoted.stop, dash)), dash, paragraph.stop)
            if item is not None:
                yield item
        previous = paragraph


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
