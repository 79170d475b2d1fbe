"""Memory while a large folder is indexed: is it the same after a hundred thousand documents as after five?"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from files import written
from index_told import last_told
from measuring import Figure
from process_table import alone, processes
from workshop import Workshop

EVERY = 0.5
"""Seconds between two looks."""
SETTLED = 0.05
"""Share of the documents after which memory is to stay as it is: 5,000 of 100,000."""
DRIVER = Path(__file__).with_name("index_told.py")


@dataclass(frozen=True, slots=True)
class Look:
    """Files done, and MB in memory of the writer and of each process it has started."""

    done: int
    writer: float
    workers: tuple[float, ...]
    writer_alone: float | None
    """Without what it shares with the disk's cache (pages of the archive), None where the system does not say."""


def measure(workshop: Workshop) -> Iterator[Figure]:
    """As many documents as were asked for, none by default."""
    number = workshop.orders.crowd
    if not number:
        return
    looks = _watched(workshop, written(workshop, "crowd", number))
    settled = [look for look in looks if look.done >= number * SETTLED]
    memory = {
        "writer": [(look.done, look.writer) for look in settled],
        "largest worker": [(look.done, max(look.workers)) for look in settled if look.workers],
        "writer, without pages of the archive": [
            (look.done, look.writer_alone) for look in settled if look.writer_alone is not None
        ],
    }
    yield Figure("documents indexed", "", looks[-1].done, key="memory.documents")
    for name, points in memory.items():
        if not points:
            continue
        key = f"memory.{name.replace(',', '').replace(' ', '-')}"
        sizes = [size for _, size in points]
        yield Figure(f"{name}: most", "MB", max(sizes), key=key)
        yield Figure("  growth for 1,000 documents, once settled", "MB", slope(points), key=f"{key}.slope")


def slope(points: Sequence[tuple[int, float]]) -> float:
    """MB for 1,000 documents, by least squares."""
    done, size = zip(*points, strict=True)
    return statistics.linear_regression(done, size).slope * 1e3 if len(set(done)) > 1 else 0.0


def _watched(workshop: Workshop, folder: Path) -> list[Look]:
    command = [sys.executable, str(DRIVER), str(folder), str(workshop.folder / "crowd.db"), str(workshop.orders.jobs)]
    told = workshop.folder / "crowd.told"
    looks: list[Look] = []
    with told.open("wb") as output, subprocess.Popen(command, env=workshop.environ(), stdout=output) as process:
        while process.poll() is None:
            time.sleep(EVERY)
            look = _look(process.pid, last_told(told))
            if look:
                looks.append(look)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return looks


def _look(pid: int, done: int) -> Look | None:
    listed = processes()
    if pid not in listed:
        return None
    workers = tuple(process.megabytes for process in listed.values() if process.parent == pid)
    return Look(done, listed[pid].megabytes, workers, alone(pid))
