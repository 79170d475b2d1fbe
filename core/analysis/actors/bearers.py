"""Whom a person's name means where it stands: the bearer of a full name, one of several with a surname."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.roles import likeness, office
from core.analysis.actors.topics import paragraph_start
from core.analysis.actors.verdict import Verdict
from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase
from core.analysis.text.grammar import STOPS

JOINTS = frozenset({"and", "&"})
LONGEST_TIE = 16
"""How many words may stand between a name and that of the relative who tells whose kin it is."""
MOST_LISTED = 12
"""How many candidates a reason lists."""
BY_FULL_NAME, BY_SURNAME, OF_SEVERAL, UNDECIDED = 0.97, 0.95, 0.8, 0.3
"""How sure a name makes: in full, a surname of one, one of several with it, of whom nothing tells which."""


def by_name(reading: Reading, cast: Cast, phrase: Phrase) -> Verdict:
    """Whom the name at the end of a phrase means; nobody where several bear it and the text does not decide."""
    name = reading.name_at[phrase.core - 1]
    member = cast.of_name.get(name.first)
    word = reading.printed(name.first, name.stop)
    if member is not None and name.full:
        return Verdict((member.id,), f"named beside the verb: {word}", BY_FULL_NAME)
    rivals = cast.by_surname(reading.tokens.texts[name.stop - 1])
    chosen = _among(reading, cast, rivals, phrase, name.first) if len(rivals) > 1 else None
    chosen = chosen or member
    others = [rival.name for rival in rivals if rival is not chosen][:MOST_LISTED]
    if chosen is not None and not others:
        return Verdict((chosen.id,), f"by surname beside the verb: {word}", BY_SURNAME)
    if chosen is not None:
        return Verdict((chosen.id,), f"{word} is {chosen.name}, named before; or {', '.join(others)}", OF_SEVERAL)
    return Verdict((), f"{word} may be {', '.join(others)}; the text does not decide", UNDECIDED)


def _among(reading: Reading, cast: Cast, rivals: Sequence[Member], phrase: Phrase, at: int) -> Member | None:
    """Of several people with one surname, the one whose title stands here, or the only one named in full in the
    paragraph."""
    described = office(reading, phrase.first, at) if phrase.first < at else None
    if described is not None:
        fitting = [r for r in rivals if any(likeness(described, held) > 0 for held in r.offices)]
        return fitting[0] if len(fitting) == 1 else None
    introduced = [r for r in rivals if cast.first_named(r) < at]
    if len(introduced) == 1:
        return introduced[0]
    start, _ = paragraph_start(reading, at)
    near = [r for r in introduced if cast.named_between(r, start, at)]
    return near[0] if len(near) == 1 else _principal(reading, cast, introduced)


def _principal(reading: Reading, cast: Cast, introduced: Sequence[Member]) -> Member | None:
    """Of two namesakes the one whom the other only describes: "Liz Amory, daughter of the late senator Paul Amory"."""
    if len(introduced) != 2:
        return None
    first, second = sorted(introduced, key=cast.first_named)
    between = reading.words(cast.first_named(first), cast.first_named(second))[:LONGEST_TIE]
    nouns = lexicon.person_nouns()
    tying = (word for word, after in pairwise(between) if after == "of")  # not "met his sister, Ines Brandel"
    kin = any((noun := nouns.get(word)) is not None and noun.kind == "kin" for word in tying)
    joined = not JOINTS.isdisjoint(between) or not STOPS.isdisjoint(between)
    return first if kin and not joined else None
