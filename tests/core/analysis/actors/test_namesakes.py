"""People with one given and family name, told by initials and suffix."""

from __future__ import annotations

import sys
from types import FrameType

from core.analysis.actors.namesakes import Namesakes


def test_a_name_with_and_without_initial_is_one_person() -> None:
    names = Namesakes()
    assert names.key("kern", "", "") == names.key("kern", "J.", "") == names.key("kern", "J.W.", "")


def test_other_initials_are_somebody_else() -> None:
    names = Namesakes()
    assert names.key("kern", "W.", "") != names.key("kern", "H.W.", "")


def test_a_suffix_tells_father_and_son() -> None:
    names = Namesakes()
    assert names.key("kern", "", "") != names.key("kern", "", "Jr.")


def test_many_of_one_name_take_no_more_work_each() -> None:
    assert lines_run(2000) < 12 * lines_run(250)


def lines_run(count: int) -> int:
    """How many lines of code it takes to name so many of one name apart."""
    names = Namesakes()
    wanted = ["".join(f"{chr(65 + number // 26**at % 26)}." for at in range(4)) for number in range(count)]
    lines = 0

    def traced(frame: FrameType, event: str, argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)  # type: ignore[arg-type]
    try:
        for initials in wanted:
            names.key("kern", initials, "")
    finally:
        sys.settrace(before)
    return lines
