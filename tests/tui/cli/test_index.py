"""`index`: what came of it, and what was skipped and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

TEXT = '"We open on Friday," Mayor Ana Reis said.\n'


@pytest.fixture
def news(place: Path) -> Path:
    """A folder with two documents and a file that no reader takes."""
    folder = place / "news"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7\n")
    return folder


def test_it_says_what_came_of_it_and_what_was_skipped(run: Run, news: Path) -> None:
    result = run("index", "news")
    assert result.exit_code == 1
    assert result.stdout == "2 documents added, 0 replaced, 0 unchanged, 0 dropped, 1 file skipped\n"
    (line,) = result.stderr.splitlines()
    assert line.startswith("onrecord: skipped: ")
    assert "c.pdf" in line


def test_the_archive_follows_the_folder(run: Run, news: Path) -> None:
    (news / "c.pdf").unlink()
    assert run("index", "news").exit_code == 0
    (news / "a.txt").write_text(TEXT.replace("Friday", "Sunday"), encoding="utf-8")
    (news / "b.txt").unlink()
    (news / "d.txt").write_text(TEXT.replace("Friday", "Monday"), encoding="utf-8")
    assert run("index", "news").stdout.startswith("1 document added, 1 replaced, 0 unchanged, 1 dropped, ")
    assert run("index", "news").stdout.startswith("0 documents added, 0 replaced, 2 unchanged, 0 dropped, ")
    assert run("search", "sunday").exit_code == 0


def test_the_summary_is_one_object_for_a_program(run: Run, news: Path) -> None:
    result = run("index", "news", "--json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert (summary["added"], summary["unchanged"]) == (2, 0)
    assert [Path(skipped["path"]).name for skipped in summary["skipped"]] == ["c.pdf"]


def test_the_documents_stay_as_they_were(run: Run, news: Path) -> None:
    before = {path: path.read_bytes() for path in news.iterdir()}
    run("index", "news")
    assert {path: path.read_bytes() for path in news.iterdir()} == before


def test_a_folder_that_is_not_there_is_a_wrong_call(run: Run) -> None:
    result = run("index", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def test_without_a_folder_the_call_is_wrong(run: Run) -> None:
    assert run("index").exit_code == 2


def test_what_is_no_archive_is_not_written_to(run: Run, news: Path, place: Path) -> None:
    letter = place / "letter.txt"
    letter.write_text("Dear all", encoding="utf-8")
    result = run("index", "news", "--archive", "letter.txt")
    assert result.exit_code == 2
    assert "not an onrecord archive" in result.stderr
    assert letter.read_text(encoding="utf-8") == "Dear all"


def test_the_overview_names_what_could_not_be_read(run: Run, news: Path) -> None:
    result = run("news/")
    assert result.exit_code == 1
    assert "2 documents" in result.stdout
    assert "Could not be read" in result.stdout
    assert "c.pdf" in result.stdout
