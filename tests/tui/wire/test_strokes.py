"""The cursor takes the shortest way and the look is told once for all that share it."""

from __future__ import annotations

from tui.wire.cells import Run
from tui.wire.looks import PLAIN, Look, look_of
from tui.wire.strokes import move, strokes

RED, BLUE = look_of("38;2;255;0;0"), look_of("38;2;0;0;255")
LIT = look_of("48;2;9;9;9")


def sent(*runs: Run, width: int = 80, pen: Look = PLAIN) -> str:
    return strokes(runs, width, pen)[0]


def test_the_cursor_takes_the_shortest_way() -> None:
    assert move(None, (4, 9)) == "\x1b[10;5H"
    assert move((4, 9), (4, 9)) == ""
    assert move((4, 9), (7, 9)) == "\x1b[3C"
    assert move((4, 9), (4, 5)) == "\x1b[4A"
    assert move((4, 9), (4, 19)) == "\x1b[10B"


def test_one_step_to_the_left_down_or_up_is_one_character_or_two() -> None:
    assert move((70, 9), (0, 10)) == "\v\r"
    assert move((4, 9), (4, 8)) == "\x1bM"
    assert move((7, 30), (6, 31)) == "\v\b"
    assert move((7, 30), (5, 33)) == "\v\v\v\b\b"


def test_a_look_is_told_once_for_all_rows_where_that_is_shorter() -> None:
    rows = [run for y in range(4) for run in (Run(y, 0, "when", RED, 4), Run(y, 10, "who", BLUE, 3))]
    assert sent(*rows).count("38;2;255;0;0") == 1


def test_looks_are_taken_up_where_the_last_one_ended() -> None:
    rows = [run for y in range(4) for run in (Run(y, 0, "when", RED, 4), Run(y, 10, "who", BLUE, 3))]
    red, blue = sent(*rows).split("\x1b[38;2;0;0;255m")
    assert red.endswith("when\x1b[6C"), "in the lowest row, on to what stands beside it"
    assert blue.count("\x1bM") == 3, "and up again"


def test_the_terminal_is_left_in_the_look_of_the_last_letters_and_begins_there() -> None:
    told, pen = strokes([Run(0, 0, "x", RED, 1)], 80)
    assert pen == RED
    assert told.endswith("mx")
    assert sent(Run(0, 0, "y", RED, 1), pen=pen) == "\x1b[1;1Hy"
    assert sent(Run(0, 0, "y", PLAIN, 1), pen=pen) == "\x1b[1;1H\x1b[my"


def test_blanks_need_no_look_of_their_own_beside_letters_on_the_same_ground() -> None:
    told = sent(Run(0, 0, "", LIT, 20), Run(1, 0, "words", look_of("31;48;2;9;9;9"), 5))
    assert told.count("m") == 1
    assert "\x1b[20X" in told


def test_blanks_that_show_a_line_keep_it() -> None:
    lined = look_of("4;48;2;9;9;9")
    told = sent(Run(0, 0, "   ", lined, 3), Run(1, 0, "words", look_of("31;48;2;9;9;9"), 5))
    assert "\x1b[4;" in told


def test_after_the_last_column_the_cursor_may_be_anywhere() -> None:
    assert "\x1b[2;79H" in sent(Run(0, 76, "edge", PLAIN, 4), Run(1, 78, "x", PLAIN, 1))


def test_erased_blanks_leave_the_cursor_where_they_begin() -> None:
    assert sent(Run(0, 5, "", PLAIN, 9), Run(0, 14, "x", PLAIN, 1)) == "\x1b[1;6H\x1b[9X\x1b[9Cx"
