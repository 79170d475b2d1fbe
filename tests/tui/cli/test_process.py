"""`onrecord` as a process: what it loads, and how it ends when its reader leaves or its user interrupts."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

HEAVY = ("textual", "rich", "dateparser", "rapidfuzz", "apsw", "numpy", "charset_normalizer")
LISTING = "import atexit, sys; atexit.register(lambda: print('LOADED', *sys.modules, file=sys.stderr))\n"


def onrecord(*words: str, folder: Path, prelude: str = "") -> subprocess.CompletedProcess[str]:
    """Run it in a process of its own, its standard input closed; ``prelude`` runs first."""
    program = f"{prelude}from tui.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def loaded(*words: str, folder: Path) -> set[str]:
    """The heavy libraries that these words make it load."""
    ended = onrecord(*words, folder=folder, prelude=LISTING)
    modules = ended.stderr.partition("LOADED")[2].split()
    assert "tui.cli.root" in modules
    return {name for name in HEAVY if name in modules}


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("search", "--help"), ("dashboard", "--help")])
def test_help_loads_no_heavy_library(words: tuple[str, ...], tmp_path: Path) -> None:
    assert loaded(*words, folder=tmp_path) == set()


@pytest.mark.parametrize("words", [("search", "friday"), ("quotes", "--json"), ("actors",), ("show", "1", "--json")])
def test_only_the_dashboard_loads_textual(words: tuple[str, ...], harbour: Path, place: Path) -> None:
    assert not loaded(*words, folder=place) & {"textual", "dateparser"}


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-m", "tui.cli", "--version"], cwd=tmp_path, capture_output=True, text=True)
    assert ended.stdout.startswith("onrecord ")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_has_seen_enough_ends_it_quietly(jobs: str, tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": "One. " * 2000})
    process = analysing(jobs, tmp_path)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    assert process.stdout.readline()
    process.stdout.close()
    try:
        process.stdin.write(f"{line}\n" * 50)
        process.stdin.close()
    except BrokenPipeError:
        pass
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_quietly(jobs: str, tmp_path: Path) -> None:
    process = analysing(jobs, tmp_path)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(json.dumps({"id": "x", "text": "One."}) + "\n")
    process.stdin.flush()
    assert process.stdout.readline()  # it runs, and waits for more
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to it and to all that it started
    assert process.wait(timeout=60) == 130
    assert process.stderr.read() == ""


def analysing(jobs: str, folder: Path) -> subprocess.Popen[str]:
    """`onrecord analyse -` at the head of a process group of its own, waiting for lines."""
    return subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "analyse", "-", "--jobs", jobs], cwd=folder, start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def on_a_terminal(*words: str, folder: Path, term: str = "xterm-256color") -> tuple[int, str]:
    """Run it with a terminal of 100 columns at all its ends; its exit code and all it wrote there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 30, 100, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", *words],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": term},
    )
    os.close(theirs)
    written = b""
    with contextlib.suppress(OSError):  # how Linux says that the other end is closed
        while block := os.read(ours, 65536):
            written += block
    os.close(ours)
    return process.wait(), written.decode()


def test_on_a_terminal_a_table_is_drawn_and_matches_stand_out(harbour: Path, place: Path) -> None:
    code, written = on_a_terminal("search", "friday", folder=place)
    assert code == 0
    assert "─" * 40 in written
    assert "\x1b[1;4mFriday" in written
    code, written = on_a_terminal("show", "1", folder=place)
    assert code == 0
    assert "in its context" in written


def test_on_a_terminal_that_moves_no_cursor_the_overview_is_printed(place: Path) -> None:
    code, written = on_a_terminal("demo", folder=place, term="dumb")
    assert code == 0
    assert " documents" in written
    assert "\x1b[" not in written


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_demo_that_is_told_to_end_leaves_nothing_behind(number: int, place: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    prelude = (  # it waits where the overview would be printed
        "import time, tui.cli.dashboard as d\n"
        "d.print_overview = lambda archive: (print('shown', flush=True), time.sleep(60))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", f"{prelude}from tui.cli import main; main()", "demo"], cwd=place,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline() == "shown\n"
    assert list(temporary.iterdir())
    os.kill(process.pid, number)
    assert process.wait(timeout=60) == 128 + number
    assert process.stderr.read() == ""
    assert not list(temporary.iterdir())


def test_an_unknown_theme_is_a_wrong_call_that_names_the_known_ones(harbour: Path, place: Path) -> None:
    code, written = on_a_terminal("--theme", "nosuch", folder=place)
    assert code == 2
    assert 'no theme "nosuch"' in written


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_does_no_harm(closed: str, harbour: Path, place: Path) -> None:
    command = f'"$0" -m tui.cli {closed}'
    ended = subprocess.run(["sh", "-c", command, sys.executable], cwd=place, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full to write to")
def test_a_full_disk_is_told_in_a_line(harbour: Path, place: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "tui.cli", "quotes"],
            cwd=place,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert ended.returncode == 2
    (line,) = ended.stderr.splitlines()
    assert "No space left" in line


def test_output_is_utf8_even_if_the_terminal_is_not(
    harbour: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert "Rui Sá" in onrecord("quotes", "--json", folder=place).stdout
    assert onrecord("quotes", folder=place).returncode == 0


def test_line_by_line_nothing_but_words_is_sent_to_a_terminal(seeds: Path, place: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "--plain", str(seeds)], cwd=place,
        stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, b"likelihood\nshow 1\nquit\n")
    written = b""
    with contextlib.suppress(OSError):  # how Linux says that the other end is closed
        while block := os.read(ours, 65536):
            written += block
    os.close(ours)
    assert process.wait() == 0
    assert "good likelihood" in written.decode()
    assert not {code for code in written if code < 0x20} - {*b"\r\n"}
