"""The wheel: built from the checkout, installed in an environment of its own, run from somewhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

NO_NETWORK = re.compile(
    r"NewConnectionError|ConnectTimeout|ReadTimeout|Temporary failure in name resolution"
    r"|Name or service not known"
    r"|nodename nor servname|Network is unreachable|Connection refused|ProxyError"
)


def pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the build backend that is already here."""
    folder = tmp_path_factory.mktemp("wheel")
    built = pip("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(checkout))
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("onrecord-*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``onrecord`` of a new environment that holds the wheel and what it asks for, nothing else."""
    environment = tmp_path_factory.mktemp("away") / "environment"
    venv.create(environment, with_pip=False)
    done = pip("--python", str(environment / "bin" / "python"), "install", "--quiet", str(wheel))
    if done.returncode and NO_NETWORK.search(done.stderr):
        pytest.skip("no network: what the wheel depends on cannot be fetched")
    assert done.returncode == 0, done.stderr
    return environment / "bin" / "onrecord"


def run(program: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def tracked_data(checkout: Path, folder: str) -> set[str]:
    """The data files of a folder of the checkout, as paths below it."""
    root = checkout / folder
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and not path.name.startswith(".")
    }


def test_seeds_themes_and_lexicon_are_inside(wheel: Path, checkout: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (
        ("seeds", "tui/shipped/seeds"),
        ("themes", "tui/shipped/themes"),
        ("core", "core"),
        ("tui", "tui"),
    ):
        missing = {f"{inside}/{name}" for name in tracked_data(checkout, folder)} - names
        assert not missing


def test_nothing_of_the_workshop_is_inside(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops - {"core", "tui"} == {name for name in tops if name.endswith((".dist-info", ".data"))}


def test_the_manual_page_goes_where_man_looks(wheel: Path, checkout: Path) -> None:
    inside = zipfile.ZipFile(wheel)
    (name,) = [name for name in inside.namelist() if ".data/" in name]
    assert name.endswith(".data/data/share/man/man1/onrecord.1")
    assert inside.read(name) == (checkout / "man" / "onrecord.1").read_bytes()


def test_the_demo_runs_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    shown = run(installed, tmp_path, "demo")
    assert shown.returncode == 0, shown.stderr
    for source in ("KBS World Radio", "UrduPoint", "The Harbour Courier", "Ternwire"):
        assert source in shown.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_commands_run_away_from_the_checkout(installed: Path, seeds: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "--version").stdout.startswith("onrecord ")
    assert run(installed, tmp_path, "index", str(seeds)).returncode == 0
    found = run(installed, tmp_path, "search", "troops")
    assert found.returncode == 0, found.stderr
    assert "troops" in found.stdout
