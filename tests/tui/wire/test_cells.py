"""What differs between two rows of cells, in as few runs as tell it; where the width is uncertain nobody guesses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tui.wire.cells import Run, cells_of, runs
from tui.wire.looks import PLAIN, look_of

LIT = look_of("1;31;44")
GROUND = look_of("44")


def cells(*pieces: tuple[str, Any]) -> Any:
    found = cells_of(pieces)
    assert found is not None
    return found


def differing(before: Any, after: Any, *, erases: Callable[[str], bool] = lambda background: False) -> list[Run]:
    return list(runs(3, 10, before, after, erases=erases))


def test_nothing_is_sent_where_nothing_differs() -> None:
    assert differing(cells(("energy", LIT)), cells(("energy", LIT))) == []


def test_only_what_differs_is_sent() -> None:
    assert differing(cells(("prices fall", PLAIN)), cells(("prices rise", PLAIN))) == [Run(3, 17, "rise", PLAIN, 4)]


def test_what_is_not_known_is_sent_whole() -> None:
    assert differing([None] * 6, cells(("energy", LIT))) == [Run(3, 10, "energy", LIT, 6)]


def test_a_short_stretch_that_stays_is_sent_again_rather_than_stepped_over() -> None:
    assert differing(cells(("abcdef", PLAIN)), cells(("AbcdeF", PLAIN))) == [Run(3, 10, "AbcdeF", PLAIN, 6)]
    assert [run.text for run in differing(cells(("abcdefgh", PLAIN)), cells(("AbcdefgH", PLAIN)))] == ["A", "H"]


def test_another_look_alone_is_a_difference_but_not_on_a_blank() -> None:
    assert differing(cells(("no no", PLAIN)), cells(("no no", look_of("31")))) == [
        Run(3, 10, "no no", look_of("31"), 5)
    ]
    assert differing(cells(("  ", PLAIN)), cells(("  ", look_of("1;31")))) == []


def test_blanks_go_along_with_the_words_beside_them() -> None:
    after = cells((" ", GROUND), ("two", LIT), (" ", GROUND), ("words", LIT))
    assert differing([None] * 10, after) == [Run(3, 10, " two words", LIT, 10)]


def test_many_blanks_are_erased_where_the_terminal_gives_them_their_ground() -> None:
    before, after = cells(("x" * 20, GROUND)), cells(("yes", GROUND), (" " * 17, GROUND))
    assert differing(before, after, erases=lambda background: True) == [
        Run(3, 10, "yes", GROUND, 3), Run(3, 13, "", GROUND, 17)
    ]  # fmt: skip
    assert differing(before, after) == [Run(3, 10, "yes" + " " * 17, GROUND, 20)]


def test_blanks_with_a_line_under_them_are_not_erased() -> None:
    after = cells((" " * 20, look_of("4;44")))
    assert [run.text for run in differing([None] * 20, after, erases=lambda background: True)] == [" " * 20]


def test_wide_characters_are_never_parted() -> None:
    before, after = cells(("能源价格", PLAIN)), cells(("能量价格", PLAIN))
    assert differing(before, after) == [Run(3, 12, "量", PLAIN, 2)]
    assert differing(cells(("ab能", PLAIN)), cells(("a能b", PLAIN))) == [Run(3, 11, "能b", PLAIN, 3)]
    half_known = [*cells(("a", PLAIN)), cells(("能", PLAIN))[0], None]
    assert differing(half_known, cells(("a能", PLAIN))) == [Run(3, 11, "能", PLAIN, 2)]


@pytest.mark.parametrize(
    "text", ["e\u0301", "👩\u200d🔬", "🇫🇷", "❤\ufe0f", "🙂", "a\tb", "\u200bx", "soft\u00adhyphen", "\x1b"]
)
def test_what_terminals_disagree_on_is_left_to_textual(text: str) -> None:
    assert cells_of([(f"said {text} so", PLAIN)]) is None


def test_a_space_that_does_not_break_is_a_cell_like_any_other() -> None:
    assert len(cells(("12\u00a0000\u202f€", PLAIN))) == 8
