"""The program in a terminal of fixed width, and the console blocks of a document that show it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from pathlib import Path

COLUMNS = 100
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
STYLES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def run(command: str, folder: Path, environ: Mapping[str, str]) -> list[str]:
    """The lines that ``onrecord ...`` prints in a terminal of 100 columns, without styles and trailing blanks."""
    program, *words = shlex.split(command)
    assert program == "onrecord", command
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    arguments = [sys.executable, "-m", "tui.cli", *words]
    with subprocess.Popen(arguments, cwd=folder, env=dict(environ), stdin=inner, stdout=inner, stderr=inner) as process:
        os.close(inner)
        text = b"".join(_chunks(outer)).decode()
        process.wait()
    os.close(outer)
    lines = [STYLES.sub("", line).rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _chunks(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:  # Linux says so when the other side is closed
            return
        if not chunk:
            return
        yield chunk


def blocks(text: str) -> Iterator[list[tuple[str, list[str]]]]:
    """Each console block as commands with the lines shown under them."""
    for match in BLOCK.finditer(text):
        shown: list[tuple[str, list[str]]] = []
        for line in match.group(1).rstrip("\n").split("\n"):
            if line.startswith("$ "):
                shown.append((line[2:], []))
            elif shown:
                shown[-1][1].append(line)
        yield shown


def same(shown: list[str], printed: list[str]) -> bool:
    """Whether a document shows what was printed; a line "..." stands for any lines, one within a line for any words."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else ".*".join(map(re.escape, line.split("..."))) + r"\n" for line in shown
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None
