"""The archive fills while the dashboard is open, and follows the folder from then on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from core.archive.indexing.updating import Progress
from core.archive.opening.lock import Indexer, indexing, who_indexes
from core.archive.store import open_archive
from tui.cli.filling import Filling, words_for, words_of

BROKEN = b"%PDF-1.7\n"


def until(filling: Filling, seen: Callable[[], bool]) -> list[str]:
    """What it says until something is so, waiting for each message."""
    said: list[str] = []
    while not seen():
        assert wait([filling.messages], timeout=60)
        said.append(filling.state()[0])
    return said


def documents(archive: Path) -> int:
    with open_archive(archive) as store:
        return store.totals().documents


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An empty archive."""
    path = tmp_path / "archive.db"
    open_archive(path, write=True).close()
    return path


@pytest.fixture
def news(tmp_path: Path, seeds: Path) -> Path:
    """The shipped documents, and one that cannot be read."""
    folder = Path(shutil.copytree(seeds, tmp_path / "news"))
    (folder / "broken.pdf").write_bytes(BROKEN)
    return folder


def test_it_reads_the_folder_says_how_far_it_is_and_follows_what_changes(archive: Path, news: Path) -> None:
    with Filling(archive, [news]) as filling:
        assert filling.state() == ("reading", True)
        said = until(filling, lambda: not filling.reading)
        assert said[0] == "reading 0 of 3"
        assert filling.state() == ("", True)
        assert (documents(archive), filling.problem) == (2, "")
        (news / "other.txt").write_text(next(news.glob("*.txt")).read_text() + "It was a long day.")
        until(filling, lambda: documents(archive) == 3)
        until(filling, lambda: not filling.reading)
        assert filling.state() == ("", True)


def test_how_far_it_is_tells_what_was_skipped() -> None:
    assert words_of(Progress(12, 80, Path("a.txt"), 11)) == "reading 12 of 80"
    assert words_of(Progress(1_200, 8_000, Path("a.txt"), 1_100, 3)) == "reading 1,200 of 8,000, 3 skipped"
    assert words_of(Progress(80, 80, None, 77, 3)) == ""


def test_what_goes_wrong_is_said(archive: Path, tmp_path: Path) -> None:
    with Filling(archive, [tmp_path / "nowhere"]) as filling:
        until(filling, lambda: filling.over)
        words, goes_on = filling.state()
        assert words.startswith("not up to date: ")
        assert not goes_on
    assert "nowhere" in filling.problem


def test_where_somebody_else_indexes_that_is_said_and_waited_for(archive: Path, news: Path) -> None:
    with indexing(archive) as me, Filling(archive, [news]) as filling:
        assert until(filling, lambda: not filling.reading) == [words_for(me)]
        assert filling.state()[1]


def test_who_indexes_is_said_in_few_words() -> None:
    since = datetime(2024, 10, 31, 12, 20, tzinfo=UTC)
    at = f"{since.astimezone():%H:%M}"
    assert words_for(Indexer("indexing into", 7, "rosa", "newsdesk", since)) == f"rosa indexes since {at}"
    assert words_for(Indexer("indexing into")) == "somebody else indexes"


def test_leaving_it_early_leaves_a_whole_archive(archive: Path, seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for number in range(40):
        shutil.copy(next(seeds.iterdir()), tmp_path / "many" / f"{number}.txt")
    with Filling(archive, [tmp_path / "many"]):
        pass
    assert documents(archive) == 0


KILLED = """
import os, signal, sys
from multiprocessing.connection import wait
from pathlib import Path
from tui.cli.filling import Filling

if __name__ == "__main__":
    with Filling(Path(sys.argv[1]), [Path(sys.argv[2])]) as filling:
        while filling.reading:
            wait([filling.messages])
            filling.state()
        print(filling._process.pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_ends_with_a_dashboard_that_is_killed(archive: Path, news: Path, tmp_path: Path) -> None:
    program = tmp_path / "killed.py"
    program.write_text(KILLED)
    with subprocess.Popen(
        [sys.executable, str(program), str(archive), str(news)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    ) as dashboard:  # fmt: skip
        assert dashboard.stdout
        orphan = int(dashboard.stdout.readline())
    assert dashboard.returncode == -9
    while (indexer := who_indexes(archive)) is not None:  # it ends, or this does not
        assert indexer.pid == orphan
