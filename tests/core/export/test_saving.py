"""A file is there whole or not at all, for its owner alone, and never in the place of another by accident."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.export.saving import Refused, Taken, check, free_name, save


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_it_is_readable_by_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert save(tmp_path / "a.md", [b"one ", b"two"]) == 7
    finally:
        os.umask(before)
    assert (tmp_path / "a.md").read_bytes() == b"one two"
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o600
    assert names(tmp_path) == ["a.md"]


def test_a_file_that_is_there_stays_unless_that_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")
    with pytest.raises(Taken, match=r"a\.md is there already"):
        save(path, [b"other"])
    assert path.read_text() == "mine"
    save(path, [b"other"], over=True)
    assert path.read_text() == "other"


def test_a_file_that_comes_while_it_is_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"

    def pieces() -> Iterator[bytes]:
        yield b"half"
        path.write_text("came first")

    with pytest.raises(Taken):
        save(path, pieces())
    assert path.read_text() == "came first"
    assert names(tmp_path) == ["a.md"]


def test_nothing_is_left_of_one_that_failed_and_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(path, pieces(), over=True)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.md"]


def test_a_disk_without_links_keeps_the_same_promise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    save(tmp_path / "a.md", [b"one"])
    assert (tmp_path / "a.md").read_bytes() == b"one"
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("over", [False, True])
def test_folders_pipes_and_links_are_never_replaced(tmp_path: Path, over: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name, words in (("", "is a folder"), ("pipe", "no plain file"), ("link", "no plain file")):
        with pytest.raises(Refused, match=words):
            check(tmp_path / name, over=over)
    with pytest.raises(Refused, match="there is no folder"):
        check(tmp_path / "none" / "a.md", over=over)


def test_a_free_name_is_found(tmp_path: Path) -> None:
    assert free_name(tmp_path, "quotes", ".md").name == "quotes.md"
    (tmp_path / "quotes.md").touch()
    (tmp_path / "quotes-2.md").symlink_to("nowhere")
    assert free_name(tmp_path, "quotes", ".md").name == "quotes-3.md"
