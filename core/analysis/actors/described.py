"""What speaks for each person or voice that a description may mean: "the minister", "the 34-year-old", "the Texan"."""

from __future__ import annotations

from itertools import islice

from core.analysis import lexicon
from core.analysis.actors.cast import Member
from core.analysis.actors.evidence import LEAD_IN, NEAR, VOICES, Evidence, Question
from core.analysis.actors.ranking import Weighed
from core.analysis.actors.roles import ANY_OFFICE, NATIONAL
from core.analysis.reading import Reading
from core.analysis.speech.phrases import AGED
from core.analysis.text.grammar import word_class, word_set

EPITHETS = word_set("epithet")
ANONYMOUS = word_set("anonymous")
"""Nouns for those whom news quotes without a name: "the official", "a witness"."""
VARYING = ("spoke last", "subject before", "office unknown")
"""Evidence that weighs differently for a noun by which newspapers vary a name: "the Texan", "the 78-year-old"."""
AT_LENGTH = frozenset({"for", "with", "at", "from", "in", "on", "who"})
"""What goes on a description that brings somebody in: "the manager for one of the oil companies"."""
NAMING = frozenset({"named", "identified", "quoted", "name", "identity"})
REFUSING = frozenset({"not", "condition", "declined", "refused", "withheld", "authorised", "authorized", "anonymous"})
FARTHEST_REFUSAL = 12
"""Within so many words behind a description it may be told that the speaker wants no name."""


def description(evidence: Evidence, asked: Question) -> list[Weighed]:
    """The persons and voices that a description may mean; None for a new voice."""
    described = asked.office
    if described is None:
        return [(None, ["nobody"])]
    fits = {member.id: score for score, member in evidence.cast.fitting(described)}
    pool = evidence.near(("person",), lambda m: True)
    pool += [m for _, m in evidence.cast.fitting(described)[:NEAR] if m not in pool]
    voices = (m for m in evidence.memory.recent() if m.kind == "unnamed" and not m.plural and m.head == asked.head)
    pool += list({m.id: m for m in islice(voices, VOICES)}.values())
    if _is_owned(evidence.reading, asked.first):
        pool = [member for member in pool if fits.get(member.id) or member.kind == "unnamed"]
    top = max((fits.get(m.id, 0) for m in pool), default=0)
    tops = sum(fits.get(m.id, 0) == top for m in pool)
    spoken = evidence.speakers(("person", "unnamed"), asked.gender)
    named_here = evidence.named_here(pool, asked)
    alone = sum(m.kind == "person" for m in pool) == 1
    general = "trade" if _is_trade(asked.head) else "epithet" if _is_epithet(asked.head) else "office"
    weighed: list[Weighed] = []
    for member in pool:
        found = ["same noun" if member.kind == "unnamed" else general]
        _fit(asked, member, fits.get(member.id, 0), top, tops, found)
        place = evidence.last(member, asked)
        if place is None:
            found.append("not met yet" if asked.sentence >= LEAD_IN else "not met yet, opening")
            weighed.append((member, found))
            continue
        if alone and "office unknown" in found:
            found.append("the only person")
        evidence.distance(asked, member, place, found)
        evidence.standing(asked, member, place, found)
        evidence.spoke(asked, member, spoken, found, named_here)
        if described.title and evidence.chain.nouns.get(described.title) is member:
            found.append("called so before")
        if general != "office" and "another trade" not in found:
            found += [f"{piece}, {general}" for piece in found if piece in VARYING]
        weighed.append((member, found))
    return [*weighed, (None, _new_voice(evidence.reading, asked))]


def _is_owned(reading: Reading, first: int) -> bool:
    """Whether a description says whose somebody is: "Hale's spokesman" is nobody whose office is known and another."""
    owner = reading.name_at.get(first)
    return owner is not None and owner.kind == "person" and reading.lowers[owner.stop] == "'s"


def _fit(asked: Question, member: Member, score: int, top: int, tops: int, found: list[str]) -> None:
    if score:
        found.append(f"fits {min(score, 5)}")
        if score == top:
            found.append("fits best" if tops == 1 else "fits as well")
    elif member.kind == "person":
        found.append(_unfitting(asked.head, member))
        narrowed = asked.office is not None and asked.office.qualifiers - ANY_OFFICE
        if narrowed and _is_trade(asked.head):
            found.append("narrowed trade")
    if asked.gender and member.gender:
        found.append("gender fits" if asked.gender == member.gender else "other gender")
    age = _age(asked.head)
    if age and member.kind == "person":
        found.append("age fits" if member.age == age else "another age" if member.age else "age unknown")


def _new_voice(reading: Reading, asked: Question) -> list[str]:
    found = ["nobody"]
    if reading.lower(asked.first) in word_class("possessive") or (asked.office is not None and asked.office.owner):
        found.append("somebody's")
    if asked.head not in lexicon.person_nouns() and not _is_epithet(asked.head):
        found.append("unknown noun")
    if _is_epithet(asked.head):
        found.append("nobody, trade" if _is_trade(asked.head) else "nobody, epithet")
    noun = lexicon.person_nouns().get(asked.head)
    if noun is not None:
        found.append(f"nobody, {noun.kind}")
    if reading.lower(asked.core) in AT_LENGTH:
        found.append("nobody, at length")
    if _wants_no_name(reading, asked):
        found.append("wants no name")
    return found


def _wants_no_name(reading: Reading, asked: Question) -> bool:
    """Whether the words behind a description say that its bearer is not to be named."""
    stop = min(asked.stop + FARTHEST_REFUSAL, reading.sentences[asked.sentence].stop)
    words = set(reading.words(asked.core, stop))
    return "anonymity" in words or (not NAMING.isdisjoint(words) and not REFUSING.isdisjoint(words))


def _is_epithet(head: str) -> bool:
    """Whether newspapers vary a name by a noun: an age, a nationality, a trade that no anonymous source is given."""
    return _is_trade(head) or head in EPITHETS or head == NATIONAL or head.endswith(AGED)


def _is_trade(head: str) -> bool:
    noun = lexicon.person_nouns().get(head)
    return noun is not None and noun.kind == "role" and head not in ANONYMOUS | EPITHETS


def _unfitting(head: str, member: Member) -> str:
    """How a person stands to a description that fits none of the offices held."""
    if head == NATIONAL:
        return "another office" if any(held.states for held in member.offices) else "office unknown"
    if not member.offices or head in EPITHETS or head.endswith(AGED):
        return "office unknown"
    return "another trade" if _is_epithet(head) else "another office"


def _age(head: str) -> str:
    return head.removesuffix(AGED) if head.endswith(AGED) else ""
