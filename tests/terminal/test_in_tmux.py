"""The whole program in a real terminal: search with a typing error, copy, quit, and leave the terminal as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

DEADLINE = 60.0
"""Seconds until a screen must have come; a loaded machine is slow, a broken program never comes."""


class Terminal:
    """A shell in a tmux of its own."""

    def __init__(self, folder: Path, columns: int, rows: int) -> None:
        self.folder = folder
        self.socket = str(folder / "tmux.sock")
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "VIRTUAL_ENV")}
        self.environ = {
            **kept, "HOME": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
            "SHELL": "/bin/sh", "PS1": "ready> ", "ENV": "",
        }  # fmt: skip
        self.tmux("new-session", "-d", "-x", str(columns), "-y", str(rows), "-c", str(folder), "/bin/sh")
        self.wait_for(lambda screen: "ready>" in screen)

    def tmux(self, *arguments: str) -> str:
        """One tmux command and what it prints."""
        command = ["tmux", "-u", "-f", "/dev/null", "-S", self.socket, *arguments]
        return subprocess.run(
            command, env=self.environ, check=True, capture_output=True, encoding="utf-8", timeout=DEADLINE
        ).stdout

    def screen(self) -> str:
        """What is on the screen now."""
        return self.tmux("capture-pane", "-p")

    def state(self, *names: str) -> list[str]:
        """What tmux knows of the terminal's modes."""
        return self.tmux("display-message", "-p", " ".join(f"#{{{name}}}" for name in names)).split()

    def wait_for(self, true_of: Callable[[str], bool]) -> str:
        """Look at the screen until something is true of it; fails with the screen at the deadline."""
        end = time.monotonic() + DEADLINE
        while not true_of(screen := self.screen()):
            assert time.monotonic() < end, screen
        return screen

    def type(self, *keys: str) -> None:
        """Press keys, by tmux's names or as they are."""
        self.tmux("send-keys", *keys)

    def close(self) -> None:
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True, timeout=DEADLINE, check=False)


