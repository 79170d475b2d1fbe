"""One indexes at a time; a second is told who, and what a killed one left behind is in nobody's way."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.archive.errors import ArchiveBusyError, ArchiveError
from core.archive.opening import lock
from core.archive.opening.lock import Indexer, indexing, lock_of, who_indexes

NOON = datetime(2024, 10, 31, 12, 2, tzinfo=UTC)
HOLDER = """
import sys, time
from pathlib import Path
from core.archive.opening.lock import indexing
with indexing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def noon() -> datetime:
    return NOON


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """One that holds the lock until it is killed, or its standard input closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[4],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def test_a_second_is_told_who_indexes_and_since_when(path: Path) -> None:
    with another_process(path) as other:
        with pytest.raises(ArchiveBusyError) as refused, indexing(path):
            pass
        seen = who_indexes(path)
    words = str(refused.value)
    assert f"on {socket.gethostname()} has been indexing into {path} since " in words
    assert f"(process {other.pid})" in words
    assert "wait" in words
    assert refused.value.indexer.pid == other.pid
    assert seen is not None
    assert seen.pid == other.pid


def test_the_lock_is_gone_with_its_holder(path: Path) -> None:
    with indexing(path):
        assert lock_of(path).is_file()
    assert not lock_of(path).exists()
    assert who_indexes(path) is None
    with indexing(path):
        pass


def test_it_is_gone_when_the_work_fails(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), indexing(path):
        raise KeyboardInterrupt
    assert not lock_of(path).exists()


def test_what_a_killed_holder_left_is_in_nobodys_way(path: Path) -> None:
    with another_process(path) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        assert lock_of(path).stat().st_size > 0
        assert who_indexes(path) is None
        with indexing(path) as me:
            assert who_indexes(path) == me
    assert not lock_of(path).exists()


def test_it_holds_one_line_of_json_for_its_owner_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        with indexing(path, now=noon):
            assert stat.S_IMODE(lock_of(path).stat().st_mode) == 0o600
            line = lock_of(path).read_text()
    finally:
        os.umask(before)
    assert line.endswith("\n")
    fields = json.loads(line)
    assert (fields["pid"], fields["host"]) == (os.getpid(), socket.gethostname())
    assert fields["since"] == "2024-10-31T12:02:00+00:00"


def test_whoever_may_use_the_archive_may_use_the_lock(path: Path) -> None:
    path.touch()
    path.chmod(0o660)
    before = os.umask(0o077)
    try:
        with indexing(path):
            assert stat.S_IMODE(lock_of(path).stat().st_mode) == 0o660
    finally:
        os.umask(before)


def test_an_archive_by_another_name_has_the_same_lock(path: Path, tmp_path: Path) -> None:
    path.touch()
    (tmp_path / "link.db").symlink_to(path)
    with indexing(path), pytest.raises(ArchiveBusyError), indexing(tmp_path / "link.db"):
        pass


def test_one_who_only_looks_keeps_nobody_from_indexing(path: Path) -> None:
    lock_of(path).write_text("{}\n")
    with lock_of(path).open() as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        letting_go = threading.Timer(0, lambda: fcntl.flock(looking, fcntl.LOCK_UN))
        letting_go.start()
        with indexing(path):
            assert who_indexes(path) is not None
        letting_go.join()


def test_a_lock_that_goes_just_as_it_is_met_is_in_nobodys_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plainly, met = os.open, []

    def its_holder_ends(name: Path, flags: int, *mode: int) -> int:
        try:
            return plainly(name, flags, *mode)
        except FileExistsError:
            met.append(name)
            lock_of(path).unlink()
            raise

    lock_of(path).touch()
    monkeypatch.setattr(lock.os, "open", its_holder_ends)
    with indexing(path) as me:
        assert who_indexes(path) == me
    assert met == [lock_of(path)]


def test_only_one_of_many_who_begin_at_once_gets_it(path: Path) -> None:
    begin, done = threading.Barrier(8, timeout=30), threading.Barrier(8, timeout=30)

    def attempt() -> bool:
        begin.wait()
        try:
            with indexing(path):
                done.wait()
                return True
        except ArchiveBusyError:
            done.wait()
            return False
        except BaseException:
            done.abort()
            raise

    with ThreadPoolExecutor(8) as pool:
        held = [one.result() for one in as_completed(pool.submit(attempt) for _ in range(8))]
    assert sorted(held) == [False] * 7 + [True]


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\x00" * 100,
        b"[" * 100_000,
        b'{"pid": -1, "user": 7, "host": ["x"], "since": "yesterday", "doing": "eating"}',
        b'{"pid": true, "since": "0001-01-01T00:00:00+14:00"}',
        b'{"pid": 99999999999999999999999}',
        "ÿ".encode("latin-1"),
    ],
)
def test_a_lock_full_of_nonsense_is_held_like_any_other(path: Path, line: bytes) -> None:
    lock_of(path).write_bytes(line)
    with lock_of(path).open() as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ArchiveBusyError, match="Somebody has been indexing into"), indexing(path):
            pass


def test_what_somebody_wrote_into_it_cannot_reach_the_terminal(path: Path) -> None:
    lock_of(path).write_text(json.dumps({"user": "\x1b[2Jrosa\n", "host": "x" * 1000}))
    with lock_of(path).open() as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ArchiveBusyError) as refused, indexing(path):
            pass
    assert str(refused.value).isprintable()
    assert "x" * 65 not in str(refused.value)


def test_another_day_is_named() -> None:
    rosa = Indexer("indexing into", 4711, "rosa", "newsdesk", NOON)
    here = f"{NOON.astimezone():%H:%M}"
    path = Path("/news/archive.db")
    assert rosa.sentence(path, NOON) == (
        f"rosa on newsdesk has been indexing into /news/archive.db since {here} (process 4711)."
    )
    assert f"since 2024-10-31 {here}" in rosa.sentence(path, NOON + timedelta(days=2))


@pytest.mark.parametrize("lay", ["link", "pipe", "folder"])
def test_nothing_but_a_file_is_taken_for_a_lock(path: Path, tmp_path: Path, lay: str) -> None:
    elsewhere = tmp_path / "precious.txt"
    elsewhere.write_text("precious")
    make: dict[str, Callable[[], None]] = {
        "link": lambda: lock_of(path).symlink_to(elsewhere),
        "pipe": lambda: os.mkfifo(lock_of(path)),
        "folder": lambda: lock_of(path).mkdir(),
    }
    make[lay]()
    assert who_indexes(path) is None
    with pytest.raises(ArchiveError, match=r"archive\.db\.indexing cannot be made"), indexing(path):
        pass
    assert elsewhere.read_text() == "precious"


def test_without_flock_the_line_decides(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_flock(descriptor: object, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock.fcntl, "flock", no_flock)
    with another_process(path) as other:
        seen = who_indexes(path)
        assert seen is not None
        assert seen.pid == other.pid
        with pytest.raises(ArchiveBusyError, match=f"process {other.pid}"), indexing(path):
            pass
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        with indexing(path) as me:
            assert me.pid == os.getpid()
