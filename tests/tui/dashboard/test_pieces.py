"""Lines are measured in cells, and the positions of the text survive wrapping and cutting."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.widgets.pieces import crop, cut, fit, line_cells, marks_by_line, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_words_are_kept_whole_where_they_fit() -> None:
    assert lines("one two three four", 9) == ["one two", "three", "four"]


def test_a_word_longer_than_a_line_is_broken_inside() -> None:
    assert lines("ab abcdefghij", 4) == ["ab a", "bcde", "fghi", "j"]


def test_newlines_and_empty_lines_stand() -> None:
    assert lines("one\n\ntwo\n", 20) == ["one", "", "two", ""]


def test_wide_characters_break_between_any_two_and_count_two_cells() -> None:
    wrapped = lines("能源价格不会下降", 6)
    assert wrapped == ["能源价", "格不会", "下降"]
    assert all(cell_len(line) <= 6 for line in wrapped)


def test_a_combining_accent_stays_with_its_letter() -> None:
    text = "e\u0301" * 6
    assert lines(text, 4) == ["e\u0301" * 4, "e\u0301" * 2]


@pytest.mark.parametrize("width", [2, 3, 7, 19, 80])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(width: int) -> None:
    text = "Words, 能源价格 and ne\u0301e; a-very-long-word-that-goes-on \t  end\n\n\x1b[31mred\x1b[0m  ."
    spans = wrap(text, width)
    assert all(line_cells([(text[a:b], "")]) <= width for a, b in spans)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "").replace("\t", "") == "".join(
        text.replace("\n", "").replace(" ", "").replace("\t", "")
    )
    assert spans == sorted(spans)


def test_cutting_gives_each_stretch_the_roles_that_cover_it() -> None:
    pieces = cut("abcdefgh", 0, 8, [(1, 6, "content"), (3, 5, "verbatim")])
    assert pieces == [
        ("a", ""), ("bc", "content"), ("de", "content verbatim"), ("f", "content"), ("gh", ""),
    ]  # fmt: skip


def test_marks_are_found_on_every_line_they_touch() -> None:
    spans = [(0, 5), (6, 10), (11, 20)]
    assert marks_by_line(spans, [(3, 12, "x"), (11, 12, "y")]) == {
        0: [(3, 12, "x")], 1: [(3, 12, "x")], 2: [(3, 12, "x"), (11, 12, "y")],
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["short", "a longer text than fits", "能源价格不会下降", "ne\u0301e" * 9, "\x1b]52;c;AAAA\x07"]
)
@pytest.mark.parametrize("width", [1, 2, 5, 9])
def test_a_column_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit(text, width, "right")) == width
    assert "\x1b" not in fit(text, width)


def test_a_line_too_long_ends_in_an_ellipsis() -> None:
    assert crop([("one ", "a"), ("two three", "b")], 8) == [("one ", "a"), ("two…", "b")]
    assert crop([("one ", "a"), ("two", "b")], 8) == [("one ", "a"), ("two", "b")]
