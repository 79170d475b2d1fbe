"""Letters typed one by one: what each takes, and what SQLite does for it."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import apsw
from measuring import share

_OF_THE_INDEX = "'main'.'"
"""How FTS5 writes the names of its own tables, and nobody else."""

Ask = Callable[[str], object]


def prefixes(typed: Sequence[str]) -> list[str]:
    """What stands in the search bar after each letter of each query."""
    return [text[:end] for text in typed for end in range(1, len(text) + 1)]


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds of many questions, of the processor (this thread's) and on the wall."""

    cpu: tuple[float, ...]
    wall: tuple[float, ...]

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


@dataclass(slots=True)
class Statements:
    """What SQLite did: statements run, steps of its virtual machine, and nanoseconds by statement.

    What the full-text index asks of its own tables counts as part of the statement it is asked by.
    """

    run: int = 0
    steps: int = 0
    _steps_of: dict[int, int] = field(default_factory=dict)
    nanoseconds: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)

    def note(self, event: dict[str, object]) -> None:
        """Take in one finished statement (an event of ``apsw.SQLITE_TRACE_PROFILE``)."""
        sql, taken, status, number = event["sql"], event["nanoseconds"], event["stmt_status"], event["id"]
        assert isinstance(sql, str)
        assert isinstance(taken, int)
        assert isinstance(status, dict)
        assert isinstance(number, int)
        steps = status["SQLITE_STMTSTATUS_VM_STEP"]
        before = self._steps_of.get(number, 0) if status["SQLITE_STMTSTATUS_RUN"] > 1 else 0
        self._steps_of[number] = steps
        self.steps += steps - before
        if _OF_THE_INDEX in sql:
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
        connection.trace_v2(apsw.SQLITE_TRACE_PROFILE, seen.note)

    apsw.connection_hooks.append(watch)
    try:
        yield seen
    finally:
        apsw.connection_hooks.remove(watch)
