"""A folder of good files of all formats among more than 300 bad ones: all that can be read is in, all else is told."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from bad_files import crafted, special
from seed_files import SEEDS, good_files

GOOD = 100
MOST_MEMORY = 900
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


@pytest.fixture(scope="module")
def ended(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    archive = tmp_path_factory.mktemp("archive") / "a.db"
    program = "from tui.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "index", "--jobs", "2", "--json", "--archive", str(archive), str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def reasons(folder: Path, ended: subprocess.CompletedProcess[str]) -> dict[str, list[str]]:
    """What was told of each file, by its name."""
    told: dict[str, list[str]] = {}
    for skipped in json.loads(ended.stdout)["skipped"]:
        told.setdefault(skipped["path"].removeprefix(f"{folder}/"), []).append(skipped["reason"])
    return told


def test_every_good_file_is_in_and_none_is_told_of(
    ended: subprocess.CompletedProcess[str], reasons: dict[str, list[str]]
) -> None:
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


def test_no_process_was_lost_and_memory_has_bounds(reasons: dict[str, list[str]]) -> None:
    assert [told for several in reasons.values() for told in several if "process" in told or "took" in told] == []
    unit = 2**20 if sys.platform == "darwin" else 2**10
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit < MOST_MEMORY


def test_the_terminal_is_left_alone(ended: subprocess.CompletedProcess[str]) -> None:
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ended.stdout + ended.stderr) == []
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("end", SEEDS)
def test_a_file_of_each_format_is_told_when_it_holds_nothing(end: str, reasons: dict[str, list[str]]) -> None:
    assert any("it is empty" in reason for reason in reasons[f"empty.{end}"])
