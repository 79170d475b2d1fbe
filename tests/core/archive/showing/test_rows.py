"""Rows are finished when they are looked at, each once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.archive.protocol import QuoteRow
from core.archive.showing.rows import FinishedWhenSeen
from core.model import UNKNOWN


def test_each_row_is_finished_when_it_is_first_seen() -> None:
    finished: list[int] = []

    def finish(row: QuoteRow) -> QuoteRow:
        finished.append(row.id)
        return replace(row, why="seen")

    plain = [QuoteRow(id, 1, "direct", "words", (), (), UNKNOWN, UNKNOWN, 0.5) for id in range(5)]
    rows = FinishedWhenSeen(plain, finish)
    assert (len(rows), finished) == (5, [])
    assert rows[3].why == rows[-2].why == "seen"
    assert finished == [3]
    assert [row.id for row in rows[1:3]] == [1, 2]
    assert [row.id for row in rows] == [0, 1, 2, 3, 4]
    assert finished == [3, 1, 2, 0, 4]
    with pytest.raises(IndexError):
        rows[5]
