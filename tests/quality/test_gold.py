"""Scores against gold never get worse: what the issue of each figure asked for, and what was measured last."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import gold
import pytest

HERE = Path(__file__).parent
RECORDED = tomllib.loads((HERE / "recorded.toml").read_text(encoding="utf-8"))
TARGETS = tomllib.loads((HERE / "targets.toml").read_text(encoding="utf-8"))
SLACK = 1.0
"""Points by which a figure may get worse, unless ``targets.toml`` gives another slack for it."""

needs_gold = pytest.mark.skipif(not gold.SHARED.is_dir(), reason=gold.ABSENT)


@needs_gold
def test_the_shipped_documents_are_read_as_a_careful_reader_reads_them(tmp_path: Path) -> None:
    found = gold.seeds(tmp_path)
    assert found["core quotes F1"] >= 90
    assert found["end to end F1"] >= 90
    assert min(found["speakers"], found["kinds"], found["said"]) >= 95
    assert (found["sources F1"], found["published"]) == (100, 100)
    assert (found["negatives violated"], found["wrong merges"]) == (0, 0)


@needs_gold
@pytest.mark.parametrize("name", gold.MEASURES)
def test_no_figure_gets_worse(name: str, tmp_path: Path) -> None:
    found = gold.MEASURES[name](tmp_path)
    worse = {
        figure: f"{found[figure]} after {before}"
        for figure, before in RECORDED[name].items()
        if loss(name, figure, before, found[figure]) > known(name, figure).get("slack", SLACK)
    }
    assert not worse


def test_the_trained_tables_are_no_larger_than_the_wheel_may_be() -> None:
    assert gold.weights_size() <= TARGETS["weights"]["all together"]["target"]


def loss(name: str, figure: str, before: float, now: float) -> float:
    """By how many points a figure is worse than before; below zero where it is better."""
    return now - before if known(name, figure).get("lower", False) else before - now


def known(name: str, figure: str) -> dict[str, Any]:
    """What ``targets.toml`` says of a figure."""
    return TARGETS.get(name, {}).get(figure, {})
