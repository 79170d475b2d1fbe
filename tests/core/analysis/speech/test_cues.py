"""Forms of the cue lexicon that report speech, and those that only look like it."""

from __future__ import annotations

import pytest

from core.analysis.reading import read
from core.analysis.speech.cues import occurrences


def cues(text: str) -> list[tuple[str, bool]]:
    reading = read(text, (), None)
    return [
        (" ".join(reading.printed(*piece) for piece in cue.pieces), cue.asserted)
        for found in occurrences(reading)
        for cue in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said so.", [("said", True)]),
        ("He has also said so.", [("said", True)]),
        ("He did not say so.", [("say", False)]),
        ("He never said so.", [("said", False)]),
        ("He will say so.", [("say", False)]),
        ("He wants to say so.", [("say", False)]),
        ("He was proud to say so.", [("proud to say", True)]),
        ("He was far too proud to say so.", [("proud to say", False)]),
        ("He too called to say so.", [("called to say", True)]),
        ("He called Wednesday for peace.", [("called for", True)]),
        ("He called on Wednesday for peace.", [("called for", True)]),
        ("It was said in vain.", [("said", False)]),
        ("He was quoted as saying so.", [("was quoted as saying", True)]),
        ("Calls for peace grew.", []),
        ("The reported attack failed.", []),
        ("“He said so,” she added.", [("added", True)]),
    ],
)
def test_cues_are_found(text: str, found: list[tuple[str, bool]]) -> None:
    assert cues(text) == found
