"""The shipped network: what it makes of plain reports."""

from __future__ import annotations

import numpy as np
import pytest

from core.analysis.reading import read
from core.analysis.speech.attributions import attributions
from core.analysis.speech.learned.network import network
from core.analysis.speech.learned.proposals import propose
from core.analysis.text.tokens import tokenise


def test_no_text_has_no_proposals() -> None:
    assert propose(read("", (), None), (), network()) == []


@pytest.mark.parametrize(
    ("text", "word", "content", "source"),
    [
        ("“The dam is safe,” Anna Berg said.", "said", "“The dam is safe,”", "Anna Berg"),
        ("The mayor scoffed that the dam was safe.", "scoffed", "that the dam was safe", "The mayor"),
    ],
)
def test_a_report_is_read(text: str, word: str, content: str, source: str) -> None:
    reading = read(text, (), None)
    found = propose(reading, attributions(reading), network())
    (proposal,) = (one for one in found if reading.lowers[one.head] == word)
    assert proposal.said > 0.5
    assert [reading.printed(*piece) for piece in proposal.content] == [content]
    assert proposal.source is not None
    assert reading.printed(*proposal.source) == source


def test_probabilities_sum_to_one() -> None:
    net = network()
    columns = np.zeros((3, 6), np.int32)
    chances = net.reporting(net.encode(net.embed(tokenise("He said so"), columns)))
    assert chances.shape == (3, 3)
    assert chances.sum(axis=1) == pytest.approx(1, abs=1e-5)
