"""The archive file: made for its owner, refused when it is another's, asked from many threads at once."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import apsw
import pytest

from core.archive.errors import ArchiveError, ArchiveMissingError
from core.archive.language.query import Query
from core.archive.protocol import Archive, InterruptedQueryError
from core.archive.store import SqliteArchive

Open = Callable[..., SqliteArchive]


def test_it_is_what_the_terminal_asks_for(shelf: Any) -> None:
    archive: Archive = shelf.archive
    assert archive.totals().documents == 0
    assert archive.search(Query()).total == 0
    assert list(archive.actors(Query())) == []
    assert archive.quote(1) is None
    assert archive.document(1) is None
    assert archive.actor(1) is None


def test_a_missing_archive_is_named_with_the_remedy(tmp_path: Path, open_here: Open) -> None:
    with pytest.raises(ArchiveMissingError, match=r"no archive at .*archive\.db.*onrecord index"):
        open_here(tmp_path / "archive.db", write=False)


def test_an_empty_file_counts_as_missing(tmp_path: Path, open_here: Open) -> None:
    (tmp_path / "archive.db").touch()
    with pytest.raises(ArchiveMissingError, match="onrecord index"):
        open_here(tmp_path / "archive.db", write=False)


@pytest.mark.parametrize("write", [False, True])
def test_a_text_file_is_refused_and_left_alone(tmp_path: Path, open_here: Open, write: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database\n" * 100)
    with pytest.raises(ArchiveError, match=r"notes\.txt is not an onrecord archive"):
        open_here(path, write=write)
    assert path.read_text() == "not a database\n" * 100


@pytest.mark.parametrize("write", [False, True])
def test_another_programs_database_is_refused(tmp_path: Path, open_here: Open, write: bool) -> None:
    path = tmp_path / "other.db"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE bookmarks(url)")
    other.close()
    with pytest.raises(ArchiveError, match="is not an onrecord archive"):
        open_here(path, write=write)


@pytest.mark.parametrize(("version", "words"), [(9999, "newer onrecord.*Upgrade"), (0, "older onrecord.*index")])
def test_another_versions_file_is_refused_in_words(tmp_path: Path, open_here: Open, version: int, words: str) -> None:
    path = tmp_path / "archive.db"
    open_here(path).close()
    raw = apsw.Connection(str(path))
    raw.execute(f"PRAGMA user_version = {version}")
    raw.close()
    with pytest.raises(ArchiveError, match=words):
        open_here(path, write=False)


def test_reading_sees_what_another_process_wrote(tmp_path: Path, open_here: Open, article: Any) -> None:
    path = tmp_path / "archive.db"
    with open_here(path) as writer, open_here(path, write=False) as reader:
        stamp = reader.totals().stamp
        writer.add(*article("a").says("Lloyd Austin", "that they withdraw").build())
        assert reader.totals().documents == 1
        assert reader.totals().stamp != stamp


def test_an_archive_opened_for_reading_takes_nothing(tmp_path: Path, open_here: Open, article: Any) -> None:
    path = tmp_path / "archive.db"
    open_here(path).close()
    with open_here(path, write=False) as archive, pytest.raises(ArchiveError, match="opened for reading"):
        archive.add(*article("a").build())


def test_a_closed_archive_says_so(tmp_path: Path, open_here: Open) -> None:
    archive = open_here(tmp_path / "archive.db")
    archive.close()
    archive.close()
    with pytest.raises(ArchiveError, match="closed"):
        archive.totals()


def test_many_threads_ask_while_one_writes(shelf: Any, article: Any, query: Any, faults: Any) -> None:
    def ask(number: int) -> int:
        rows = shelf.archive.search(query(f"troops speaker:Austin{' withdrw' * (number % 2)}")).rows
        assert all("troops" in row.words for row in rows)
        return len(shelf.archive.actors(Query()))

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ask, number) for number in range(60)]
        for number in range(40):
            words = f"that the troops withdraw {number}"
            shelf.put(article(f"{number % 20}.txt").says("Lloyd Austin", words).says("Mark Rutte", words))
        assert all(future.result() in (0, 2) for future in asked)
    assert faults(shelf.archive.path) == []


def test_a_running_question_can_be_interrupted(shelf: Any, article: Any) -> None:
    started = threading.Event()

    def endless() -> None:
        with shelf.archive._reading() as reader:
            started.set()
            reader.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(endless)
        assert started.wait(10)
        while not running.done():
            shelf.archive.interrupt()
        with pytest.raises(InterruptedQueryError):
            running.result()
    shelf.put(article("a").says("Lloyd Austin", "that they withdraw"))
    assert shelf.search("withdraw").total == 1


def test_interrupting_nothing_is_harmless(two_reports: Any) -> None:
    two_reports.archive.interrupt()
    assert two_reports.search("troops").total > 0


def test_what_is_written_together_is_there_together_or_not_at_all(shelf: Any, article: Any) -> None:
    def put_and_raise(name: str, error: type[BaseException]) -> None:
        with shelf.archive.together():
            shelf.put(article(name).says("Lloyd Austin", "that they withdraw"))
            raise error

    with pytest.raises(KeyboardInterrupt):
        put_and_raise("a", KeyboardInterrupt)
    assert shelf.archive.totals().documents == 0


def test_a_failure_inside_is_one_of_the_whole_even_if_somebody_catches_it(shelf: Any, article: Any) -> None:
    def put_both() -> None:
        with shelf.archive.together():
            shelf.put(article("a").says("Lloyd Austin", "that they withdraw"))
            with contextlib.suppress(KeyError), shelf.archive.together():
                shelf.put(article("b").says("Lloyd Austin", "that they stay"))
                raise KeyError

    with pytest.raises(ArchiveError, match="together"):
        put_both()
    assert shelf.archive.totals().documents == 0
    shelf.put(article("c").says("Lloyd Austin", "that they withdraw"))
    assert shelf.archive.totals().documents == 1


def test_a_name_like_a_uri_is_a_name_like_any_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_here: Open
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("file:news?mode=memory")
    open_here(path).close()
    with open_here(path, write=False) as archive:
        assert archive.totals().documents == 0
    assert path.is_file()
