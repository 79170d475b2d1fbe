"""Whether somebody is a he or a she: by title and office, by given name, by the pronouns that stand near."""

from __future__ import annotations

from collections import Counter

from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.notable import GENDERED


def settle_genders(cast: Cast) -> None:
    """Give every person of a cast whose name and offices tell no gender that of the most pronouns near them."""
    votes = _votes(cast)
    for member in cast.people():
        if not member.gender and votes[member.id]:
            member.gender = "m" if votes[member.id] > 0 else "f"


def _votes(cast: Cast) -> Counter[str]:
    """By person how many more he than she stand where nobody else can be meant: the only one named in the sentence
    before it, else in the sentence before."""
    reading = cast.reading
    votes = Counter[str]()
    for index in cast.notable.pronouns:
        gender = GENDERED.get(reading.lower(index))
        if gender is None or reading.inside[index] >= 0:
            continue
        number = reading.sentence_of[index]
        near = _people(cast, reading.sentences[number].first, index)
        if not near and number:
            near = _people(cast, reading.sentences[number - 1].first, reading.sentences[number - 1].stop)
        if len(near) == 1:
            votes[next(iter(near))] += 1 if gender == "m" else -1
    return votes


def _people(cast: Cast, first: int, stop: int) -> dict[str, Member]:
    named = (cast.of_name.get(n.first) for n in cast.reading.names_between(first, stop) if n.kind == "person")
    return {member.id: member for member in named if member is not None}
