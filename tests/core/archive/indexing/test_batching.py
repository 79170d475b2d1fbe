"""Files are handed out in batches: few of them, fewer if they are long, and none once that is over."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from core.archive.indexing.batching import Batches, batched
from core.archive.indexing.extraction import CHARACTERS, DOCUMENTS, Request

REQUESTS = [Request(Path(f"/news/{number}.txt")) for number in range(100)]


def test_the_order_is_kept_and_nothing_is_left_out() -> None:
    batches = list(batched(REQUESTS, 30))
    assert [len(batch) for batch in batches] == [30, 30, 30, 10]
    assert [request for batch in batches for request in batch] == REQUESTS


def test_a_long_file_ends_its_batch(tmp_path: Path) -> None:
    long, short = tmp_path / "long.txt", tmp_path / "short.txt"
    long.write_bytes(bytes(CHARACTERS))
    short.write_text("one")
    files = [Request(path) for path in (short, long, long, short, short)]
    assert [len(batch) for batch in batched(files, 30)] == [2, 1, 2]


@pytest.mark.parametrize(("number", "jobs", "most"), [(10, 1, 8), (100, 2, 12), (100_000, 2, DOCUMENTS)])
def test_the_fewer_files_for_each_process_the_smaller_the_batches(number: int, jobs: int, most: int) -> None:
    assert len(next(Batches(REQUESTS, number, jobs, apsw.Connection(":memory:")))) == most


def test_once_it_is_over_there_are_no_more() -> None:
    batches = Batches(REQUESTS, 100, 1, apsw.Connection(":memory:"))
    next(batches)
    batches.close()
    assert list(batches) == []
