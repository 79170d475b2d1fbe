"""A speaker's words as the network found them, made whole."""

from __future__ import annotations

from core.analysis.reading import read
from core.analysis.speech.learned.sources import phrase, settled


def test_a_noun_that_went_to_the_cue_is_given_back() -> None:
    reading = read("The crowd shouted no.", (), None)
    assert settled(reading, (0, 1), (1, 3), 2) == ((0, 2), (2, 3))


def test_the_word_that_ties_on_a_clause_is_left_out() -> None:
    reading = read("A fall that economists say will come.", (), None)
    assert settled(reading, (2, 4), (4, 5), 4) == ((3, 4), (4, 5))


def test_words_become_a_phrase_of_their_kind() -> None:
    reading = read("Anna Berg said so.", (), None)
    assert phrase(reading, (0, 2)).kind == "person"
