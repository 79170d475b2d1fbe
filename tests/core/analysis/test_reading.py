"""What is known of a text before anyone is held to have said anything."""

from __future__ import annotations

from core.analysis.reading import PADDING, read


def test_words_before_the_first_and_behind_the_last_are_empty() -> None:
    reading = read("Yesterday the bridge fell.", (), None)
    length = len(reading.texts)
    assert [reading.lowers[at] for at in (-PADDING, -1, length, length + PADDING - 1)] == ["", "", "", ""]
    assert [reading.lower(at) for at in (-9 * PADDING, 0, length - 1, 9 * PADDING)] == ["", "yesterday", ".", ""]
    assert reading.words(length - 2, length + 2) == ["fell", "."]


def test_only_quotations_hold_what_is_all_quoted() -> None:
    reading = read("He said: “We won, all of us.” Nobody knew.", (), None)
    opening, closing = reading.texts.index("“"), reading.texts.index("”")
    assert reading.all_quoted(opening, closing + 1)
    assert not reading.all_quoted(opening, closing + 2)
