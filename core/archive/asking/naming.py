"""Which actors, sources and offices a typed name means.

A name is looked up by its words: all of them, then with the last one as a beginning, then with a letter or two
forgiven; the first of these that finds anything counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from core.archive.opening.reader import Reader
from core.archive.words.cutting import beyond, folded
from core.archive.words.vocabulary import forgiving

Table = Literal["name_words", "source_words", "title_words"]
"""Where the words of the names of actors, of sources and of offices stand."""

_WHOSE: dict[Table, str] = {"name_words": "name", "source_words": "source, name", "title_words": "title"}
"""What a name is told by in each: all its words stand with that."""
_MOST_SPELLINGS = 50
_MOST_BEGINNINGS = 500
"""Words that an unfinished one may become, the most frequent first."""
_TWO_EDITS_FROM = 8


@dataclass(frozen=True, slots=True)
class Sought:
    """For each typed word the words of a table that count for it; ``exact`` unless letters were forgiven."""

    table: Table
    choices: tuple[tuple[str, ...], ...]
    exact: bool

    @property
    def expression(self) -> str:
        """What the index is asked for texts that hold one of the choices for every typed word."""
        return " AND ".join("(" + " OR ".join(f'"{word}"' for word in choice) + ")" for choice in self.choices)

    @property
    def names(self) -> tuple[str, tuple[str, ...]]:
        """SQL for the names that hold one of the choices for every typed word, and its values."""
        part = f"SELECT {_WHOSE[self.table]} FROM {self.table} WHERE word IN (SELECT value FROM json_each(?))"
        return " INTERSECT ".join([part] * len(self.choices)), tuple(json.dumps(choice) for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Actors:
    """Actors of a name by row id, each with a reason if its spelling differs; ``sought`` is None if there are none."""

    reasons: dict[int, str]
    sought: Sought | None


def actors(reader: Reader, name: str) -> Actors:
    """The actors whose name or alias holds the words of ``name``."""
    sought = _sought(reader, "name_words", name)
    if sought is None:
        return Actors({}, None)
    names, values = sought.names
    found = reader.rows(
        f"SELECT DISTINCT a.id, a.name FROM ({names}) w CROSS JOIN names n ON n.id = w.name"
        " CROSS JOIN actors a ON a.id = n.actor",
        values,
    )
    return Actors({id: "" if sought.exact else f"{name} ~ {other}" for id, other in found}, sought)


def sources(reader: Reader, name: str) -> set[int]:
    """The ids of the sources of which one name holds the words of ``name``."""
    sought = _sought(reader, "source_words", name)
    if sought is None:
        return set()
    names, values = sought.names
    return {id for (id,) in reader.rows(f"SELECT DISTINCT source FROM ({names})", values)}


def titles(reader: Reader, name: str) -> set[int]:
    """The ids of the offices that hold the words of ``name``."""
    sought = _sought(reader, "title_words", name)
    return set() if sought is None else {id for (id,) in reader.rows(*sought.names)}


def _sought(reader: Reader, table: Table, name: str) -> Sought | None:
    """The words of a table that ``name`` means; None if nothing there is like it."""
    typed = tuple(dict.fromkeys(folded(name).split()))
    if not typed:
        return None
    for sought in _readings(reader, table, typed):
        names, values = sought.names
        if all(sought.choices) and reader.one(f"SELECT 1 FROM ({names}) LIMIT 1", values):
            return sought
    return None


def _readings(reader: Reader, table: Table, typed: tuple[str, ...]) -> Iterator[Sought]:
    exact = tuple((word,) for word in typed)
    yield Sought(table, exact, True)
    yield Sought(table, (*exact[:-1], _beginning(reader, table, typed[-1])), True)
    yield Sought(table, tuple(_alike(reader, table, word) for word in typed), False)


def _beginning(reader: Reader, table: Table, word: str) -> tuple[str, ...]:
    found = reader.rows(
        f"SELECT word FROM {table} WHERE word >= ? AND word < ? GROUP BY word ORDER BY count(*) DESC, word LIMIT ?",
        (word, beyond(word), _MOST_BEGINNINGS),
    )
    return tuple(other for (other,) in found)


def _alike(reader: Reader, table: Table, word: str) -> tuple[str, ...]:
    """Words of the table within one edit, two for words of eight letters and more; short words only as they are."""
    near: list[str] = [word]
    if forgiving(word):
        names = reader.vocabulary.of_names()
        near += names.one_edit(word)
        near += names.two_edits(word) if len(word) >= _TWO_EDITS_FROM else []
    return _held(reader, table, near)[:_MOST_SPELLINGS]


def _held(reader: Reader, table: Table, words: Sequence[str]) -> tuple[str, ...]:
    """Those of the words that stand in the table, in their order, each once."""
    found = reader.rows(
        f"SELECT j.value FROM json_each(?) j WHERE EXISTS (SELECT 1 FROM {table} t WHERE t.word = j.value)"
        " ORDER BY j.key",
        (json.dumps(list(dict.fromkeys(words))),),
    )
    return tuple(word for (word,) in found)
