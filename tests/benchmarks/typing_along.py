"""Letters typed one by one: what each takes, and what SQLite does for it."""

from __future__ import annotations

import resource
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import apsw
from measuring import Figure, share

Ask = Callable[[str], object]


def prefixes(typed: Sequence[str]) -> list[str]:
    """What stands in the search bar after each letter of each query."""
    return [text[:end] for text in typed for end in range(1, len(text) + 1)]


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds of many questions, of the processor (this thread's) and on the wall."""

    cpu: tuple[float, ...]
    wall: tuple[float, ...]

    def figures(self, name: str, key: str) -> Iterator[Figure]:
        """How long half of them took at most, 95 of 100, all; the processor's time beside that on the wall."""
        for label, part, short in (("half", 0.5, "p50"), ("95 of 100", 0.95, "p95"), ("all", 1.0, "max")):
            yield Figure(
                f"{name}: {label} within", "ms", share(self.wall, part),
                cpu=share(self.cpu, part), cpu_unit="ms", key=f"{key}.{short}",
            )  # fmt: skip

    def words(self) -> str:
        """Both in a line."""
        return "; ".join(
            f"{name} p50 {share(some, 0.5):.2f} p95 {share(some, 0.95):.2f} max {max(some):.1f} ms"
            for name, some in (("cpu", self.cpu), ("wall", self.wall))
        )


def spread(open_ask: Callable[[], Ask], questions: Sequence[str], times: int) -> Spread:
    """Ask all questions so many times round; of each the median counts.

    ``open_ask`` gives every round a way to ask that remembers nothing of the rounds before.
    """
    walls: list[list[float]] = []
    cpus: list[list[float]] = []
    for _ in range(times):
        ask = open_ask()
        wall_of, cpu_of = [], []
        for question in questions:
            wall, cpu = time.perf_counter(), time.thread_time()
            ask(question)
            wall_of.append((time.perf_counter() - wall) * 1e3)
            cpu_of.append((time.thread_time() - cpu) * 1e3)
        walls.append(wall_of)
        cpus.append(cpu_of)
    return Spread(
        tuple(statistics.median(of_one) for of_one in zip(*cpus, strict=True)),
        tuple(statistics.median(of_one) for of_one in zip(*walls, strict=True)),
    )


def within(seconds: float, ask: Ask, questions: Sequence[str], least: int = 5) -> Spread:
    """Ask one after the other, each once, until the seconds are up; ``least`` of them whatever it takes."""
    walls: list[float] = []
    cpus: list[float] = []
    for question in questions:
        if len(walls) >= least and sum(walls) > seconds * 1e3:
            break
        wall, cpu = time.perf_counter(), _processor_time()
        ask(question)
        walls.append((time.perf_counter() - wall) * 1e3)
        cpus.append((_processor_time() - cpu) * 1e3)
    return Spread(tuple(cpus), tuple(walls))


def _processor_time() -> float:
    """Seconds of this thread, and of all programs it has run to their ends."""
    run = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + run.ru_utime + run.ru_stime


@dataclass(slots=True)
class Statements:
    """What SQLite did: statements run, steps of its virtual machine, and nanoseconds by statement.

    What the full-text index asks of its own tables counts as part of the statement it is asked by.
    """

    run: int = 0
    steps: int = 0
    _steps_of: dict[int, int] = field(default_factory=dict)
    _inner: set[int] = field(default_factory=set)
    nanoseconds: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)

    def note(self, event: dict[str, Any]) -> None:
        """Take in a statement that begins or one that has ended (an event of ``apsw.Connection.trace_v2``)."""
        if event["code"] == apsw.SQLITE_TRACE_STMT:
            if not event["sql"].startswith("--"):  # a step of a trigger, under the number of what set it off
                (self._inner.add if event["trigger"] else self._inner.discard)(event["id"])
            return
        sql, taken, status, number = event["sql"], event["nanoseconds"], event["stmt_status"], event["id"]
        steps = status["SQLITE_STMTSTATUS_VM_STEP"]
        before = self._steps_of.get(number, 0) if status["SQLITE_STMTSTATUS_RUN"] > 1 else 0
        self._steps_of[number] = steps
        self.steps += steps - before
        if number in self._inner:
            return
        self.run += 1
        self.nanoseconds[" ".join(sql.split())] += taken
        self.times[" ".join(sql.split())] += 1

    def dearest(self, count: int) -> Iterator[str]:
        """The statements that took longest in all, with their share."""
        whole = sum(self.nanoseconds.values()) or 1
        for sql, taken in self.nanoseconds.most_common(count):
            share_of_it = f"{taken / whole:5.1%} {self.times[sql]:6,} times {taken / 1e6 / self.times[sql]:8.3f} ms"
            yield f"{share_of_it}  {sql[:300]}"


@contextmanager
def statements() -> Iterator[Statements]:
    """Counts the statements of every connection that is opened inside."""
    seen = Statements()

    def watch(connection: apsw.Connection) -> None:
        connection.trace_v2(apsw.SQLITE_TRACE_STMT | apsw.SQLITE_TRACE_PROFILE, seen.note)

    apsw.connection_hooks.append(watch)
    try:
        yield seen
    finally:
        apsw.connection_hooks.remove(watch)
