"""Names that the lexicon knows, found in a text: states, capitals, nationalities, organisations, outlets, places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from core.analysis import lexicon
from core.analysis.text.tokens import Tokens, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EntryKind = Literal["state", "adjective", "nationals", "capital", "organisation", "outlet", "place"]

PRIORITY: tuple[EntryKind, ...] = (
    "state",
    "adjective",
    "capital",
    "nationals",
    "organisation",
    "outlet",
    "place",
)
"""Which reading wins where one string has several ("Korean", "Times"), most trusted first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name stands for: its canonical ``name`` and, where it belongs to one, its state."""

    kind: EntryKind
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at tokens ``[first, stop)``."""

    first: int
    stop: int
    entry: Entry


Words = tuple[str, ...]


@cache
def _known() -> dict[Words, Entry]:
    """All known names as token texts; of two readings of one string the first by PRIORITY."""
    rows: dict[Words, Entry] = {}
    for form, entry in sorted(_forms(), key=lambda pair: PRIORITY.index(pair[1].kind)):
        words = tuple(words_of(form.replace("’", "'")))
        if words:
            rows.setdefault(words, entry)
            if len(form) > 3:
                rows.setdefault(tuple(word.upper() for word in words), entry)
    return rows


@cache
def _lengths() -> dict[str, list[int]]:
    """How many tokens the known names have, by their first token, longest first."""
    lengths: dict[str, set[int]] = {}
    for words in _known():
        lengths.setdefault(words[0], set()).add(len(words))
    return {word: sorted(found, reverse=True) for word, found in lengths.items()}


def _begins_a_name(words: Sequence[str]) -> NDArray[np.bool_]:
    """Which words a known name begins with."""
    import numpy as np

    lengths = _lengths()
    return np.array([word.replace("’", "'") in lengths for word in words])


def _forms() -> Iterator[tuple[str, Entry]]:
    for state in lexicon.states():
        own = Entry("state", state.name, state.name)
        yield from ((form, own) for form in (state.name, *state.aliases, *state.short))
        yield from ((form, Entry("adjective", state.name, state.name)) for form in state.adjectives)
        yield from ((form, Entry("nationals", state.name, state.name)) for form in state.plurals)
        yield from ((form, Entry("capital", state.name, state.name)) for form in state.capitals)
    for organisation in lexicon.organisations():
        entry = Entry("organisation", organisation.name, organisation.state)
        yield from ((form, entry) for form in (organisation.name, *organisation.aliases))
    for outlet in (*lexicon.agencies(), *lexicon.outlets()):
        entry = Entry("outlet", outlet.name, outlet.state)
        yield from ((form, entry) for form in (outlet.name, *outlet.aliases))
    for place, of in lexicon.places().items():
        yield place, Entry("place", place, of)


def hits(tokens: Tokens) -> tuple[Hit, ...]:
    """The known names of a text in order, the longest at each place, none overlapping."""
    known, lengths = _known(), _lengths()
    texts = " ".join(tokens.texts).replace("’", "'").split(" ")  # no token holds white space
    found: list[Hit] = []
    free = 0
    for at in tokens.where(_begins_a_name):
        for length in lengths[texts[at]] if at >= free else ():
            words = tuple(texts[at : at + length])
            entry = known.get(words)
            if entry is not None:
                free = at + len(words)
                found.append(Hit(at, free, entry))
                break
    return tuple(found)
