"""The cursor takes the shortest way and the look is told once for all that share it."""

from __future__ import annotations

from tui.wire.cells import Run
from tui.wire.looks import PLAIN, look_of
from tui.wire.strokes import move, strokes

RED, BLUE = look_of("38;2;255;0;0"), look_of("38;2;0;0;255")


def test_the_cursor_takes_the_shortest_way() -> None:
    assert move(None, (4, 9)) == "\x1b[10;5H"
    assert move((4, 9), (4, 9)) == ""
    assert move((4, 9), (7, 9)) == "\x1b[3C"
    assert move((70, 9), (0, 10)) == "\x1b[B\r"
    assert move((4, 9), (4, 8)) == "\x1b[A"
    assert move((7, 30), (6, 31)) == "\x1b[B\x1b[D"


def test_a_look_is_told_once_for_all_rows_where_that_is_shorter() -> None:
    rows = [run for y in range(4) for run in (Run(y, 0, "when", RED, 4), Run(y, 10, "who", BLUE, 3))]
    assert strokes(rows, 80).count("38;2;255;0;0") == 1


def test_the_terminal_is_left_plain() -> None:
    assert strokes([Run(0, 0, "x", RED, 1)], 80).endswith("x\x1b[m")
    assert strokes([Run(0, 0, "x", PLAIN, 1)], 80).endswith("x")


def test_after_the_last_column_the_cursor_may_be_anywhere() -> None:
    runs = [Run(0, 76, "edge", PLAIN, 4), Run(1, 78, "x", PLAIN, 1)]
    assert "\x1b[2;79H" in strokes(runs, 80)


def test_erased_blanks_leave_the_cursor_where_they_begin() -> None:
    assert strokes([Run(0, 5, "", PLAIN, 9), Run(0, 14, "x", PLAIN, 1)], 80) == "\x1b[1;6H\x1b[9X\x1b[9Cx"
