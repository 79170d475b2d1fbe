"""What is known of words: worked out once a word, whatever the documents they stand in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from core.analysis.text import tokens as module
from core.analysis.text.tokens import tokenise
from core.analysis.text.words import Words


def lengths(words: Sequence[str]) -> NDArray[np.int32]:
    return np.array(list(map(len, words)), np.int32)


def in_capitals(words: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([word.isupper() for word in words])


def test_a_word_keeps_its_number() -> None:
    words = Words()
    assert [words.number(word) for word in ("dam", "river", "dam", "")] == [1, 2, 1, 0]


def test_each_word_is_asked_about_once() -> None:
    asked: list[str] = []

    def noting(words: Sequence[str]) -> NDArray[np.int32]:
        asked.extend(words)
        return lengths(words)

    words = Words()
    for number in range(10_000):
        words.number(f"word{number}")
        if number % 999 == 0:
            words.column(noting)
    column = words.column(noting)
    assert asked == words.texts
    assert column[: len(words)].tolist() == list(map(len, words.texts))


def test_the_words_of_a_kind_are_found() -> None:
    assert tokenise("The NCA and the BBC said so").where(in_capitals) == [1, 4]
    assert tokenise("").where(in_capitals) == []


def test_words_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WORDS", 10)
    first = tokenise("The dam held")
    texts = [tokenise(f"river{number} rose").texts for number in range(50)]
    assert texts == [[f"river{number}", "rose"] for number in range(50)]
    assert len(tokenise("The dam held").words) <= 15
    assert [first.words.texts[number] for number in first.numbers] == first.texts
