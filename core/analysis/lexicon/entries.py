"""The entries of the lexicon tables, frozen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a word or phrase that reports speech.

    ``kind`` is the speech act, ``frames`` the constructions the form may stand in (README.md lists both),
    ``tense`` its inflection.
    """

    form: str
    lemma: str
    kind: str
    frames: frozenset[str]
    tense: str


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A common noun for people; ``gender`` is "f", "m" or "-"."""

    noun: str
    plural: str
    kind: str
    gender: str


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form that stands before a name; ``expands`` is the office in words ("Sen." senator), "" for none."""

    form: str
    gender: str
    expands: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation known by name; ``state`` is the name of its state, "" for none."""

    name: str
    aliases: tuple[str, ...]
    state: str
    kind: str


@dataclass(frozen=True, slots=True)
class State:
    """A state, its seats of government, and the words for it and its people.

    ``short`` are forms that mean it only where the text has made clear whom it is about ("the North").
    """

    name: str
    iso3: str
    capitals: tuple[str, ...]
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    plurals: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency, newspaper, broadcaster or portal; ``state`` and ``domain`` are "" where unknown."""

    name: str
    aliases: tuple[str, ...]
    state: str
    domain: str
