"""Which state a word or an office stands for, as far as the lexicon knows: "Seoul", "U.S.", "South Korean army"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Protocol

from core.archive.words.cutting import folded

_OFFICIAL = frozenset({"government", "parliament", "military", "police", "court"})
"""Kinds of organisation that speak for the state named before or after them."""


class StateNames(Protocol):
    """The words for one state (``core.analysis.lexicon.State``)."""

    @property
    def name(self) -> str: ...
    @property
    def capitals(self) -> tuple[str, ...]: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def adjectives(self) -> tuple[str, ...]: ...


class Nations:
    """States by every word for them, and the state behind an organisation or an affiliation."""

    def __init__(
        self,
        states: Iterable[StateNames],
        organisations: Mapping[str, str] | None = None,
        nouns: Mapping[str, str] | None = None,
    ) -> None:
        """``organisations`` gives the state of an organisation by name, ``nouns`` the kind of a common noun."""
        self._nouns: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        for state in states:
            for name in (state.name, *state.aliases, *state.capitals):
                self._nouns.setdefault(_key(name), state.name)
            for adjective in state.adjectives:
                self._adjectives.setdefault(folded(adjective), state.name)
        self._organisations = {_key(name): state for name, state in (organisations or {}).items()}
        self._kinds = {folded(noun): kind for noun, kind in (nouns or {}).items()}

    def named(self, text: str) -> str | None:
        """The state that ``text`` as a whole names, by name, alias, abbreviation, capital or adjective."""
        key = _key(text)
        return self._nouns.get(key) or self._adjectives.get(key)

    def behind(self, affiliation: str) -> str | None:
        """The state that somebody of this affiliation belongs to; an organisation counts if it is the state's own."""
        return self.named(affiliation) or self.of_organisation(affiliation)

    def of_organisation(self, name: str) -> str | None:
        """The state an organisation speaks for: known by name, or an office of state that names its state."""
        key = _key(name)
        if key in self._organisations:
            return self._organisations[key]
        words = key.split()
        if self._official(words):
            for count in range(min(4, len(words) - 1), 0, -1):
                start = " ".join(words[:count])
                state = self._nouns.get(start) or self._adjectives.get(start)
                if state:
                    return state
        if "of" in words:
            place = words.index("of")
            rest = words[place + 1 :]
            rest = rest[1:] if rest[:1] == ["the"] else rest
            if self._official(words[:place]):
                return self._nouns.get(" ".join(rest)) or self._last_of(rest)
        return None

    def _official(self, words: list[str]) -> bool:
        return any(self._kinds.get(" ".join(words[-count:])) in _OFFICIAL for count in (1, 2, 3))

    def _last_of(self, words: list[str]) -> str | None:
        """The state after the last "of": "Ministry of Defence of Ukraine"."""
        if "of" not in words:
            return None
        place = len(words) - words[::-1].index("of")
        return self._nouns.get(" ".join(words[place:]))


class Offices:
    """The states behind the organisations of one document.

    A short form may stand for one named in full: "the presidential office" for "South Korea's presidential office".
    """

    def __init__(self, nations: Nations, organisations: Iterable[str]) -> None:
        self._nations = nations
        named = {_key(name): nations.of_organisation(name) for name in organisations}
        self._full = {name: state for name, state in named.items() if state is not None}

    def behind(self, name: str) -> str | None:
        """The state behind an organisation or an affiliation of the document."""
        state = self._nations.behind(name)
        if state is not None:
            return state
        ending = f" {_key(name)}"
        states = {state for full, state in self._full.items() if full.endswith(ending)}
        return states.pop() if len(states) == 1 and ending.strip() else None


@lru_cache(maxsize=65536)
def _key(text: str) -> str:
    return folded(text).removeprefix("the ")


@cache
def known_nations() -> Nations:
    """The states and organisations of the lexicon; read on first use."""
    from core.analysis import lexicon

    organisations = {
        name: entry.state
        for entry in lexicon.organisations()
        if entry.state and entry.kind in _OFFICIAL
        for name in (entry.name, *entry.aliases)
    }
    return Nations(lexicon.states(), organisations, lexicon.organisation_nouns())


@cache
def known_outlets() -> Mapping[str, tuple[str, ...]]:
    """Other names of the lexicon's outlets and agencies (aliases, web domain), by folded full name."""
    from core.analysis import lexicon

    return {
        folded(entry.name): tuple(name for name in (*entry.aliases, entry.domain) if name)
        for entry in (*lexicon.agencies(), *lexicon.outlets())
    }
