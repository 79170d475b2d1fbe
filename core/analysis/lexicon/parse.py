"""Turning the rows of each lexicon table into entries, with the closed sets of values checked."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from core.analysis.lexicon.entries import Cue, Honorific, Organisation, Outlet, PersonNoun, State
from core.analysis.lexicon.table import read_table

CUE_KINDS = frozenset(
    {
        "neutral",
        "tell",
        "ask",
        "demand",
        "promise",
        "agree",
        "deny",
        "praise",
        "blame",
        "warn",
        "claim",
        "reveal",
        "accord",
        "manner",
    }
)
FRAMES = frozenset({"that", "bare", "post", "quote", "np", "to", "whom-to", "whom-that", "as", "np-np", "wh", "ing"})
TENSES = frozenset({"base", "s", "past", "ing", "part", "fixed"})
PERSON_KINDS = frozenset({"office", "rank", "role", "kin"})
GENDERS = frozenset({"f", "m", "-"})
ORGANISATION_KINDS = frozenset(
    {
        "government",
        "parliament",
        "party",
        "military",
        "police",
        "court",
        "company",
        "media",
        "union",
        "body",
        "school",
        "group",
    }
)
LABEL_KINDS = frozenset({"anchor", "reporter", "question", "answer", "voice", "section"})
PLACE_KINDS = frozenset(
    {
        "capital",
        "city",
        "town",
        "province",
        "state",
        "region",
        "island",
        "continent",
        "water",
        "mountain",
        "area",
    }
)
LANGUAGES = frozenset({"hu", "ja", "km", "ko", "vi", "zh"})


def parse_cues(path: Path) -> dict[str, Cue]:
    """Cues by form; raises LexiconError for an unknown kind, frame or tense."""
    found: dict[str, Cue] = {}
    for row in read_table(path, ("form", "lemma", "kind", "frames", "tense")):
        frames = frozenset(row.several("frames"))
        if not frames or not frames <= FRAMES:
            raise row.error("frames", f"give one or more of {', '.join(sorted(FRAMES))}")
        form, lemma = row.cells[:2]
        found[form] = Cue(form, lemma, row.one_of("kind", CUE_KINDS), frames, row.one_of("tense", TENSES))
    return found


def parse_person_nouns(path: Path) -> dict[str, PersonNoun]:
    """Person nouns by singular and by each plural; a singular wins over a plural of the same spelling."""
    by_plural: dict[str, PersonNoun] = {}
    by_singular: dict[str, PersonNoun] = {}
    for row in read_table(path, ("noun", "plural", "kind", "gender")):
        noun, plurals = row.cells[0], row.several("plural")
        if not plurals:
            raise row.error("plural", "give at least one plural")
        kind, gender = row.one_of("kind", PERSON_KINDS), row.one_of("gender", GENDERS)
        by_singular[noun] = PersonNoun(noun, plurals[0], kind, gender)
        by_plural.update((plural, by_singular[noun]) for plural in plurals)
    return by_plural | by_singular


def parse_honorifics(path: Path) -> dict[str, Honorific]:
    """Honorifics by form."""
    found: dict[str, Honorific] = {}
    for row in read_table(path, ("form", "gender", "expands")):
        form, _, expands = row.cells
        found[form] = Honorific(form, row.one_of("gender", GENDERS), expands)
    return found


def parse_organisations(path: Path) -> tuple[Organisation, ...]:
    """Organisations in the order of the table."""
    return tuple(
        Organisation(row.cells[0], row.several("aliases"), row.cells[2], row.one_of("kind", ORGANISATION_KINDS))
        for row in read_table(path, ("name", "aliases", "state", "kind"))
    )


def parse_states(path: Path) -> tuple[State, ...]:
    """States in the order of the table."""
    columns = ("name", "iso3", "capitals", "aliases", "adjectives", "plurals", "short")
    return tuple(
        State(
            name=row.cells[0],
            iso3=row.cells[1],
            capitals=row.several("capitals"),
            aliases=row.several("aliases"),
            adjectives=row.several("adjectives"),
            plurals=row.several("plurals"),
            short=row.several("short"),
        )
        for row in read_table(path, columns)
    )


def parse_agencies(path: Path) -> tuple[Outlet, ...]:
    """News agencies in the order of the table."""
    return tuple(
        Outlet(row.cells[0], row.several("aliases"), row.cells[2], "")
        for row in read_table(path, ("name", "aliases", "state"))
    )


def parse_outlets(path: Path) -> tuple[Outlet, ...]:
    """Outlets in the order of the table."""
    return tuple(
        Outlet(row.cells[0], row.several("aliases"), row.cells[2], row.cells[3])
        for row in read_table(path, ("name", "aliases", "state", "domain"))
    )


def parse_places(path: Path) -> dict[str, str]:
    """Place names with their state; raises LexiconError for an unknown kind of place."""
    found: dict[str, str] = {}
    for row in read_table(path, ("name", "state", "kind")):
        row.one_of("kind", PLACE_KINDS)
        found[row.cells[0]] = row.cells[1]
    return found


def parse_pairs(path: Path, columns: tuple[str, str], allowed: Collection[str]) -> dict[str, str]:
    """A table of two columns as a mapping; raises LexiconError for a second cell that is not allowed."""
    return {row.cells[0]: row.one_of(columns[1], allowed) for row in read_table(path, columns)}


def parse_family_first(path: Path) -> frozenset[str]:
    """Family names; raises LexiconError for a language that is not one of LANGUAGES (ISO 639-1)."""
    found = set()
    for row in read_table(path, ("name", "language")):
        if not set(row.several("language")) <= LANGUAGES:
            raise row.error("language", f"give one or more of {', '.join(sorted(LANGUAGES))}")
        found.add(row.cells[0])
    return frozenset(found)


def parse_words(path: Path) -> frozenset[str]:
    """A table of one column as a set."""
    return frozenset(row.cells[0] for row in read_table(path, ("word",)))
