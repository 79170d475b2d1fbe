"""Noun phrases before and behind a verb, without a parser."""

from __future__ import annotations

import pytest

from core.analysis.reading import Reading, read
from core.analysis.speech.phrases import after
from core.analysis.speech.subjects import before


def at(reading: Reading, word: str) -> int:
    return next(i for i, token in enumerate(reading.tokens.items) if token.text == word)


@pytest.mark.parametrize(
    ("text", "subject", "kind"),
    [
        ("The minister said", "The minister", "office"),
        ("On Tuesday the minister said", "the minister", "office"),
        ("In Norvia the minister of trade said", "the minister of trade", "office"),
        ("Marta Velling, the mayor of Norvia, said", "Marta Velling", "person"),
        ("Marta Velling, who won twice, said", "Marta Velling", "person"),
        ("Marta Velling, 52, a nurse, said", "Marta Velling", "person"),
        ("The Coastal Board (CB) said", "The Coastal Board", "organisation"),
        ("Marta Velling -- no friend of his -- said", "Marta Velling", "person"),
        ("officials familiar with the matter said", "officials familiar with the matter", "people"),
        ("people who attended the meeting said", "people who attended the meeting", "people"),
        ("He left, and she said", "she", "pronoun"),
        ("Marta Velling, who said", "who", "relative"),
        ("Washington and Kyiv said", "Washington and Kyiv", "state"),
        ("The US and Japanese defense chiefs said", "The US and Japanese defense chiefs", "people"),
        ("47 percent said", "47 percent", "people"),
        ("Cruz himself said", "Cruz", "person"),
        ("A new report said", "A new report", "text"),
    ],
)
def test_the_subject_before_a_verb(text: str, subject: str, kind: str) -> None:
    reading = read(text + " so.", (), None)
    found = before(reading, at(reading, "said"), 0)
    assert found is not None
    end = found.phrase.stop if found.phrase.kind != "person" or "," not in text else found.phrase.core
    assert reading.printed(found.phrase.first, end).removesuffix(" himself") == subject
    assert found.phrase.kind == kind


@pytest.mark.parametrize("text", ["Yesterday said", "In the morning, said", "But said"])
def test_no_subject(text: str) -> None:
    reading = read(text + " so.", (), None)
    found = before(reading, at(reading, "said"), 0)
    assert found is None or found.phrase.kind == "other"


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("said US Defense Secretary Lloyd Hartog at the Pentagon", "US Defense Secretary Lloyd Hartog", "person"),
        ("said the head of the agency on Monday", "the head of the agency", "office"),
        ("said he", "he", "pronoun"),
        ("said a spokesman for the port, adding", "a spokesman for the port", "office"),
        ("said Marta Velling and Dana Rourke", "Marta Velling and Dana Rourke", "person"),
        ("said residents when asked", "residents", "people"),
    ],
)
def test_the_phrase_behind_a_verb(text: str, phrase: str, kind: str) -> None:
    reading = read(f"So it was, {text}.", (), None)
    found = after(reading, at(reading, "said") + 1, len(reading.tokens) - 1)
    assert found is not None
    assert (reading.printed(found.first, found.stop), found.kind) == (phrase, kind)
