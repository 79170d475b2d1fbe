"""Search at scale: is what was meant found through slips, what does each letter cost, with filters and facets too."""

from __future__ import annotations

import json
import math
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

import disk
from known_items import Known, Memory
from measuring import TIMES, Figure, share, under
from peers import Absent, peers
from stock import Stock
from typing_along import Ask, Spread, prefixes, spread, statements, within
from workshop import Workshop

from core.archive.language.query import parse
from core.archive.store import SqliteArchive, open_archive

TODAY = date(2025, 1, 1)
ROWS, SEEN = 200, 30
"""What the dashboard asks for in the end, and what it asks for at every letter: what a screen shows at once."""
BUDGET = 0.004
"""Seconds of processor time for the first answer to a letter."""
TYPED_EACH = 5
"""Every so many-th query is typed letter by letter."""
EVERY = 7
"""Of the letters behind filters every so many-th waits until all is counted: that takes long, and nobody does."""
PEERS_UP_TO = 2_000_000
"""Quotes beyond which the others are left out: they would take hours."""
COLD_STARTS = 7


def measure(workshop: Workshop) -> Iterator[Figure]:
    """An archive of each size that was asked for: what it takes to build, to ask, to ask from a cold file."""
    for quotes in workshop.orders.scale:
        built = workshop.stock(quotes)
        known = Memory(workshop.orders.query_seed, built.sample()).mistyped()
        heading = f"{quotes:,} quotes of {built.facts.corpus}"
        yield from under(heading, _building(built))
        yield from under(heading, cold_figures(workshop, built, known))
        yield from under(heading, _asking(workshop, built, known))


def _key(built: Stock, name: str) -> str:
    return f"scale.{built.facts.quotes}.{name}"


def _building(built: Stock) -> Iterator[Figure]:
    facts = built.facts
    yield Figure(
        "stored by the program's writer" + (", in bulk" if facts.bulk else ""), "s", facts.seconds,
        cpu=facts.processor_seconds, cpu_unit="s", key=_key(built, "build"),
    )  # fmt: skip
    yield Figure("  rate", "quotes/s", facts.quotes / facts.seconds, key=_key(built, "rate"))
    text = facts.bytes_of_quotes + facts.bytes_of_documents
    yield Figure(
        "size", "MB", built.size() / 1e6,
        baseline=f"{text / 1e6:,.0f} MB of quotes and texts", ratio=built.ratio(), key=_key(built, "size"),
    )  # fmt: skip
    if facts.bytes_written is not None:
        yield Figure(
            "  given to the disk meanwhile", "MB", facts.bytes_written / 1e6,
            baseline="quotes and texts", ratio=facts.bytes_written / text,
        )  # fmt: skip


