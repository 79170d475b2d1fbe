"""A little of the fuzzing with every run of the tests, always the same; and that a fault would be told."""

from __future__ import annotations

from pathlib import Path
from random import Random

import fuzz
import pytest
from targets import TARGETS

INPUTS = 120


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks(name: str) -> None:
    faults = [fuzz.one(TARGETS[name], 1, number) for number in range(INPUTS)]
    assert "".join(faults) == ""


def test_a_fault_is_told_with_how_to_see_it_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(random: Random, folder: Path) -> None:
        assert random.random() < 0, "always"

    monkeypatch.setitem(fuzz.TARGETS, "rows", broken)  # type: ignore[arg-type]  # a dict beneath
    assert fuzz.fuzzed("rows", 7, 60) == fuzz.MOST_FAULTS
    told = capsys.readouterr().out
    assert "AssertionError: always" in told
    assert "again: python tests/fuzz/fuzz.py --only rows --seed 7 --number 1\n" in told
