"""Offices in words, and whether two descriptions may mean one office."""

from __future__ import annotations

import pytest

from core.analysis.actors.roles import Office, likeness, office
from core.analysis.reading import read


def described(words: str) -> Office:
    reading = read(f"Yesterday {words} came.", (), None)
    found = office(reading, 1, len(reading.tokens) - 2)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "head", "states", "title"),
    [
        ("the US defense secretary", "secretary", ("United States",), "defense secretary"),
        ("Ukraine's UN ambassador", "ambassador", ("Ukraine",), "UN ambassador"),
        ("first deputy director of national security", "director", (), "first deputy director of national security"),
        ("the South Korean and Japanese ministers", "minister", ("South Korea", "Japan"), "ministers"),
        ("the port's harbour master", "master", (), "harbour master"),
    ],
)
def test_an_office_is_read(words: str, head: str, states: tuple[str, ...], title: str) -> None:
    found = described(words)
    assert (found.head, found.states, found.title) == (head, states, title)


def test_no_office_without_a_noun_for_people() -> None:
    reading = read("Yesterday the bridge fell.", (), None)
    assert office(reading, 1, 3) is None


@pytest.mark.parametrize(
    ("description", "held"),
    [
        ("the defense chief", "the US defense secretary"),
        ("the US defense secretary", "US Defense Secretary"),
        ("the security aide", "first deputy director of national security"),
        ("the first deputy director", "first deputy director of national security"),
        ("the minister", "the foreign minister"),
    ],
)
def test_one_office_described_twice(description: str, held: str) -> None:
    assert likeness(described(description), described(held)) > 0


@pytest.mark.parametrize(
    ("description", "held"),
    [
        ("the Japanese defense secretary", "the US defense secretary"),
        ("the trade minister", "the foreign minister"),
        ("the nurse", "the foreign minister"),
        ("the senior official", "the nurse"),
    ],
)
def test_two_offices(description: str, held: str) -> None:
    assert likeness(described(description), described(held)) == 0
