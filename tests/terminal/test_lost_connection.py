"""A terminal that goes away, and one that is left for a while: nothing hangs, nothing is lost, the modes come back."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

DEADLINE = 60.0
"""Seconds until something must have come; a loaded machine is slow, a broken program never gets there."""
LEFT = ("\x1b[?1049l", "\x1b[?1003l", "\x1b[?1000l", "\x1b[?25h")
"""What takes a terminal back: from the other screen, from the mouse, to a cursor that is seen."""


class Terminal:
    """The program in a terminal of its own, which it is told of when that hangs up if ``controlling``."""

    def __init__(self, folder: Path, *words: str, controlling: bool = True) -> None:
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 0, 0))
        self.theirs = theirs
        self.before = termios.tcgetattr(theirs)
        self.seen = ""
        temporary = folder / "temporary"
        temporary.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui.cli", *words], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True, preexec_fn=(lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) if controlling else None,
            env={**os.environ, "TERM": "xterm-256color", "TMPDIR": str(temporary)},
        )  # fmt: skip

    def read(self, seconds: float = 0.05) -> str:
        """What comes within so many seconds, "" where nothing does."""
        if not select.select([self.ours], [], [], seconds)[0]:
            return ""
        try:
            text = os.read(self.ours, 1 << 16).decode(errors="replace")
        except OSError:  # how Linux says that the other end is closed
            return ""
        self.seen += text
        return text

    def wait_for(self, true: Callable[[], Any]) -> None:
        """Read on until something is true; fails with what has come at the deadline."""
        end = time.monotonic() + DEADLINE
        while not true():
            assert time.monotonic() < end, self.seen[-3000:]
            self.read()

    def settle(self) -> None:
        """Read on until nothing comes for a while."""
        while self.read(1.0):
            pass

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self.theirs)
        os.close(self.ours)

    def code(self) -> int:
        """How it ended; fails where it does not."""
        return self.process.wait(DEADLINE)


Begin = Callable[..., Terminal]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Start the program; what is left of it is killed."""
    begun: list[Terminal] = []

    def start(*words: str, **how: Any) -> Terminal:
        begun.append(Terminal(tmp_path, *words, **how))
        return begun[-1]

    yield start
    for terminal in begun:
        if terminal.process.poll() is None:
            os.killpg(terminal.process.pid, signal.SIGKILL)
            terminal.process.wait()


def others(session: int) -> list[str]:
    """The processes of a session that still are."""
    return subprocess.run(
        ["ps", "-o", "pid=", "-s", str(session)], capture_output=True, text=True, check=False
    ).stdout.split()


@pytest.mark.parametrize("controlling", [True, False], ids=["told by a signal", "told by nobody"])
@pytest.mark.parametrize("words", [("demo",), ("demo", "--tour")], ids=" ".join)
def test_a_terminal_that_goes_away_takes_the_program_along(
    words: tuple[str, ...], controlling: bool, begin: Begin, tmp_path: Path
) -> None:
    terminal = begin(*words, controlling=controlling)
    terminal.wait_for(lambda: "Preview" in terminal.seen)
    terminal.read(1.0)
    terminal.hang_up()
    assert terminal.code() == 128 + signal.SIGHUP
    end = time.monotonic() + DEADLINE
    while others(terminal.process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert others(terminal.process.pid) == []
    assert list((tmp_path / "temporary").iterdir()) == [], "the archive of the demo is gone"


@pytest.mark.parametrize("controlling", [True, False], ids=["told by a signal", "told by nobody"])
def test_it_may_go_away_while_documents_are_read(controlling: bool, begin: Begin, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(400):
        text = f'Port reopens\n\n"We open on day {number}," Mayor Ana Reis said on Friday.\n'
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    archive = tmp_path / "archive.db"
    terminal = begin("--archive", str(archive), str(folder), controlling=controlling)
    terminal.wait_for(lambda: "Quotes" in terminal.seen)
    terminal.hang_up()
    assert terminal.code() == 128 + signal.SIGHUP
    program = [sys.executable, "-m", "tui.cli"]
    again = subprocess.run(
        [*program, "index", str(folder), "--archive", str(archive)], capture_output=True, check=False
    )
    assert again.returncode == 0, again.stderr
    sound = subprocess.run([*program, "doctor", "--archive", str(archive)], capture_output=True, check=False)
    assert sound.returncode == 0, sound.stdout
    found = [*program, "quotes", "--archive", str(archive), "--json", "--limit", "1000"]
    listed = subprocess.run(found, capture_output=True, text=True, check=True).stdout
    assert len(listed.splitlines()) == 400, "each quote once"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_told_to_end_it_gives_the_terminal_back_as_it_was(number: int, begin: Begin) -> None:
    terminal = begin("demo")
    terminal.wait_for(lambda: "Preview" in terminal.seen)
    assert termios.tcgetattr(terminal.theirs) != terminal.before
    terminal.process.send_signal(number)
    terminal.wait_for(lambda: terminal.process.poll() is not None)
    terminal.settle()
    assert terminal.process.returncode == 128 + number
    assert termios.tcgetattr(terminal.theirs) == terminal.before
    last = terminal.seen.rpartition("\x1b[?1049h")[2]
    assert all(code in last for code in LEFT)


def test_stopped_from_outside_it_gives_the_terminal_back_and_takes_it_again(begin: Begin) -> None:
    terminal = begin("demo")
    terminal.wait_for(lambda: "Preview" in terminal.seen)
    terminal.settle()
    taken = termios.tcgetattr(terminal.theirs)
    terminal.seen = ""
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.wait_for(lambda: _state(terminal.process.pid) == "T")
    terminal.settle()
    assert termios.tcgetattr(terminal.theirs) == terminal.before
    assert all(code in terminal.seen for code in LEFT)
    terminal.seen = ""
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_for(lambda: "Preview" in terminal.seen)
    assert "\x1b[?1049h" in terminal.seen
    assert termios.tcgetattr(terminal.theirs) == taken
    os.write(terminal.ours, b"q")
    terminal.wait_for(lambda: terminal.process.poll() is not None)
    assert terminal.process.returncode == 0
    assert termios.tcgetattr(terminal.theirs) == terminal.before


def _state(pid: int) -> str:
    """What the system says of a process: "T" for one that is stopped."""
    shown = subprocess.run(["ps", "-o", "state=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return shown.strip()[:1]
