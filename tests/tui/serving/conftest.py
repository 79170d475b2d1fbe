"""`onrecord serve` as a process of its own, on the two printed documents."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import Served, serve

pytest.importorskip("textual_serve", reason='the extra "serve" is not installed')


@pytest.fixture(scope="session")
def archive(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the two printed documents."""
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    program = [sys.executable, "-m", "tui.cli", "index", str(seeds), "--archive", str(path)]
    subprocess.run(program, check=True, capture_output=True)
    return path


@pytest.fixture(scope="module")
def served(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that nobody's settings touch."""
    home = str(tmp_path_factory.mktemp("home"))
    server = serve(archive, "--no-state", "--theme", "ink", HOME=home, TMUX="/nowhere,1,0")
    yield server
    server.end(signal.SIGKILL)
