"""What may be meant by what is being typed: filters, their values with counts, words."""

from __future__ import annotations

from typing import Any

import pytest


def completed(shelf: Any, typed: str) -> list[tuple[str, int | None]]:
    found = shelf.archive.complete(typed, len(typed))
    assert all(typed[one.span[0] : one.span[1]] + typed[one.span[1] :] == typed[one.span[0] :] for one in found)
    return [(typed[: one.span[0]] + one.text, one.quotes) for one in found]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("spea", ("speaker:", None)),
        ("withdraw so", ("withdraw source:", None)),
        ("withd", ("withdraw", 2)),
        ("speaker:aus", ('speaker:"Lloyd Austin"', 1)),
        ("-speaker:aus", ('-speaker:"Lloyd Austin"', 1)),
        ('speaker:"kim ta', ('speaker:"Kim Tae-hyo"', 1)),
        ("source:kbs", ('source:"KBS World Radio"', 3)),
        ("kind:di", ("kind:direct", 1)),
        ("role:secr", ('role:"defense secretary"', 1)),
        ("said:2024", ("said:2024-10", 5)),
        ("said:yes", ("said:yesterday", None)),
        ("said:>2024-1", ("said:>2024-10", None)),
    ],
)
def test_what_is_typed_is_completed(two_reports: Any, typed: str, wanted: tuple[str, int | None]) -> None:
    assert wanted in completed(two_reports, typed)


def test_a_filter_without_a_value_offers_the_most_quoted(two_reports: Any) -> None:
    names = [text for text, _ in completed(two_reports, "speaker:")]
    assert 'speaker:"Kim Tae-hyo"' in names
    assert names[-1] == 'speaker:"Shin Won-sik"'  # who says nothing comes last


def test_a_misspelt_name_is_completed_too(two_reports: Any) -> None:
    assert ('speaker:"Lloyd Austin"', 1) in completed(two_reports, "speaker:asutin")


@pytest.mark.parametrize("typed", ["", " ", "speaker:zzzzzz", "-", '"', "said:zzz", "a\x00b:", "::::"])
def test_nothing_is_offered_for_nothing(two_reports: Any, typed: str) -> None:
    assert completed(two_reports, typed) == []
