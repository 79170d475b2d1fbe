"""What may be meant by what is being typed: filters, their values with counts, words."""

from __future__ import annotations

from typing import Any

import pytest

from core.model import Role


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


def test_an_office_counts_once_whatever_it_is_an_office_of(shelf: Any, article: Any) -> None:
    for number in range(20):
        name = f"Ann Lee {number}"
        shelf.put(article(name).actor(name, roles=[Role("president", f"Club {number}")]).says(name, "we won"))
    assert completed(shelf, "role:pres") == [("role:president", 20)]
    assert completed(shelf, "role:") == [("role:president", 20)]


@pytest.mark.parametrize("typed", ["role:", "role:min"])
def test_the_offices_whose_holders_are_quoted_most_come_first(shelf: Any, article: Any, typed: str) -> None:
    for number in range(15):
        rare = f"Ann Lee {number}"
        shelf.put(article(rare).actor(rare, roles=[Role(f"minister {number}")]).says(rare, "so"))
    for number, office in enumerate(("deputy minister", "minister", "minister")):
        name = f"Lloyd Austin {number}"
        built = article(name).actor(name, roles=[Role(office)])
        shelf.put(built.says(name, "so").says(name, "and so"))
    offered = completed(shelf, typed)
    assert len(offered) == 12
    assert offered[:2] == [("role:minister", 4), ('role:"deputy minister"', 2)]


def test_an_office_of_more_names_than_can_be_asked_for_together_stands_first_uncounted(
    shelf: Any, article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.archive.asking.filters.MOST_TERMS", 3)
    for number in range(4):
        name = f"Ann Lee {number}"
        shelf.put(article(name).actor(name, roles=[Role("mayor", f"Town {number}")]).says(name, "so"))
    shelf.put(article("a").actor("Mark Rutte", roles=[Role("marshal")]).says("Mark Rutte", "so"))
    assert completed(shelf, "role:ma") == [("role:mayor", None), ("role:marshal", 1)]


def test_the_last_month_of_the_calendar_is_offered_like_any_other(shelf: Any, article: Any, on_day: Any) -> None:
    last = on_day("9999-12-31")
    shelf.put(article("a", published=last).says("Mark Rutte", "so", said=last))
    assert completed(shelf, "published:") == [("published:9999-12", 1)]
    assert completed(shelf, "said:9999") == [("said:9999-12", 1)]


def test_a_misspelt_name_is_completed_too(two_reports: Any) -> None:
    assert ('speaker:"Lloyd Austin"', 1) in completed(two_reports, "speaker:asutin")


@pytest.mark.parametrize("typed", ["", " ", "speaker:zzzzzz", "-", '"', "said:zzz", "a\x00b:", "::::"])
def test_nothing_is_offered_for_nothing(two_reports: Any, typed: str) -> None:
    assert completed(two_reports, typed) == []
