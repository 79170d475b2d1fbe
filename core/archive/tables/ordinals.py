"""The order of the index: quotes by the day they were said (else published), so that the newest come first unsorted."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

DAY_BITS = 20
"""Quotes of one day that can be told apart: 2 to this power. What is more goes on in the next day's places."""
EARLIEST = 365_000
"""Days before this one (in the year 1000) hold only what is without a day, and what of it did not fit."""


def free(connection: apsw.Connection, days: Sequence[int]) -> list[int]:
    """A free place for each quote of a document, by the day of each (a proleptic ordinal, 0: unknown).

    Read from the highest down they give the newest day first and the quotes of a document in the order of its
    text, so those of one day are handed out in reverse.
    """
    ordinals = [0] * len(days)
    beyond = 0
    for day in sorted(set(days)):
        positions = [at for at, other in enumerate(days) if other == day]
        place = _free_row(connection, day, len(positions), beyond)
        for position in reversed(positions):
            ordinals[position] = place
            place += 1
        beyond = place
    return ordinals


def _free_row(connection: apsw.Connection, day: int, number: int, beyond: int) -> int:
    """The first of so many free places in a row, of this day or the next that has room; none before ``beyond``."""
    while True:
        first, end = day << DAY_BITS, (day + 1) << DAY_BITS
        last = connection.execute(
            "SELECT max(ordinal) FROM quotes WHERE ordinal >= ? AND ordinal < ?", (first, end)
        ).get
        place = max(beyond, first if last is None else int(last) + 1)
        if place + number <= end:
            return place
        day += 1
