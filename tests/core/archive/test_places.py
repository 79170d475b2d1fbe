"""Where the archive is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.archive.places import find_archive


def test_what_is_said_outright_counts_first(tmp_path: Path) -> None:
    (tmp_path / ".onrecord").mkdir()
    named = {"ONRECORD_ARCHIVE": str(tmp_path / "other.db")}
    assert find_archive(Path("mine.db"), named, tmp_path) == tmp_path / "mine.db"
    assert find_archive(tmp_path / "mine.db", {}, tmp_path) == tmp_path / "mine.db"


def test_then_the_environment(tmp_path: Path) -> None:
    (tmp_path / ".onrecord").mkdir()
    assert find_archive(None, {"ONRECORD_ARCHIVE": "/srv/news.db"}, tmp_path) == Path("/srv/news.db")


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_counts_as_none(tmp_path: Path, value: str) -> None:
    assert find_archive(None, {"ONRECORD_ARCHIVE": value}, tmp_path) == tmp_path / ".onrecord" / "archive.db"


def test_then_the_nearest_folder_upward(tmp_path: Path) -> None:
    deep = tmp_path / "news" / "2024" / "october"
    deep.mkdir(parents=True)
    (tmp_path / ".onrecord").mkdir()
    assert find_archive(None, {}, deep) == tmp_path / ".onrecord" / "archive.db"
    (tmp_path / "news" / ".onrecord").mkdir()
    assert find_archive(None, {}, deep) == tmp_path / "news" / ".onrecord" / "archive.db"


def test_a_file_of_that_name_is_not_the_folder(tmp_path: Path) -> None:
    deep = tmp_path / "news"
    deep.mkdir()
    (tmp_path / ".onrecord").mkdir()
    (deep / ".onrecord").touch()
    assert find_archive(None, {}, deep) == tmp_path / ".onrecord" / "archive.db"


def test_a_folder_stands_for_the_archive_in_it(tmp_path: Path) -> None:
    inside = tmp_path / ".onrecord"
    inside.mkdir()
    assert find_archive(tmp_path, {}, tmp_path) == inside / "archive.db"
    assert find_archive(inside, {}, tmp_path) == inside / "archive.db"
