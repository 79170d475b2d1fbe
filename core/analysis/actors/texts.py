"""What a report, a statement or another thing without a mouth is called, and who wrote it."""

from __future__ import annotations

from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase, after, text_nouns
from core.analysis.speech.subjects import PARTICIPLE
from core.analysis.text.grammar import PREPOSITIONS, word_set

AUTHORS = frozenset({"person", "named", "organisation", "state", "office"})
ISSUING = word_set("issuing")


def author_of(reading: Reading, phrase: Phrase) -> Phrase | None:
    """Who is told to have written a text: "a letter by", "a statement issued by"; None where that is left open."""
    last = reading.lower(phrase.stop - 1)
    wrote = last in text_nouns() or last in ISSUING
    if not wrote or reading.lower(phrase.stop) != "by" or phrase.kind not in ("text", "other"):
        return None
    found = after(reading, phrase.stop + 1, len(reading.tokens))
    return found if found is not None and found.kind in AUTHORS else None


def printed_name(reading: Reading, phrase: Phrase) -> str:
    """The words that a text goes by, without the participle behind them: "a leaked email" seen by the paper, "a study"
    published on Tuesday."""
    last = phrase.stop - 1
    happened = PARTICIPLE.search(reading.lower(last)) is not None and reading.lower(phrase.stop) in PREPOSITIONS
    cut = happened and last - phrase.first > 1 and reading.lower(last - 1) in text_nouns()
    return reading.printed(phrase.first, last if cut else phrase.stop).strip("'\"‘’“” ")