def _asking(workshop: Workshop, built: Stock, known: Sequence[Known]) -> Iterator[Figure]:
    found = recall(built, known, TIMES)
    yield Figure(f"{len(known)} mistyped known items: recall@10", "", found.ten, key=_key(built, "recall"))
    yield Figure("  mean reciprocal rank", "", found.mean_reciprocal_rank, key=_key(built, "mrr"))
    yield from found.times.figures("  a whole query", _key(built, "query"))
    hasty = recall(built, known, seconds=BUDGET)
    yield Figure(f"  recall@10 within {BUDGET * 1e3:.0f} ms, as while typing", "", hasty.ten, key=_key(built, "hasty"))
    typed: dict[str, Spread] = {}
    for name, times in chain(letters(built, known, TIMES), filtered(built, known, TIMES)):
        typed[name] = times
        yield from times.figures(name, _key(built, name.replace(" ", "-")))
    with statements() as seen:
        count = ask_each_letter(built, known)
    yield Figure("SQL statements a letter", "", seen.run / count, key=_key(built, "statements"))
    yield Figure("steps of SQLite's machine a letter", "", seen.steps // count, key=_key(built, "steps"))
    if built.facts.quotes <= PEERS_UP_TO:
        yield from _others(workshop, built, known, found, typed[LETTER])


def _others(
    workshop: Workshop, built: Stock, known: Sequence[Known], mine: Found, my_letters: Spread
) -> Iterator[Figure]:
    seconds = workshop.orders.peer_seconds
    typed = prefixes([one.typed for one in known[::TYPED_EACH]])
    for peer in peers(list(built.lines()), built.lines_file, workshop.folder):
        key = _key(built, peer.name)
        if isinstance(peer, Absent):
            yield Figure(peer.name, peer.reason, math.nan, key=f"{key}.absent")
            continue
        if peer.size:
            yield Figure(f"{peer.name}: size", "MB", peer.size / 1e6)
            yield Figure("  ready after", "s", peer.seconds)
        rows: list[list[str]] = []
        times = within(seconds, lambda text, ask=peer.ask, rows=rows: rows.append(ask(text)), [k.typed for k in known])
        places = [one.place_in(some) for one, some in zip(known, rows, strict=False)]
        asked = len(places)
        found = sum(place is not None for place in places) / asked
        yield Figure(f"{peer.name}: recall@10 ({asked})", "", found, key=f"{key}.recall")
        wall, theirs, ours = share(times.wall, 0.5), share(times.cpu, 0.5), share(mine.times.cpu[:asked], 0.5)
        yield Figure(
            "  a whole query", "ms", wall, cpu=theirs, cpu_unit="ms",
            baseline="onrecord", ratio=theirs / ours, key=f"{key}.query",
        )  # fmt: skip
        times = within(seconds, peer.ask, _mixed(typed))
        wall, theirs, ours = share(times.wall, 0.95), share(times.cpu, 0.95), share(my_letters.cpu, 0.95)
        yield Figure(
            f"  a letter ({len(times.cpu)}): 95 of 100 within", "ms", wall, cpu=theirs, cpu_unit="ms",
            baseline="onrecord", ratio=theirs / ours, key=f"{key}.letter",
        )  # fmt: skip


def _mixed(typed: Sequence[str]) -> list[str]:
    """The same in an order that has short and long ones early, for those who get through a part of them only."""
    mixed = list(typed)
    random.Random(1).shuffle(mixed)
    return mixed


def cold_figures(workshop: Workshop, built: Stock, known: Sequence[Known]) -> Iterator[Figure]:
    """From a file that is not in memory to the first rows, in a process of its own each time."""
    script = str(Path(__file__).with_name("cold_start.py"))
    runs: list[dict[str, float]] = []
    evicted = True
    for one in known[: COLD_STARTS + 1]:
        evicted = disk.put_out_of_memory(built.path)
        command = [sys.executable, script, str(built.path), " ".join(one.words), one.typed]
        done = subprocess.run(command, env=workshop.environ(), capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout))
    cold = "cold file" if evicted else "file in memory (this system does not let go of it)"
    for name, parts in COLD.items():
        took = sorted(sum(run[part] for part in parts) for run in runs[1:])
        yield Figure(
            f"{cold}: {name}", "ms", statistics.median(took), took[-1], key=_key(built, f"cold.{parts[-1]}")
        )  # fmt: skip
    if runs[0]["bytes"] is not None:
        yield Figure("  read from the disk for that", "MB", statistics.median(run["bytes"] for run in runs[1:]) / 1e6)


COLD = {
    "opened": ("open",),
    "first rows": ("open", "first"),
    "then of a mistyped query": ("mistyped",),
    "imports before": ("imports",),
}
LETTER, FACETS = "a letter typed", "with three filters and counts"


@dataclass(frozen=True, slots=True)
class Found:
    """How often the first row, and one of ten rows, holds what was meant; the mean of one through its place; times."""

    first: float
    ten: float
    mean_reciprocal_rank: float
    times: Spread
    missed: tuple[Known, ...]

    def words(self) -> str:
        """In a line."""
        return (
            f"R@1 {self.first:.3f} R@10 {self.ten:.3f} MRR {self.mean_reciprocal_rank:.3f}; "
            f"a whole query {self.times.words()}"
        )


