"""What is wrong with an archive is found and said in words, and what follows from the rest is put right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import apsw
import pytest

from core.archive.errors import ArchiveBusyError, ArchiveError, ArchiveMissingError
from core.archive.language.query import Query
from core.archive.opening.connection import log_of, size_of
from core.archive.opening.lock import indexing
from core.archive.store import SqliteArchive
from core.archive.upkeep import checks
from core.archive.upkeep.doctor import Check, Doctor, Finding, Patient, Sight
from core.archive.writing import derived

Open = Callable[..., SqliteArchive]

# How each thing can be out of step, by the name of the check that must find it.
BROKEN: Mapping[str, tuple[str, ...]] = {
    "totals": (
        "UPDATE meta SET value = value + 1 WHERE key = 'quotes'",
        "DELETE FROM meta WHERE key = 'actors'",
        "INSERT INTO meta VALUES ('strangers', 3)",
    ),
    "tables": (
        "DROP INDEX quotes_document",
        "DROP INDEX names_key",
        "CREATE TABLE bookmarks(url)",
        "CREATE TRIGGER hidden AFTER INSERT ON documents BEGIN DELETE FROM quotes; END",
    ),
    "strays": (
        "INSERT INTO actors(name, kind, shared) VALUES ('Nobody', 'person', 0)",
        "INSERT INTO titles(title) VALUES ('king')",
        "INSERT INTO texts VALUES (99 * 65536, x'00')",
        "INSERT INTO speakers VALUES (999, 0, 1)",
        "INSERT INTO roles VALUES (1, 888, 0, 1)",
        "INSERT INTO document_names VALUES (1, 4711)",
    ),
    "speaking": ("UPDATE document_actors SET quotes = 7 WHERE document = 1",),
    "mentions": ("UPDATE document_actors SET mentions = mentions + 1",),
    "actors": ("UPDATE actors SET documents = 0, quotes = quotes + 1 WHERE id = 1",),
    "sources": ("UPDATE sources SET quotes = 0, documents = 99",),
    "roles": ("DELETE FROM source_roles", "UPDATE source_roles SET documents = 3"),
    "names": ("UPDATE names SET documents = documents + 1 WHERE id = 1",),
    "name words": ("DELETE FROM name_words WHERE name = 1", "INSERT INTO name_words VALUES ('zeppelin', 1)"),
    "office words": ("DELETE FROM title_words", "INSERT INTO title_words VALUES ('zeppelin', 1)"),
    "source words": ("DELETE FROM source_words WHERE source = 1 AND name = 'KBS World Radio'",),
    "quote words": (
        "UPDATE quote_words SET words = 'nothing of the kind'",
        "UPDATE quote_words SET facets = ''",
        "INSERT INTO quote_words VALUES (5, 'words of nobody', '', '', '')",
    ),
    "vocabulary": (
        "DELETE FROM vocabulary WHERE word = 'withdraw'",
        "UPDATE vocabulary SET quotes = quotes + 1",
        "INSERT INTO vocabulary(word, quotes, names) VALUES ('zeppelin', 1, 0)",
    ),
    "spellings": ("DELETE FROM deletions", "INSERT INTO deletions VALUES (1, 1)"),
    "index": (
        "INSERT INTO quote_search(quote_search) VALUES ('delete-all')",
        "INSERT INTO quote_search(rowid, words, speakers, outlets, facets) VALUES (5, '', '', '', '{kind}')",
    ),
}


@pytest.fixture
def path(tmp_path: Path, open_here: Open, fill: Callable[[SqliteArchive], None]) -> Path:
    """A sound archive."""
    path = tmp_path / "shelf" / "archive.db"
    with open_here(path) as archive:
        fill(archive)
    return path


def change(path: Path, *statements: str) -> None:
    """What no program of ours would do to an archive."""
    connection = apsw.Connection(str(path))
    for statement in statements:
        connection.execute(statement.replace("{kind}", checks.terms.kind("direct"))).fetchall()
    connection.close()


def wrong(path: Path, **how: Any) -> dict[str, Finding]:
    return {finding.name: finding for finding in Doctor(path, **how).findings() if finding.state == "wrong"}


def states(path: Path, **how: Any) -> dict[str, str]:
    return {finding.name: finding.state for finding in Doctor(path, **how).findings()}


def everything(path: Path) -> list[object]:
    """All that is stored, and all that the index finds."""
    connection = apsw.Connection(str(path))
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'quote_search_%' AND name <> 'deletions'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY 1"
    ).fetchall()
    rows: list[object] = []
    for (table,) in tables:
        where = {"meta": "WHERE key <> 'stamp'"}.get(str(table), "")
        columns = "word, quotes, names" if table == "vocabulary" else "*"
        rows += [(table, row) for row in sorted(connection.execute(f"SELECT {columns} FROM {table} {where}"), key=repr)]
    rows += connection.execute("SELECT rowid FROM quote_search('withdraw') ORDER BY 1").fetchall()
    rows += connection.execute(
        "SELECT d.key, v.word FROM deletions d LEFT JOIN vocabulary v ON v.id = d.word ORDER BY 1, 2"
    ).fetchall()
    connection.close()
    return rows


def test_a_sound_archive_is_found_sound_and_left_alone(path: Path) -> None:
    before = path.read_bytes()
    assert set(states(path).values()) == {"sound"} | {"note"}  # of the files that were never there
    assert wrong(path) == {}
    assert path.read_bytes() == before


@pytest.mark.parametrize(("name", "statement"), [(name, one) for name, several in BROKEN.items() for one in several])
def test_what_is_out_of_step_is_found_and_put_right(path: Path, name: str, statement: str) -> None:
    before = everything(path)
    change(path, statement)
    found = wrong(path)
    assert name in found
    assert found[name].words
    assert found[name].mendable
    assert "--repair" in found[name].remedy
    repaired = states(path, repair=True)
    assert repaired[name] == "mended"
    assert "wrong" not in repaired.values()
    assert wrong(path) == {}
    assert everything(path) == before


def test_everything_that_follows_is_looked_at() -> None:
    """No entry of the tables of checks and of derived data goes without a test of its own here."""
    named = {check.name for check in checks.CHECKS}
    assert {one.name for one in derived.DERIVED} <= named
    elsewhere = {"permissions", "work", "room", "version", "log", "pages", "places", "files"}
    assert set(BROKEN) == named - elsewhere


def test_looking_changes_nothing(path: Path) -> None:
    change(path, *(several[0] for several in BROKEN.values()))
    before = path.read_bytes()
    assert wrong(path)
    assert path.read_bytes() == before


def test_an_archive_that_others_may_read_is_closed_to_them(path: Path) -> None:
    path.chmod(0o644)
    assert "mode 0644" in wrong(path)["permissions"].words[0]
    assert states(path, repair=True)["permissions"] == "mended"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["archive.db", "news[1].db", "link.db"])
def test_what_lies_beside_such_an_archive_is_closed_with_it_and_nothing_else(
    path: Path, open_here: Open, name: str
) -> None:
    named = path.with_name(name)
    if name == "link.db":
        (path.parent / "elsewhere").mkdir()
        named.symlink_to(path.rename(path.parent / "elsewhere" / path.name))
    else:
        path.rename(named)
    file = named.resolve()
    documents = [file.with_name(f"{file.name}{ending}") for ending in ("-2024.txt", "-walk.txt")]
    with open_here(named) as archive:
        archive.totals()
        beside_it = [file.with_name(f"{file.name}{ending}") for ending in ("-wal", "-shm")]
        for one in (file, *beside_it, *documents):
            one.touch()
            one.chmod(0o644)
        assert states(named, repair=True)["permissions"] == "mended"
        assert {one.stat().st_mode & 0o777 for one in (file, *beside_it)} == {0o600}
    assert {one.stat().st_mode & 0o777 for one in documents} == {0o644}


def test_a_link_where_the_log_belongs_is_not_followed(path: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.touch(0o644)
    precious.chmod(0o644)
    path.with_name(f"{path.name}-shm").symlink_to(precious)
    path.chmod(0o644)
    checks.close_to_others(Patient(path, apsw.Connection(""), writable=True))
    assert path.stat().st_mode & 0o777 == 0o600
    assert precious.stat().st_mode & 0o777 == 0o644


def test_an_archive_that_a_group_shares_is_left_to_it(path: Path) -> None:
    path.chmod(0o660)
    assert states(path, repair=True)["permissions"] == "note"
    assert path.stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE quotes SET spans = '[[[0,99999]],[],[],[]]' WHERE id = 1",
        "UPDATE quotes SET spans = 'nonsense' WHERE id = 1",
        "UPDATE texts SET piece = x'00' WHERE place = 65536",
        "DELETE FROM texts WHERE place = 65536",
        "UPDATE mentions SET packed = x'00' WHERE document = 1",
        "UPDATE documents SET title_span = '[5,99999]' WHERE id = 1",
        "UPDATE document_sources SET span = '[-1,2]' WHERE document = 1",
    ],
)
def test_a_document_whose_places_do_not_fit_is_named_and_read_again(path: Path, statement: str) -> None:
    change(path, statement)
    found = wrong(path)["places"]
    assert found.words[0].startswith("kbs.txt: ")
    assert "index FOLDER" in found.remedy
    (repaired,) = (finding for finding in Doctor(path, repair=True).findings() if finding.name == "places")
    assert (repaired.state, repaired.remedy) == (
        "wrong",
        "The next `onrecord index FOLDER` reads these documents again.",
    )
    connection = apsw.Connection(str(path))
    marked = connection.execute("SELECT name FROM documents WHERE made_with = '' ORDER BY 1").fetchall()
    assert marked == [("kbs.txt",)]
    assert connection.execute("SELECT count(*) FROM files WHERE made_with = ''").get == 1


# Damage


def spoil(path: Path, table: str) -> None:
    """Overwrite the first page of a table, as a failing disk would."""
    connection = apsw.Connection(str(path))
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).get
    size = connection.pragma("page_size")
    connection.close()
    assert isinstance(root, int)
    assert isinstance(size, int)
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xde\xad" * (size // 2))


@pytest.mark.parametrize("table", ["deletions", "vocabulary", "name_words", "names_key", "quote_search_data"])
def test_damage_to_what_follows_from_the_rest_is_named_and_mended(path: Path, table: str) -> None:
    before = everything(path)
    spoil(path, table)
    found = wrong(path)
    assert any(table in word for word in found["pages"].words)
    states(path, repair=True)
    assert wrong(path) == {}
    assert everything(path) == before


@pytest.mark.parametrize("table", ["texts", "documents", "quotes"])
def test_damage_to_what_is_stored_is_said_with_the_way_out(path: Path, table: str) -> None:
    spoil(path, table)
    found = wrong(path)["pages"]
    assert any(table in word for word in found.words)
    assert "documents are untouched" in found.remedy
    assert "index FOLDER" in found.remedy
    assert states(path, repair=True)["pages"] == "wrong"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_repair_that_failed_says_so_and_does_not_advise_another(path: Path) -> None:
    spoil(path, "texts")
    assert "--repair" in wrong(path)["pages"].remedy
    tried = wrong(path, repair=True)["pages"]
    assert "was tried and could not be done" in tried.remedy
    assert "move the archive away" in tried.remedy
    assert "--repair" not in tried.remedy
    assert not tried.mendable


def test_a_repair_that_damage_cuts_short_goes_on_with_the_rest(path: Path) -> None:
    change(path, "DROP INDEX quotes_document", "UPDATE meta SET value = value + 1 WHERE key = 'actors'")
    spoil(path, "texts")
    found = {finding.name: finding for finding in Doctor(path, repair=True).findings()}
    assert found["tables"].state == "wrong"
    assert "was tried and could not be done" in found["tables"].remedy
    assert found["totals"].state == "mended"


@pytest.mark.parametrize("repair", [False, True])
def test_nobody_is_sent_to_the_doctor_by_the_doctor(path: Path, repair: bool) -> None:
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(ArchiveError, match="nothing of it can be mended") as said:
        states(path, repair=repair)
    assert "doctor" not in str(said.value)
    assert "move the file away" in str(said.value)
    assert said.value.path == path


# What is only worth knowing


def test_what_a_killed_writer_left_is_no_fault(path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED_WRITER, str(path)])
    assert killed.returncode == -signal.SIGKILL
    found = {finding.name: finding for finding in Doctor(path).findings()}
    assert found["log"].state == "note"
    assert "wait beside the file" in found["log"].words[0]


KILLED_WRITER = """
import os, signal, sys
import apsw
connection = apsw.Connection(sys.argv[1])
connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'stamp'")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_is_said_who_indexes_and_nothing_is_repaired_meanwhile(path: Path) -> None:
    with indexing(path):
        with pytest.raises(ArchiveBusyError, match="has been indexing into"):
            states(path, repair=True)
        assert "wrong" not in states(path).values()
    assert wrong(path, repair=True) == {}


