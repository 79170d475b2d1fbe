"""The order of the index: quotes by the day they were said (else published), so that the newest come first unsorted."""

from __future__ import annotations

from collections.abc import Sequence

import apsw

DAY_BITS = 26
"""Quotes of one day that can be told apart: 2 to this power."""


def free(connection: apsw.Connection, days: Sequence[int]) -> list[int]:
    """A free place for each quote of a document, by the day of each (a proleptic ordinal, 0: unknown).

    Read from the highest down they give the newest day first and the quotes of a document in the order of its
    text, so those of one day are handed out in reverse.
    """
    ordinals = [0] * len(days)
    for day in set(days):
        first = day << DAY_BITS
        last = connection.execute(
            "SELECT max(ordinal) FROM quotes WHERE ordinal >= ? AND ordinal < ?", (first, (day + 1) << DAY_BITS)
        ).get
        place = first if last is None else last + 1
        for position in reversed([at for at, other in enumerate(days) if other == day]):
            ordinals[position] = place
            place += 1
    return ordinals
