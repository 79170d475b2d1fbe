"""What the README shows is what the program prints."""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path

import console
import pytest

README = Path(__file__).parents[2] / "README.md"
COMMANDS = [shown for block in console.blocks(README.read_text(encoding="utf-8")) for shown in block]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with the shipped documents, indexed."""
    folder = tmp_path_factory.mktemp("news")
    for path in (README.parent / "seeds").glob("*.txt"):
        shutil.copy(path, folder)
    environ = {**os.environ, "PYTHONPATH": str(README.parent), "NO_COLOR": "1", "TERM": "xterm-256color"}
    environ |= {"ONRECORD_ARCHIVE": str(folder / "archive.db"), "COLUMNS": str(console.COLUMNS)}
    console.run("onrecord index .", folder, environ)
    return folder, environ


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_command_prints_what_the_readme_shows(
    command: str, shown: list[str], seeds: tuple[Path, dict[str, str]]
) -> None:
    folder, environ = seeds
    printed = console.run(command, folder, environ)
    while shown and not shown[-1]:
        shown = shown[:-1]
    assert console.same(shown, printed), "\n".join(printed)


def test_the_figures_of_quality_are_those_recorded() -> None:
    recorded = tomllib.loads((README.parent / "tests" / "quality" / "recorded.toml").read_text(encoding="utf-8"))
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if line.endswith("`make quality` |")]
    dev = recorded["polnear_dev"]
    kinds = ", ".join(str(dev[f"{kind}, F1"]) for kind in ("direct", "mixed", "indirect"))
    shown = (dev["content and speaker, speech, F1"], kinds, dev["quoted strings that are speech, F1"])
    assert recorded["seeds"]["end to end F1"] == 100.0
    assert "none wrong" in rows[0]
    assert len(rows) == 1 + len(shown)
    for row, figure in zip(rows[1:], shown, strict=True):
        assert f"| {figure} (" in row
