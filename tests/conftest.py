"""What every test stands on: an empty home, no settings of the person who runs them, a fixed day."""

from __future__ import annotations

import shutil
import signal
from datetime import date
from pathlib import Path

import pytest

from tui.cli import one_thread_each

one_thread_each()  # beside other processes its threads would take twice the time

# A shell starts what runs in its background with these ignored, and a program that is started inherits that: then
# the tests that interrupt one would wait for ever.
for number, handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, handler)

CHECKOUT = Path(__file__).resolve().parent.parent

PERSONAL = (
    "ONRECORD_ARCHIVE", "ONRECORD_NO_STATE", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE",
    "TTY_INTERACTIVE", "COLUMNS", "LINES", "PAGER", "EDITOR", "TMUX", "SSH_CONNECTION", "SSH_TTY",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _nobodys_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the home, the settings or the archive of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in PERSONAL:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    for name, folder in (
        ("CONFIG", ".config"),
        ("DATA", ".local/share"),
        ("CACHE", ".cache"),
        ("STATE", ".local/state"),
    ):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the project."""
    return CHECKOUT


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two printed documents among those that the program ships, in a folder of their own."""
    folder = tmp_path_factory.mktemp("seeds")
    for path in (CHECKOUT / "seeds").glob("*.txt"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def today() -> date:
    """The day on which every test takes place."""
    return date(2024, 11, 4)