def recall(built: Stock, known: Sequence[Known], times: int = 1, seconds: float | None = None) -> Found:
    """Ask for each; what counts as found is any quote that holds all the words that were meant."""
    with open_archive(built.path) as archive:
        answers = [archive.search(parse(one.typed, today=TODAY), 10, seconds).rows for one in known]
        rows = [[row.words for row in answer] for answer in answers]
    places = [one.place_in(some) for one, some in zip(known, rows, strict=True)]
    return Found(
        sum(place == 1 for place in places) / len(known),
        sum(place is not None for place in places) / len(known),
        sum(1 / place for place in places if place) / len(known),
        _spread(built, _rows, [one.typed for one in known], times),
        tuple(one for one, place in zip(known, places, strict=True) if place is None),
    )


def letters(built: Stock, known: Sequence[Known], times: int) -> Iterator[tuple[str, Spread]]:
    """Every letter of every fifth query: up to its first answer, and up to the answer that nothing is left out of."""
    typed = prefixes([one.typed for one in known[::TYPED_EACH]])
    yield LETTER, _spread(built, _hasty_rows, typed, times)
    yield "without a budget", _spread(built, _rows, typed, times)


def filtered(built: Stock, known: Sequence[Known], times: int) -> Iterator[tuple[str, Spread]]:
    """Every letter again behind three filters, up to its rows, to the first counts beside them, to the last."""
    with open_archive(built.path) as archive:
        filters = list(_three_filters(archive, len(known[::TYPED_EACH])))
    typed = [
        f"{chosen} {letter}"
        for chosen, one in zip(filters, known[::TYPED_EACH], strict=True)
        for letter in prefixes([one.typed])
    ]
    yield "with three filters", _spread(built, _hasty_rows, typed, times)
    yield FACETS, _spread(built, _hasty_rows_and_facets, typed, times)
    yield "with three filters, all counted", _spread(built, _rows_and_all_facets, typed[::EVERY], times)


def ask_each_letter(built: Stock, known: Sequence[Known]) -> int:
    """Type every fifth query once; how many letters that was."""
    typed = prefixes([one.typed for one in known[::TYPED_EACH]])
    with open_archive(built.path) as archive:
        ask = _hasty_rows(archive)
        for text in typed:
            ask(text)
    return len(typed)


def _spread(built: Stock, how: Callable[[SqliteArchive], Ask], typed: Sequence[str], times: int) -> Spread:
    with ExitStack() as last:

        def fresh() -> Ask:
            last.close()
            ask = how(last.enter_context(open_archive(built.path)))
            for warming in ("a", "warmimg quer"):
                ask(warming)
            return ask

        return spread(fresh, typed, times)


def _rows(archive: SqliteArchive) -> Ask:
    return lambda typed: list(archive.search(parse(typed, today=TODAY), ROWS).rows[:SEEN])


def _hasty_rows(archive: SqliteArchive) -> Ask:
    return lambda typed: list(archive.search(parse(typed, today=TODAY), SEEN, BUDGET).rows)


def _hasty_rows_and_facets(archive: SqliteArchive) -> Ask:
    def ask(typed: str) -> object:
        query = parse(typed, today=TODAY)
        rows = list(archive.search(query, ROWS, BUDGET).rows[:SEEN])
        with closing(archive.facets(query, seconds=BUDGET)) as facets:
            return rows, next(facets)

    return ask


def _rows_and_all_facets(archive: SqliteArchive) -> Ask:
    def ask(typed: str) -> object:
        query = parse(typed, today=TODAY)
        return list(archive.search(query, ROWS).rows[:SEEN]), list(archive.facets(query))

    return ask


def _three_filters(archive: SqliteArchive, count: int) -> Iterator[str]:
    """Filters that hold something: an outlet, a day or a speaker, a kind."""
    outlets = [row.name for row in archive.sources(parse("", today=TODAY))[:count]]
    for number in range(count):
        outlet = outlets[number % len(outlets)]
        yield f'source:"{outlet}" said:{2015 + number % 8}.. kind:{("direct", "indirect", "mixed")[number % 3]}'
