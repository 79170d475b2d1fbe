"""Which tokens are asked about for a cue, and how they stand to it."""

from __future__ import annotations

import numpy as np
import pytest

from core.analysis.reading import Reading, read
from core.analysis.speech.attributions import attributions
from core.analysis.speech.learned.columns import Layout, lay_out
from core.analysis.speech.learned.pairs import OFFSETS, SIZES, Windows, windows


def asked(text: str, word: str) -> tuple[Reading, Layout, Windows]:
    """The window of the first token that reads ``word``."""
    reading = read(text, (), None)
    layout = lay_out(reading)
    cue = reading.lowers.index(word)
    items = [item for item in attributions(reading) if any(first <= cue < stop for first, stop in item.cue)]
    return reading, layout, windows(reading, layout, np.array([cue], np.int32), [items[0] if items else None])


def printed(reading: Reading, window: Windows) -> str:
    return reading.printed(int(window.first[0]), int(window.stop[0]))


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("It rained.\n\nHe said so.\n\nShe left.", "He said so."),
        ("He said:\n\nIt rained.\n\nShe left.", "He said: It rained."),
        ("“It rained,” he said. “All\n\n“day long.”\n\nShe left.", "“It rained,” he said. “All “day long.”"),
    ],
)
def test_a_window_is_the_paragraph_and_what_it_leads_on_to(text: str, window: str) -> None:
    reading, _, found = asked(text, "said")
    assert printed(reading, found) == window


def test_columns_stay_within_their_sizes() -> None:
    text = "“A, b, c,” she said, “d, e.” " * 40 + "\n\nHe warned that it rained. " * 9
    _, _, found = asked(text, "said")
    own = found.columns - OFFSETS
    assert (own >= 0).all()
    assert (own < np.array(SIZES)).all()


def test_the_roles_that_the_rules_read_are_seen() -> None:
    reading, _, found = asked("Anna Berg said that it rained.", "said")
    roles = dict(zip(found.token.tolist(), (found.columns - OFFSETS)[:, 2].tolist(), strict=True))
    assert [roles[index] for index in range(len(reading.texts))] == [3, 3, 4, 2, 2, 2, 1]
