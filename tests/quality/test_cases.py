"""Each case: exactly the quotes that a careful reader finds, with speaker, kind, words and, where asked, the day.

A case known to be missed carries a marker in its file ("! not read yet: ..."). Once it is read, the marker fails it,
so that it goes and the case is held from then on; and no group may hold more markers than is recorded of it.
``unmark.py`` takes out what may go.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from cases import Case, groups, read_case, read_cases

RECORDED = tomllib.loads((Path(__file__).parent / "recorded.toml").read_text(encoding="utf-8"))["cases"]
GROUPS = groups(list(read_cases()))
FEWEST_IN_A_GROUP = 6


def test_case(case: Case) -> None:
    reading = read_case(case)
    if case.unread and not reading.right:
        pytest.xfail(case.unread)
    assert not case.unread, "it is read now: take the marker out"
    assert reading.right, "\n".join(reading.lines())


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_no_group_is_marked_beyond_what_is_recorded(group: str) -> None:
    read = sum(not case.unread for case in GROUPS[group])
    assert len(GROUPS[group]) >= FEWEST_IN_A_GROUP
    assert read >= RECORDED[group]["read"]


def test_a_group_that_is_recorded_has_its_cases() -> None:
    assert {group: len(cases) for group, cases in GROUPS.items()} == {
        group: row["of"] for group, row in RECORDED.items()
    }


def test_no_two_cases_share_a_name() -> None:
    names = Counter(case.id for case in read_cases())
    assert [name for name, count in names.items() if count > 1] == []
