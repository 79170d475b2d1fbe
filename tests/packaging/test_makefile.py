"""`make` for a person who has just cloned the project."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=checkout, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def test_every_target_is_explained(checkout: Path) -> None:
    makefile = (checkout / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    shown = make(checkout, "help").stdout
    for target in set(phony[1].split()) - {"help"}:
        assert f"make {target} " in shown


@pytest.mark.parametrize("target", ["demo", "test", "check", "quality", "bench", "screenshots"])
def test_the_environment_is_set_up_first(target: str, checkout: Path, tmp_path: Path) -> None:
    plan = make(checkout, "--dry-run", f"VENV={tmp_path / 'venv'}", f"PYTHON={sys.executable}", target).stdout
    made, renewed, filled = (plan.index(part) for part in ("-m venv", "--upgrade pip", "--editable"))
    assert made < renewed < filled


def test_without_a_python_it_says_which_is_needed(checkout: Path, tmp_path: Path) -> None:
    outcome = make(checkout, f"VENV={tmp_path / 'venv'}", "PYTHON=", "check")
    assert outcome.returncode != 0
    assert "Python 3.11 or later" in outcome.stderr
