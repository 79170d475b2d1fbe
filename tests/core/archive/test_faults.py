"""What can happen to an archive while it is open: it is said in words, and nothing that was stored is lost."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import apsw
import pytest

from core.archive.errors import ArchiveBusyError, ArchiveError, ArchiveMissingError
from core.archive.indexing.updating import index
from core.archive.language.query import Query
from core.archive.opening.lock import indexing
from core.archive.store import SqliteArchive

Open = Callable[..., SqliteArchive]


Document = Callable[[str], Any]
Fill = Callable[..., None]


@pytest.fixture
def document(article: Any) -> Document:
    """A document of that name with its analysis, in which somebody says the name."""

    def document(name: str) -> Any:
        return article(name).says("Lloyd Austin", f"that {name} withdraw").build()

    return document


@pytest.fixture
def fill(open_here: Open, document: Document) -> Fill:
    """Put documents of these names into the archive at a path."""

    def fill(path: Path, *names: str) -> None:
        with open_here(path) as archive:
            for name in names:
                archive.add(*document(name))

    return fill


def make_full(archive: SqliteArchive, spare: int) -> None:
    """Let the file grow by so many pages and no more, as on a disk that fills up."""
    connection = archive.writing_connection()
    pages = connection.pragma("page_count")
    assert isinstance(pages, int)
    connection.execute(f"PRAGMA max_page_count = {pages + spare}").fetchall()


def test_settings_reach_the_file_to_the_last(tmp_path: Path, open_here: Open) -> None:
    path = tmp_path / "archive.db"
    with open_here(path) as writer, open_here(path, write=False) as reader:
        writing = writer.writing_connection()
        assert writing.pragma("synchronous") == 2  # FULL: what is committed survives a power cut
        assert writing.pragma("journal_mode") == "wal"
        with reader._reading() as asking:
            for connection in (writing, asking.connection):
                assert connection.pragma("trusted_schema") == 0
                assert connection.pragma("cache_size") == -65536
            assert asking.connection.pragma("query_only") == 1


# A disk that fills up


def test_a_full_disk_is_said_in_words_and_costs_only_what_did_not_fit(
    tmp_path: Path, open_here: Open, faults: Callable[[Path], list[str]], document: Document
) -> None:
    path = tmp_path / "archive.db"
    with open_here(path) as archive:
        archive.add(*document("first"))
        make_full(archive, 0)
        stored = 1

        def keep_adding() -> None:
            nonlocal stored
            for number in range(1000):
                archive.add(*document(f"more{number}"))
                stored += 1

        with pytest.raises(ArchiveError, match=r"no room left on the disk that holds .*archive\.db.*make room"):
            keep_adding()
        assert archive.totals().documents == stored
        make_full(archive, 1000)
        archive.add(*document("after"))
        assert archive.totals().documents == stored + 1
    assert faults(path) == []


def test_a_disk_that_fills_up_while_indexing_keeps_what_was_done(
    tmp_path: Path, open_here: Open, faults: Callable[[Path], list[str]]
) -> None:
    folder, path = tmp_path / "news", tmp_path / "archive.db"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number:03}.txt").write_text(f"Report {number}\n\n" + f"The mayor said number {number}. " * 30)
    with open_here(path) as archive:
        make_full(archive, 90)
        with pytest.raises(ArchiveError, match="no room left"):
            index(archive, [folder])
        kept = archive.totals().documents
        assert 0 < kept < 100
        make_full(archive, 10_000)
        assert index(archive, [folder]).added == 100 - kept
    assert faults(path) == []


def test_a_disk_too_full_for_even_an_empty_archive_leaves_one_that_can_be_filled_later(
    tmp_path: Path, open_here: Open, monkeypatch: pytest.MonkeyPatch, fill: Fill
) -> None:
    from core.archive.opening import connection

    path = tmp_path / "archive.db"
    with monkeypatch.context() as patched:
        patched.setattr(connection, "_WRITING", f"{connection._WRITING} PRAGMA max_page_count = 5;")
        with pytest.raises(ArchiveError, match="no room left"):
            open_here(path)
    with pytest.raises(ArchiveMissingError, match="empty"):
        open_here(path, write=False)
    fill(path, "a")


# An archive that is deleted, or replaced


@pytest.mark.parametrize("what", ["file", "folder"])
def test_one_who_reads_is_told_that_the_archive_was_deleted(
    tmp_path: Path, open_here: Open, what: str, fill: Fill
) -> None:
    path = tmp_path / "news" / "archive.db"
    fill(path, "troops")
    with open_here(path, write=False) as archive:
        assert archive.totals().documents == 1
        if what == "file":
            path.unlink()
        else:
            shutil.rmtree(path.parent)
        for _ in range(2):
            with pytest.raises(ArchiveMissingError, match=r"archive\.db is gone.*onrecord index"):
                archive.totals()
        fill(path, "a", "b")
        assert archive.totals().documents == 2


@pytest.mark.parametrize("what", ["file", "folder"])
def test_one_who_writes_is_told_that_the_archive_was_deleted(
    tmp_path: Path, open_here: Open, what: str, document: Document
) -> None:
    path = tmp_path / "news" / "archive.db"
    with open_here(path) as archive:
        archive.add(*document("troops"))
        if what == "file":
            path.unlink()
        else:
            shutil.rmtree(path.parent)
        with pytest.raises(ArchiveMissingError, match=r"archive\.db is gone"):
            archive.add(*document("armies"))
    assert not path.exists()


def test_what_went_with_a_deleted_archive_is_not_reported_as_stored(
    tmp_path: Path, open_here: Open, document: Document
) -> None:
    path = tmp_path / "archive.db"
    reported = []
    with open_here(path) as archive:

        def delete_meanwhile() -> None:
            with archive.together():
                archive.add(*document("troops"))
                path.unlink()
            reported.append("troops")

        with pytest.raises(ArchiveMissingError, match="is gone"):
            delete_meanwhile()
    assert reported == []


def test_one_who_reads_sees_the_archive_that_took_the_place_of_another(
    tmp_path: Path, open_here: Open, fill: Fill
) -> None:
    path, other = tmp_path / "archive.db", tmp_path / "other.db"
    fill(path, "troops", "armies")
    fill(other, "harbours", "ports")
    with open_here(path, write=False) as archive:
        before = archive.totals()
        assert before.documents == 2
        other.replace(path)
        assert archive.totals().stamp != before.stamp
        words = {row.words for row in archive.search(Query()).rows}
        assert words == {"that harbours withdraw", "that ports withdraw"}


def test_one_who_writes_does_not_write_beside_the_archive_that_took_its_place(
    tmp_path: Path, open_here: Open, document: Document, fill: Fill
) -> None:
    path, other = tmp_path / "archive.db", tmp_path / "other.db"
    fill(other, "harbours")
    with open_here(path) as archive:
        archive.add(*document("troops"))
        other.replace(path)
        with pytest.raises(ArchiveError, match="was replaced by another file while it was being written"):
            archive.add(*document("armies"))


def test_what_took_its_place_and_is_no_archive_is_refused(tmp_path: Path, open_here: Open, fill: Fill) -> None:
    path, other = tmp_path / "archive.db", tmp_path / "notes.txt"
    fill(path, "troops")
    other.write_text("not a database\n" * 100)
    with open_here(path, write=False) as archive:
        other.replace(path)
        with pytest.raises(ArchiveError, match="is not an onrecord archive"):
            archive.totals()


# Several at once


def test_those_who_read_never_wait_for_the_one_who_writes(
    tmp_path: Path, open_here: Open, document: Document, fill: Fill
) -> None:
    path = tmp_path / "archive.db"
    fill(path, "troops")
    readers = [open_here(path, write=False) for _ in range(3)]
    with open_here(path) as writer, writer.together():
        writer.add(*document("armies"))
        for reader in readers:  # in the midst of a transaction: none of it is seen, nobody is held up
            assert reader.totals().documents == 1
    for reader in readers:
        assert reader.totals().documents == 2
        reader.close()


def test_readers_beside_a_busy_writer_always_get_an_answer(tmp_path: Path, open_here: Open, fill: Fill) -> None:
    path = tmp_path / "archive.db"
    fill(path, "troops")
    over = threading.Event()

    def keep_asking() -> list[int]:
        counts = []
        while not over.is_set():
            with open_here(path, write=False) as reader:
                counts.append(reader.totals().documents)
        return counts

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(keep_asking) for _ in range(4)]
        for number in range(30):  # opened and closed each time, which takes the log in and away
            fill(path, f"word{number}")
        over.set()
        for counts in (asked.result() for asked in asking):
            assert counts == sorted(counts)


def test_a_second_who_writes_is_told_who_does(
    tmp_path: Path, open_here: Open, monkeypatch: pytest.MonkeyPatch, document: Document
) -> None:
    from core.archive.opening import connection

    monkeypatch.setattr(connection, "WAIT", 1)
    path = tmp_path / "archive.db"
    with indexing(path) as me, open_here(path) as first, open_here(path) as second:
        with first.together(), pytest.raises(ArchiveError, match=f"is being written.*{me.user}.*process {me.pid}"):
            second.add(*document("troops"))
        with pytest.raises(ArchiveBusyError), indexing(path):
            pass


# A file that is not what it should be


@pytest.mark.parametrize("broken", ["UPDATE texts SET piece = x'00'", "DELETE FROM texts"])
def test_rows_that_hold_something_else_are_damage(tmp_path: Path, open_here: Open, fill: Fill, broken: str) -> None:
    path = tmp_path / "archive.db"
    fill(path, "one", "two")
    connection = apsw.Connection(str(path))
    connection.execute(broken)
    connection.close()
    with open_here(path) as archive, pytest.raises(ArchiveError, match=r"archive\.db is damaged"):
        archive.search(Query())


@pytest.mark.parametrize("write", [False, True])
def test_a_damaged_archive_is_named_with_what_to_do(tmp_path: Path, open_here: Open, write: bool, fill: Fill) -> None:
    path = tmp_path / "archive.db"
    fill(path, *(f"word{number}" for number in range(50)))
    with path.open("r+b") as file:
        file.truncate(5 * 8192)

    def use() -> None:
        with open_here(path, write=write) as archive:
            archive.totals()

    with pytest.raises(ArchiveError, match=r"archive\.db is damaged.*onrecord doctor.*untouched"):
        use()
