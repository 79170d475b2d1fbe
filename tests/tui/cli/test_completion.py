"""Completion as a shell does it: the shells themselves are run, where they are installed."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tui.cli.root import root

Run = Callable[..., Result]
DEADLINE = 60.0
"""Seconds until a shell must have answered; a loaded machine is slow, a broken completion never comes."""


@pytest.fixture
def environ(tmp_path: Path, checkout: Path) -> dict[str, str]:
    """An environment in which `onrecord` is this checkout."""
    program = tmp_path / "bin" / "onrecord"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tui.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(checkout), "TERM": "dumb", "PS1": "$ "}


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


def in_bash(line: str, environ: dict[str, str], folder: Path) -> list[str]:
    """What bash offers where the line ends."""
    words = line.split(" ")
    script = (
        'eval "$(onrecord completion bash)"; compopt() { :; }; '
        f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _onrecord_completion onrecord; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env=environ, cwd=folder, capture_output=True, text=True, timeout=DEADLINE
    )
    assert done.stderr == ""
    return done.stdout.split()


@needs("bash")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("onrecord s", ["search", "sources", "saved", "serve", "show"]),
        ("onrecord quotes --so", ["--sort"]),
        ("onrecord quotes --sort p", ["published"]),
        ("onrecord --theme mo", ["mono"]),
        ("onrecord completion z", ["zsh"]),
        ("onrecord nothing-begins-so", []),
    ],
)
def test_bash_completes(line: str, offered: list[str], environ: dict[str, str], tmp_path: Path) -> None:
    assert in_bash(line, environ, tmp_path) == offered


@needs("bash")
def test_a_person_presses_tab_in_bash(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "wire-news").mkdir()
    ours, theirs = pty.openpty()
    shell = subprocess.Popen(
        ["bash", "--norc", "--noprofile", "-i"], env=environ, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    try:
        os.write(ours, b'eval "$(onrecord completion bash)"; echo rea""dy\n')
        read_until(ours, "ready")
        os.write(ours, b"onrecord loc\t")
        read_until(ours, "onrecord locate ")
        os.write(ours, b"\x15onrecord wi\t")
        read_until(ours, "onrecord wire-news/")
    finally:
        shell.kill()
        shell.wait()
        os.close(ours)


def read_until(terminal: int, words: str) -> None:
    """Read what comes from a terminal until the words have come."""
    seen = ""
    with contextlib.suppress(OSError):  # how Linux says that the other end is closed
        while words not in seen and select.select([terminal], [], [], DEADLINE)[0]:
            seen += os.read(terminal, 4096).decode(errors="replace").replace("\x07", "")
    assert words in seen, seen


@needs("zsh")
def test_zsh_reads_the_completion(environ: dict[str, str], tmp_path: Path) -> None:
    script = 'autoload -U compinit && compinit -D; eval "$(onrecord completion zsh)"; print -- $_comps[onrecord]'
    done = subprocess.run(["zsh", "-f", "-c", script], env=environ, cwd=tmp_path, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("_onrecord_completion", "")


@needs("fish")
def test_fish_completes(environ: dict[str, str], tmp_path: Path) -> None:
    script = 'onrecord completion fish | source; complete -C "onrecord s"'
    done = subprocess.run(
        ["fish", "--no-config", "-c", script], env=environ, cwd=tmp_path, capture_output=True, text=True
    )
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["saved", "search", "show", "sources"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_own(shell: str, run: Run) -> None:
    printed = run("completion", shell)
    assert printed.exit_code == 0
    assert f"_ONRECORD_COMPLETE={shell}_complete" in printed.stdout


def test_a_shell_that_is_not_known_is_a_wrong_call(run: Run) -> None:
    refused = run("completion", "tcsh")
    assert refused.exit_code == 2
    assert "bash" in refused.stderr


def test_every_command_is_offered(environ: dict[str, str], tmp_path: Path) -> None:
    asked = {**environ, "_ONRECORD_COMPLETE": "fish_complete", "COMP_WORDS": "onrecord ", "COMP_CWORD": ""}
    done = subprocess.run([sys.executable, "-m", "tui.cli"], env=asked, cwd=tmp_path, capture_output=True, text=True)
    for name in root.commands:
        assert name in done.stdout
