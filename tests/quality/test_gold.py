"""Scores against gold never fall: what the issue of each figure asked for, and what was measured last."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import gold
import pytest

RECORDED = tomllib.loads((Path(__file__).parent / "recorded.toml").read_text(encoding="utf-8"))
SLACK = 1.0

Measure = Callable[[Path], dict[str, float]]

needs_gold = pytest.mark.skipif(not gold.SHARED.is_dir(), reason=gold.ABSENT)


@needs_gold
def test_the_shipped_documents_are_read_as_a_careful_reader_reads_them(tmp_path: Path) -> None:
    found = gold.seeds(tmp_path)
    assert found["core quotes F1"] >= 90
    assert found["end to end F1"] >= 80
    assert min(found["speakers"], found["kinds"], found["said"]) >= 95
    assert (found["sources F1"], found["published"]) == (100, 100)
    assert (found["negatives violated"], found["wrong merges"]) == (0, 0)


@needs_gold
@pytest.mark.parametrize(("name", "measure"), [("seeds", gold.seeds), ("polnear_dev", gold.polnear_dev)])
def test_no_figure_falls(name: str, measure: Measure, tmp_path: Path) -> None:
    found = measure(tmp_path)
    fallen = {
        figure: f"{found[figure]} after {before}"
        for figure, before in RECORDED[name].items()
        if found[figure] < before - SLACK
    }
    assert not fallen
