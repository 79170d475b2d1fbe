"""What is believed: words told as done, each reported once, exact forms whatever the network says."""

from __future__ import annotations

import pytest

from core.analysis.reading import Reading, read
from core.analysis.speech.attributions import attributions
from core.analysis.speech.learned.belief import believed


def reports(text: str) -> list[tuple[str, list[str]]]:
    """The source and the pieces of content of each attribution that is believed."""
    reading = read(text, (), None)
    return [
        (_source(reading, item), [reading.printed(*piece) for piece in item.content])
        for item in believed(reading, attributions(reading))
    ]


def _source(reading: Reading, item: object) -> str:
    phrase = getattr(item, "source", None)
    return reading.printed(phrase.first, phrase.stop) if phrase is not None else ""


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say that the dam was safe.",
        "The minister never claimed that the dam was safe.",
        "The minister will announce the plan on Friday.",
        "The minister declined to discuss the plan.",
    ],
)
def test_what_was_not_said_is_no_report(text: str) -> None:
    assert reports(text) == []


def test_beliefs_are_chances() -> None:
    reading = read("“It is safe,” Anna Berg said. The mayor agreed that it was.", (), None)
    found = believed(reading, attributions(reading))
    assert found
    assert all(0 < item.belief <= 1 for item in found)


def test_exact_forms_are_believed_whatever_they_say() -> None:
    text = "“Tulips.” — Ada Holm\n\nANNA BERG: Tulips, and the red ones which my mother planted.\n"
    assert [content for _, content in reports(text)] == [
        ["“Tulips.”"],
        ["Tulips, and the red ones which my mother planted."],
    ]
