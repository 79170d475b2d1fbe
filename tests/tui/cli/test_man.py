"""The manual page: it says what the commands say, and man can read it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tui.cli.man import page, text
from tui.cli.root import root

Run = Callable[..., Result]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def plain(rendered: str) -> str:
    """What a person reads: overstruck letters once, hyphens as they are typed."""
    return re.sub(r".\x08|\x1b\[[0-9;]*m", "", rendered).replace("\u2010", "-").replace("\u2212", "-")


def test_every_command_and_option_is_in_it(run: Run) -> None:
    printed = run("man")
    assert printed.exit_code == 0
    assert printed.stdout.startswith(".TH ONRECORD 1")
    for command in root.commands.values():
        assert f"\n.SS {command.name}\n" in printed.stdout
        for option in (option for param in command.params for option in param.opts if option.startswith("--")):
            assert text(option) in printed.stdout


def test_the_page_that_ships_is_the_one_that_is_printed(checkout: Path) -> None:
    shipped = (checkout / "man" / "onrecord.1").read_text(encoding="utf-8")
    assert shipped == page(root), "`onrecord man > man/onrecord.1` makes it new"


def test_no_text_is_taken_for_a_request() -> None:
    assert text(".so /etc/passwd") == "\\&.so /etc/passwd"
    assert text("'tis \\n") == "\\(aqtis \\en"
    assert not [line for line in page(root).splitlines() if line.startswith("'")]


@needs("groff")
def test_groff_finds_nothing_wrong() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z"], input=page(root), capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


@needs("mandoc")
def test_mandoc_finds_nothing_wrong() -> None:
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "error"], input=page(root), capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


@needs("man")
def test_man_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "onrecord.1"
    file.write_text(page(root), encoding="utf-8")
    environ = {**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8", "MANPAGER": "cat", "PAGER": "cat"}
    done = subprocess.run(["man", str(file)], env=environ, capture_output=True, encoding="utf-8")
    if done.returncode and not done.stdout:
        pytest.skip("this man shows no files")
    shown = plain(done.stdout)
    for words in ("ONRECORD(1)", "onrecord search [OPTIONS] WORDS...", "--no-mouse", "ONRECORD_ARCHIVE"):
        assert words in shown
