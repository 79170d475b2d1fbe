"""What a quote is, as terms of the index: every filter is one, no word is one, and days are found by their terms."""

from __future__ import annotations

import random
from datetime import date

import pytest

from core.archive.tables import terms
from core.archive.words.cutting import fold, folded

DAY = date(2024, 10, 30).toordinal()


@pytest.mark.parametrize("row", [1, 1_499, 1_500, 2_249_999, 2_250_000, 9_000_000])
def test_a_row_id_comes_back_from_its_term(row: int) -> None:
    for thing in ("speaker", "source", "title", "document"):
        term = terms.of(thing, row)
        assert len(term) <= 3
        assert terms.row_of(thing, term) == row
        assert [other for other in ("speaker", "source", "title", "document") if terms.is_of(other, term)] == [thing]


def test_no_word_that_can_be_typed_is_a_term() -> None:
    everything = [terms.of("speaker", 7), terms.kind("direct"), terms.UNNAMED, *terms.of_days("said", DAY, DAY)]
    assert [fold(term) for term in everything] == [""] * len(everything)
    assert folded(" ".join(everything)) == ""


def found_by(expression: str, stands: list[str]) -> bool:
    """Whether an expression of terms, AND, OR and brackets finds what has these terms."""
    words = expression.replace("(", " ( ").replace(")", " ) ").split()
    told = {"AND": "and", "OR": "or", "(": "(", ")": ")"}
    return bool(eval(" ".join(told.get(word, str(word in stands)) for word in words)))


def test_what_may_be_of_a_range_of_days_is_found_by_its_terms() -> None:
    """Seeded: moments of a day, a week, a month, a year against ranges of any length; none that overlaps is missed."""
    chance = random.Random(20241030)
    for _ in range(2_000):
        first = DAY + chance.randint(-800, 800)
        last = first + chance.choice((0, 6, 30, 365))
        opening = DAY + chance.randint(-800, 800)
        closing = opening + chance.choice((0, 3, 40, 400, 1_500))
        overlap = first <= closing and last >= opening
        stands = terms.of_days("said", first, last)
        assert not overlap or found_by(terms.between("said", opening, closing), stands)
        assert not found_by(terms.between("published", opening, closing), stands)


def test_days_far_away_are_not_found() -> None:
    stands = terms.of_days("said", DAY, DAY)
    assert not found_by(terms.between("said", DAY + 40, DAY + 60), stands)
    assert not found_by(terms.between("said", DAY + 800, DAY + 900), stands)


def test_counted_days_are_those_on_which_it_was_said() -> None:
    counted = dict.fromkeys(terms.of_days("said", DAY - 3, DAY - 3), 2) | {terms.kind("direct"): 5}
    assert terms.days_said(counted, DAY) == {DAY - 3: 2}
