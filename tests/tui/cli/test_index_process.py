"""`onrecord index` as a process: cut short it keeps what is done and says how to go on."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

FILES = 400
TALKATIVE = "import tui.cli.progress as p; p.EVERY = 0; from tui.cli import main; main()"


def start(*words: str, folder: Path) -> subprocess.Popen[str]:
    """`onrecord` at the head of a process group of its own, with a line for each step of progress."""
    return subprocess.Popen(
        [sys.executable, "-c", TALKATIVE, *words], cwd=folder, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "jobs", "code"), [(signal.SIGINT, "2", 130), (signal.SIGINT, "1", 130), (signal.SIGTERM, "2", 143)]
)
def test_cut_short_it_keeps_what_is_done_and_says_how_to_go_on(
    number: signal.Signals, jobs: str, code: int, tmp_path: Path
) -> None:
    news = tmp_path / "late news"
    news.mkdir()
    for name in range(FILES):
        (news / f"{name:04}.txt").write_text(f'"We open on day {name}," Mayor Ana Reis said.\n' * 5, encoding="utf-8")
    call = ("--archive", "the desk's.db", "index", "late news", "--jobs", jobs)
    process = start(*call, folder=tmp_path)
    assert process.stdout
    assert process.stderr
    assert process.stderr.readline().startswith("onrecord: read ")
    os.killpg(process.pid, number)  # as a terminal does: to it and to all that it started
    out, said = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, "")
    last = said.splitlines()[-1]
    found = re.fullmatch(
        r"onrecord: Stopped: (\d+) documents? read this time (?:is|are) in, (\d+) files are left\."
        r" Go on with: (onrecord .*)",
        last,
    )
    assert found, said
    assert shlex.split(found[3]) == ["onrecord", *call]
    done, left = int(found[1]), int(found[2])
    assert (done + left, left > 0) == (FILES, True)
    again = subprocess.run(
        [sys.executable, "-m", "tui.cli", *shlex.split(found[3])[1:]], cwd=tmp_path, capture_output=True, text=True
    )
    assert again.stdout == f"{left} documents added, 0 replaced, {done} unchanged, 0 dropped, 0 files skipped\n"


def test_watching_it_says_a_line_for_each_round_and_ends_quietly(tmp_path: Path) -> None:
    news = tmp_path / "news"
    (news / "deep").mkdir(parents=True)
    text = '"We open on Friday," Mayor Ana Reis said.\n'
    (news / "a.txt").write_text(text, encoding="utf-8")
    process = start("index", "--watch", "news", folder=tmp_path)
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith("1 document added, ")
    while "watching news" not in process.stderr.readline():
        assert process.poll() is None
    (news / "b.txt").write_text(text.replace("Friday", "Sunday"), encoding="utf-8")
    assert process.stdout.readline().startswith("1 document added, 0 replaced, ")
    (news / "b.txt").rename(news / "deep" / "c.txt")
    assert process.stdout.readline().startswith("0 documents added, 0 replaced, 0 unchanged, 0 dropped, 1 moved, ")
    (news / "a.txt").unlink()
    assert process.stdout.readline().startswith("0 documents added, 0 replaced, 0 unchanged, 1 dropped, ")
    (news / "deep").rename(tmp_path / "away")
    assert process.stdout.readline().startswith("0 documents added, 0 replaced, 0 unchanged, 1 dropped, ")
    (tmp_path / "away").rename(news / "back")
    assert process.stdout.readline().startswith("1 document added, ")
    news.rename(tmp_path / "unplugged")
    assert process.stderr.readline().startswith(f"onrecord: {news} has disappeared; what was read of it stays, ")
    (tmp_path / "unplugged").rename(news)
    assert process.stderr.readline() == f"onrecord: {news} is there again\n"
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=60) == ("", "")
    assert process.returncode == 130


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_watching_it_ends_quietly_when_told_to(number: signal.Signals, code: int, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    process = start("index", "--watch", "news", folder=tmp_path)
    assert process.stdout
    assert process.stderr
    while "watching news" not in process.stderr.readline():
        assert process.poll() is None
    os.killpg(process.pid, number)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, said, len(out.splitlines())) == (code, "", 1)
