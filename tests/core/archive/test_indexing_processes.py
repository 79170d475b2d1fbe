"""Indexing in several processes: the same archive, and a file that kills its process costs no other anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import apsw
import pytest
from odd_work import paragraphs, quoted

from core.archive.indexing.extraction import DOCUMENTS, Ended, Made, Request, extract
from core.archive.indexing.updating import Progress, Summary, Tools, index
from core.archive.language.query import Query
from core.archive.store import SqliteArchive
from core.archive.writing.ledger import Ledger
from core.bounds import Bounds
from core.processes import unnoted

Open = Callable[..., SqliteArchive]


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def read_in(archive: SqliteArchive, folder: Path, jobs: int) -> Summary:
    return index(archive, [folder], jobs=jobs, tools=Tools(read=paragraphs, analyse=quoted))


def words(archive: SqliteArchive) -> list[str]:
    return sorted(row.words for row in archive.search(Query()).rows)


_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'quote\\_search\\_%' ESCAPE '\\'"
    " ORDER BY name"
)

_ROWS = {
    "meta": "SELECT key, value FROM meta WHERE key <> 'stamp'",
    "vocabulary": "SELECT word, quotes, names FROM vocabulary",
    "deletions": "SELECT d.key, v.word FROM deletions d JOIN vocabulary v ON v.id = d.word",
    "sqlite_sequence": "SELECT name FROM sqlite_sequence",
}


def tables(path: Path) -> dict[str, list[object]]:
    """Everything an archive holds, but for what goes by the documents that came together: how the full-text index is
    laid out, the numbers of words, and the stamp."""
    connection = apsw.Connection(str(path))
    names = [name for (name,) in connection.execute(_TABLES)]
    found = {name: sorted(map(repr, connection.execute(_ROWS.get(name, f'SELECT * FROM "{name}"')))) for name in names}
    connection.close()
    return found


def test_several_processes_make_the_archive_that_one_makes(tmp_path: Path, open_here: Open) -> None:
    texts = {f"{number:03}": f"text {number}\n\nand {number} {'more ' * (number % 5)}" for number in range(100)}
    folder = write(tmp_path / "news", **texts)
    made = []
    for jobs in (1, 3):
        path = tmp_path / f"{jobs}.db"
        with open_here(path) as archive:
            assert read_in(archive, folder, jobs) == Summary(added=200)
        made.append(tables(path))
    assert made[0] == made[1]


def test_a_document_that_kills_its_process_is_told_of_and_the_others_come_in(tmp_path: Path, open_here: Open) -> None:
    folder = write(tmp_path / "news", a="one", b="two\n\ndie\n\nthree", c="gorge", d="four")
    with open_here(tmp_path / "archive.db") as archive:
        summary = read_in(archive, folder, jobs=2)
        assert (summary.added, words(archive)) == (4, ["four", "one", "three", "two"])
        assert [failure.reason for failure in summary.skipped] == [
            f"{folder}/b.txt, document 2 could not be analysed (its process was ended by signal 9, Killed)",
            f"{folder}/c.txt could not be analysed (there was not enough memory for it)",
        ]
        assert archive.totals().failures == summary.skipped
        write(folder, b="two\n\nmended\n\nthree", c="mended too")
        assert read_in(archive, folder, jobs=2) == Summary(added=2, unchanged=4)
        assert archive.totals().failures == ()


def test_a_file_that_kills_its_reader_keeps_what_was_read_of_it(tmp_path: Path, open_here: Open) -> None:
    folder = write(tmp_path / "news", a="one\n\ntwo\n\nREADING leave\n\nnever", b="three")
    with open_here(tmp_path / "archive.db") as archive:
        summary = read_in(archive, folder, jobs=2)
        assert words(archive) == ["one", "three", "two"]
        [failure] = summary.skipped
        assert failure.reason == f"{folder}/a.txt could not be read (its process ended with 3)"


def test_a_file_or_a_document_that_takes_too_long_or_too_much_is_told_of_and_the_others_come_in(
    tmp_path: Path, open_here: Open
) -> None:
    folder = write(tmp_path / "news", a="one\n\nhang\n\ntwo", b="three\n\nREADING hang", c="swell\n\nfour", d="five")
    tools = Tools(read=paragraphs, analyse=quoted, bounds=Bounds(seconds=2, memory_bytes=500 * 2**20))
    with open_here(tmp_path / "archive.db") as archive:
        summary = index(archive, [folder], jobs=2, tools=tools)
        assert words(archive) == ["five", "four", "one", "three", "two"]
        assert [failure.reason for failure in summary.skipped] == [
            f"{folder}/a.txt, document 2 could not be analysed (it took longer than 2 seconds)",
            f"{folder}/b.txt could not be read (it took longer than 2 seconds)",
            f"{folder}/c.txt could not be analysed (it took more than 500 MiB of memory)",
        ]


def test_a_death_after_a_portion_costs_nothing_of_it(tmp_path: Path, open_here: Open) -> None:
    texts = [f"text {number}" for number in range(DOCUMENTS + 8)]
    folder = write(tmp_path / "news", a="\n\n".join([*texts, "die", "last"]))
    with open_here(tmp_path / "archive.db") as archive:
        summary = read_in(archive, folder, jobs=2)
        assert summary.added == DOCUMENTS + 9
        assert f"document {DOCUMENTS + 9} could not" in summary.skipped[0].reason


def test_one_job_lets_whoever_asked_know_of_too_little_memory(tmp_path: Path, open_here: Open) -> None:
    folder = write(tmp_path / "news", a="gorge")
    with open_here(tmp_path / "archive.db") as archive, pytest.raises(MemoryError):
        read_in(archive, folder, jobs=1)


def test_a_file_of_very_many_documents_is_told_of_in_portions(tmp_path: Path) -> None:
    folder = write(tmp_path / "news", a="\n\n".join(f"text {number}" for number in range(5 * DOCUMENTS)))
    request = Request(folder / "a.txt")
    read = 0

    def counted(path: Path) -> object:
        nonlocal read
        for document in paragraphs(path):
            read += 1
            yield document

    for told, portion in enumerate(extract((request,), unnoted, read=counted, analyse=quoted), 1):  # type: ignore[arg-type]
        assert len(portion) <= DOCUMENTS + 1
        assert read <= told * DOCUMENTS + 1
    assert isinstance(portion[-1], Ended)


def test_long_documents_are_told_of_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.archive.indexing.extraction.CHARACTERS", 100)
    folder = write(tmp_path / "news", a="\n\n".join(["x" * 60] * 4))
    portions = list(extract((Request(folder / "a.txt"),), unnoted, read=paragraphs, analyse=quoted))
    assert [sum(isinstance(event, Made) for event in portion) for portion in portions] == [2, 2]


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100000000) SELECT count(*) FROM n"


def test_stopping_ends_what_is_being_asked_of_the_archive_for_the_next_files(
    tmp_path: Path, open_here: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "news", **{f"{number:02}": f"text {number}" for number in range(20)})
    asked = iter(range(20))
    asking = Event()
    stored = Ledger.stored

    def slow(ledger: Ledger, path: bytes, made_with: str) -> Iterator[tuple[str, str]]:
        if next(asked) == 10:  # behind the first batch
            asking.set()
            ledger._connection.execute(ENDLESS).fetchall()
        return stored(ledger, path, made_with)

    def stop(progress: Progress) -> None:
        if progress.done:
            assert asking.wait(30)
            raise KeyboardInterrupt

    def again(made_with: str, **how: object) -> Summary:
        tools = Tools(read=paragraphs, analyse=quoted, made_with=made_with)
        return index(archive, [folder], tools=tools, **how)  # type: ignore[arg-type]

    with open_here(tmp_path / "archive.db") as archive:
        again("1")
        with monkeypatch.context() as patch:
            patch.setattr(Ledger, "stored", slow)
            with pytest.raises(KeyboardInterrupt):
                again("2", jobs=2, progress=stop)
        rest = again("2")
        assert (rest.replaced + rest.unchanged, rest.skipped) == (20, ())
        assert rest.unchanged > 0
