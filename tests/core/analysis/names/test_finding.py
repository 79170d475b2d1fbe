"""Names by title, given name, context and lexicon, and what the rest of a document makes certain."""

from __future__ import annotations

import pytest

from core.analysis.reading import read


def names(text: str) -> list[tuple[str, str]]:
    reading = read(text, (), None)
    return [(name.kind, reading.printed(name.first, name.stop)) for name in reading.names]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Foreign Minister Oskar Brandel left.", [("person", "Oskar Brandel")]),
        ("The minister, Marta Velling, left.", [("person", "Marta Velling")]),
        ("Then spokeswoman Ana de la Cruz left.", [("person", "Ana de la Cruz")]),
        ("Defense Minister Gen Nakamori said no.", [("person", "Gen Nakamori")]),
        ("Director of National Security Shin Won-jae left.", [("person", "Shin Won-jae")]),
        ("We met J. P. Tarrant, 52, a nurse.", [("person", "J. P. Tarrant")]),
        ("It rained in Norvia, said Dunja Kvall.", [("place", "Norvia"), ("person", "Dunja Kvall")]),
        ("Experts said so.", []),
        ("Reading is a town.", []),
        ("The North Korean army left.", [("adjective", "North Korean")]),
        ("North Koreans left for Seoul.", [("nationals", "North Koreans"), ("capital", "Seoul")]),
        ("The U.S. and S. Korea agreed.", [("state", "U.S."), ("state", "S. Korea")]),
        ("The Russian Defense Ministry said so.", [("organisation", "Russian Defense Ministry")]),
        ("The Ministry of Foreign Affairs said so.", [("organisation", "Ministry of Foreign Affairs")]),
        ("On Tuesday in October nobody came.", []),
    ],
)
def test_names_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


def test_a_surname_is_known_from_the_full_name() -> None:
    text = "Foreign Minister Oskar Brandel left. Later on Brandel came back."
    assert names(text) == [("person", "Oskar Brandel"), ("person", "Brandel")]


def test_a_surname_that_is_a_town_is_the_person_whom_the_text_names() -> None:
    text = "Defense Secretary Lloyd Austin left. Austin came back from Austin."
    assert names(text) == [("person", "Lloyd Austin"), ("person", "Austin"), ("place", "Austin")]


def test_an_organisation_is_known_by_the_first_word_of_its_name() -> None:
    reading = read("Lumetra Systems cut its forecast. Shares of Lumetra fell.", (), None)
    assert [(name.kind, name.canonical) for name in reading.names] == [("organisation", "Lumetra Systems")] * 2


def test_initials_stand_for_the_one_organisation_they_fit() -> None:
    reading = read("The Harbour Relief Fund met in Cairo. The HRF said no.", (), None)
    assert [name.canonical for name in reading.names if name.kind == "organisation"] == ["Harbour Relief Fund"] * 2


def test_a_sentence_in_capitals_has_no_names_of_common_words() -> None:
    text = "PRESIDENT JANE ROE SAID THE BANK WHO WON THE MOVE LEFT GENEVA."
    assert names(text) == [("person", "JANE ROE"), ("place", "GENEVA")]


def test_small_letters_are_no_names() -> None:
    assert names("oskar brandel met jane roe of the coastal safety board.") == []


def test_an_acronym_stands_for_the_organisation_it_was_given_to() -> None:
    text = "The Coastal Safety Board (CSB) met. The CSB said no."
    assert names(text) == [("organisation", "Coastal Safety Board"), ("organisation", "CSB"), ("organisation", "CSB")]


def test_a_headline_brings_no_new_names() -> None:
    text = "Brandel Walks Out On Big Oil\nForeign Minister Oskar Brandel left."
    reading = read(text, (), (0, 28))
    assert [reading.printed(n.first, n.stop) for n in reading.names] == ["Brandel", "Oskar Brandel"]


def test_a_headline_drops_the_article_of_the_north() -> None:
    text = "Seoul Warns North\nNorth Korea left the talks."
    reading = read(text, (), (0, 17))
    assert [(n.canonical, n.kind) for n in reading.names][:2] == [("South Korea", "capital"), ("North Korea", "state")]
