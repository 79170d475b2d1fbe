"""Words announced by layout: lists, messages, headings, nouns before a colon, a speaker in the next sentence."""

from __future__ import annotations

import pytest

from core.analysis.reading import read
from core.analysis.speech.announced import (
    ANNOUNCED,
    EXACTLY_ANNOUNCED,
    FOLLOWED,
    HEADED,
    LISTED,
    MESSAGE,
    POSSESSED,
    QUOTED_LINES,
)
from core.analysis.speech.attributions import attributions


def announced(text: str) -> list[tuple[str, list[str]]]:
    reading = read(text, (), None)
    items = (item for item in attributions(reading) if item.rule in EXACTLY_ANNOUNCED)
    return [(item.rule, [reading.printed(*piece) for piece in item.content]) for item in items]


@pytest.mark.parametrize(
    ("text", "rule", "pieces"),
    [
        ("Ada Holm said:\n“We go on.”", ANNOUNCED, ["“We go on.”"]),
        ("Ada Holm called for:\n- a new pier,\n- a siren.", LISTED, ["a new pier", "a siren"]),
        ("Ada Holm said the boats would:\n1) sail\n2) fish", LISTED, ["the boats would", "sail", "fish"]),
        ("Ada Holm wrote:\n> I saw it.\n> Who else did?", QUOTED_LINES, ["I saw it.", "Who else did?"]),
        ("Ada Holm writes: I saw it. It burned.", MESSAGE, ["I saw it. It burned."]),
        ("Statement by Ada Holm on the fire\n“We will rebuild the pier.”", HEADED, ["“We will rebuild the pier.”"]),
        ("Ada Holm's answer: “Not this year.”", POSSESSED, ["“Not this year.”"]),
        ("“We will rebuild the pier.” Ada Holm said on Monday.", FOLLOWED, ["“We will rebuild the pier.”"]),
    ],
)
def test_what_is_announced(text: str, rule: str, pieces: list[str]) -> None:
    assert announced(text) == [(rule, pieces)]


@pytest.mark.parametrize(
    "text",
    [
        "Bring the following:\n- gloves\n- a bucket",
        "Ada Holm said so. Key facts:\n- The pier burned\n- Nobody died",
        "Ada Holm said that while the gates -\n- the lower ones - were old, they held.",
        "Her first novel: “The Salt Road”",
        "The weather: “mild.”",
        "Ada Holm writes: the third of nine novels about the quay.",
        "Statement by the numbers\nNine boats sank.",
        "“We will rebuild the pier.” Ada Holm said the siren was new.",
        "The pier burned. Ada Holm said so in a letter.",
    ],
)
def test_what_is_not(text: str) -> None:
    assert announced(text) == []
