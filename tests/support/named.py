"""Names found in running text against token and tag files: the same characters, named as the same thing.

The gold's sentences are put together as they were printed and read as any text is. Persons are PER; organisations,
outlets and agencies ORG; states, capitals and places LOC; peoples and their adjectives are not counted. A full stop at
the end of a name is left out of the comparison: the gold gives it to the sentence that ends there ("in Gary, Ind.").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from core.analysis.names.gazetteer import hits
from core.analysis.names.tagger import tagger
from core.analysis.reading import Reading, read
from core.training.tagged import Mark, Tagged, read_tagged

LABELS = {
    "person": "PER",
    "organisation": "ORG",
    "outlet": "ORG",
    "state": "LOC",
    "capital": "LOC",
    "place": "LOC",
}
OTHER = "MISC"


def scores(path: Path) -> tuple[float, float]:
    """F1 (0 to 1) of all that finds names together, and of the tagger alone, on a token and tag file."""
    together, alone, gold = [0, 0], [0, 0], 0
    for document in read_tagged(path):
        reading = read(document.text, (), None)
        right = set(_bare(document, (mark for mark in document.marks if mark[2] != OTHER)))
        gold += len(right)
        for counts, marks in ((together, _found(reading)), (alone, _tagged(reading))):
            found = set(_bare(document, marks))
            counts[0] += len(found & right)
            counts[1] += len(found)
    both, tagger_alone = (2 * hit / max(found + gold, 1) for hit, found in (together, alone))
    return both, tagger_alone


def _found(reading: Reading) -> Iterator[Mark]:
    for name in reading.names:
        if name.kind in LABELS:
            yield (*reading.tokens.span(name.first, name.stop), LABELS[name.kind])


def _tagged(reading: Reading) -> Iterator[Mark]:
    sentences = [range(sentence.first, sentence.stop) for sentence in reading.sentences]
    for found in tagger().tag(reading.tokens, sentences, hits(reading.tokens)):
        if found.label != OTHER:
            yield (*reading.tokens.span(found.first, found.stop), found.label)


def _bare(document: Tagged, marks: Iterable[Mark]) -> Iterator[Mark]:
    for start, end, label in marks:
        yield start, end - (document.text[end - 1] == "."), label
