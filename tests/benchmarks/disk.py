"""What the disk gave and was given, as the system counts it for this process; and how to make it read again."""

from __future__ import annotations

import os
from pathlib import Path

_STATISTICS = Path("/proc/self/io")


def read() -> int | None:
    """Bytes that the disk gave this process so far, None where the system does not say."""
    return _counted("read_bytes")


def written() -> int | None:
    """Bytes that this process gave to the disk so far, None where the system does not say."""
    return _counted("write_bytes")


def _counted(name: str) -> int | None:
    if not _STATISTICS.exists():
        return None
    fields = dict(line.split(": ") for line in _STATISTICS.read_text(encoding="ascii").splitlines())
    return int(fields[name])


def put_out_of_memory(path: Path) -> bool:
    """Make the system forget the file's pages, so that the next to read it reads the disk; False where it cannot."""
    advise = getattr(os, "posix_fadvise", None)
    if advise is None:
        return False
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        advise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)
    return True
