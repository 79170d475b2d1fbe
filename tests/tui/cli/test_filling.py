"""The archive fills while the dashboard is open."""

from __future__ import annotations

import shutil
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from core.archive.store import open_archive
from tui.cli.filling import Filling


def to_the_end(filling: Filling) -> list[tuple[str, bool]]:
    """What it says from now on until it says no more, waiting for each message."""
    said: list[tuple[str, bool]] = []
    while not filling.over:
        assert wait([filling.messages], timeout=60)
        said.append(filling.state())
    return said


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An empty archive."""
    path = tmp_path / "archive.db"
    open_archive(path, write=True).close()
    return path


def test_it_reads_the_folder_and_says_how_far_it_is(archive: Path, seeds: Path) -> None:
    with Filling(archive, [seeds]) as filling:
        assert filling.state() == ("reading", True)
        said = to_the_end(filling)
    assert said[-1] == ("", False)
    assert filling.problem == ""
    with open_archive(archive) as store:
        assert store.totals().documents == 2


def test_what_goes_wrong_is_said(archive: Path, tmp_path: Path) -> None:
    with Filling(archive, [tmp_path / "nowhere"]) as filling:
        to_the_end(filling)
        words, goes_on = filling.state()
        assert words.startswith("not up to date: ")
        assert not goes_on
    assert "nowhere" in filling.problem


def test_leaving_it_early_leaves_a_whole_archive(archive: Path, seeds: Path, tmp_path: Path) -> None:
    for number in range(40):
        shutil.copy(next(seeds.iterdir()), tmp_path / f"{number}.txt")
    with Filling(archive, [tmp_path]):
        pass
    with open_archive(archive) as store:
        assert store.totals().documents in (0, 40)
