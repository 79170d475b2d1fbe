"""Search at scale: is what was meant found through slips, what does each letter cost, with filters and facets too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from known_items import Known
from measuring import share
from stock import Stock
from typing_along import Ask, Spread, prefixes, spread

from core.archive.query import parse
from core.archive.store import SqliteArchive, open_archive

TODAY = date(2025, 1, 1)
ROWS = 200
"""What the dashboard asks for."""
TYPED_EACH = 5
"""Every so many-th query is typed letter by letter."""


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


def recall(built: Stock, known: Sequence[Known]) -> Found:
    """Ask for each; what counts as found is any quote that holds all the words that were meant."""
    rows: list[list[str]] = []
    with open_archive(built.path) as archive:
        ask = _rows(archive)
        ask("a")

        def kept(typed: str) -> None:
            rows.append([row.words for row in archive.search(parse(typed, today=TODAY), 10).rows])

        times = spread(lambda: kept, [one.typed for one in known], 1)
    places = [one.place_in(some) for one, some in zip(known, rows, strict=True)]
    return Found(
        sum(place == 1 for place in places) / len(known),
        sum(place is not None for place in places) / len(known),
        sum(1 / place for place in places if place) / len(known),
        times,
        tuple(one for one, place in zip(known, places, strict=True) if place is None),
    )


def letters(built: Stock, known: Sequence[Known], times: int) -> Iterator[tuple[str, Spread]]:
    """Every letter of every fifth query, up to its rows."""
    typed = prefixes([one.typed for one in known[::TYPED_EACH]])
    yield "a letter typed", _spread(built, _rows, typed, times)


def filtered(built: Stock, known: Sequence[Known], times: int) -> Iterator[tuple[str, Spread]]:
    """Every letter again behind three filters, up to its rows and the counts by source and actor."""
    with open_archive(built.path) as archive:
        filters = list(_three_filters(archive, len(known[::TYPED_EACH])))
    typed = [
        f"{chosen} {letter}"
        for chosen, one in zip(filters, known[::TYPED_EACH], strict=True)
        for letter in prefixes([one.typed])
    ]
    yield "with three filters, its rows", _spread(built, _rows, typed, times)
    yield "with three filters, its rows and facets", _spread(built, _rows_and_facets, typed, times)


def ask_each_letter(built: Stock, known: Sequence[Known]) -> int:
    """Type every fifth query once; how many letters that was."""
    typed = prefixes([one.typed for one in known[::TYPED_EACH]])
    with open_archive(built.path) as archive:
        ask = _rows(archive)
        for text in typed:
            ask(text)
    return len(typed)


def _spread(built: Stock, how: Callable[[SqliteArchive], Ask], typed: Sequence[str], times: int) -> Spread:
    opened: list[SqliteArchive] = []

    def fresh() -> Ask:
        archive = open_archive(built.path)
        opened.append(archive)
        ask = how(archive)
        for warming in ("a", "warmimg quer"):
            ask(warming)
        return ask

    try:
        return spread(fresh, typed, times)
    finally:
        for archive in opened:
            archive.close()


def _rows(archive: SqliteArchive) -> Ask:
    return lambda typed: list(archive.search(parse(typed, today=TODAY), ROWS).rows[:50])


def _rows_and_facets(archive: SqliteArchive) -> Ask:
    def ask(typed: str) -> object:
        query = parse(typed, today=TODAY)
        return list(archive.search(query, ROWS).rows[:50]), archive.sources(query), archive.actors(query)

    return ask


def _three_filters(archive: SqliteArchive, count: int) -> Iterator[str]:
    """Filters that hold something: an outlet, a day or a speaker, a kind."""
    outlets = [row.name for row in archive.sources(parse("", today=TODAY))[:count]]
    for number in range(count):
        outlet = outlets[number % len(outlets)]
        yield f'source:"{outlet}" said:{2015 + number % 8}.. kind:{("direct", "indirect", "mixed")[number % 3]}'


def quantiles(times: Sequence[float]) -> tuple[float, float, float]:
    """Half, 95 of 100, all of them are no longer than this."""
    return share(times, 0.5), share(times, 0.95), max(times)
