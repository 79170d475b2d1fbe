"""The places a dateline, a sign-off or a page's line may name, and how they are written."""

from __future__ import annotations

import re
from functools import cache

from core.analysis.lexicon import places, states


def is_place(words: str) -> bool:
    """Whether the lexicon knows a place, capital or state of that name."""
    return place_key(words) in place_index()


def place_key(words: str) -> str:
    """Words as the index of places has them, letter case and full stops aside."""
    return words.replace(".", "").replace("’", "'").casefold()


def place_name(words: str) -> str:
    """A place as it is known; an unknown one in capitals gets the case of a name."""
    if found := place_index().get(place_key(words)):
        return found
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), words) if words.isupper() else words


@cache
def regions() -> frozenset[str]:
    """What may stand behind a city: every known place, and states by their other names too."""
    return frozenset(place_index()) | {place_key(name) for state in states() for name in state.aliases}


@cache
def place_index() -> dict[str, str]:
    """The known places, capitals and states by their keys."""
    index = {place_key(place): place for place in places()}
    for state in states():
        index |= {place_key(name): name for name in state.capitals}
        index.setdefault(place_key(state.name), state.name)
    return index
