"""What is remembered of files: as they were when they were read, with the documents that came from them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.archive.protocol import Failure
from core.archive.writing.ledger import FileState, Ledger, Standing, failed

NEWS = Path("/news")
A = NEWS / "a.txt"


@pytest.fixture
def ledger(shelf: Any) -> Iterator[Ledger]:
    with shelf.archive.together():
        yield Ledger(shelf.archive.writing_connection())


@pytest.fixture
def put(shelf: Any, article: Any, ledger: Ledger) -> Callable[..., list[int]]:
    """Remember a file and store documents of these names from it."""

    def put(path: Path, *names: str, made_with: str = "1") -> list[int]:
        rows: list[int] = shelf.put(*(article(name) for name in names))
        for row in rows:
            ledger.link(row, path, made_with)
        ledger.keep(FileState(path, 10, 20, "ab"), made_with)
        return rows

    return put


def standing(ledger: Ledger, path: Path, made_with: str = "1") -> Standing:
    known = ledger.known([bytes(path)], made_with)
    return Standing(known[bytes(path)][3])


def test_what_lies_under_a_folder_is_known_and_what_only_begins_like_it_is_not(ledger: Ledger) -> None:
    inside = [NEWS / "a.txt", NEWS / "deep" / "b.txt", NEWS / "\U0010ffff"]
    for path in (*inside, Path("/news-of-others/c.txt"), Path("/news.txt"), Path("/news0")):
        ledger.keep(FileState(path, 1, 2, ""), "1")
    assert sorted(ledger.known([b"/news"], "1")) == sorted(map(bytes, inside))
    assert sorted(ledger.known([b"/news/"], "1")) == sorted(map(bytes, inside))
    assert list(ledger.known([b"/news/a.txt"], "1")) == [b"/news/a.txt"]


def test_documents_are_counted_where_their_files_lie(ledger: Ledger, put: Any) -> None:
    put(A, "one", "two")
    put(NEWS / "deep" / "b.txt", "three")
    put(Path("/news-of-others/c.txt"), "four")
    assert (ledger.holding([b"/news"]), ledger.holding([bytes(A)]), ledger.holding([b"/news/deep", bytes(A)])) == (
        3,
        2,
        3,
    )


def test_a_file_stands_as_it_was_read(ledger: Ledger) -> None:
    assert ledger.known([bytes(A)], "1") == {}
    ledger.keep(FileState(A, 10, 20, "ab"), "1")
    assert (standing(ledger, A), standing(ledger, A, "2")) == (Standing.READ, Standing.OUTDATED)
    ledger.keep(FileState(A, 10, 20, "ab"), "1", Failure(A, "it is broken"))
    assert (standing(ledger, A), standing(ledger, A, "2")) == (Standing.FAILED, Standing.FAILED)
    ledger.keep(FileState(A, 10, 20, "ab"), "1")
    assert standing(ledger, A) is Standing.READ


def test_a_file_whose_reading_was_begun_is_not_as_any_file_can_be(ledger: Ledger) -> None:
    ledger.keep(FileState(A, 10, 20, "ab"), "1")
    ledger.begin(A)
    assert ledger.known([bytes(A)], "1") == {bytes(A): (bytes(A), -1, 0, Standing.OUTDATED)}
    assert ledger.sha256(bytes(A)) == ""


def test_faults_are_told_in_the_order_of_paths_with_their_time(shelf: Any, ledger: Ledger) -> None:
    odd = Path(os.fsdecode(b"/news/\xff.txt"))
    late = Failure(odd, "it is broken", datetime(2024, 10, 31, 12, 20, tzinfo=UTC))
    early = Failure(A, "it is locked", None)
    for failure in (late, early):
        ledger.keep(FileState(failure.path, 1, 2, ""), "1", failure)
    ledger.keep(FileState(NEWS / "b.txt", 1, 2, ""), "1")
    assert list(failed(shelf.archive.writing_connection())) == [early, late]
    ledger.forget(bytes(A))
    assert list(failed(shelf.archive.writing_connection())) == [late]


def test_documents_that_the_present_version_made_are_told_from_others(ledger: Ledger, put: Any) -> None:
    put(A, "one", made_with="1")
    (row,) = put(A, "two", made_with="2")
    assert [name for name, _ in ledger.stored(bytes(A), "2")] == ["two"]
    assert ledger.documents(bytes(A))["two"] == row


def test_the_latest_day_of_a_file_that_another_version_read_is_known(
    shelf: Any, article: Any, ledger: Ledger, on_day: Any
) -> None:
    days = [datetime(2024, 10, day, tzinfo=UTC).date() for day in (1, 3, 2)]
    for row in shelf.put(*(article(str(day), on_day(str(day))) for day in days)):
        ledger.link(row, A, "1")
    (undated,) = shelf.put(article("undated"))
    ledger.link(undated, NEWS / "b.txt", "1")
    assert ledger.published("2") == {bytes(A): days[1].toordinal(), b"/news/b.txt": 0}
    assert ledger.published("1") == {}


def test_who_holds_a_document_is_known_by_its_name_even_if_that_is_not_text(ledger: Ledger, put: Any) -> None:
    name = os.fsdecode(b"/news/\xff.txt")
    put(Path(name), name)
    assert (ledger.holder(name), ledger.holder("other")) == (Path(name), None)


def test_under_another_path_a_file_keeps_its_documents_and_they_the_names_of_their_own(
    ledger: Ledger, put: Any
) -> None:
    rows = put(A, "/news/a.txt", "/news/a.txt#1", "/news/a.txt.old", "urn:3")
    now = FileState(NEWS / "deep" / "z.txt", 10, 99, "ab")
    assert ledger.move(bytes(A), now) == 4
    names = ["/news/deep/z.txt", "/news/deep/z.txt#1", "/news/a.txt.old", "urn:3"]
    assert ledger.documents(bytes(now.path)) == dict(zip(names, rows, strict=True))
    assert ledger.known([b"/news"], "1") == {bytes(now.path): (bytes(now.path), 10, 99, Standing.READ)}


def test_a_name_that_is_taken_stays_with_whom_it_names(ledger: Ledger, put: Any) -> None:
    put(A, "/news/a.txt")
    (other,) = put(NEWS / "list.jsonl", "/news/b.txt")
    assert ledger.move(bytes(A), FileState(NEWS / "b.txt", 10, 20, "ab")) == 1
    assert list(ledger.documents(b"/news/b.txt")) == ["/news/a.txt"]
    assert ledger.documents(b"/news/list.jsonl") == {"/news/b.txt": other}


def test_a_new_date_alone_changes_nothing_that_anybody_sees(shelf: Any, ledger: Ledger, put: Any) -> None:
    put(A, "one")
    stamp = shelf.archive.totals().stamp
    ledger.touch([FileState(A, 11, 21, "ab")])
    assert ledger.known([bytes(A)], "1") == {bytes(A): (bytes(A), 11, 21, Standing.READ)}
    assert shelf.archive.totals().stamp == stamp
