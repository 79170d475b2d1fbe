"""The terminal is told as little of a look as tells it."""

from __future__ import annotations

import pytest

from tui.wire.looks import PLAIN, Look, blank_of, change, look_of

RED, BLUE = "38;2;255;0;0", "48;5;4"


def test_codes_are_read_as_colours_and_attributes() -> None:
    assert look_of(f"1;4;{RED};{BLUE}") == Look(RED, BLUE, frozenset({"1", "4"}))
    assert look_of("31;102") == Look("31", "102")
    assert look_of("39;49") == look_of("") == PLAIN


def test_a_colour_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="38;7"):
        look_of("38;7;1")


def test_only_the_difference_is_told() -> None:
    plain = look_of(f"{RED};{BLUE}")
    assert change(plain, plain) == ""
    assert change(plain, look_of(f"1;{RED};{BLUE}")) == "\x1b[1m"
    assert change(look_of(f"1;4;{RED};{BLUE}"), look_of(f"4;{RED};{BLUE}")) == "\x1b[22m"
    assert change(plain, look_of(f"32;{BLUE}")) == "\x1b[32m"


def test_bold_stays_where_dim_that_ends_with_the_same_code_goes() -> None:
    assert change(look_of(f"1;2;{RED};{BLUE}"), look_of(f"1;{RED};{BLUE}")) == "\x1b[22;1m"


def test_what_cannot_be_ended_by_itself_is_told_anew() -> None:
    assert change(look_of("21;31"), look_of("31")) == "\x1b[0;31m"


def test_back_to_plain_is_the_shortest_of_all() -> None:
    assert change(look_of(f"1;{RED};{BLUE}"), PLAIN) == "\x1b[m"


def test_on_a_blank_only_the_background_and_lines_are_seen() -> None:
    assert blank_of(look_of(f"1;3;{RED};{BLUE}")) == Look("", BLUE)
    assert blank_of(look_of(f"4;{RED}")) == look_of(f"4;{RED}")
