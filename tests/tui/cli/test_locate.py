"""Where things lie: for a person as a table, for a script as one bare path."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

NAMES = ("archive", "settings", "themes", "keys", "limits", "state", "shipped-themes", "lexicon", "weights", "seeds")


def located(run: Run, *words: str) -> dict[str, dict[str, object]]:
    lines = run("locate", "--json", *words).stdout.splitlines()
    return {str(record["name"]): record for record in map(json.loads, lines)}


def test_everything_is_named_with_its_path_and_whether_it_is_there(run: Run, harbour: Path) -> None:
    shown = run("locate")
    assert shown.exit_code == 0
    for name in NAMES:
        assert f"\n{name} " in shown.stdout
    (row,) = [line for line in shown.stdout.splitlines() if line.startswith("archive ")]
    assert row.split()[:2] == ["archive", "yes"]
    assert row.endswith(f"  {harbour}")
    assert "the nearest .onrecord/ upward from here" in row


def test_what_the_program_ships_is_there_and_what_is_the_users_need_not_be(run: Run) -> None:
    found = located(run)
    assert {name for name in NAMES if found[name]["exists"]} == {"shipped-themes", "lexicon", "weights", "seeds"}
    assert list(Path(str(found["shipped-themes"]["path"])).glob("*.toml"))
    assert (Path(str(found["lexicon"]["path"])) / "cues.tsv").is_file()
    assert (Path(str(found["weights"]["path"])) / "MODEL_CARD.md").is_file()


def test_a_script_gets_one_bare_path(run: Run, harbour: Path) -> None:
    shown = run("locate", "archive")
    assert (shown.exit_code, shown.stdout) == (0, f"{harbour}\n")


def test_a_script_learns_that_nothing_is_there(run: Run, place: Path) -> None:
    shown = run("locate", "archive")
    assert (shown.exit_code, shown.stdout) == (1, f"{place / '.onrecord' / 'archive.db'}\n")


def test_it_says_by_what_the_archive_was_found(run: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "would be made" in str(located(run)["archive"]["about"])
    assert "--archive" in str(located(run, "--archive", "mine.db")["archive"]["about"])
    monkeypatch.setenv("ONRECORD_ARCHIVE", "other.db")
    assert located(run)["archive"] == {
        "name": "archive",
        "path": str(place / "other.db"),
        "exists": False,
        "about": "$ONRECORD_ARCHIVE names it",
    }


def test_a_name_it_does_not_know_is_answered_with_those_it_does(run: Run) -> None:
    refused = run("locate", "theme")
    assert refused.exit_code == 2
    for name in NAMES:
        assert name in refused.stderr


def test_locating_makes_nothing(run: Run, place: Path) -> None:
    run("locate")
    assert list(place.iterdir()) == []