@pytest.fixture(params=[(120, 40), (80, 24)], ids=["120x40", "80x24"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path, *request.param)
    yield terminal
    terminal.close()


def all_read(screen: str) -> bool:
    """Whether the dashboard shows quotes, and no document is being read any more."""
    return "3 Quotes" in screen and "▌" in screen and "reading" not in screen


def test_search_with_a_typing_error_copy_and_quit(terminal: Terminal) -> None:
    modes = ("alternate_on", "mouse_any_flag", "cursor_flag")
    before = terminal.state(*modes)

    terminal.type(f"{sys.executable} -m tui.cli demo; echo ended: $?", "Enter")
    terminal.wait_for(all_read)

    terminal.type("/", "tropps out of")
    found = terminal.wait_for(lambda screen: "I call upon them" in screen and " 1 of " in screen)
    assert "tropps ~ troops" in found

    terminal.type("Enter", "y")
    terminal.wait_for(lambda screen: "copied 56 characters" in screen)
    assert terminal.tmux("show-buffer") == "I call upon them to withdraw their troops out of Russia,"

    terminal.type("Enter")
    terminal.wait_for(lambda screen: "Document" in screen and "┃" in screen)
    terminal.type("q")
    terminal.wait_for(lambda screen: "3 Quotes" in screen)

    terminal.type("q")
    terminal.wait_for(lambda screen: "ended: 0" in screen)
    assert terminal.state(*modes) == before
    terminal.type("stty -a", "Enter")
    settings = terminal.wait_for(lambda screen: "icanon" in screen).split()
    assert "-icanon" not in settings
    assert "-echo" not in settings


def test_a_program_told_to_end_leaves_the_terminal_usable(terminal: Terminal) -> None:
    modes = ("alternate_on", "mouse_any_flag", "cursor_flag")
    before = terminal.state(*modes)
    program = f"{sys.executable} -m tui.cli demo & echo $! > pid; fg; echo ended: $?"
    terminal.type(f"set -m; {program}", "Enter")
    terminal.wait_for(lambda screen: "3 Quotes" in screen and "▌" in screen)
    os.kill(int((terminal.folder / "pid").read_text()), signal.SIGTERM)
    terminal.wait_for(lambda screen: "ended: 143" in screen)
    assert terminal.state(*modes) == before


def test_back_from_the_shell_the_screen_is_as_it_was(terminal: Terminal) -> None:
    terminal.type(f"set -m; {sys.executable} -m tui.cli demo", "Enter")
    terminal.wait_for(all_read)
    terminal.type("/", "likelihood", "Enter")
    terminal.wait_for(lambda screen: "good likelihood" in screen and " 1 of " in screen)
    before = terminal.wait_for(lambda screen: "because" in screen and "Moscow will still" in screen)
    terminal.type("C-z")
    terminal.wait_for(lambda screen: "3 Quotes" not in screen and screen.rstrip().endswith("ready>"))
    terminal.type("fg", "Enter")
    terminal.wait_for(lambda screen: screen == before)
    terminal.type("j", "q")
    terminal.wait_for(lambda screen: "3 Quotes" not in screen and screen.rstrip().endswith("ready>"))


def test_a_resize_loses_nothing(terminal: Terminal) -> None:
    terminal.type(f"{sys.executable} -m tui.cli demo", "Enter")
    terminal.wait_for(all_read)
    terminal.type("/", "likelihood", "Enter")
    terminal.wait_for(lambda screen: "good likelihood" in screen and " 1 of " in screen)
    for columns, rows in (("50", "12"), ("140", "45"), ("80", "24")):
        terminal.tmux("resize-window", "-x", columns, "-y", rows)
        terminal.wait_for(lambda screen, rows=rows: screen.count("\n") == int(rows) and "/ likelihood" in screen)
        terminal.wait_for(lambda screen: "▌" in screen and "good" in screen)
    terminal.type("q")
    terminal.wait_for(lambda screen: screen.rstrip().endswith("ready>"))


def test_an_editor_has_the_terminal_while_it_runs_and_gives_it_back(terminal: Terminal) -> None:
    modes = ("alternate_on", "mouse_any_flag", "cursor_flag")
    before = terminal.state(*modes)
    editor = terminal.folder / "vi"
    editor.write_text('#!/bin/sh\necho "editing $*"; stty -a; read line\n')
    editor.chmod(0o700)
    terminal.type(f"EDITOR={editor} {sys.executable} -m tui.cli demo; echo ended: $?", "Enter")
    terminal.wait_for(all_read)
    terminal.type("e")
    shown = terminal.wait_for(lambda screen: "editing +" in screen and "icanon" in screen)
    assert terminal.state(*modes) == before
    assert "-icanon" not in shown
    terminal.type("Enter")
    terminal.wait_for(all_read)
    assert terminal.state("alternate_on") == ["1"]
    terminal.type("j", "q")
    terminal.wait_for(lambda screen: "ended: 0" in screen)
    assert terminal.state(*modes) == before


def test_a_script_gets_what_is_chosen_on_the_screen(terminal: Terminal, seeds: Path) -> None:
    modes = ("alternate_on", "mouse_any_flag", "cursor_flag")
    before = terminal.state(*modes)
    program = f"{sys.executable} -m tui.cli"
    terminal.type(f"{program} index {seeds} 2>&1 | tail -1; echo ended: $?", "Enter")
    terminal.wait_for(lambda screen: "ended: 0" in screen)
    terminal.type(f'clear; quote=$({program} search --print likelihood </dev/null); echo "$? <$quote>"', "Enter")
    terminal.wait_for(lambda screen: "good likelihood" in screen and "take" in screen)
    terminal.type("Enter")
    shown = terminal.wait_for(lambda screen: screen.lstrip().startswith("0 <") and "sha256" in screen.replace("\n", ""))
    assert '"good likelihood" - Lloyd Austin' in shown
    assert terminal.state(*modes) == before
    terminal.type(f'clear; quote=$({program} search --print likelihood); echo "$? <$quote>"', "Enter")
    terminal.wait_for(lambda screen: "good likelihood" in screen and "take" in screen)
    terminal.type("q")
    terminal.wait_for(lambda screen: "130 <>" in screen)
    assert terminal.state(*modes) == before
