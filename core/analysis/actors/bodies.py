"""What speaks for each organisation, state or paper that "it" or a common noun such as "the company" may mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from core.analysis import lexicon
from core.analysis.actors.evidence import NEAR, SCANNED, VOICES, Evidence, Question
from core.analysis.actors.organisations import relation
from core.analysis.actors.ranking import Weighed

BODIES = frozenset({"organisation", "state", "unnamed"})
"""The kinds of actors that "it" may mean."""


def it_or_which(evidence: Evidence, asked: Question) -> list[Weighed]:
    """The organisations, states and papers that "it" or "which" may mean."""
    pool = evidence.near(("organisation", "state"), lambda m: True)
    recent = islice(evidence.memory.recent(), VOICES)
    spoken = [m for m in recent if m.kind in BODIES and m.head not in lexicon.person_nouns()]
    pool += [m for m in {m.id: m for m in spoken}.values() if m not in pool]
    last = next(evidence.memory.recent(), None)
    weighed: list[Weighed] = []
    for member in pool:
        place = evidence.last(member, asked)
        if place is None:
            continue
        found: list[str] = [member.kind]
        evidence.distance(asked, member, place, found)
        evidence.standing(asked, member, place, found)
        if member is last:
            found.append("spoke last")
        weighed.append((member, found))
    person = ["a person spoke last"] if last is not None and last.kind == "person" else []
    return [*weighed, (None, ["nobody", *person, *(["nobody fits"] if not weighed else [])])]


def common_noun(evidence: Evidence, asked: Question, beside: Sequence[str]) -> list[Weighed]:
    """The organisations that "the company" may mean, ``beside`` the words that tell it from others; None for one
    that the text does not name."""
    pool = evidence.near(("organisation",), lambda m: m.head != asked.head or m.name != asked.head)
    named = (m for m in islice(evidence.trail.latest(), SCANNED) if m.kind == "organisation")
    pool += [m for m in named if m not in pool and relation(m, asked.head, beside) == "named so"][:NEAR]
    fits = {m.id: relation(m, asked.head, beside) for m in pool}
    alone = sum(fit == "kind fits" for fit in fits.values()) == 1
    spoken = evidence.speakers(("organisation",), "")
    weighed: list[Weighed] = []
    for member in pool:
        place = evidence.last(member, asked)
        if place is None or not fits[member.id]:
            continue
        found = [fits[member.id]]
        if alone and found[0] == "kind fits":
            found.append("only one of that kind")
        evidence.distance(asked, member, place, found)
        evidence.standing(asked, member, place, found)
        evidence.spoke(asked, member, spoken, found, False)
        weighed.append((member, found))
    nobody = ["nobody"]
    if any(found[0] in ("named so", "named alike", "kind fits") for _, found in weighed):
        nobody.append("somebody fits")
    return [*weighed, (None, nobody)]
