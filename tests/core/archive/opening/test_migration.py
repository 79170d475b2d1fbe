"""An archive of an older onrecord is brought up to date, and is then as if it had been made today."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from core.archive.errors import ArchiveBusyError, ArchiveError
from core.archive.language.query import Query
from core.archive.opening import migration
from core.archive.opening.connection import open_writer
from core.archive.opening.lock import indexing
from core.archive.protocol import QuoteRow
from core.archive.store import SqliteArchive
from core.archive.upkeep.doctor import Doctor

Open = Callable[..., SqliteArchive]
Fill = Callable[[SqliteArchive], None]

VERSIONS = Path(__file__).parent / "versions"
"""Archives as older versions wrote them, one file of SQL each, all from ``fill`` in conftest."""


def old_archive(path: Path, version: int) -> Path:
    """The archive of an older version, made anew from its statements."""
    path.parent.mkdir(exist_ok=True)
    connection = apsw.Connection(str(path))
    connection.execute((VERSIONS / f"{version}.sql").read_text(encoding="utf-8")).fetchall()
    connection.close()
    path.chmod(0o600)
    return path


OLDER = sorted(int(file.stem) for file in VERSIONS.glob("*.sql"))
every_version = pytest.mark.parametrize("version", OLDER)

CONTENTS = {
    "documents": "SELECT id, name, path, sha256, title, title_span, kind, language, published, published_first,"
    " published_last, file, made_with FROM documents",  # metadata were not kept
    "texts": "SELECT * FROM texts",
    "sources": "SELECT * FROM sources",
    "roles of sources": "SELECT * FROM source_roles",
    "words of sources": "SELECT * FROM source_words",
    "sources of documents": "SELECT * FROM document_sources",
    "actors": "SELECT * FROM actors",
    "actors of documents": "SELECT * FROM document_actors",
    "names": "SELECT actor, key, name, main, documents FROM names",
    "names of documents": "SELECT d.document, n.actor, n.key, n.main"
    " FROM document_names d JOIN names n ON n.id = d.name",
    "words of names": "SELECT w.word, n.actor, n.key, n.name FROM name_words w JOIN names n ON n.id = w.name",
    "like names": "SELECT * FROM similar",
    "offices": "SELECT r.document, r.actor, r.position, t.title, t.affiliation, t.state"
    " FROM roles r JOIN titles t ON t.id = r.title",
    "members": "SELECT * FROM members",
    "mentions": "SELECT * FROM mentions",
    "quotes": "SELECT q.id, q.ordinal, q.document, q.position, q.kind, q.spans, m.packed, q.said_first, q.said_last,"
    " q.reason, q.confidence FROM quotes q JOIN moments m ON m.id = q.said",
    "speakers": "SELECT * FROM speakers",
    "words": "SELECT ordinal, words, speakers, outlets FROM quote_words",
    "vocabulary": "SELECT word, quotes, names FROM vocabulary",
    "files": "SELECT path, size, modified, sha256, made_with, reason FROM files",
}


def contents(path: Path) -> dict[str, list[object]]:
    """All that an archive of today holds; numbers that only tell rows apart are left out."""
    connection = apsw.Connection(str(path))
    found: dict[str, list[object]] = {what: sorted(connection.execute(sql), key=repr) for what, sql in CONTENTS.items()}
    connection.close()
    return found


@every_version
def test_it_holds_what_one_made_today_of_the_same_documents_holds(
    tmp_path: Path, open_here: Open, fill: Fill, version: int
) -> None:
    path, fresh = old_archive(tmp_path / "old.db", version), tmp_path / "fresh.db"
    open_here(path).close()
    with open_here(fresh) as archive:
        fill(archive)
    assert contents(path) == contents(fresh)
    assert [finding for finding in Doctor(path).findings() if finding.state == "wrong"] == []


@every_version
@pytest.mark.parametrize(
    "words",
    ["", "withdraw", "withdrw", '"go home"', "-home", "軍隊", "speaker:Austin", "speaker:unnamed", "source:APP",
     "role:secretary", "said:2024-10-30", "kind:direct"],
)  # fmt: skip
def test_it_answers_as_one_made_today_does(
    tmp_path: Path, open_here: Open, fill: Fill, query: Any, version: int, words: str
) -> None:
    path = old_archive(tmp_path / "old.db", version)
    with open_here(path) as old, open_here(tmp_path / "fresh.db") as fresh:
        fill(fresh)
        asked = query(words)
        assert found(old, asked) == found(fresh, asked)
        assert old.actors(asked) == fresh.actors(asked)
        assert old.sources(asked) == fresh.sources(asked)
        of_old, of_fresh = old.totals(), fresh.totals()
        assert (of_old.documents, of_old.quotes, of_old.failures) == (
            of_fresh.documents, of_fresh.quotes, of_fresh.failures
        )  # fmt: skip


def found(archive: SqliteArchive, query: Query) -> tuple[int, list[QuoteRow]]:
    """How many quotes match, and those found."""
    result = archive.search(query)
    return result.total, list(result.rows)


@every_version
def test_what_comes_in_later_gets_no_id_that_something_else_had(
    tmp_path: Path, open_here: Open, fill: Fill, article: Any, version: int
) -> None:
    path = old_archive(tmp_path / "old.db", version)
    with open_here(path) as old, open_here(tmp_path / "fresh.db") as fresh:
        fill(fresh)
        for name in ("later.txt", "kbs.txt"):
            document, analysis = article(name).says("Mark Rutte", "a word").build()
            assert old.add(document, analysis) == fresh.add(document, analysis)
            assert found(old, Query()) == found(fresh, Query())


@every_version
def test_one_who_only_reads_is_told_what_to_do(tmp_path: Path, open_here: Open, version: int) -> None:
    path = old_archive(tmp_path / "old.db", version)
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=rf"old\.db was made by an older onrecord \(version {version} .*--repair"):
        open_here(path, write=False)
    assert path.read_bytes() == before


def test_one_too_old_to_be_understood_is_refused(tmp_path: Path, open_here: Open) -> None:
    path = old_archive(tmp_path / "old.db", OLDER[0])
    raw = apsw.Connection(str(path))
    raw.execute("PRAGMA user_version = 0")
    raw.close()
    with pytest.raises(ArchiveError, match=r"too old.*index the folder again"):
        open_here(path)


@every_version
def test_it_is_said_how_far_it_is(tmp_path: Path, version: int) -> None:
    path = old_archive(tmp_path / "old.db", version)
    heard: list[tuple[int, int]] = []
    open_writer(path, lambda done, total: heard.append((done, total))).close()
    assert heard[0] == (0, 100)
    assert heard[-1] == (100, 100)
    assert heard == sorted(heard)


@every_version
def test_nothing_is_left_beside_it(tmp_path: Path, open_here: Open, version: int) -> None:
    path = old_archive(tmp_path / "shelf" / "old.db", version)
    before = os.umask(0)
    try:
        open_here(path).close()
    finally:
        os.umask(before)
    assert list(path.parent.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


# Cut short


def rows_of(path: Path) -> list[object]:
    """All rows of a file, table by table, whatever they are."""
    connection = apsw.Connection(str(path))
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1").fetchall()
    rows: list[object] = [connection.pragma("user_version")]
    rows += [(name, *row) for (name,) in tables for row in connection.execute(f"SELECT * FROM {name}")]
    connection.close()
    return rows


@every_version
def test_on_a_full_disk_the_older_archive_stays_as_it_was(
    tmp_path: Path, open_here: Open, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_archive(tmp_path / "old.db", version)
    before = rows_of(path)
    with monkeypatch.context() as patched:

        def full(new: apsw.Connection) -> None:
            raise apsw.FullError("database or disk is full")

        patched.setattr(migration, "rebuild_index", full)
        with pytest.raises(ArchiveError, match="no room left"):
            open_here(path)
    assert rows_of(path) == before
    assert list(path.parent.iterdir()) == [path]
    open_here(path).close()


@every_version
@pytest.mark.parametrize("at", [0, 20, 60, 90, 95])
def test_killed_on_the_way_the_older_archive_is_as_it_was(
    tmp_path: Path, open_here: Open, version: int, at: int
) -> None:
    path = old_archive(tmp_path / "shelf" / "old.db", version)
    before = rows_of(path)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), str(at)], cwd=Path(__file__).parents[4])
    assert killed.returncode == -signal.SIGKILL
    assert rows_of(path) == before
    with open_here(path) as archive:
        assert archive.totals().documents == 4
    assert list(path.parent.iterdir()) == [path]


KILLED = """
import os, signal, sys
from pathlib import Path
from core.archive.opening.connection import open_writer

def heard(done, total):
    if done >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

open_writer(Path(sys.argv[1]), heard)
"""


@every_version
def test_two_at_once_are_one_after_the_other(tmp_path: Path, open_here: Open, version: int) -> None:
    path = old_archive(tmp_path / "old.db", version)
    with indexing(path):
        open_here(path).close()  # whoever indexes brings it up to date
    path = old_archive(tmp_path / "older.db", version)
    held = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[4],
    )  # fmt: skip
    assert held.stdout is not None
    held.stdout.readline()
    with pytest.raises(ArchiveBusyError, match=f"process {held.pid}"):
        open_here(path)
    held.communicate()
    open_here(path).close()


HOLDER = """
import sys
from pathlib import Path
from core.archive.opening.lock import indexing
with indexing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
