"""What is believed: words told as done, each reported once, exact forms whatever the network says."""

from __future__ import annotations

import pytest

from core.analysis import analyse
from core.analysis.reading import read
from core.analysis.speech.attributions import attributions
from core.analysis.speech.learned.belief import believed
from core.model import Document


def reports(text: str) -> list[list[str]]:
    """The pieces of content of each attribution that is believed."""
    reading = read(text, (), None)
    found = believed(reading, attributions(reading))
    return [[reading.printed(*piece) for piece in item.content] for item in found]


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


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Asked about the deal, Ada Holm had one answer: “No way.”", ["“No way.”"]),
        ("Ada Holm made her reply: “Too bad for all of us here.”", ["“Too bad for all of us here.”"]),
        ("Ada Holm lives above the quay. Her first novel: “The Salt Road.”", None),
        ("Ada Holm lives above the quay. Her first novel: “The Weight of Rain”", None),
    ],
)
def test_words_behind_a_colon_are_a_title_by_their_capitals(text: str, quoted: list[str] | None) -> None:
    assert reports(text) == ([] if quoted is None else [quoted])


@pytest.mark.parametrize("text", ["Q:\nA:", "ANCHOR:\nREPORTER:", "SPOKESPERSON:\nTHE MINISTRY:", "A:"])
def test_labels_without_a_sentence_report_nothing(text: str) -> None:
    assert analyse(Document("labels", text, "")).quotes == ()


def test_beliefs_are_chances() -> None:
    reading = read("“It is safe,” Anna Berg said. The mayor agreed that it was.", (), None)
    found = believed(reading, attributions(reading))
    assert found
    assert all(0 < item.belief <= 1 for item in found)


def test_exact_forms_are_believed_whatever_they_say() -> None:
    text = "“Tulips.” — Ada Holm\n\nANNA BERG: Tulips, and the red ones which my mother planted.\n"
    assert reports(text) == [
        ["“Tulips.”"],
        ["Tulips, and the red ones which my mother planted."],
    ]


def test_quoted_sentences_go_on_with_those_quoted_before() -> None:
    text = "“It is safe,” Anna Berg said.\n\n“Nobody need leave the valley.”\n\n“We have looked at it.”\n"
    assert reports(text) == [["“It is safe,”", "“Nobody need leave the valley.”", "“We have looked at it.”"]]
