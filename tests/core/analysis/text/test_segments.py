"""Sentences and turns, in clean text and in text that was never proofread."""

from __future__ import annotations

import pytest

from core.analysis.text.marks import stretches
from core.analysis.text.segments import Sentence, body, sentences
from core.analysis.text.tokens import tokenise
from core.model import Span


def cut(text: str, furniture: tuple[Span, ...] = ()) -> list[tuple[Sentence, str]]:
    found = sentences(text, tokenise(text), stretches(text), body(text, furniture))
    return [(sentence, text[slice(*sentence.span)]) for sentence in found]


@pytest.mark.parametrize(
    "parts",
    [
        ["The ferry left.", "It was late."],
        ["The boats go to Norvia.", "Dana Rourke has more."],
        ["It came from the U.S.", "The mayor agreed."],
        ["The U.S. Senate met."],
        ["Mr. Lund and Gen. Kolt met on Oct. 3 at 5 p.m. in the hall."],
        ["S. Korea and N. Korea talked."],
        ["“We won. We will win again,” she said.", "He nodded."],
        ["“Who pays?” asked Anna Kolt.", "Nobody knew."],
        ["“We won.”", "Anna Kolt smiled."],
        ["Prices rose 3.5 percent."],
        ["He stopped... and went on."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    assert [text for _, text in cut(" ".join(parts))] == parts


def test_sentences_run_together_without_a_space() -> None:
    text = "The boats go to Norvia.Dana Rourke has more.They came through the U.S.Experts said so."
    assert [text for _, text in cut(text)] == [
        "The boats go to Norvia.",
        "Dana Rourke has more.",
        "They came through the U.S.",
        "Experts said so.",
    ]


def test_an_initial_is_not_the_end_of_a_sentence_where_stops_are_run_together() -> None:
    text = "The boats go to Norvia.Dana Rourke has more.S.Korea agreed."
    assert [text for _, text in cut(text)][-1] == "S.Korea agreed."


def test_labels_open_turns() -> None:
    text = "Anchor: The harbour is shut.Report: It opens in May."
    found = cut(text)
    assert [words for _, words in found] == ["The harbour is shut.", "It opens in May."]
    assert [sentence.turn.kind for sentence, _ in found] == ["anchor", "reporter"]


def test_labels_in_brackets_open_turns() -> None:
    found = cut("[Anchor]\nThe harbour is shut.\n[Reporter]\nIt opens in May.")
    assert [words for _, words in found] == ["The harbour is shut.", "It opens in May."]


def test_a_capitalised_word_before_a_colon_is_no_label_by_itself() -> None:
    assert [sentence.turn.label for sentence, _ in cut("Norvia: a small state by the sea.")] == [None]


def test_names_that_come_back_before_a_colon_are_labels() -> None:
    text = "Kolt: Where is it?\nLund: By the pier.\nKolt: Thank you very much."
    assert [text[slice(*(s.turn.label or (0, 0)))] for s, _ in cut(text)] == ["Kolt", "Lund", "Kolt"]


def test_furniture_is_left_out() -> None:
    text = "By Dana Rourke\nThe ferry left."
    assert [words for _, words in cut(text, ((0, 14),))] == ["The ferry left."]
