"""Whether somebody is a he or a she: by title and office, by given name, by the pronouns that stand near."""

from __future__ import annotations

from collections import Counter

from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.notable import GENDERED

CLEARLY = 3
"""So many pronouns, and so many times the others, say more than a given name: Senator Lindsey Graham."""


def settle_genders(cast: Cast) -> None:
    """Give every person of a cast whose offices tell no gender that of most of the pronouns near them, if the given
    name tells none either or clearly errs."""
    votes = _votes(cast)
    for member in cast.people():
        he, she = votes[member.id, "m"], votes[member.id, "f"]
        clearly = max(he, she) >= CLEARLY * max(1, min(he, she))
        if he != she and (not member.gender or (clearly and not member.told)):
            member.gender = "m" if he > she else "f"


def _votes(cast: Cast) -> Counter[tuple[str, str]]:
    """By person and gender how many he and she stand where nobody else can be meant: the only one named in the sentence
    before it, else in the sentence before."""
    reading = cast.reading
    votes = Counter[tuple[str, str]]()
    for index in cast.notable.pronouns:
        gender = GENDERED.get(reading.lower(index))
        if gender is None or reading.inside[index] >= 0:
            continue
        number = reading.sentence_of[index]
        near = _people(cast, reading.sentences[number].first, index)
        if not near and number:
            near = _people(cast, reading.sentences[number - 1].first, reading.sentences[number - 1].stop)
        if len(near) == 1:
            votes[next(iter(near)), gender] += 1
    return votes


def _people(cast: Cast, first: int, stop: int) -> dict[str, Member]:
    names = (n for n in cast.reading.names_between(first, stop) if n.kind == "person")
    named = (cast.of_name.get(n.first) for n in names if cast.reading.inside[n.first] < 0)
    return {member.id: member for member in named if member is not None}
