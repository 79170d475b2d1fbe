"""The tour where there is no screen: its captions in print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tui.tour.steps import steps


@pytest.mark.parametrize("words", [("demo", "--tour"), ("demo", "--tour", "--plain")], ids=["no terminal", "plain"])
def test_the_tour_is_told_in_print(words: tuple[str, ...], run: Any, place: Path) -> None:
    ended = run(*words)
    assert ended.exit_code == 0
    tour = steps()
    for number, step in enumerate(tour, 1):
        assert f"{number} of {len(tour)}. {step.caption}\n" in ended.stdout
        assert all(words in ended.stdout for words in step.shows)
        assert step.written in ended.stdout
    assert ended.stderr == ""
    assert list(place.iterdir()) == []
