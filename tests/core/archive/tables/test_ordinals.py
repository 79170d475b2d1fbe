"""Places in the order of the index: by day, in the order of the text, and never the same twice."""

from __future__ import annotations

import apsw
import pytest

from core.archive.tables import ordinals


@pytest.fixture
def connection() -> apsw.Connection:
    made = apsw.Connection("")
    made.execute("CREATE TABLE quotes(ordinal INTEGER PRIMARY KEY)")
    return made


def taken(connection: apsw.Connection, days: list[int]) -> list[int]:
    places = ordinals.free(connection, days)
    connection.executemany("INSERT INTO quotes VALUES (?)", ((place,) for place in places))
    return places


def test_read_from_the_highest_down_the_newest_come_first_in_the_order_of_the_text(connection: apsw.Connection) -> None:
    days = [738_000, 738_001, 738_000, 738_001]
    places = taken(connection, days)
    assert [days[at] for at in sorted(range(4), key=lambda at: -places[at])] == [738_001, 738_001, 738_000, 738_000]
    assert sorted(range(4), key=lambda at: -places[at]) == [1, 3, 0, 2]


def test_a_later_document_of_a_day_comes_before_an_earlier_one(connection: apsw.Connection) -> None:
    [first], [second] = taken(connection, [738_000]), taken(connection, [738_000])
    assert second > first


def test_a_day_that_is_full_goes_on_in_the_next(connection: apsw.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordinals, "DAY_BITS", 2)
    first, second, third = (taken(connection, [1_000, 1_000, 1_001]) for _ in range(3))
    of_1_000, of_1_001, of_1_002, of_1_003 = (range(day << 2, (day + 1) << 2) for day in range(1_000, 1_004))
    assert [place in of_1_000 for place in (*first[:2], *second[:2])] == [True] * 4
    assert [place in of_1_001 for place in (first[2], second[2], *third[:2])] == [True] * 4
    assert third[2] in of_1_002
    fourth = taken(connection, [1_000, 1_000, 1_001])
    assert [place in of_1_002 for place in fourth] == [True] * 3
    assert [place in of_1_003 for place in taken(connection, [1_000, 1_000])] == [True] * 2
    assert len(set(connection.execute("SELECT ordinal FROM quotes"))) == 14
