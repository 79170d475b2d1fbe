"""From files to the archive, against analysis alone; and again with nothing changed, against looking at the files."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from files import notes, written
from measuring import TIMES, Figure, in_turns
from workshop import Workshop

from core.analysis import analyse
from core.archive.indexing.updating import index
from core.archive.store import open_archive
from core.readers import read

WARM = 40
"""Documents indexed before, so that everything is loaded and compiled."""


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

    def whole() -> None:
        path = workshop.folder / f"first-{next(names)}.db"
        wall, cpu, all_cpu = time.perf_counter(), time.process_time(), _with_helpers()
        with open_archive(path, write=True) as archive:
            assert index(archive, [folder], jobs=jobs).added == number
        writer.append((time.process_time() - cpu) / (time.perf_counter() - wall))
        everybody.append(_with_helpers() - all_cpu)
        path.unlink()

    for path in paths[:WARM]:
        analyse(read(path))
    documents = (
        paths if number <= workshop.orders.documents_alone else paths[:: number // workshop.orders.documents_alone]
    )
    alone = lambda: [analyse(document) for document in map(read, documents)]  # noqa: E731
    timings = in_turns({"whole": whole, "alone": alone}, workshop.orders.times)
    rate = len(documents) / statistics.median(timings["alone"].cpu)
    took = number / statistics.median(timings["whole"].wall)
    corpus = workshop.orders.corpus.name.split(".")[0] if workshop.orders.corpus else "made-up articles"
    yield Figure(
        f"index {number:,} of {corpus}, files to archive, {jobs} jobs", "docs/s", took,
        number / max(timings["whole"].wall), "min",
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
