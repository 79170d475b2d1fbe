"""What is shown around a quote: paragraphs or sentences, cut between words where they are long."""

from __future__ import annotations

import pytest

from core.archive.showing.surroundings import surroundings
from core.model import Span

LONG = "word " * 200


def around(text: str, place: Span, neighbours: int | None, reach: int = 300) -> str:
    start, end = surroundings(text, place, reach=reach, neighbours=neighbours)
    assert 0 <= start <= place[0]
    assert place[1] <= end <= len(text)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("one\ntwo three\nfour", (8, 13), "two three"),
        ("one two", (0, 3), "one two"),
        ("one\ntwo\nthree", (0, 7), "one\ntwo"),
        ("one two", (4, 7), "one two"),
        ("One. Two. Three.\nFour.", (5, 8), "One. Two. Three."),
    ],
)
def test_the_paragraphs_that_a_place_touches(text: str, place: Span, expected: str) -> None:
    assert around(text, place, None) == expected


@pytest.mark.parametrize(
    ("neighbours", "expected"),
    [(0, "Three “so.” "), (1, "Two.\nThree “so.” Four. "), (2, "One. Two.\nThree “so.” Four. Five.")],
)
def test_its_sentences_and_those_beside(neighbours: int, expected: str) -> None:
    text = "One. Two.\nThree “so.” Four. Five."
    place = text.index("so"), text.index("so") + 2
    assert around(text, place, neighbours).strip() == expected.strip()


@pytest.mark.parametrize("neighbours", [None, 0, 1])
def test_what_is_long_is_cut_between_words(neighbours: int | None) -> None:
    cut = around(f"{LONG}HERE {LONG}", (1000, 1004), neighbours)
    assert 400 < len(cut) < 620
    assert set(cut.split()) == {"word", "HERE"}


@pytest.mark.parametrize("neighbours", [None, 0, 1])
def test_without_a_space_the_quote_itself_is_never_cut(neighbours: int | None) -> None:
    text = "字" * 500 + " " + "字" * 500
    assert len(around(text, (490, 510), neighbours, reach=100)) <= 220
