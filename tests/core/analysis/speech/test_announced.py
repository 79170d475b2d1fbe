"""Words announced by layout: lists, messages, headings, nouns before a colon, a speaker in the next sentence."""

from __future__ import annotations

import pytest

from core.analysis.reading import read
from core.analysis.speech.announced import (
    ANNOUNCED,
    EXACTLY_ANNOUNCED,
    FOLLOWED,
    HEADED,
    HEADLINE_QUOTATION,
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
        ("Ada Holm wrote: I saw it. We ran. The mayor left. I hid.", MESSAGE, ["I saw it. We ran."]),
        (
            "Address by Prime Minister Ada Holm to the nation\n“We will rebuild it all.”",
            HEADED,
            ["“We will rebuild it all.”"],
        ),
        ("Ada Holm's remarks at the pier\n“We will rebuild it all.”", HEADED, ["“We will rebuild it all.”"]),
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
        "Statement by Ada Holm was false, police say\n“We will rebuild the pier.”",
        "Speech by Ada Holm moves crowd to tears\n“We will rebuild the pier.”",
        "Speech by Ada Holm to anger voters\n“We will rebuild the pier.”",
        "Ada Holm's remarks anger Tom Berg\n“We will rebuild the pier.”",
        "Ada Holm's speech in tatters as police say no\n“We will rebuild the pier.”",
        "Letter from America: a week in the life\n“We will rebuild the pier.”",
        "Letter from America\n“We will rebuild the pier.”",
        "Ada Holm wrote: The mayor left with her dog. I saw it.",
        "Statement by the numbers\nNine boats sank.",
        "“We will rebuild the pier.” Ada Holm said the siren was new.",
        "The pier burned. Ada Holm said so in a letter.",
    ],
)
def test_what_is_not(text: str) -> None:
    assert announced(text) == []


def rules(text: str, headline: str = "") -> list[str]:
    reading = read(headline + text, (), (0, len(headline.rstrip())) if headline else None)
    return [item.rule for item in attributions(reading)]


@pytest.mark.parametrize(
    ("headline", "theirs"),
    [
        ("“We were robbed”: fans turn on the club\n", True),
        ("“We were robbed”: fans tell the club\n", True),
        ("“I counted nine boats”: fisherman recalls night of the storm\n", True),
        ("“I love you”: Ada Holm reads letter from her late husband\n", False),
        ("“We were robbed”: fans laugh at rival coach's claim\n", False),
    ],
)
def test_a_quotation_that_opens_a_headline_is_theirs_who_speak(headline: str, theirs: bool) -> None:
    assert (HEADLINE_QUOTATION in rules("The storm came on Monday. Ada Holm was there.", headline)) == theirs
