"""The invented documents of the demo: each says what it is, its head is read as a head, and its quotes are counted.

``invented/`` lists the quotes of each as a person reads them, in the form of ``cases/README.md``. What the program
misreads is listed as a person reads it all the same; how much it reads is recorded here and must not fall.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from cases import Wanted, read_case, whole_document

from core.analysis import analyse
from core.model import Analysis, Document
from core.readers import read

INVENTED = Path(__file__).parents[2] / "seeds" / "invented"
EXPECTED = Path(__file__).parent / "invented"
STORIES = sorted(INVENTED.glob("*.txt"))
OUTLETS = {
    "brennmoor-ledger": "The Brennmoor Ledger",
    "harbour-courier": "The Harbour Courier",
    "ilmarsh-evening-post": "The Ilmarsh Evening Post",
    "ministry-of-works": "MINISTRY OF WORKS",
    "span-and-quay": "Span and Quay",
    "temmerin-observer": "The Temmerin Observer",
    "temmerin-radio": "Temmerin Radio",
    "ternwire": "Ternwire",
    "vesk-today": "Vesk Today",
}
LISTED, READ, UNLISTED = 254, 222, 26
"""Quotes that a person lists, those of them that the program read last, and what it found beside them."""
SLACK = 3
every_story = pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)


@cache
def analysed(story: Path) -> tuple[Document, Analysis]:
    document = read(story)
    return document, analyse(document)


@every_story
def test_a_reader_is_told_in_the_head_that_it_is_invented(story: Path) -> None:
    head = story.read_text(encoding="utf-8").splitlines()[:4]
    assert sum(line.startswith("Status: invented. No person, place, body or outlet in this ") for line in head) == 1


@every_story
def test_that_line_is_neither_title_nor_source_nor_part_of_a_quote(story: Path) -> None:
    document, analysis = analysed(story)
    start = document.text.index("Status: invented.")
    end = document.text.index("\n", start)
    spans = [source.span for source in analysis.sources]
    spans += [(mention.start, mention.end) for mention in analysis.mentions]
    for quote in analysis.quotes:
        spans += [*quote.content, *quote.verbatim, *quote.cue, *quote.source]
    assert [span for span in spans if span[0] < end and start < span[1]] == []
    assert "invented" not in (analysis.title or "")


@every_story
def test_day_and_outlet_are_those_of_the_name_of_the_file(story: Path) -> None:
    _, analysis = analysed(story)
    day, _, outlet = story.stem.partition("_")
    assert (analysis.published.value or "").startswith(day)
    assert OUTLETS[outlet] in {source.name for source in analysis.sources}


def test_eight_outlets_and_a_ministry_tell_ten_days() -> None:
    assert {story.stem.partition("_")[2] for story in STORIES} == set(OUTLETS)
    assert len({story.stem[:10] for story in STORIES}) == 10


def test_three_outlets_reprint_what_the_agency_sent() -> None:
    words = "Nobody will be asked to cross a bridge that I would not cross with my own children,"
    printed = [story.stem for story in STORIES if words in story.read_text(encoding="utf-8")]
    assert printed == [
        "2031-04-02_brennmoor-ledger",
        "2031-04-02_ilmarsh-evening-post",
        "2031-04-02_ternwire",
        "2031-04-03_temmerin-observer",
    ]


@every_story
def test_what_is_listed_of_it_stands_in_it(story: Path) -> None:
    words = " ".join(story.read_text(encoding="utf-8").split())
    for wanted in listed(story):
        assert any(all(piece in words for piece in pieces) for each in wanted.versions for pieces in each.words), wanted


def test_the_program_reads_no_fewer_of_their_quotes_than_before_and_invents_no_more() -> None:
    asked = missing = unlisted = 0
    for story in STORIES:
        document, _ = analysed(story)
        reading = read_case(whole_document(document.text, lines(story), story.stem))
        asked += sum(wanted.asked for wanted in listed(story))
        missing += len(reading.missing)
        unlisted += len(reading.surplus)
    assert asked == LISTED
    assert asked - missing >= READ - SLACK
    assert unlisted <= UNLISTED + SLACK


def lines(story: Path) -> list[str]:
    """What a person finds in it."""
    return (EXPECTED / story.name).read_text(encoding="utf-8").splitlines()


def listed(story: Path) -> tuple[Wanted, ...]:
    """The same, as it is compared."""
    return whole_document(story.read_text(encoding="utf-8"), lines(story), story.stem).wanted
