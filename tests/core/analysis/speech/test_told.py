"""What is told as done, whatever the verb, and what is not."""

from __future__ import annotations

import pytest

from core.analysis.reading import read
from core.analysis.speech.told import is_passive, told_as_done


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        ("He said so.", "said", True),
        ("He has repeatedly said so.", "said", True),
        ("He went on to say so.", "say", True),
        ("After saying so, he left.", "saying", True),
        ("When asked if it rained, Roe said no.", "said", True),
        ("It rained, and Roe said so.", "said", True),
        ("He did not say so.", "say", False),
        ("He may say so.", "say", False),
        ("He wants to say so.", "say", False),
        ("He has yet to say whether it rains.", "say", False),
        ("If the minister says so, we go.", "says", False),
        ("Neither Yang nor Maeng mentioned it.", "mentioned", False),
        ("She stopped short of calling it a coup.", "calling", False),
        ("He left without saying so.", "saying", False),
        ("The firm declined to comment.", "comment", False),
        ("It is not true that the utility said so.", "said", False),
        ("It is true that the utility said so.", "said", True),
    ],
)
def test_told_as_done(text: str, verb: str, told: bool) -> None:
    reading = read(text, (), None)
    assert told_as_done(reading, reading.lowers.index(verb)) is told


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The bridge was said to be unsafe.", "said", True),
        ("It has been widely reported.", "reported", True),
        ("Officials said to have fled were found.", "said", True),
        ("He said so.", "said", False),
        ("He was saying so.", "saying", False),
    ],
)
def test_passives(text: str, verb: str, passive: bool) -> None:
    reading = read(text, (), None)
    assert is_passive(reading, reading.lowers.index(verb)) is passive
