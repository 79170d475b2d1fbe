"""What may not be written or read: said in words, and whatever can be read is.

The superuser may do everything, so under it these tests run a second time, as somebody who may not.
"""

from __future__ import annotations

import ctypes
import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from core.archive.errors import ArchiveError
from core.archive.opening.lock import indexing, lock_of, who_indexes
from core.archive.store import SqliteArchive

Open = Callable[..., SqliteArchive]

ROOT = Path(__file__).parents[3]
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def may_do_everything() -> bool:
    """Whether permissions do not hold for this process."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o000)
        allowed = os.access(folder, os.W_OK)
        Path(folder).chmod(0o700)
    return allowed


superuser = may_do_everything()
bound = pytest.mark.skipif(superuser, reason="the superuser may do everything")

KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
import apsw
connection = apsw.Connection(sys.argv[1])
connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
connection.execute("INSERT INTO meta VALUES ('left in the log', 1)")
os.kill(os.getpid(), signal.SIGKILL)
"""


def drop_powers() -> None:
    """Let permissions hold for whatever this process becomes, superuser or not (Linux; elsewhere nothing happens)."""
    libc = ctypes.CDLL(None)
    for power in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, power, 0, 0, 0)


@pytest.mark.skipif(not superuser or sys.platform != "linux", reason="these tests have run as they are")
def test_all_of_this_holds_for_somebody_without_powers(tmp_path: Path) -> None:
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-rs",
            "-p",
            "no:cacheprovider",
            f"--basetemp={tmp_path / 'b'}",
            __file__,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=drop_powers,
    )
    if "superuser may do everything" in ended.stdout:
        pytest.skip("powers cannot be dropped here")
    assert ended.returncode == 0, ended.stdout
    assert "SKIPPED [1]" in ended.stdout


@contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    """The path with these permissions for a while."""
    before = stat.S_IMODE(path.stat().st_mode)
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(before)


@pytest.fixture
def path(tmp_path: Path, open_here: Open, article: Any) -> Path:
    """An archive of one quote in a folder of its own."""
    path = tmp_path / "shelf" / "archive.db"
    with open_here(path) as archive:
        archive.add(*article("a").says("Lloyd Austin", "that they withdraw").build())
    return path


def add(archive: SqliteArchive, article: Any, name: str) -> None:
    archive.add(*article(name).says("Lloyd Austin", f"that {name} withdraw").build())


@bound
def test_an_archive_in_a_folder_that_may_not_be_written_can_be_read(path: Path, open_here: Open) -> None:
    with mode(path.parent, 0o500), open_here(path, write=False) as archive:
        assert archive.totals().quotes == 1
        assert list(path.parent.iterdir()) == [path]


@bound
@pytest.mark.parametrize("kept", [("-wal", "-shm"), ("-wal",)])
def test_what_a_killed_writer_left_in_the_log_is_read_where_nothing_may_be_written(
    path: Path, open_here: Open, kept: tuple[str, ...]
) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED_WRITER, str(path)])
    assert killed.returncode == -signal.SIGKILL
    for ending in {"-wal", "-shm"} - set(kept):
        Path(f"{path}{ending}").unlink()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-shm")}
    for file in path.parent.iterdir():
        file.chmod(0o400)
    with mode(path.parent, 0o500):
        for _ in range(2):
            with open_here(path, write=False) as archive, archive._reading() as reader:
                assert reader.one("SELECT value FROM meta WHERE key = 'left in the log'") == 1
        after = {file.name: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-shm")}
    assert after == before


@bound
def test_one_who_reads_where_nothing_may_be_written_sees_what_another_writes_later(
    path: Path, open_here: Open, article: Any
) -> None:
    path.parent.chmod(0o500)
    with open_here(path, write=False) as reader:
        assert reader.totals().documents == 1
        path.parent.chmod(0o700)
        with open_here(path) as writer:
            add(writer, article, "b")
            assert reader.totals().documents == 2
            add(writer, article, "c")
            assert reader.totals().documents == 3


@bound
@pytest.mark.parametrize("bits", [0o500, 0o000])
def test_writing_where_nothing_may_be_written_is_refused_in_words(
    path: Path, open_here: Open, bits: int, article: Any
) -> None:
    def write() -> None:
        with open_here(path) as archive:
            add(archive, article, "b")

    with mode(path.parent, bits), pytest.raises(ArchiveError, match=r"archive\.db cannot be .*(permissions|place)"):
        write()
    with mode(path, 0o400), pytest.raises(ArchiveError, match=r"archive\.db cannot be .*permissions"):
        write()


@bound
def test_an_archive_that_may_not_be_read_is_named(path: Path, open_here: Open) -> None:
    with mode(path, 0o000), pytest.raises(ArchiveError, match=r"archive\.db cannot be opened.*permissions"):
        open_here(path, write=False)
    with mode(path.parent, 0o000), pytest.raises(ArchiveError, match=r"archive\.db cannot be opened.*permissions"):
        open_here(path, write=False)


@bound
def test_permission_that_is_taken_away_meanwhile_is_said_and_given_back_goes_on(path: Path, open_here: Open) -> None:
    with open_here(path, write=False) as archive:
        assert archive.totals().quotes == 1
        with mode(path.parent, 0o000), pytest.raises(ArchiveError, match=r"cannot be opened.*permissions"):
            archive.totals()
        assert archive.totals().quotes == 1


@bound
def test_permission_to_write_that_is_taken_away_meanwhile_is_said(path: Path, open_here: Open, article: Any) -> None:
    with open_here(path) as archive:
        add(archive, article, "b")
        with mode(path.parent, 0o000), pytest.raises(ArchiveError, match=r"cannot be opened.*permissions"):
            add(archive, article, "c")
        add(archive, article, "c")
        assert archive.totals().documents == 3


@bound
def test_who_may_not_write_in_the_folder_gets_no_lock_and_reads_who_has_it(path: Path) -> None:
    refused = pytest.raises(ArchiveError, match=r"indexing cannot be made.*allowed to write")
    with mode(path.parent, 0o500), refused, indexing(path):
        pass
    with indexing(path) as me, mode(path.parent, 0o500):
        assert who_indexes(path) == me
        with mode(lock_of(path), 0o000):
            assert who_indexes(path) is None


@pytest.mark.parametrize("mask", [0, 0o777])
def test_all_files_are_their_owners_alone_whatever_the_umask_and_the_folder(
    tmp_path: Path, open_here: Open, article: Any, mask: int
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    path = folder / "archive.db"
    before = os.umask(mask)
    try:
        with open_here(path) as archive, indexing(path):
            add(archive, article, "b")
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("archive.db", "archive.db-wal", "archive.db-shm", "archive.db.indexing"), 0o600)


def test_side_files_have_the_mode_of_an_archive_that_a_group_shares(path: Path, open_here: Open, article: Any) -> None:
    path.chmod(0o660)
    with open_here(path) as archive, indexing(path):
        add(archive, article, "b")
        assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o660}
