"""Searching as one types: how long a letter takes, and whether what was meant is found through typing errors."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from known_items import Known, Memory
from measuring import TIMES, Figure, share, under
from rapidfuzz import fuzz, process
from workshop import BATCH, Workshop

from core.archive.language.query import Query, parse
from core.archive.store import SqliteArchive, open_archive

TODAY = date(2024, 11, 4)
ROWS = 200
"""What the dashboard asks for."""
TYPED = 16
"""Queries typed letter by letter, half of them with an error."""
ASKED = 200
"""Queries of each kind that recall is measured with."""
BRUTE_FORCE = {"partial_ratio": (fuzz.partial_ratio, 60), "WRatio": (fuzz.WRatio, 40)}
"""Scorers that look at every quote, and how many of the queries they get: they are slow."""
KINDS = (
    ("no letter wrong", 0, False),
    ("1 letter wrong", 1, False),
    ("2 letters wrong", 2, False),
    ("1 wrong, end open", 1, True),
)
"""How the words are typed: with so many edits, and whether the last is only half there."""


def measure(workshop: Workshop) -> Iterator[Figure]:
    """Letters and recall, at every size."""
    for quotes in workshop.sizes:
        yield from under(f"{quotes:,} invented quotes", _at(workshop, quotes))


def _at(workshop: Workshop, quotes: int) -> Iterator[Figure]:
    path, storing = workshop.archive(quotes)
    yield storing.rate(f"store quotes, by {BATCH}", BATCH, "quotes/s")
    yield Figure("size on disk", "MB", path.stat().st_size / 1e6)
    with open_archive(path) as archive:
        texts = [row.words for row in archive.search(Query(), limit=quotes).rows]
        memory = Memory(workshop.seed, texts)
        yield from _letters(archive, memory)
        yield from _recall(archive, memory, texts)


def _letters(archive: SqliteArchive, memory: Memory) -> Iterator[Figure]:
    typed = [memory.recall(number % 2).typed for number in range(TYPED)]
    prefixes = [text[:end] for text in typed for end in range(1, len(text) + 1)]
    asked: dict[str, Callable[[Query], object]] = {
        "rows": lambda query: list(archive.search(query, ROWS).rows),
        "its facets": lambda query: (archive.sources(query), archive.actors(query)),
    }
    for name, ask in asked.items():
        ask(parse("a", today=TODAY))
        goes = [_typed(prefixes, ask) for _ in range(TIMES)]
        wall = [statistics.median(times) for times in zip(*(walls for walls, _ in goes), strict=True)]
        cpu = [statistics.median(times) for times in zip(*(cpus for _, cpus in goes), strict=True)]
        half, most = share(wall, 0.5), share(wall, 0.95)
        yield Figure(f"a letter typed: {name}", "ms", half, most, "p95", share(cpu, 0.5), "ms")


def _typed(prefixes: Sequence[str], ask: Callable[[Query], object]) -> tuple[list[float], list[float]]:
    """Milliseconds of each letter, on the wall and of the processor."""
    walls, cpus = [], []
    for prefix in prefixes:
        wall, cpu = time.perf_counter(), time.thread_time()
        ask(parse(prefix, today=TODAY))
        walls.append((time.perf_counter() - wall) * 1e3)
        cpus.append((time.thread_time() - cpu) * 1e3)
    return walls, cpus


def _recall(archive: SqliteArchive, memory: Memory, texts: list[str]) -> Iterator[Figure]:
    def ours(typed: str) -> list[str]:
        return [row.words for row in archive.search(parse(typed, today=TODAY), ROWS).rows[:10]]

    def forced(scorer: Callable[..., float]) -> Callable[[str], list[str]]:
        return lambda typed: [found for found, _, _ in process.extract(typed, texts, scorer=scorer, limit=10)]

    for how, edits, half in KINDS:
        known = [memory.recall(edits, half=half) for _ in range(ASKED)]
        mine = _score(known, ours)
        yield Figure(f"{how}: recall@10 ({ASKED})", "", mine.recall)
        yield Figure("  a whole query", "ms", mine.wall, cpu=mine.cpu, cpu_unit="ms")
        for name, (scorer, count) in BRUTE_FORCE.items() if edits and not half else ():
            brute = _score(known[:count], forced(scorer))
            yield Figure(f"  {name}: recall@10 ({count})", "", brute.recall)
            yield Figure(
                f"  {name}: a whole query", "ms", brute.wall, cpu=brute.cpu, cpu_unit="ms",
                baseline="onrecord", ratio=brute.cpu / mine.cpu,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """Share of the queries whose quote is among ten rows; median milliseconds of a query, wall and processor."""

    recall: float
    wall: float
    cpu: float


def _score(known: Sequence[Known], method: Callable[[str], list[str]]) -> Score:
    hits, walls, cpus = 0, [], []
    for one in known:
        wall, cpu = time.perf_counter(), time.process_time()
        rows = method(one.typed)
        walls.append((time.perf_counter() - wall) * 1e3)
        cpus.append((time.process_time() - cpu) * 1e3)
        hits += one.found_in(rows)
    return Score(hits / len(known), statistics.median(walls), statistics.median(cpus))
