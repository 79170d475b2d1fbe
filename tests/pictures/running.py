"""The program run for a picture: from a copy at a place that is the same everywhere, in a terminal of its own."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("core", "tui", "themes", "seeds")


@contextmanager
def copied() -> Iterator[Path]:
    """A copy of the program: where this checkout lies is nobody's business, and the dashboard shows paths.

    Raises FileExistsError where another run is under way, or was broken off.
    """
    folder = Path(tempfile.gettempdir()) / "onrecord"
    folder.mkdir()
    try:
        for name in PARTS:
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        yield folder
    finally:
        shutil.rmtree(folder)


def command(folder: Path, *words: str) -> list[str]:
    """`onrecord` of the copy with these words."""
    return ["env", "-C", str(folder), sys.executable, "-m", "tui.cli", *words]


def environ(folder: Path, **more: str) -> dict[str, str]:
    """What the copy is told: nothing of who runs it."""
    return {
        "PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", "PYTHONPATH": str(folder),
        "PYTHONSAFEPATH": "1", **more,
    }  # fmt: skip
