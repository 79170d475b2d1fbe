"""Days put together into as few stretches of the calendar as there is room for."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest

from core.archive.language.query import parse
from tui.panes.bins import binned

FIRST = date(2024, 10, 22)


def every(step: int, count: int, first: date = FIRST) -> list[tuple[date, int]]:
    return [(first + timedelta(days=step * n), n % 3 + 1) for n in range(count)]


@pytest.mark.parametrize(
    ("days", "unit", "name", "asked"),
    [
        (every(1, 30), "day", "Tue 22 Oct 2024", "~2024-10-22"),
        (every(2, 60), "week", "week of 21 Oct 2024", "2024-W43"),
        (every(9, 90), "month", "October 2024", "2024-10"),
        (every(300, 60), "year", "2024", "2024"),
        (every(700, 100), "years", "2020–2024", "2020-01-01..2024-12-31"),
    ],
    ids=["days", "weeks", "months", "years", "five years"],
)
def test_the_finest_stretches_that_fit(days: list[tuple[date, int]], unit: str, name: str, asked: str) -> None:
    bins = binned(days, 60)
    assert (bins[0].unit, bins[0].name, bins[0].asked) == (unit, name, asked)
    assert len(bins) <= 60


def test_empty_days_between_others_have_a_place() -> None:
    bins = binned([(FIRST, 2), (FIRST + timedelta(days=3), 1)], 60)
    assert [bin.quotes for bin in bins] == [2, 0, 0, 1]


def test_a_long_gap_is_one_stretch_so_that_the_days_around_it_stay_days() -> None:
    bins = binned([*every(1, 9), *every(1, 10, date(2031, 4, 2))], 60)
    assert [bin.unit for bin in bins] == ["day"] * 20
    assert [bin.gap for bin in bins].index(True) == 9
    assert (bins[9].first, bins[9].last) == (date(2024, 10, 31), date(2031, 4, 1))


def test_without_days_or_room_there_is_nothing() -> None:
    assert binned([], 60) == ()
    assert binned(every(1, 3), 0) == ()


@pytest.mark.parametrize("room", [1, 7, 40, 200])
def test_whatever_the_days_nothing_is_lost_or_overlaps(room: int) -> None:
    chance = random.Random(room)
    for _ in range(100):
        reach = chance.choice([3, 50, 1_000, 40_000, date.max.toordinal()])
        low = chance.randint(1, date.max.toordinal() - reach + 1)
        drawn = {low + chance.randrange(reach) for _ in range(chance.randint(1, 80))}
        days = [(date.fromordinal(number), chance.randint(1, 9)) for number in sorted(drawn)]
        bins = binned(days, room)
        assert 0 < len(bins) <= room
        assert sum(bin.quotes for bin in bins) == sum(quotes for _, quotes in days)
        assert bins[0].first <= days[0][0]
        assert days[-1][0] <= bins[-1].last
        for before, after in pairwise(bins):
            assert after.first.toordinal() == before.last.toordinal() + 1


def test_what_a_stretch_asks_for_is_that_stretch() -> None:
    for days in (every(1, 30), every(2, 60), every(9, 90), every(300, 60), every(700, 100)):
        for bin in binned(days, 60):
            query = parse(f"said:{bin.asked}", today=date(2024, 11, 4))
            assert query.filters[0].days == (bin.first, bin.last)
