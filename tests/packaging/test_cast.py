"""The recording in the README shows the tour as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyte
import pytest

from tui.tour.steps import steps

LONG = 2.0
"""Seconds of rest by which a step is read."""


@pytest.fixture(scope="module")
def recorded(checkout: Path) -> list[str]:
    """The lines of the recording."""
    return (checkout / "tests" / "pictures" / "tour.cast").read_text(encoding="utf-8").splitlines()


def test_the_readme_leads_to_it(checkout: Path) -> None:
    assert "(tests/pictures/tour.cast)" in (checkout / "README.md").read_text(encoding="utf-8")


def test_every_step_of_the_tour_is_in_it(recorded: list[str]) -> None:
    header, *events = [json.loads(line) for line in recorded]
    assert header["version"] == 2
    screen = pyte.Screen(header["width"], header["height"])
    stream = pyte.Stream(screen)
    rested = []
    for (when, kind, text), after in zip(events, [*events[1:], [events[-1][0] + LONG]], strict=True):
        assert kind == "o"
        assert when <= after[0]
        stream.feed(text)
        if after[0] - when >= LONG:
            rested.append(list(screen.display))
    tour = steps()
    shown = [[line.strip() for line in lines] for lines in rested]
    captions = [" ".join(lines[-2:]).strip() for lines in shown if lines[-3].startswith("━ Tour")]
    assert list(dict.fromkeys(captions)) == [step.caption for step in tour]
    for step in tour:
        screens = ["\n".join(lines) for lines in rested if step.caption.startswith(lines[-2].strip())]
        assert any(all(words in each for words in step.shows) for each in screens), step.caption
    assert 100 <= events[-1][0] <= 160


def test_it_tells_nothing_of_where_it_was_made(recorded: list[str]) -> None:
    folders = set(re.findall(r"/(?:home|root|work|Users)\b", "\n".join(recorded)))
    assert folders == set()
