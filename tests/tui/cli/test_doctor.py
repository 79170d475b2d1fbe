"""What a person, and what a script, learns of the state of an archive."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from click.testing import Result

from core.archive.opening.connection import log_of

Run = Callable[..., Result]


def break_index(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("INSERT INTO quote_search(quote_search) VALUES ('delete-all')")
    connection.close()


def test_a_sound_archive_ends_with_0_and_says_what_was_looked_at(run: Run, harbour: Path) -> None:
    shown = run("doctor")
    assert shown.exit_code == 0
    assert shown.stdout.startswith(f"{harbour}, ")
    assert "\n  sound   the search index\n" in shown.stdout
    assert shown.stdout.endswith("Nothing is wrong.\n")


def test_what_waits_beside_the_file_counts_as_its_size(run: Run, harbour: Path) -> None:
    log_of(harbour).write_bytes(bytes(3 * 2**20))
    assert run("doctor").stdout.startswith(f"{harbour}, 3.")


def test_what_is_wrong_is_said_with_what_to_do_and_ends_with_1(run: Run, harbour: Path) -> None:
    break_index(harbour)
    shown = run("doctor")
    assert shown.exit_code == 1
    _, _, after = shown.stdout.partition("\n  wrong   the search index\n")
    assert after.splitlines()[0].strip() == "3 quotes missing from it"
    assert "onrecord doctor --repair" in after.splitlines()[1]
    assert shown.stdout.endswith("1 thing is wrong.\n")


def test_what_is_repaired_is_found_again(run: Run, harbour: Path) -> None:
    break_index(harbour)
    assert run("search", "friday").exit_code == 1
    shown = run("doctor", "--repair")
    assert shown.exit_code == 0
    assert "\n  mended  the search index\n" in shown.stdout
    assert shown.stdout.endswith("1 thing put right. Nothing is wrong.\n")
    assert run("search", "friday").exit_code == 0
    assert run("doctor").exit_code == 0


def test_a_repair_that_failed_is_not_advised_again(run: Run, harbour: Path) -> None:
    connection = apsw.Connection(str(harbour))
    root, page = (connection.execute(sql).get for sql in (ROOT_OF_TEXTS, "PRAGMA page_size"))
    connection.close()
    assert isinstance(root, int)
    assert isinstance(page, int)
    with harbour.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(bytes([0xDE] * page))
    shown = run("doctor", "--repair")
    assert shown.exit_code == 1
    assert "was tried and could not be done" in shown.stdout
    assert "--repair" not in shown.stdout
    assert shown.stdout.endswith(" still wrong.\n")


ROOT_OF_TEXTS = "SELECT rootpage FROM sqlite_schema WHERE name = 'texts'"


@pytest.mark.parametrize("words", [("doctor",), ("doctor", "--repair")])
def test_half_an_archive_is_not_sent_round_in_a_circle(run: Run, harbour: Path, words: tuple[str, ...]) -> None:
    os.truncate(harbour, harbour.stat().st_size // 2)
    shown = run(*words)
    assert shown.exit_code == 2
    assert "nothing of it can be mended" in shown.stderr
    assert "onrecord doctor" not in shown.stderr


def test_a_script_gets_one_object(run: Run, harbour: Path) -> None:
    break_index(harbour)
    shown = run("doctor", "--json")
    assert shown.exit_code == 1
    record = json.loads(shown.stdout)
    assert (record["archive"], record["sound"]) == (str(harbour), False)
    (index,) = [check for check in record["checks"] if check["name"] == "index"]
    assert (index["state"], index["mendable"], index["found"]) == ("wrong", True, ["3 quotes missing from it"])


def test_without_an_archive_it_ends_with_2(run: Run, place: Path) -> None:
    shown = run("doctor")
    assert shown.exit_code == 2
    assert "no archive" in shown.stderr
    assert run("doctor", "--repair").exit_code == 2
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("words", [("doctor",), ("doctor", "--repair")])
def test_another_programs_file_is_left_alone(run: Run, place: Path, words: tuple[str, ...]) -> None:
    (place / "notes.db").write_text("not a database\n" * 100)
    shown = run(*words, "--archive", "notes.db")
    assert shown.exit_code == 2
    assert "not an onrecord archive" in shown.stderr
    assert [file.name for file in place.iterdir()] == ["notes.db"]
