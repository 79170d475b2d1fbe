"""Time taken, on the wall and on the processor, and the figures that come of it."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

TIMES = 5
"""How often everything is measured at least; the median counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table, under a heading if it has one.

    ``median`` and ``worst`` (named by ``worst_is``) are in ``unit``, ``cpu`` is in ``cpu_unit``. ``baseline`` is
    another program or method measured in the same run, ``ratio`` how many times as much this one takes. ``key`` is the
    name under which the README's table looks it up, "" where it does not.
    """

    name: str
    unit: str
    median: float
    worst: float | None = None
    worst_is: str = "max"
    cpu: float | None = None
    cpu_unit: str = ""
    baseline: str = ""
    ratio: float | None = None
    heading: str = ""
    key: str = ""


def under(heading: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures, all under one heading."""
    return (replace(figure, heading=heading) for figure in figures)


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of each go, on the wall and of processor time."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def note(self, wall: float, cpu: float) -> None:
        """Keep one more go."""
        self.wall.append(wall)
        self.cpu.append(cpu)

    def rate(self, name: str, amount: float, unit: str, baseline: str = "", than: Timing | None = None) -> Figure:
        """So much of something a second; ``ratio`` is of processor time: 2 is half as fast."""
        wall, cpu = (amount / statistics.median(seconds) for seconds in (self.wall, self.cpu))
        ratio = statistics.median(self.cpu) / statistics.median(than.cpu) if than else None
        slowest = amount / max(self.wall)
        return Figure(name, unit, wall, slowest, "min", cpu, unit, baseline, ratio)

    def cost(self, name: str, baseline: str = "", than: Timing | None = None) -> Figure:
        """Milliseconds a go; ``ratio`` is of processor time: 2 is twice as dear."""
        wall, cpu = (statistics.median(seconds) * 1e3 for seconds in (self.wall, self.cpu))
        ratio = statistics.median(self.cpu) / statistics.median(than.cpu) if than else None
        return Figure(name, "ms", wall, max(self.wall) * 1e3, "max", cpu, "ms", baseline, ratio)


Task = Callable[[], object]


def in_turns(tasks: Mapping[str, Task], times: int = TIMES) -> dict[str, Timing]:
    """Time tasks one after the other, round and round, so that a busy neighbour slows them alike."""
    timings = {name: Timing() for name in tasks}
    for _ in range(times):
        for name, task in tasks.items():
            wall, cpu = time.perf_counter(), time.process_time()
            task()
            timings[name].note(time.perf_counter() - wall, time.process_time() - cpu)
    return timings


def processes_in_turns(
    commands: Mapping[str, Sequence[str]], environ: Mapping[str, str], times: int
) -> dict[str, Timing]:
    """Time whole processes, their output thrown away; each is run once before, for what it leaves compiled."""
    timings = {name: Timing() for name in commands}
    for go in range(times + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            process = subprocess.Popen(
                command, env=dict(environ),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            cpu = reap(process)
            if process.returncode != 0:
                raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
            if go:
                timings[name].note(time.perf_counter() - start, cpu)
    return timings


def reap(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end of a process; the seconds of processor time that it took, up to its end or its killing."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def share(samples: Sequence[float], part: float) -> float:
    """The sample below which ``part`` of them lie."""
    return sorted(samples)[min(len(samples) - 1, int(part * len(samples)))]
