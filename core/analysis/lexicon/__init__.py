"""What the language knows: cues, person nouns, states, outlets and names, from the tables in this folder.

Every table is a tab-separated file that a person can edit; README.md tells its columns and its source.
Tables load on first use and stay loaded. All functions raise LexiconError for a table with a slip in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from core.analysis.lexicon.entries import Cue, Honorific, Organisation, Outlet, PersonNoun, State
from core.analysis.lexicon.parse import (
    GENDERS,
    LABEL_KINDS,
    ORGANISATION_KINDS,
    parse_agencies,
    parse_cues,
    parse_family_first,
    parse_honorifics,
    parse_organisations,
    parse_outlets,
    parse_pairs,
    parse_person_nouns,
    parse_places,
    parse_states,
    parse_words,
)
from core.analysis.lexicon.table import LexiconError

__all__ = [
    "Cue",
    "Honorific",
    "LexiconError",
    "Organisation",
    "Outlet",
    "PersonNoun",
    "State",
    "agencies",
    "common_words",
    "cues",
    "family_first",
    "given_names",
    "honorifics",
    "labels",
    "organisation_nouns",
    "organisations",
    "outlets",
    "person_noun",
    "person_nouns",
    "places",
    "states",
]

TABLES = Path(__file__).parent
"""The folder of the tables."""

NOUN_PREFIXES = frozenset({"ex", "then", "co"})
"""What a hyphen ties to a noun for people without making another of it."""


@cache
def cues() -> Mapping[str, Cue]:
    """The words that report speech, by lower-case form; a form may be several words ("called for")."""
    return MappingProxyType(parse_cues(TABLES / "cues.tsv"))


@cache
def person_nouns() -> Mapping[str, PersonNoun]:
    """The common nouns that stand for people, by lower-case singular and plural."""
    return MappingProxyType(parse_person_nouns(TABLES / "person_nouns.tsv"))


def person_noun(word: str) -> PersonNoun | None:
    """The entry of a lower-case noun for people, with or without what a hyphen ties to it ("ex-minister")."""
    known = person_nouns()
    prefix, _, noun = word.partition("-")
    return (known.get(noun) if prefix in NOUN_PREFIXES else None) or known.get(word)


@cache
def honorifics() -> Mapping[str, Honorific]:
    """What stands before a name, by the form as printed ("Mr.", "Lt. Gen.", "Sheikh")."""
    return MappingProxyType(parse_honorifics(TABLES / "honorifics.tsv"))


@cache
def organisation_nouns() -> Mapping[str, str]:
    """The common nouns that stand for organisations, lower case, singular and plural, with their kind."""
    return MappingProxyType(parse_pairs(TABLES / "organisation_nouns.tsv", ("noun", "kind"), ORGANISATION_KINDS))


@cache
def organisations() -> tuple[Organisation, ...]:
    """The organisations known by name."""
    return parse_organisations(TABLES / "organisations.tsv")


@cache
def states() -> tuple[State, ...]:
    """The members and observers of the United Nations, and Taiwan, Kosovo and Hong Kong."""
    return parse_states(TABLES / "states.tsv")


@cache
def agencies() -> tuple[Outlet, ...]:
    """The news agencies; their ``domain`` is empty."""
    return parse_agencies(TABLES / "agencies.tsv")


@cache
def outlets() -> tuple[Outlet, ...]:
    """Newspapers, broadcasters, magazines and portals."""
    return parse_outlets(TABLES / "outlets.tsv")


@cache
def given_names() -> Mapping[str, str]:
    """Given names as printed, with "f", "m", or "-" where both are usual."""
    return MappingProxyType(parse_pairs(TABLES / "given_names.tsv", ("name", "gender"), GENDERS))


@cache
def family_first() -> frozenset[str]:
    """Family names of languages that put them before the given name."""
    return parse_family_first(TABLES / "family_first.tsv")


@cache
def places() -> Mapping[str, str]:
    """Place names with the name of their state, "" for places that belong to none or to several."""
    return MappingProxyType(parse_places(TABLES / "places.tsv"))


@cache
def common_words() -> frozenset[str]:
    """English words, lower case, that are practically never names."""
    return parse_words(TABLES / "common_words.tsv")


@cache
def labels() -> Mapping[str, str]:
    """Transcript labels, lower case and without colon, with what they open ("anchor", "question")."""
    return MappingProxyType(parse_pairs(TABLES / "labels.tsv", ("label", "kind"), LABEL_KINDS))
