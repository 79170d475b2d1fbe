"""The first word: a command, a folder, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tui.cli.root import root
from tui.places import shipped

Run = Callable[..., Result]


@pytest.mark.parametrize("command", ["", *root.commands])
def test_every_command_explains_itself(command: str, run: Run) -> None:
    for flag in ("--help", "-h"):
        shown = run(*filter(None, (command, flag)))
        assert shown.exit_code == 0
        assert shown.stdout.startswith(f"Usage: onrecord {command}".rstrip())


def test_help_names_every_command(run: Run) -> None:
    shown = run("--help").stdout
    for name in ("dashboard", "demo", "index", "search", "quotes", "actors", "sources", "show", "analyse", "keys"):
        assert f"\n  {name} " in shown


def test_a_folder_opens_it_and_without_a_terminal_prints_an_overview(run: Run, place: Path, seeds: Path) -> None:
    result = run(str(seeds))
    assert result.exit_code == 0
    assert "2 documents" in result.stdout
    assert run("quotes").exit_code == 0


def test_options_may_follow_the_folder(run: Run, place: Path, seeds: Path) -> None:
    result = run(str(seeds), "--archive", "mine.db")
    assert result.exit_code == 0
    assert (place / "mine.db").exists()


def test_a_folder_named_like_a_command_is_reached_through_the_dot(run: Run, place: Path) -> None:
    (place / "search").mkdir()
    assert "Missing argument 'WORDS" in run("search").stderr
    assert "0 documents" in run("./search").stdout


def test_a_word_that_is_neither_is_a_wrong_call(run: Run) -> None:
    result = run("serach", "troops")
    assert result.exit_code == 2
    assert "serach" in result.stderr


def test_a_folder_that_is_not_there_is_a_wrong_call(run: Run) -> None:
    result = run("./nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def test_without_a_word_the_archive_that_is_there_is_shown(run: Run, harbour: Path) -> None:
    shown = run()
    assert shown.exit_code == 0
    for part in (
        "1 document",
        "Sources",
        "Lisbon Herald",
        "Actors",
        "Ana Reis",
        "Quotes",
        "“We open on Friday,”",
    ):
        assert part in shown.stdout


def test_without_a_word_and_an_archive_it_says_what_to_do(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "onrecord demo" in result.stderr


def test_the_demo_shows_what_is_shipped_and_leaves_nothing_behind(run: Run, place: Path) -> None:
    before = sorted(shipped("seeds").rglob("*"))
    documents = [path for path in before if path.suffix == ".txt"]
    shown = run("demo")
    assert shown.exit_code == 0
    assert f"{len(documents)} documents" in shown.stdout
    assert "The Harbour Courier" in shown.stdout
    assert list(place.iterdir()) == []
    assert sorted(shipped("seeds").rglob("*")) == before
