"""Choosing among candidates by weighed evidence, and saying why and over whom."""

from __future__ import annotations

import pytest

from core.analysis.actors.cast import Member
from core.analysis.actors.ranking import Ranking, softmax

ADA, BEA = Member("a1", "Ada Holm", "person"), Member("a2", "Bea Roth", "person")
TABLE = {"he": {"spoke last": 2.0, "opens": 0.5, "nobody": 1.0}, "sure": {"he": 0.5}}


def test_chances_add_up_to_one() -> None:
    assert sum(softmax([1.0, -2.0, 700.0])) == pytest.approx(1.0)


def test_the_heaviest_evidence_wins_and_is_the_reason() -> None:
    choice = Ranking(TABLE).choose("he", [(ADA, ["spoke last", "opens"]), (BEA, ["opens"]), (None, ["nobody"])])
    assert (choice.candidate, choice.rule) == (ADA, "last speaker who fits")


def test_a_likely_rival_is_named_and_an_unlikely_one_is_not() -> None:
    near = Ranking(TABLE).choose("he", [(ADA, ["spoke last"]), (BEA, ["opens"])])
    far = Ranking({"he": {"spoke last": 9.0}}).choose("he", [(ADA, ["spoke last"]), (BEA, [])])
    assert (near.rival, far.rival) == ("Bea Roth", "")


def test_what_did_not_hold_on_labels_is_stated_with_less_certainty() -> None:
    assert Ranking(TABLE).choose("he", [(ADA, ["spoke last"])]).chance == 0.5


def test_the_shipped_weights_know_every_kind_of_question() -> None:
    assert Ranking().table.keys() >= {"he", "it", "role", "body", "sure"}
