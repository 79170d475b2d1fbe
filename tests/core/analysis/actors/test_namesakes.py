"""People with one given and family name, told by initials and suffix."""

from __future__ import annotations

import time

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


def test_many_of_one_name_take_no_more_time_each() -> None:
    def seconds(count: int) -> float:
        names = Namesakes()
        began = time.process_time()
        for number in range(count):
            names.key("kern", "".join(f"{chr(65 + number // 26**at % 26)}." for at in range(4)), "")
        return time.process_time() - began

    assert seconds(8000) < 40 * (seconds(1000) + 0.001)
