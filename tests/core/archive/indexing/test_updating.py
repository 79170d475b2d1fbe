"""Folders and the archive are brought into step; what cannot be read is said, and nothing is done twice."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from core.archive.indexing.planning import Emptied, Look
from core.archive.indexing.updating import Progress, Summary, Tools, index
from core.archive.opening.connection import open_reader
from core.archive.opening.lock import indexing
from core.archive.store import SqliteArchive
from core.model import UNKNOWN, Actor, Analysis, Document, Moment, Quote
from core.readers.folders import Seen


class UnreadableError(OSError):
    """What the readers of these tests raise."""


def read(path: Path) -> Iterator[Document]:
    """One document a paragraph, the first named like the file; a file that says BROKEN breaks there."""
    for number, text in enumerate(path.read_text().split("\n\n")):
        if text == "BROKEN":
            raise UnreadableError(f"{path}: it is broken; mend it")
        name = f"{path}#{number}" if number else str(path)
        yield Document(name, text, hashlib.sha256(text.encode()).hexdigest(), path)


class Desk:
    """A folder, an archive beside it, and an analysis that takes every document for one quote of one speaker."""

    def __init__(self, folder: Path, archive: SqliteArchive) -> None:
        self.folder = folder
        self.archive = archive
        self.analysed: list[str] = []
        self.progress: list[Progress] = []

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    def analyse(self, document: Document) -> Analysis:
        self.analysed.append(document.text)
        if document.text.startswith("RAISE "):
            raise {"recursion": RecursionError, "memory": MemoryError, "value": ValueError, "key": KeyError}[
                document.text.split()[1]
            ]("oh")
        if document.text == "STOP":
            raise KeyboardInterrupt
        if document.text == "SPAN":
            quote = Quote("direct", ((0, 99),), (), (), (), UNKNOWN)
        else:
            quote = Quote("direct", ((0, len(document.text)),), (), (), ("a",), UNKNOWN)
        actors = (Actor("a", "Lloyd Austin", "person"),)
        dated = re.match(r"\d{4}-\d\d-\d\d", document.text)
        published = Moment(dated[0], "day", "the text says so") if dated else UNKNOWN
        return Analysis(
            document.id, document.sha256, None, None, "text", "en", published, actors=actors, quotes=(quote,)
        )

    def index(
        self,
        *folders: Path,
        made_with: str = "1",
        only: Sequence[Path] | None = None,
        checksum: bool = False,
        drop_emptied: bool = False,
    ) -> Summary:
        self.analysed.clear()
        self.progress.clear()
        return index(
            self.archive,
            folders or [self.folder],
            progress=self.progress.append,
            only=only,
            checksum=checksum,
            drop_emptied=drop_emptied,
            tools=self.tools(made_with=made_with),
        )

    def tools(
        self, read: Callable[[Path], Iterator[Document]] = read, look: Look | None = None, made_with: str | None = None
    ) -> Tools:
        return Tools(look, read, self.analyse, made_with)

    def words(self) -> list[str]:
        from core.archive.language.query import Query

        return sorted(row.words for row in self.archive.search(Query()).rows)


@pytest.fixture
def desk(tmp_path: Path, open_here: Callable[..., SqliteArchive]) -> Iterator[Desk]:
    (tmp_path / "news").mkdir()
    with open_here(tmp_path / "archive.db") as archive:
        yield Desk(tmp_path / "news", archive)


def test_new_files_come_in(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.write("deep/b.txt", "two")
    assert desk.index() == Summary(added=2)
    assert desk.words() == ["one", "two"]


def test_what_has_not_changed_is_not_read_again(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.index()
    assert desk.index() == Summary(unchanged=1)
    assert desk.analysed == []


def test_a_new_date_alone_is_no_change(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.index()
    os.utime(path, ns=(1, 1))
    stamp = desk.archive.totals().stamp
    assert desk.index() == Summary(unchanged=1)
    assert (desk.analysed, desk.archive.totals().stamp) == ([], stamp)


def test_a_changed_file_is_replaced_and_a_gone_one_leaves(desk: Desk) -> None:
    desk.write("a.txt", "one")
    gone = desk.write("b.txt", "two")
    desk.index()
    desk.write("a.txt", "three")
    gone.unlink()
    assert desk.index() == Summary(replaced=1, dropped=1)
    assert desk.words() == ["three"]


def test_only_the_archive_and_what_lies_beside_it_are_no_documents(
    tmp_path: Path, open_here: Callable[..., SqliteArchive]
) -> None:
    """Whatever is told to lie there: here everything is, also what the readers would let pass."""

    def everything(folder: Path, known: object) -> Iterator[Seen]:
        for file in sorted(folder.iterdir()):
            status = file.stat()
            yield Seen(bytes(file), status.st_size, status.st_mtime_ns)

    folder = tmp_path / "news"
    folder.mkdir()
    with open_here(folder / "report") as archive, indexing(archive.path):
        desk = Desk(folder, archive)
        desk.write("report.upgrading", "no document")
        for name in ("report1.txt", "report-2024.txt", "report.txt"):
            desk.write(name, f"of {name}")
        summary = index(archive, [folder], tools=desk.tools(look=everything))
        assert summary == Summary(added=3)
        assert desk.words() == ["of report-2024.txt", "of report.txt", "of report1.txt"]


def test_files_of_other_folders_are_left_alone(desk: Desk, tmp_path: Path) -> None:
    desk.write("a.txt", "one")
    desk.index()
    other = tmp_path / "news-of-others"
    other.mkdir()
    (other / "c.txt").write_text("three")
    (desk.folder / "a.txt").unlink()
    assert desk.index(other) == Summary(added=1)
    assert desk.words() == ["one", "three"]


def test_overlapping_folders_are_read_once(desk: Desk) -> None:
    desk.write("deep/a.txt", "one")
    assert desk.index(desk.folder, desk.folder / "deep") == Summary(added=1)


def test_a_folder_named_by_a_detour_is_the_same_folder(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.index()
    assert desk.index(desk.folder / ".." / "news") == Summary(unchanged=1)


def test_a_file_of_several_documents_is_followed_document_by_document(desk: Desk) -> None:
    desk.write("a.txt", "one\n\ntwo\n\nthree")
    assert desk.index() == Summary(added=3)
    desk.write("a.txt", "one\n\nother")
    assert desk.index() == Summary(replaced=1, unchanged=1, dropped=1)
    assert desk.analysed == ["other"]
    assert desk.words() == ["one", "other"]


def test_a_new_version_of_the_program_reads_all_again(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.index(made_with="1")
    assert desk.index(made_with="2") == Summary(replaced=1)
    assert desk.index(made_with="2") == Summary(unchanged=1)


def test_a_file_that_cannot_be_read_is_told_kept_and_mended(desk: Desk) -> None:
    path = desk.write("a.txt", "BROKEN")
    desk.write("b.txt", "two")
    summary = desk.index()
    [failure] = summary.skipped
    assert (summary.added, failure.path, failure.reason) == (1, path, f"{path}: it is broken; mend it")
    assert desk.archive.totals().failures == (failure,)
    [again] = desk.index().skipped
    assert (again.path, again.reason) == (path, failure.reason)
    path.write_text("one")
    assert desk.index() == Summary(added=1, unchanged=1)
    assert desk.archive.totals().failures == ()


def test_a_failure_goes_with_its_file(desk: Desk) -> None:
    path = desk.write("a.txt", "BROKEN")
    desk.index()
    path.unlink()
    assert desk.index() == Summary()
    assert desk.archive.totals().failures == ()


def test_what_was_read_before_stays_while_the_file_is_broken(desk: Desk) -> None:
    path = desk.write("a.txt", "one\n\ntwo")
    desk.index()
    path.write_text("BROKEN")
    assert len(desk.index().skipped) == 1
    assert desk.words() == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("RAISE recursion", "RecursionError"),
        ("RAISE value", "ValueError: oh"),
        ("RAISE key", "KeyError"),
        ("SPAN", "outside the text"),
    ],
)
def test_a_document_that_cannot_be_analysed_does_not_stop_the_others(desk: Desk, text: str, says: str) -> None:
    path = desk.write("a.txt", text)
    desk.write("b.txt", "two")
    summary = desk.index()
    assert summary.added == 1
    [failure] = summary.skipped
    assert failure.path == path
    assert says in failure.reason
    assert str(path) in failure.reason


def test_several_faults_of_a_file_are_told_as_one(desk: Desk) -> None:
    desk.write("a.txt", "RAISE value\n\none\n\nRAISE key")
    summary = desk.index()
    assert summary.added == 1
    assert summary.skipped[0].reason.endswith("; and 1 more")


def test_stopping_keeps_what_was_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.archive.indexing.extraction.DOCUMENTS", 2)
    for number in range(5):
        desk.write(f"{number}.txt", f"text {number}")
    desk.write("3.txt", "STOP")
    with pytest.raises(KeyboardInterrupt):
        desk.index()
    assert desk.words() == ["text 0", "text 1"]
    desk.write("3.txt", "text 3")
    assert desk.index() == Summary(added=3, unchanged=2)


def test_a_long_file_that_was_stopped_goes_on_where_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.archive.indexing.extraction.DOCUMENTS", 2)
    path = desk.write("a.txt", "one\n\ntwo\n\nSTOP\n\nfour")
    with pytest.raises(KeyboardInterrupt):
        desk.index()
    path.write_text("one\n\ntwo\n\nthree\n\nfour")
    assert desk.index() == Summary(added=2, unchanged=2)
    assert desk.analysed == ["three", "four"]


def test_progress_is_told_after_it_is_safe(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.archive.indexing.extraction.DOCUMENTS", 1)
    done: list[int] = []

    def told(progress: Progress) -> None:
        done.append(progress.done)
        assert desk.archive.totals().documents >= progress.done

    for number in range(3):
        desk.write(f"{number}.txt", f"text {number}")
    index(desk.archive, [desk.folder], progress=told, tools=desk.tools())
    assert (done[0], done[-1]) == (0, 3)
    assert done == sorted(done)


def test_a_document_of_another_file_is_not_taken_over(desk: Desk) -> None:
    def by_word(path: Path) -> Iterator[Document]:
        text = path.read_text()
        yield Document("the-one-id", text, hashlib.sha256(text.encode()).hexdigest(), path)

    def again() -> Summary:
        return index(desk.archive, [desk.folder], tools=desk.tools(by_word))

    first = desk.write("a.txt", "one")
    desk.write("b.txt", "two")
    summary = again()
    assert (summary.added, desk.words()) == (1, ["one"])
    assert f"the-one-id is in the archive already, from {first}" in summary.skipped[0].reason
    first.unlink()
    assert again() == Summary(added=1, dropped=1)
    assert desk.words() == ["two"]


def test_a_folder_that_cannot_be_listed_keeps_what_it_held(desk: Desk) -> None:
    desk.write("deep/a.txt", "one")
    desk.index()

    def locked(folder: Path, known: object) -> Iterator[Seen]:
        return iter([Seen(bytes(folder / "deep"), -1, -1)])

    summary = index(desk.archive, [desk.folder], tools=desk.tools(look=locked))
    assert (summary.dropped, len(summary.skipped)) == (0, 1)
    assert desk.words() == ["one"]


def test_the_shipped_readers_and_analysis_are_the_default(desk: Desk) -> None:
    desk.write("a.txt", "“We will withdraw,” Defense Secretary Lloyd Austin said on Wednesday.\n")
    assert index(desk.archive, [desk.folder]).added == 1


def test_a_change_that_keeps_size_and_date_is_found_where_the_content_of_all_is_looked_at(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.write("b.txt", "three")
    desk.index()
    status = path.stat()
    path.write_text("two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert desk.index() == Summary(unchanged=2)
    assert desk.index(checksum=True) == Summary(replaced=1, unchanged=1)
    assert (desk.analysed, desk.words()) == (["two"], ["three", "two"])


# Emptied folders


def test_what_was_read_of_a_folder_that_holds_nothing_stays_until_it_is_said_to_be_gone(desk: Desk) -> None:
    for name in ("a.txt", "b.txt"):
        desk.write(name, name)
    desk.index()
    for path in desk.folder.iterdir():
        path.unlink()
    assert desk.index() == Summary(unchanged=2, emptied=(Emptied(desk.folder, 2),))
    assert desk.index(only=[desk.folder]) == Summary(unchanged=2, emptied=(Emptied(desk.folder, 2),))
    assert desk.words() == ["a.txt", "b.txt"]
    assert desk.index(drop_emptied=True) == Summary(dropped=2)


def test_a_folder_that_holds_anything_at_all_is_not_taken_for_a_disk_that_is_away(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.index()
    path.unlink()
    (desk.folder / ".hidden").touch()
    assert desk.index() == Summary(dropped=1)


def test_the_last_file_of_a_folder_leaves_when_it_is_looked_at_by_itself(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.index()
    path.unlink()
    assert desk.index(only=[path]) == Summary(dropped=1)


def test_what_was_moved_from_one_folder_to_another_has_moved_though_the_first_holds_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    path = desk.write("a.txt", "one")
    desk.index()
    (tmp_path / "other").mkdir()
    path.rename(tmp_path / "other" / "a.txt")
    assert desk.index(desk.folder, tmp_path / "other") == Summary(moved=1)


# Moved files


def ids(desk: Desk) -> dict[str, int]:
    from core.archive.language.query import Query

    return {row.words: row.id for row in desk.archive.search(Query()).rows}


def test_a_file_under_another_name_keeps_its_documents_and_their_quotes(desk: Desk) -> None:
    path = desk.write("a.txt", "one\n\ntwo")
    desk.write("b.txt", "three")
    desk.index()
    before = ids(desk)
    (desk.folder / "deep").mkdir()
    moved = path.rename(desk.folder / "deep" / "z.txt")
    assert desk.index() == Summary(unchanged=1, moved=2)
    assert (desk.analysed, ids(desk)) == ([], before)
    page = desk.archive.document(1)
    assert page is not None
    assert (page.name, page.path) == (str(moved), moved)
    assert desk.index() == Summary(unchanged=3)


def test_a_folder_under_another_name_keeps_everything(desk: Desk) -> None:
    for number in range(3):
        desk.write(f"old/{number}.txt", f"text {number}")
    desk.index()
    before = ids(desk)
    (desk.folder / "old").rename(desk.folder / "new")
    assert desk.index() == Summary(moved=3)
    assert ids(desk) == before


def test_of_two_copies_of_a_file_that_is_gone_one_takes_its_place(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.index()
    desk.write("b.txt", "one")
    path.rename(desk.folder / "c.txt")
    assert desk.index() == Summary(moved=1, copies=1)
    assert desk.index() == Summary(unchanged=2)


def test_a_file_of_the_same_length_is_not_taken_for_the_one_that_is_gone(desk: Desk) -> None:
    desk.write("a.txt", "one").unlink()
    desk.write("a.txt", "one")
    desk.index()
    (desk.folder / "a.txt").unlink()
    desk.write("b.txt", "two")
    assert desk.index() == Summary(added=1, dropped=1)


def test_a_file_may_come_from_a_folder_that_was_not_asked_for(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    path = desk.write("a.txt", "one")
    desk.index()
    before = ids(desk)
    path.rename(tmp_path / "other" / "a.txt")
    assert desk.index(tmp_path / "other") == Summary(moved=1)
    assert ids(desk) == before


def test_a_disk_that_is_away_has_not_moved(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    desk.write("disk/a.txt", "one")
    desk.index()
    (desk.folder / "disk").rename(tmp_path / "unplugged")
    (tmp_path / "other" / "copy.txt").write_text("one")
    assert desk.index(tmp_path / "other") == Summary(copies=1)


def test_a_moved_file_that_another_version_read_is_moved_and_then_read_anew(desk: Desk) -> None:
    path = desk.write("a.txt", "one")
    desk.index(made_with="1")
    before = ids(desk)
    path.rename(desk.folder / "b.txt")
    assert desk.index(made_with="2") == Summary(replaced=1, moved=1)
    assert (desk.analysed, ids(desk)) == (["one"], before)


# The order of work


def test_what_is_new_comes_first_and_then_what_another_version_read_newest_first(desk: Desk) -> None:
    for name, day in (("a", "2024-01-01"), ("b", "2024-03-03"), ("c", "2024-02-02"), ("d", "undated")):
        desk.write(f"{name}.txt", day)
    desk.index(made_with="1")
    desk.write("e.txt", "new")
    desk.write("c.txt", "2024-02-02 changed")
    assert desk.index(made_with="2") == Summary(added=1, replaced=4)
    assert desk.analysed == ["new", "2024-02-02 changed", "2024-03-03", "2024-01-01", "undated"]


def test_a_run_that_was_stopped_within_a_file_reads_it_again_even_if_it_is_as_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.archive.indexing.extraction.DOCUMENTS", 1)
    path = desk.write("a.txt", "one\n\ntwo")
    desk.index()
    path.write_text("other\n\nSTOP")
    with pytest.raises(KeyboardInterrupt):
        desk.index()
    path.write_text("one\n\ntwo")
    assert desk.index() == Summary(replaced=1, unchanged=1)
    assert desk.words() == ["one", "two"]


def test_a_file_that_goes_while_it_is_half_read_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.archive.indexing.extraction.DOCUMENTS", 1)
    desk.write("0.txt", "zero")
    path = desk.write("a.txt", "one\n\nSTOP")
    with pytest.raises(KeyboardInterrupt):
        desk.index()
    path.unlink()
    assert desk.index() == Summary(unchanged=1, dropped=1)
    assert desk.words() == ["zero"]


def test_only_what_is_asked_for_is_looked_at(desk: Desk) -> None:
    desk.write("a.txt", "one")
    desk.write("deep/b.txt", "two")
    desk.write("deep/c.txt", "three")
    desk.index()
    desk.write("a.txt", "one!")
    desk.write("new.txt", "four")
    (desk.folder / "deep" / "b.txt").unlink()
    (desk.folder / "deep" / "c.txt").unlink()
    assert desk.index(only=[desk.folder / "new.txt"]) == Summary(added=1)
    assert desk.index(only=[desk.folder / "deep" / "b.txt", desk.folder / "gone.txt"]) == Summary(dropped=1)
    assert desk.words() == ["four", "one", "three"]
    assert desk.index(only=[desk.folder / "deep"]) == Summary(dropped=1)
    assert desk.index(only=[desk.folder / ".hidden" / "a.txt"]) == Summary()
    assert desk.index() == Summary(replaced=1, unchanged=1)


@pytest.mark.parametrize("linked", [False, True])
def test_the_log_beside_the_archive_begins_anew_before_it_is_long(
    tmp_path: Path, open_here: Callable[..., SqliteArchive], monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    def grown(most: int) -> int:
        monkeypatch.setattr("core.archive.indexing.updating.LOG", most)
        before = log.stat().st_size if log.exists() else 0
        for number in range(20):
            path = desk.write(f"{number}.txt", f"text {number} of {most}")
            desk.index(only=[path])
        return log.stat().st_size - before

    log, named = tmp_path / "shelf" / "archive.db-wal", tmp_path / "shelf" / "archive.db"
    open_here(named).close()
    if linked:
        named = tmp_path / "link.db"
        named.symlink_to(tmp_path / "shelf" / "archive.db")
    with open_here(named) as archive:
        desk = Desk(tmp_path / "news", archive)
        desk.folder.mkdir()
        assert grown(10**9) > 500_000
        assert grown(200_000) < 300_000


def test_a_reader_who_stays_holds_up_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.archive.indexing.updating.LOG", 1)
    monkeypatch.setattr("core.archive.indexing.updating._MOMENT", 1)
    desk.write("a.txt", "one")
    with closing(open_reader(desk.archive.path)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM documents").get == 0
        assert desk.index() == Summary(added=1)
        assert reader.execute("SELECT count(*) FROM documents").get == 0
