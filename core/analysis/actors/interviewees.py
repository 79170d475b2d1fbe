"""Who answers in an interview of questions and answers: whom its introduction names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from core.analysis.actors.cast import Cast, Member
from core.analysis.reading import Reading
from core.analysis.text.grammar import word_set

ASKED = word_set("before-interviewee")
"""The words right before the name of who is interviewed: "an interview with", "we spoke to", "asked"."""
ANSWERS = frozenset({"question", "answer"})


def interviewee(reading: Reading, cast: Cast) -> Member | None:
    """The only person whom the text before the first question names, or the only one named behind "interview with".

    None where the introduction leaves it open. Who signs the text is not asked.
    """
    before = takewhile(lambda sentence: sentence.turn.kind not in ANSWERS, reading.sentences)
    named: dict[str, Member] = {}
    asked: dict[str, Member] = {}
    for sentence in before:
        for first, member in _people(reading, cast, sentence.first, sentence.stop):
            named[member.id] = member
            if reading.lower(first - 1) in ASKED or reading.lower(_title_start(reading, first) - 1) in ASKED:
                asked[member.id] = member
    for found in (named, asked):
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def _people(reading: Reading, cast: Cast, first: int, stop: int) -> Iterator[tuple[int, Member]]:
    for name in reading.names_between(first, stop):
        member = cast.of_name.get(name.first) if name.kind == "person" else None
        if member is not None and not any(held.head == "reporter" for held in member.offices):
            yield name.first, member


def _title_start(reading: Reading, first: int) -> int:
    """Where the title before a name begins, the name's start without one."""
    name = reading.name_at[first]
    return name.title if name.title is not None else first
