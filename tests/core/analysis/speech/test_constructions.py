"""What the rules read in passives, comments, nouns and clauses that close, and where they read nothing."""

from __future__ import annotations

import pytest

from core.analysis import analyse
from core.analysis.reading import read
from core.analysis.speech.attributions import attributions
from core.model import Document

Reports = list[tuple[str, list[str]]]


def reports(text: str) -> Reports:
    """Each report of a text: the words that name its speaker, and the pieces of what is reported."""
    reading = read(text, (), None)
    return [
        (
            reading.printed(item.source.first, item.source.stop) if item.source else "",
            [reading.printed(*piece) for piece in item.content],
        )
        for item in attributions(reading)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The fee was described by bakers as theft.", [("bakers", ["The fee", "as theft"])]),
        (
            "The film, hailed as a triumph by critic Anton Sewell, opens.",
            [("critic Anton Sewell", ["The film", "as a triumph"])],
        ),
        ("Drivers were urged by police to avoid the bridge.", [("police", ["to avoid the bridge"])]),
        (
            "It was announced by the ministry that the quota would rise.",
            [("the ministry", ["that the quota would rise"])],
        ),
        (
            "Paul Roth was criticised by farmers for selling the dam.",
            [("farmers", ["Paul Roth", "for selling the dam"])],
        ),
        ("He was accused of fraud by prosecutors.", [("prosecutors", ["of fraud"])]),
        ("He was described as a man loved by millions.", []),
        ("The offer was not rejected by the union.", []),
        ("The offer may be rejected by the union.", []),
        ("It was denied by the office.", []),
        ("She was urged by groups that oppose the dam.", []),
    ],
)
def test_passives(text: str, wanted: Reports) -> None:
    assert reports(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("As Mina Roth put it, the house always wins.", [("Mina Roth", ["the house always wins"])]),
        ("The house always wins, as Mina Roth said in May.", [("Mina Roth", ["The house always wins"])]),
        ("The trial, as Mina Roth noted, was a farce.", [("Mina Roth", ["The trial", "was a farce"])]),
        (
            "As first reported by the ministry, the bank has sold its fleet.",
            [("the ministry", ["the bank has sold its fleet"])],
        ),
        ("Of course, as Mina Roth said, the house always wins.", [("Mina Roth", ["the house always wins"])]),
        ("He smiled as he said it.", []),
        ("Taxes should fall, as Mina Roth demands.", []),
    ],
)
def test_comments(text: str, wanted: Reports) -> None:
    assert reports(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Carl Besten's call for a general strike drew cheers.", [("Carl Besten", ["for a general strike"])]),
        (
            "The warning by Ruth Hallam that rents would double came late.",
            [("Ruth Hallam", ["that rents would double"])],
        ),
        ("There was no claim by Ruth Hallam that rents would double.", []),
        ("Calls for peace grew.", []),
    ],
)
def test_nouns(text: str, wanted: Reports) -> None:
    assert reports(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Some farmers, who said they had not been paid, blocked the pass.",
            [("who", ["they had not been paid"])],
        ),
        (
            'Carl Besten said the offer was "a bad joke," speaking outside the plant.',
            [("Carl Besten", ['the offer was "a bad joke,"'])],
        ),
        (
            '"Yes," said Carl Besten, "it was open," and then, quietly, "as ever."',
            [("Carl Besten", ['"Yes,"', '"it was open,"', '"as ever."'])],
        ),
        (
            "The ferries, the mayor said on Monday, would sail again.",
            [("the mayor", ["The ferries", "would sail again"])],
        ),
        (
            "The clinic said, citing a shortage of staff, that two wards would close.",
            [("The clinic", ["that two wards would close"]), ("The clinic", ["a shortage of staff"])],
        ),
        (
            'A report entitled "Broken Pipes," published in May, said one house in nine had no supply.',
            [("A report", ["one house in nine had no supply"])],
        ),
        (
            "Warm water holds less oxygen, Ada Holm said, and young fish need more.",
            [("Ada Holm", ["Warm water holds less oxygen", "and young fish need more"])],
        ),
        (
            '"If they think," said Ada Holm, who has called for calm, "that we will go, they are wrong."',
            [("Ada Holm", ['"If they think,"', '"that we will go, they are wrong."']), ("who", ["calm"])],
        ),
        ("The road was safe, Ada Holm said, and left the room.", [("Ada Holm", ["The road was safe"])]),
        ("It was a plan the mayor described as a mistake.", [("the mayor", ["as a mistake"])]),
        (
            "The opposition accused the government on Sunday of moving ballots.",
            [("The opposition", ["the government", "of moving ballots"])],
        ),
    ],
)
def test_where_words_end(text: str, wanted: Reports) -> None:
    assert reports(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At no point did the mayor, Ada Holm, say that taxes would rise.", []),
        ("Never has the mayor said that the bridge was safe.", []),
        ('Had the mayor said "sorry", they would have stayed.', []),
        ("Did the mayor say that the bridge was safe?", []),
        ("Ada Holm, flanked by her lawyer, Otto Rehn, said it was over.", [("Ada Holm", ["it was over"])]),
        ("Ada Holm, who lives with her son, Otto Rehn, said it was over.", [("Ada Holm", ["it was over"])]),
        ("The mayor, Otto Rehn, said it was over.", [("Otto Rehn", ["it was over"])]),
        ("Her sister, who writes it for a living, laughed.", []),
        ("Ada Holm wrote the book in May.", []),
        ("Police told the owner, Ada Holm, to leave.", [("Police", ["the owner, Ada Holm, to leave"])]),
        (
            "Police are asking anyone who saw a van to come forward.",
            [("Police", ["anyone who saw a van to come forward"])],
        ),
        ("Otto Rehn wrote to say that he was well.", [("Otto Rehn", ["that he was well"])]),
        ("Mira Roth called her second album “Blue Tuesday”.", []),
        ("Farmers, who say the dam is unsafe, want the road closed.", [("who", ["the dam is unsafe"])]),
        ("The vet was puzzled, but Otto Rehn was in no doubt: “No.”", [("Otto Rehn", ["“No.”"])]),
        ("'We laughed,' said May Dunt, an usher.", [("May Dunt", ["'We laughed,'"])]),
    ],
)
def test_what_was_never_said_and_who_is_told(text: str, wanted: Reports) -> None:
    assert reports(text) == wanted


def test_one_of_several_who_is_named_speaks_under_that_name() -> None:
    text = "The dealer closed early. One of the senior partners Maria Lopez says rates will rise."
    analysis = analyse(Document("note", text, "0"))
    names = {actor.id: actor.name for actor in analysis.actors}
    assert [[names[id] for id in quote.speakers] for quote in analysis.quotes] == [["Maria Lopez"]]
