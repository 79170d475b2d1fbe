"""Whom the words of a source mean, in short texts."""

from __future__ import annotations

import pytest

from core.analysis import analyse
from core.model import Analysis, Document


def read(text: str) -> Analysis:
    return analyse(Document("case", text, ""))


def last_speakers(text: str) -> list[str]:
    analysis = read(text)
    names = {actor.id: actor.name for actor in analysis.actors}
    return [names[id] for id in analysis.quotes[-1].speakers]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Engineer Rafe Orlund sat beside Maria Holm. The pumps, he said, were old.", ["Rafe Orlund"]),
        ("Maria Holm thanked Paula Brun. She said the mill would stay open.", ["Maria Holm"]),
        ("Crane driver Lucia Penn, 44, has three sons. “They want to sail,” the driver said.", ["Lucia Penn"]),
        ("Maria Holm has run Tavira since 2021. The mayor said she would stay.", ["Maria Holm"]),
        ("Maud Olsen was crowned in May. Queen Maud said the war was over.", ["Maud Olsen"]),
        ("Grant Miller won the prize. President Grant said the war was over.", ["Grant"]),
        ("Officer Tom Reeve spoke. Sheriff Tom said it was late.", ["Tom"]),
        (
            "Senator Paul Amory leads in the polls. His campaign said it would go on.",
            ["Paul Amory’s campaign"],
        ),
        ("Greta Amory and Paul Brun sold the farm. They said the soil was dead.", ["Greta Amory", "Paul Brun"]),
        ("The Foreign Ministry opened on Monday. The ministry said visas would be issued.", ["Foreign Ministry"]),
    ],
)
def test_words_that_point_back(text: str, speakers: list[str]) -> None:
    assert last_speakers(text) == speakers


def test_a_bare_surname_is_that_of_the_one_named_first() -> None:
    text = "Paul Amory runs the mill. The wheel turned. His wife is Greta Amory. Amory said it would stop."
    assert last_speakers(text) == ["Paul Amory"]


def test_a_bare_surname_of_two_named_together_is_left_open() -> None:
    text = "Paul Amory and Peter Amory stood on the platform. Amory said the ticket price was an insult."
    assert last_speakers(text) == []


def test_where_two_remain_the_reason_names_the_rival_and_the_confidence_is_lower() -> None:
    open_to_doubt = read("Maria Holm met Paula Brun, and Paula Brun left early. She said the mill would stay open.")
    plain = read("Maria Holm spoke. She said the mill would stay open.")
    [doubted], [certain] = open_to_doubt.quotes, plain.quotes
    assert "; or " in doubted.reason
    assert doubted.confidence < certain.confidence


def test_an_unnamed_voice_stays_unnamed() -> None:
    analysis = read("Maria Holm spoke first. A spokesman for the port said the cranes were safe.")
    speakers = {actor.id: actor.kind for actor in analysis.actors}
    assert [speakers[id] for id in analysis.quotes[-1].speakers] == ["unnamed"]


def test_a_common_noun_of_the_narration_is_a_mention_of_the_organisation_met() -> None:
    text = "The Bank of Norvia met on Monday. The bank left rates alone."
    analysis = read(text)
    bank = next(actor.id for actor in analysis.actors if actor.name == "Bank of Norvia")
    assert text.index("The bank left") in {m.start for m in analysis.mentions if m.actor == bank}
