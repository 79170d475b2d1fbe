"""The words that name a speaker as the network found them, made the noun phrase that they are part of."""

from __future__ import annotations

from dataclasses import replace

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.speech.phrases import Phrase, after, kind_of
from core.analysis.text.grammar import DETERMINERS, PREPOSITIONS, RELATIVES

LEADS_ON = DETERMINERS | PREPOSITIONS
"""What no phrase ends with: "the miller, Ada Holm, | a"."""


def settled(reading: Reading, source: Range, cue: Range, head: int) -> tuple[Range, Range]:
    """Source and cue, with a noun that went to the cue given back, and without the word that ties on a clause.

    "The" + "crowd said" is "The crowd" + "said"; in "a fall that economists say" the speakers are "economists".
    """
    first, stop = source
    while stop - first > 1 and reading.lowers[first] in RELATIVES:
        first += 1
    if reading.lowers[stop - 1] in DETERMINERS and cue[0] == stop < head:
        return (first, head), (head, cue[1])
    while stop - first > 1 and (reading.lowers[stop - 1] in LEADS_ON or reading.texts[stop - 1] == ","):
        stop -= 1
    return (first, stop), cue


def phrase(reading: Reading, source: Range) -> Phrase:
    """A source's words as a noun phrase."""
    found = after(reading, *source)
    if found is not None and found.kind != "other":
        return replace(found, stop=max(found.stop, source[1]))
    return Phrase(*source, source[1], kind_of(reading, *source))
