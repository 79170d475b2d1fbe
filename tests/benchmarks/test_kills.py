"""What tells, after a kill, that nothing is lost and nothing is there by halves."""

from __future__ import annotations

from pathlib import Path

import apsw
import bench_kills
import pytest
import stock
from bench_memory import slope
from index_told import last_told


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> stock.Stock:
    return stock.build(tmp_path_factory.mktemp("built") / "archive.db", 40)


def test_whole_archives_have_no_faults_and_equal_marks(built: stock.Stock, tmp_path: Path) -> None:
    again = stock.build(tmp_path / "again.db", 40)
    assert bench_kills.faults(built.path) == []
    assert bench_kills.fingerprints(again.path) == bench_kills.fingerprints(built.path)


def test_a_document_that_lacks_a_quote_has_another_mark(built: stock.Stock, tmp_path: Path) -> None:
    torn = stock.build(tmp_path / "torn.db", 40)
    connection = apsw.Connection(str(torn.path))
    connection.execute("DELETE FROM quotes WHERE id = (SELECT min(id) FROM quotes)")
    connection.close()
    whole, found = bench_kills.fingerprints(built.path), bench_kills.fingerprints(torn.path)
    assert sum(found[name] != mark for name, mark in whole.items()) == 1


def test_an_index_that_lost_a_row_is_a_fault(tmp_path: Path) -> None:
    connection = apsw.Connection(str(tmp_path / "some.db"))
    connection.execute("CREATE TABLE lines(id INTEGER PRIMARY KEY, line TEXT)")
    connection.execute("CREATE VIRTUAL TABLE search USING fts5(line, content='lines', content_rowid='id')")
    connection.execute("INSERT INTO lines VALUES (1, 'the harbour')")
    connection.close()
    assert "search" in bench_kills.faults(tmp_path / "some.db")[0]


def test_an_empty_file_holds_no_documents(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    assert bench_kills.fingerprints(tmp_path / "empty.db") == {}


def test_a_line_that_was_cut_short_was_not_told(tmp_path: Path) -> None:
    told = tmp_path / "told"
    for written, last in ((b"", 0), (b"0\n32\n64\n9", 64), (b"32", 0), (b"0\n" * 50 + b"128\n", 128)):
        told.write_bytes(written)
        assert last_told(told) == last


def test_growth_is_told_for_a_thousand_documents() -> None:
    assert slope([(0, 100.0), (1_000, 102.0), (2_000, 104.0)]) == pytest.approx(2.0)
    assert slope([(5, 100.0), (5, 120.0)]) == 0.0
