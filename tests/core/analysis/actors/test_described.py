"""People and bodies named beside their descriptions, by asides, relatives, couples, trades and nationalities."""

import pytest

from core.analysis import analyse
from core.model import Document


def speakers(text: str) -> list[list[str]]:
    """The names of each quote's speakers, in the order of the text."""
    analysis = analyse(Document("a text", text, ""))
    names = {actor.id: actor.name for actor in analysis.actors}
    return [[names[id] for id in quote.speakers] for quote in analysis.quotes]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The union's lawyer — Mina Roth, a veteran — said the offer was void.", ["Mina Roth"]),
        ("The chairman (Ole Brun) said the pier was closed.", ["Ole Brun"]),
        ("“It leaks,” wrote one of them, Ada Nyland, in a note to clients.", ["Ada Nyland"]),
        ("Dora Kings said the firm would be sold.", ["Dora Kings"]),
        ("Sina Holm is the mayor. The mayor — a former nurse — said the gate was shut.", ["Sina Holm"]),
    ],
)
def test_a_name_beside_a_description_is_its_bearers(text: str, wanted: list[str]) -> None:
    assert speakers(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The mast belongs to Norvia Telecom, which denied that it had been warned.", ["Norvia Telecom"]),
        ("It was a hard night for Ana Ruvald, who said she had not slept.", ["Ana Ruvald"]),
        ("Carl Besten — who said he would not return — signed on Friday.", ["Carl Besten"]),
        ("Bela Corin of Tavira, the chair of the panel, who said the vote was lost, left.", ["Bela Corin"]),
        ("It was opened by a spokesman for the port, who said the tide was late.", ["a spokesman for the port"]),
    ],
)
def test_who_and_which_go_with_the_phrase_right_before_them(text: str, wanted: list[str]) -> None:
    assert speakers(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Greta and Ole Brun sold the farm. The couple said the soil was dead.", ["Greta Brun", "Ole Brun"]),
        ("Nora and Ole Brun sing. They said the hall was too cold.", ["Nora Brun", "Ole Brun"]),
        ("A couple from the third floor said the lift had been broken for a year.", ["A couple from the third floor"]),
    ],
)
def test_a_couple_is_the_two_named_with_one_surname(text: str, wanted: list[str]) -> None:
    assert speakers(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('German striker Tim Horden missed twice. "The grass was wet," the German said.', ["Tim Horden"]),
        ('Singer Kit Lowe cancelled the tour. "My voice is gone," the singer said.', ["Kit Lowe"]),
        ("Former finance minister Aldo Prest spoke. The ex-minister said he had signed nothing.", ["Aldo Prest"]),
        ("Farmer Jane Rowell lost forty sheep. The vet said the dogs had come from the town.", ["The vet"]),
        ("Tom Ekberg runs the port. The manager, who asked not to be named, said it was full.", ["The manager"]),
    ],
)
def test_a_trade_or_nationality_is_the_persons_who_has_it(text: str, wanted: list[str]) -> None:
    assert speakers(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Oskar Brandel and Lev Marden left by the back door. He said the talks had failed.",
        "Paul Amory and Gil Amory stood on the platform. Amory called the ticket price an insult.",
        "Oskar Brandel met his sister Ines Brandel in the capital. Later Brandel said the house was sold.",
    ],
)
def test_what_the_text_does_not_decide_stays_open(text: str) -> None:
    assert speakers(text) == [[]]


def test_the_daughter_of_a_namesake_is_meant_herself() -> None:
    text = "Liz Amory, daughter of the late senator Paul Amory, opened the school. Amory said it would stay free."
    assert speakers(text) == [["Liz Amory"]]


def test_an_opening_he_is_whom_the_next_sentence_names() -> None:
    text = "When he reached the shore, he said, nobody was there. Deckhand Ole Brun was the first to testify."
    assert speakers(text) == [["Ole Brun"]]
