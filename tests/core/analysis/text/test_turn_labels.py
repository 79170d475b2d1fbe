"""Which names before a colon open a turn, and which an entry of a table."""

from __future__ import annotations

import pytest

from core.analysis.text.paragraphs import paragraphs
from core.analysis.text.turn_labels import believed_labels, goes_on, goes_on_until


def labels(text: str) -> list[str]:
    lines = believed_labels(text, paragraphs(text)).values()
    return [text[slice(*line.label)] for line in lines]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KOLT: Where is it?\nLUND: By the pier.", ["KOLT", "LUND"]),
        ("Q: Where is it?\nA: By the pier.", ["Q", "A"]),
        ("Anna Kolt: Where is it?\nPer Lund: By the pier.", ["Anna Kolt", "Per Lund"]),
        ("Anna Kolt, baker: I sold it.\nPer Lund (Greens): We did not.", ["Anna Kolt, baker", "Per Lund (Greens)"]),
        ("Reactions\nAnna Kolt: A good day.\nPer Lund: A bad one.", ["Anna Kolt", "Per Lund"]),
        ("Harbour Times: Will it sail?\nAnna Kolt: In May.\nHT: Sure?", ["Harbour Times", "Anna Kolt", "HT"]),
        ("Anna Kolt: The baker in the film.\nPer Lund: The king.", []),
        ("Will it sail?\nAnna Kolt, baker: I think so.\nPer Lund: No boat will.", ["Anna Kolt, baker", "Per Lund"]),
        ("Anna Karenina: A novel you will love.\nMadame Bovary: My favourite book.", []),
        ("Jane Austen: We love her wit.\nGeorge Eliot: You must read her.", []),
        ("Blue Harbour: We ate well.\nThe Old Mill: I liked my soup.", []),
        ("Anna Kolt: 44 percent.\nPer Lund: 31 percent.", []),
        ("Ingredients: Flour and water.\nMethod: Beat it well.", []),
        ("WARNING: Do not touch the wires.", []),
        ("Monday: We open at nine.\nTuesday: We are closed.", []),
        ("Mayor: Anna Kolt\nTreasurer: Per Lund", []),
    ],
)
def test_labels(text: str, found: list[str]) -> None:
    assert labels(text) == found


def test_a_turn_of_a_dialogue_may_go_on_until_the_next_one() -> None:
    text = "KOLT: Where is it?\nI lost it.\nLUND: By the pier."
    assert goes_on_until(text, believed_labels(text, paragraphs(text))) == {0: text.index("LUND")}


def test_a_headline_with_a_name_does_not_go_on_in_the_text_below() -> None:
    text = "Anna Kolt: We lost it all.\nThe pier burned.\nLUND: Where was she?\nKOLT: At home with me."
    assert 0 not in goes_on_until(text, believed_labels(text, paragraphs(text)))


def test_another_voice_ends_a_turn_and_taking_up_ones_words_does_not() -> None:
    assert [goes_on(text, 0, len(text)) for text in (">> No.", "- Who pays?", "–“No.”", "(laughter)", "A heading")] == [
        False
    ] * 5
    assert all(goes_on(text, 0, len(text)) for text in ("And so on.", "-- And so on.", "- and so on."))
