"""The processes of this machine, as ``ps`` has them on Linux and on macOS."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Process:
    """Whose child it is, and how much of it is in memory (MB, with what it shares)."""

    parent: int
    megabytes: float


def processes() -> dict[int, Process]:
    """All that run, by their numbers; those that have ended and wait to be asked why are left out."""
    command = ["ps", "-A", "-o", "pid=,ppid=,rss=,stat="]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    fields = (line.split() for line in listed.splitlines())
    running = ((int(own), int(parent), int(size)) for own, parent, size, state in fields if state[0] != "Z")
    return {own: Process(parent, size / 1e3) for own, parent, size in running}