# How many of the statements of a check have a commit before them.
DISTURBED = 4


def disturbed(check: Check, write: Callable[[], object]) -> Check:
    """The same check, while somebody else commits between its first statements."""

    def look(patient: Patient) -> Sight:
        left = iter(range(DISTURBED))

        def before(*_: object) -> bool:
            if next(left, None) is not None:
                write()
            return True

        patient.connection.exec_trace = before
        try:
            return check.look(patient)
        finally:
            patient.connection.exec_trace = None

    return replace(check, look=look)


def test_nothing_seems_wrong_while_somebody_indexes(path: Path, open_here: Open, article: Any) -> None:
    with open_here(path) as archive, indexing(path):
        numbers = count()

        def write() -> None:
            number = next(numbers)
            archive.add(*article(f"{number}.txt").says(f"Speaker{number} Name", f"that word{number} was wrong").build())

        looks = tuple(disturbed(check, write) for check in checks.CHECKS)
        assert wrong(path, checks=looks) == {}
        assert next(numbers) > len(checks.CHECKS)
    assert wrong(path) == {}


# Room on the disk


def free(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Let the disk have so many bytes left."""
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda path: SimpleNamespace(free=size))


def room(path: Path) -> Finding:
    return next(finding for finding in Doctor(path).findings() if finding.name == "room")


def test_little_room_is_worth_knowing_and_nothing_wrong(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, size_of(path))
    assert room(path).state == "note"
    assert "free on its disk" in room(path).words[0]
    assert wrong(path) == {}


def test_how_much_room_is_little_goes_by_the_archive_and_what_waits_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free(monkeypatch, 3 * path.stat().st_size)
    assert room(path).state == "sound"
    log_of(path).write_bytes(bytes(path.stat().st_size))
    assert room(path).state == "note"


def test_room_is_no_question_where_nothing_can_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, 0)
    monkeypatch.setattr(checks.os, "access", lambda path, how: how != os.W_OK)
    assert room(path).state == "sound"


# The files of the documents


def test_files_that_have_changed_or_gone_are_counted(tmp_path: Path, open_here: Open) -> None:
    from core.archive.indexing.updating import index

    folder, path = tmp_path / "news", tmp_path / "archive.db"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Report {name}\n\nThe mayor said it was over.\n")
    with open_here(path) as archive:
        index(archive, [folder])
    assert states(path)["files"] == "sound"
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("Another report\n")
    (words_of_gone, words_of_changed) = next(f for f in Doctor(path).findings() if f.name == "files").words
    assert words_of_gone.startswith("1 of 3 are gone")
    assert words_of_changed.startswith("1 of 3 have changed")


def read_from_a_file(tmp_path: Path, open_here: Open) -> tuple[Path, Path]:
    """A document's file, and the archive that it was read into."""
    from core.archive.indexing.updating import index

    file, path = tmp_path / "news" / "a.txt", tmp_path / "archive.db"
    file.parent.mkdir()
    file.write_text("The mayor said it was over.\n")
    with open_here(path) as archive:
        index(archive, [file.parent])
    return file, path


def test_a_file_that_changed_under_the_same_date_is_seen_when_it_is_read(tmp_path: Path, open_here: Open) -> None:
    file, path = read_from_a_file(tmp_path, open_here)
    before = file.stat()
    file.write_text("The mayor said it was ever.\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert states(path)["files"] == "sound"
    assert states(path, files=True)["files"] == "note"


def test_a_pipe_in_the_place_of_a_file_holds_nobody_up(tmp_path: Path, open_here: Open) -> None:
    file, path = read_from_a_file(tmp_path, open_here)
    file.unlink()
    os.mkfifo(file)
    assert states(path, files=True)["files"] == "note"


# What is no archive


def test_what_cannot_be_opened_is_no_finding(tmp_path: Path, path: Path) -> None:
    with pytest.raises(ArchiveMissingError):
        states(tmp_path / "nowhere.db")
    (tmp_path / "notes.txt").write_text("not a database\n" * 100)
    with pytest.raises(ArchiveError, match="not an onrecord archive"):
        states(tmp_path / "notes.txt", repair=True)
    change(path, "PRAGMA user_version = 9999")
    with pytest.raises(ArchiveError, match="newer"):
        states(path)


def test_a_repair_shows_in_what_others_have_open(path: Path, open_here: Open) -> None:
    with open_here(path, write=False) as archive:
        stamp = archive.totals().stamp
        change(path, "INSERT INTO quote_search(quote_search) VALUES ('delete-all')")
        states(path, repair=True)
        assert archive.totals().stamp != stamp
        assert archive.search(Query()).total == archive.totals().quotes


def test_words_that_come_after_a_repair_are_met_by_one_who_reads_all_along(
    path: Path, open_here: Open, article: Any, query: Any
) -> None:
    with open_here(path) as archive:
        many = [article(f"{number}.txt").says("Ann Lee", f"thing{number:03}") for number in range(50)]
        rows = [archive.add(*one.build()) for one in many]
        archive.add(*article("later.txt").says("Ann Lee", "lantern").build())
        for row in rows:
            archive.drop(row)
    with open_here(path, write=False) as reading:
        reading.warm()
        change(path, "DROP INDEX quotes_document")
        assert states(path, repair=True)["tables"] == "mended"
        with open_here(path) as archive:
            archive.add(*article("new.txt").says("Ann Lee", "brilliantine").build())
        assert [row.words for row in reading.search(query("brixxiantine")).rows] == ["brilliantine"]
