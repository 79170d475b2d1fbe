"""What a terminal is sent: the colours it can show, none where none are wanted, and no mouse where it is to stay."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

DEADLINE = 60.0
"""Seconds until the dashboard must have come; a loaded machine is slow, a broken program never comes."""
PERSONAL = ("NO_COLOR", "COLORTERM", "TERM", "TMUX", "FORCE_COLOR")
MOUSE = ("\x1b[?1000h", "\x1b[?1003h")


@pytest.fixture(scope="module")
def archive(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the two printed documents."""
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    program = [sys.executable, "-m", "tui.cli", "index", str(seeds), "--archive", str(path)]
    subprocess.run(program, check=True, capture_output=True)
    return path


def sent(archive: Path, *options: str, **environ: str) -> str:
    """All that the dashboard sends to a terminal of 120 columns from its start until it is left."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 40, 120, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in PERSONAL}
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "--archive", str(archive), *options],
        stdin=theirs, stdout=theirs, stderr=theirs, env={**kept, **environ}, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    end, seen, left = time.monotonic() + DEADLINE, "", False
    try:
        with contextlib.suppress(OSError):  # how Linux says that the other end is closed
            while time.monotonic() < end:
                if not select.select([ours], [], [], 1.0)[0]:
                    continue
                block = os.read(ours, 65536)
                if not block:
                    break
                seen += block.decode(errors="replace")
                if not left and "troops" in seen:
                    left = os.write(ours, b"q") == 1
        assert process.wait(timeout=DEADLINE) == 0, seen[-2000:]
    finally:
        process.kill()
        os.close(ours)
    return seen


def colours(output: str) -> set[str]:
    """The kinds of colour that were set: "true", "256", "16"."""
    found = set()
    for codes in re.findall(r"\x1b\[([0-9;]*)m", output):
        if re.search(r"(?:^|;)[34]8;2;", codes):
            found.add("true")
        if re.search(r"(?:^|;)[34]8;5;", codes):
            found.add("256")
        rest = re.sub(r"[34]8;(?:2;\d+;\d+;\d+|5;\d+)", "", codes)
        if any(30 <= int(code) <= 37 or 40 <= int(code) <= 47 or int(code) >= 90 for code in rest.split(";") if code):
            found.add("16")
    return found


@pytest.mark.parametrize(
    ("environ", "most"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, {"true"}),
        ({"TERM": "xterm-256color"}, {"256", "16"}),
        ({"TERM": "xterm"}, {"16"}),
        ({"TERM": "screen"}, {"16"}),
        ({"TERM": "linux"}, {"16"}),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, set()),
    ],
    ids=["true colour", "256", "xterm", "screen", "linux", "NO_COLOR"],
)
def test_a_terminal_gets_the_colours_it_can_show(environ: dict[str, str], most: set[str], archive: Path) -> None:
    output = sent(archive, **environ)
    assert colours(output) <= most
    assert bool(colours(output)) == bool(most)
    assert "\x1b[1" in output, "weight carries the meaning where colour does not"


def test_a_theme_of_many_shades_is_rounded_to_16(archive: Path) -> None:
    assert colours(sent(archive, "--theme", "ink", TERM="xterm")) == {"16"}


def test_the_mouse_stays_with_the_terminal_where_that_is_asked_for(archive: Path) -> None:
    taken = sent(archive, TERM="xterm-256color")
    left = sent(archive, "--no-mouse", TERM="xterm-256color")
    assert all(code in taken for code in MOUSE)
    assert not any(code in left for code in MOUSE)


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_that_only_prints_gets_the_overview(term: str, archive: Path) -> None:
    output = sent(archive, TERM=term)
    assert "2 documents" in output
    assert "\x1b" not in output
