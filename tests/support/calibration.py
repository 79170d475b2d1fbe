"""Whether stated confidence holds: of the quotes stated to be right in 80 of 100 cases, are 80 of 100 right?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dev import Paired

FEWEST = 30
"""Quotes in a tenth below which its share of true ones says little: it counts in no figure."""


@dataclass(frozen=True, slots=True)
class Tenth:
    """The quotes whose confidence lies in one tenth: how many, their mean confidence and the share that is true."""

    lowest: float
    count: int
    stated: float
    true: float

    @property
    def gap(self) -> float:
        """How far stated and true lie apart, 0 to 1."""
        return abs(self.stated - self.true)


def stated_and_true(articles: Iterable[Paired]) -> Iterator[tuple[float, bool]]:
    """The confidence of each quote found, and whether content and source are right."""
    for article in articles:
        for number, quote in enumerate(article.found):
            yield quote["confidence"], article.is_true(number)


def tenths(pairs: Iterable[tuple[float, bool]]) -> list[Tenth]:
    """The tenths that hold any quote, lowest first; 1.0 lies in the last."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for stated, true in pairs:
        held.setdefault(min(9, int(stated * 10)), []).append((stated, true))
    return [
        Tenth(at / 10, len(rows), sum(stated for stated, _ in rows) / len(rows), sum(t for _, t in rows) / len(rows))
        for at, rows in sorted(held.items())
    ]


def mean_gap(found: Sequence[Tenth]) -> float:
    """The mean gap of the tenths with quotes enough, each weighing as much as it holds quotes (the expected calibration
    error of Naeini et al. 2015, over tenths).
    """
    enough = _enough(found)
    return sum(tenth.gap * tenth.count for tenth in enough) / sum(tenth.count for tenth in enough)


def worst_gap(found: Sequence[Tenth]) -> float:
    """The widest gap among the tenths with quotes enough."""
    return max(tenth.gap for tenth in _enough(found))


def _enough(found: Sequence[Tenth]) -> list[Tenth]:
    return [tenth for tenth in found if tenth.count >= FEWEST]
