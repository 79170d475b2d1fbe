"""The processes of this machine, as ``ps`` has them on Linux and on macOS."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path


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


def alone(pid: int) -> float | None:
    """MB of a process without what it shares with the disk's cache (pages of an archive), None where the system
    does not say."""
    status = Path(f"/proc/{pid}/status")
    try:
        lines = status.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    sizes = [int(line.split()[1]) / 1e3 for line in lines if line.startswith("RssAnon:")]
    return sizes[0] if sizes else None
