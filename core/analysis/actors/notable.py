"""The words of a text that may mean somebody without a name, found in one pass: pronouns, nouns for people, bodies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from core.analysis import lexicon
from core.analysis.reading import Reading
from core.analysis.text.grammar import word_set
from core.analysis.text.words import lower

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
NEUTER = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "whose", "whom"})


@cache
def _kinds() -> dict[str, str]:
    kinds = {word: "person" for word, noun in lexicon.person_nouns().items() if word == noun.noun}
    kinds |= dict.fromkeys(lexicon.organisation_nouns(), "organisation")
    kinds |= dict.fromkeys(word_set("first-person"), "i")
    kinds |= dict.fromkeys(GENDERED, "he")
    kinds |= dict.fromkeys(NEUTER, "it")
    return kinds | dict.fromkeys(RELATIVE, "who")


def _may_mean_somebody(words: Sequence[str]) -> NDArray[np.bool_]:
    import numpy as np

    kinds = _kinds()
    return np.array([lower(word) in kinds for word in words])


@dataclass(frozen=True, slots=True)
class Notable:
    """Tokens in order, by what they are: ``pronouns`` he, she and it in all their cases, ``relatives`` who, whose and
    whom, ``first_person`` I and me, ``people`` and ``organisations`` common nouns outside names."""

    pronouns: Sequence[int]
    relatives: Sequence[int]
    first_person: Sequence[int]
    people: Sequence[int]
    organisations: Sequence[int]


def find_notable(reading: Reading) -> Notable:
    """The notable words of a text, furniture included; none of a text without sentences."""
    kinds = _kinds()
    found: dict[str, list[int]] = {"he": [], "it": [], "who": [], "i": [], "person": [], "organisation": []}
    for index in reading.tokens.where(_may_mean_somebody) if reading.sentences else ():
        if index not in reading.name_at:
            found[kinds[reading.lowers[index]]].append(index)
    return Notable(sorted(found["he"] + found["it"]), found["who"], found["i"], found["person"], found["organisation"])


def within(indices: Sequence[int], first: int, stop: int) -> Sequence[int]:
    """Those of some sorted tokens that lie in ``[first, stop)``."""
    return indices[bisect_left(indices, first) : bisect_left(indices, stop)]
