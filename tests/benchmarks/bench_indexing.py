"""From files to the archive, against analysis alone; and again with nothing changed, against looking at the files."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from files import notes, written
from measuring import TIMES, Figure, in_turns
from workshop import Workshop

from core.archive.indexing.updating import index
from core.archive.store import open_archive

ALONE = Path(__file__).with_name("analysed_alone.py")
WARM = 40
"""Documents analysed before those that count, so that everything is loaded and compiled."""


def measure(workshop: Workshop) -> Iterator[Figure]:
    """A first indexing of documents, a second of many short notes that are all known."""
    yield from _first(workshop)
    yield from _again(workshop)


def _first(workshop: Workshop) -> Iterator[Figure]:
    number, jobs = workshop.orders.documents, workshop.orders.jobs
    folder = written(workshop, "documents", number)
    paths = sorted(folder.rglob("*.txt"))
    names = count()
    writer: list[float] = []
    everybody: list[float] = []
    walls: list[float] = []
    alone: list[float] = []

    def whole() -> None:
        path = workshop.folder / f"first-{next(names)}.db"
        wall, cpu, all_cpu = time.perf_counter(), time.process_time(), _with_helpers()
        with open_archive(path, write=True) as archive:
            assert index(archive, [folder], jobs=jobs).added == number
        walls.append(time.perf_counter() - wall)
        writer.append((time.process_time() - cpu) / walls[-1])
        everybody.append(_with_helpers() - all_cpu)
        path.unlink()

    step = max(1, number // workshop.orders.documents_alone)
    sample = "\n".join(map(str, paths[::step]))

    def by_itself() -> None:
        # In a process of its own each time: one that has met these documents before is quicker at them.
        command = [sys.executable, str(ALONE), str(WARM)]
        done = subprocess.run(command, input=sample, env=workshop.environ(), capture_output=True, text=True, check=True)
        alone.append(float(done.stdout))

    in_turns({"whole": whole, "alone": by_itself}, workshop.orders.times)
    rate = (len(paths[::step]) - WARM) / statistics.median(alone)
    took = number / statistics.median(walls)
    corpus = workshop.orders.corpus.name.split(".")[0] if workshop.orders.corpus else "made-up articles"
    yield Figure(
        f"index {number:,} of {corpus}, files to archive, {jobs} jobs", "docs/s", took,
        number / max(walls), "min",
        baseline=f"analysis alone x {jobs}", ratio=took / (rate * jobs), key="index.whole",
    )  # fmt: skip
    yield Figure("  documents", "", number, key="index.documents")
    yield Figure(
        "  processor time of all its processes, a document", "ms", statistics.median(everybody) / number * 1e3,
        baseline="analysis alone", ratio=statistics.median(everybody) / number * rate, key="index.processor",
    )  # fmt: skip
    yield Figure("  analysis of them alone, one core", "docs/s", rate, key="index.alone")
    yield Figure(
        "  share of that time in which the writer was busy", "%", 100 * statistics.median(writer),
        100 * max(writer), key="index.writer",
    )  # fmt: skip


def _with_helpers() -> float:
    """Seconds of processor time of this process, and of all that it has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def _again(workshop: Workshop) -> Iterator[Figure]:
    number = workshop.orders.unchanged
    folder = notes(workshop, "notes", number)
    with open_archive(workshop.folder / "again.db", write=True) as archive:
        index(archive, [folder], jobs=workshop.orders.jobs)

        def again() -> None:
            assert index(archive, [folder], jobs=workshop.orders.jobs).unchanged == number

        tasks = {"again": again, "looking": lambda: _look(folder), "find": lambda: _find(folder)}
        timings = in_turns(tasks, max(TIMES, workshop.orders.times))
    looking = timings["looking"]
    again_cost = timings["again"].cost(f"index {number:,} files again, unchanged", "os.walk and stat", looking)
    yield replace(again_cost, key="again.again")
    find = statistics.median(timings["find"].wall) * 1e3
    yield Figure(
        "  find, by size", "ms", find, max(timings["find"].wall) * 1e3,
        baseline="os.walk and stat", ratio=find / (statistics.median(looking.wall) * 1e3), key="again.find",
    )  # fmt: skip
    yield looking.cost("  os.walk and stat of them")
    yield Figure("  files", "", number, key="again.files")


def _look(folder: Path) -> int:
    return sum(os.stat(os.path.join(top, name)).st_size for top, _, names in os.walk(folder) for name in names)  # noqa: PTH116, PTH118  (the bare thing)


def _find(folder: Path) -> bytes:
    """All files that are not empty: ``find`` has to ask for the size of each."""
    return subprocess.run(["find", str(folder), "-type", "f", "-size", "+0c"], capture_output=True, check=True).stdout
