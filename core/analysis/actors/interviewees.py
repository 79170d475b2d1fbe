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
    """The only person whom the text before the first question names, or names behind "interview with", or in its first
    sentence and once more.

    None where the introduction leaves it open. Who signs the text is not asked.
    """
    before = takewhile(lambda sentence: sentence.turn.kind not in ANSWERS, reading.sentences)
    named: list[Member] = []
    asked: list[Member] = []
    opening: list[Member] = []
    for number, sentence in enumerate(before):
        for first, member in _people(reading, cast, sentence.first, sentence.stop):
            named.append(member)
            if number == 0:
                opening.append(member)
            if reading.lower(first - 1) in ASKED or reading.lower(_title_start(reading, first) - 1) in ASKED:
                asked.append(member)
    again = [member for member in opening if named.count(member) > 1]
    for found in (named, asked, again if len({member.id for member in opening}) == 1 else []):
        if len({member.id for member in found}) == 1:
            return found[0]
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
