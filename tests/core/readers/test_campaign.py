"""A folder of good files of all formats among more than 300 bad ones: all that can be read is in, all else is told."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from bad_files import crafted, special
from seed_files import SEEDS, good_files

GOOD = 100
MOST_MEMORY = 600
"""MiB that the largest process may hold: a process that has read nothing holds 120, and 32 may be read as one text."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("campaign")
    for name, data in good_files(GOOD).items():
        (folder / name).write_bytes(data)
    for bad in crafted():
        (folder / bad.name).write_bytes(bad.data)
    special(folder)
    (folder / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"")
    return folder


@dataclass(frozen=True)
class Ended:
    """What a process printed, and the most memory, in MiB, that it or one that it started held."""

    stdout: str
    stderr: str
    most: float


@pytest.fixture(scope="module")
def ended(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Ended:
    place = tmp_path_factory.mktemp("archive")
    words = ["index", "--jobs", "2", "--json", "--archive", str(place / "a.db"), str(folder)]
    with (place / "out").open("wb") as out, (place / "err").open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-c", "from tui.cli import main; main()", *words], stdout=out, stderr=err
        )
        _, status, usage = os.wait4(process.pid, 0)  # of this process alone: others may be at work beside it
        process.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Ended((place / "out").read_text(), (place / "err").read_text(), usage.ru_maxrss / unit)


@pytest.fixture(scope="module")
def reasons(folder: Path, ended: Ended) -> dict[str, list[str]]:
    """What was told of each file, by its name."""
    told: dict[str, list[str]] = {}
    for skipped in json.loads(ended.stdout)["skipped"]:
        told.setdefault(skipped["path"].removeprefix(f"{folder}/"), []).append(skipped["reason"])
    return told


def test_every_good_file_is_in_and_none_is_told_of(ended: Ended, reasons: dict[str, list[str]]) -> None:
    summary = json.loads(ended.stdout)
    assert summary["added"] == GOOD + 1  # the first record of half.jsonl is sound
    assert [name for name in reasons if name.startswith("good-")] == []


def test_every_bad_file_is_told_with_its_reason(reasons: dict[str, list[str]]) -> None:
    bad = list(crafted())
    assert len(bad) >= 300
    untrue = {
        one.name: reasons.get(one.name)
        for one in bad
        if not any(re.search(one.reason, reason) for reason in reasons.get(one.name, []))
    }
    assert untrue == {}


def test_what_is_no_file_and_what_leads_out_of_the_folder_is_passed_over(reasons: dict[str, list[str]]) -> None:
    assert {"pipe.txt", "socket.txt", "nowhere.txt", "round.txt", "out.txt", "device.txt", "loop"}.isdisjoint(reasons)


def test_no_process_was_lost_and_memory_has_bounds(ended: Ended, reasons: dict[str, list[str]]) -> None:
    assert [told for several in reasons.values() for told in several if "process" in told or "took" in told] == []
    assert 0 < ended.most < MOST_MEMORY


def test_the_terminal_is_left_alone(ended: Ended) -> None:
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ended.stdout + ended.stderr) == []
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("end", SEEDS)
def test_a_file_of_each_format_is_told_when_it_holds_nothing(end: str, reasons: dict[str, list[str]]) -> None:
    assert any("it is empty" in reason for reason in reasons[f"empty.{end}"])
