"""Beliefs and how often they held: parts of one size, never falling, read on straight lines."""

import random

from core.analysis.speech.learned.certainty import between
from core.training.certainty import FEWEST, KNOTS, knots


def test_knots_tell_how_often_a_belief_held() -> None:
    always = [(0.3, False)] * 300 + [(0.6, True), (0.6, False)] * 150 + [(0.9, True)] * 300
    stated, held = knots(always)
    assert (between(0.3, stated, held), between(0.6, stated, held), between(0.9, stated, held)) == (0.0, 0.5, 1.0)


def test_a_higher_belief_never_holds_less_often() -> None:
    chance = random.Random(4)
    stated, held = knots([(belief := chance.random(), chance.random() < belief**2) for _ in range(4000)])
    assert stated == sorted(stated)
    assert held == sorted(held)
    assert 1 < len(stated) <= KNOTS


def test_few_quotes_are_put_together() -> None:
    stated, _ = knots([(number / FEWEST, number % 2 == 0) for number in range(FEWEST)])
    assert len(stated) == 1


def test_a_belief_between_two_is_read_on_the_line_and_beyond_them_at_the_end() -> None:
    stated, held = [0.4, 0.8], [0.5, 0.9]
    assert round(between(0.6, stated, held), 6) == 0.7
    assert between(0.2, stated, held) == 0.25
    assert between(0.95, stated, held) == 0.9
