"""Who is the same across documents, and who only looks so."""

from __future__ import annotations

from typing import Any

import pytest

from core.archive.language.query import Query
from core.model import Role


def people(shelf: Any) -> dict[str, int]:
    """Documents by name of actor."""
    return {row.name: row.documents for row in shelf.archive.actors(Query())}


def similar(shelf: Any, name: str) -> list[str]:
    return next([ref.name for ref in row.similar] for row in shelf.archive.actors(Query()) if row.name == name)


def test_a_full_name_means_the_same_person_everywhere(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a").actor("Kim Yong-hyun"), article("b").actor("KIM YONG‑HYUN"), article("c").actor("Lloyd Austin")
    )
    assert people(shelf) == {"Kim Yong-hyun": 2, "Lloyd Austin": 1}


def test_a_bare_surname_stays_in_its_document(shelf: Any, article: Any) -> None:
    shelf.put(article("a").actor("Kim"), article("b").actor("Kim"), article("c").actor("Kim Yong-hyun"))
    assert len(shelf.archive.actors(Query())) == 3
    assert similar(shelf, "Kim Yong-hyun") == []


@pytest.mark.parametrize(("name", "kind"), [("defense chiefs", "group"), ("an official", "unnamed")])
def test_groups_and_unnamed_voices_stay_in_their_document(shelf: Any, article: Any, name: str, kind: str) -> None:
    shelf.put(article("a").actor(name, kind), article("b").actor(name, kind))
    assert [row.documents for row in shelf.archive.actors(Query())] == [1, 1]


def test_an_office_without_a_name_of_its_own_is_another_one_elsewhere(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a").actor("the presidential office", "organisation").actor("Hamas", "organisation"),
        article("b").actor("the presidential office", "organisation").actor("Hamas", "organisation"),
    )
    assert sorted(row.documents for row in shelf.archive.actors(Query())) == [1, 1, 2]


def test_a_state_and_an_organisation_of_one_name_are_two(shelf: Any, article: Any) -> None:
    shelf.put(article("a").actor("Georgia", "state"), article("b").actor("Georgia", "organisation"))
    assert len(shelf.archive.actors(Query())) == 2


@pytest.mark.parametrize("first", [0, 1])
def test_an_alias_links_to_the_one_who_bears_it_as_a_name(shelf: Any, article: Any, first: int) -> None:
    documents = [
        article("a").actor("United Nations", "organisation", aliases=["UN"]),
        article("b").actor("UN", "organisation"),
    ]
    shelf.put(documents[first], documents[1 - first])
    assert list(people(shelf).values()) == [2]


def test_an_alias_of_two_is_no_proof(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a").actor("National Security Council", "organisation", aliases=["NSC"]),
        article("b").actor("Nuclear Safety Commission", "organisation", aliases=["NSC"]),
        article("c").actor("NSC", "organisation"),
    )
    assert people(shelf) == {"National Security Council": 1, "Nuclear Safety Commission": 1, "NSC": 1}


def test_two_of_one_name_in_one_document_are_kept_apart(shelf: Any, article: Any) -> None:
    shelf.put(article("a").actor("Kim Min-su", id="1").actor("Kim Min-su", id="2"), article("b").actor("Kim Min-su"))
    assert sorted(row.documents for row in shelf.archive.actors(Query())) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Yong-hyun", "Kim Yong Hyun"),
        ("Kim Yong-hyun", "Kim Yonghyun"),
        ("Kim Yong-hyun", "Yong-hyun Kim"),
        ("Lloyd Austin", "Lloyd J. Austin"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Sergiy Kyslytsya", "Serhiy Kyslytsya"),
    ],
)
def test_spellings_are_offered_as_candidates_and_not_merged(shelf: Any, article: Any, one: str, other: str) -> None:
    shelf.put(article("a").actor(one), article("b").actor(other))
    assert people(shelf) == {one: 1, other: 1}
    assert (similar(shelf, one), similar(shelf, other)) == ([other], [one])
    [page] = [shelf.archive.actor(row.id) for row in shelf.archive.actors(Query()) if row.name == one]
    assert [ref.name for ref in page.row.similar] == [other]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Kim Tae-hyo", "Kim Bum-soo", "person"),
        ("Kim Jong Un", "Kim Jong Il", "person"),
        ("Niger", "Nigeria", "state"),
        ("North Korea", "South Korea", "state"),
        ("Ministry of Defence", "Ministry of Finance", "organisation"),
    ],
)
def test_others_are_not_offered(shelf: Any, article: Any, one: str, other: str, kind: str) -> None:
    shelf.put(article("a").actor(one, kind), article("b").actor(other, kind))
    assert similar(shelf, one) == []


def test_a_candidate_that_is_gone_is_no_longer_offered(shelf: Any, article: Any) -> None:
    _, second = shelf.put(article("a").actor("Kim Yong-hyun"), article("b").actor("Kim Yong Hyun"))
    shelf.archive.drop(second)
    assert similar(shelf, "Kim Yong-hyun") == []


def test_an_actors_page_tells_names_and_offices_with_their_days(shelf: Any, article: Any, on_day: Any) -> None:
    secretary, general = Role("defense secretary", "United States"), Role("general", None)
    shelf.put(
        article("a", on_day("2024-10-31")).actor("Lloyd Austin", aliases=["Lloyd J. Austin"], roles=[secretary]),
        article("b", on_day("2024-11-02")).actor("Lloyd Austin", roles=[secretary]),
        article("c", on_day("2015-03-01")).actor("Lloyd Austin", roles=[general]),
    )
    page = shelf.archive.actor(1)
    assert page.row.title == "defense secretary, United States"
    assert [name for name, _ in page.names] == ["Lloyd Austin", "Lloyd J. Austin"]
    assert [(office.role, office.first.published.value, office.last.published.value) for office in page.offices] == [
        (secretary, "2024-10-31", "2024-11-02"), (general, "2015-03-01", "2015-03-01"),
    ]  # fmt: skip


def test_a_name_leaves_with_the_document_that_gave_it(shelf: Any, article: Any) -> None:
    first, _ = shelf.put(article("a").actor("UN", "organisation"), article("b").actor("un", "organisation"))
    shelf.put(article("b").actor("United Nations", "organisation", aliases=["UN"]))
    shelf.archive.drop(first)
    assert people(shelf) == {"United Nations": 1}
