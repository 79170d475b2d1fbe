"""How long a process may work at one thing and how much memory it may hold, watched by the one that started it.

Nothing that runs in a process can be trusted to stop it: a loop in C hears no signal handler, and macOS heeds no limit
of addresses. So it is watched from outside, by what it says of its progress and by what the system says of its memory.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024
_PROC = Path("/proc")
_PAGES = Path("/proc/self/statm").exists()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may cost: ``seconds`` without any progress, ``memory_bytes`` held by the process it is in."""

    seconds: float = 300.0
    memory_bytes: int = 2048 * MEBIBYTE

    def exceeded(self, pid: int, waited: float) -> str:
        """What a process has exceeded that got no further for ``waited`` seconds, as a reason; "" for nothing."""
        if waited >= self.seconds:
            return f"it took longer than {self.seconds:,g} second{'s' * (self.seconds != 1)}"
        if resident(pid) > self.memory_bytes:
            return f"it took more than {self.memory_bytes / MEBIBYTE:,g} MiB of memory"
        return ""


UNBOUNDED = Bounds(float("inf"), 2**63)


def resident(pid: int) -> int:
    """The bytes of memory that a process holds, without what is swapped out; 0 where the system does not tell."""
    try:
        if _PAGES:
            return int((_PROC / str(pid) / "statm").read_bytes().split()[1]) * _page()
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False)
        return int(told.stdout or b"0") * 1024
    except (OSError, ValueError, IndexError):
        return 0


def _page() -> int:
    import resource

    return resource.getpagesize()
