"""What ``field:value`` filters choose, and why a quote was chosen that does not say so itself.

A value is looked up by the words of names: all of them, then with the last one as a beginning, then with a letter or
two forgiven; the first of these that finds anything counts. A state is also known by its capital and abbreviations,
and under ``speaker`` by everybody who holds an office of it.

Filters of one field are alternatives for the fields of ``ALTERNATIVES`` (a quote has one kind); of ``actor``, ``said``
and ``published`` all must hold. Every negated filter must hold.

Days: a moment passes if the days it may mean overlap the range. One known only as "on or before" its day passes a
range of several days that holds that day, never a single day, which would claim more than is known. An unknown
moment never passes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from rapidfuzz.distance import OSA

from core.archive.linking import name_key
from core.archive.query import ALTERNATIVES, Filter, Query
from core.archive.reader import Reader, Value
from core.archive.words import folded
from core.model import DocumentKind, QuoteKind

_UNNAMED = frozenset({"unnamed", "anonymous"})
_MOST_SPELLINGS = 50
_MOST_BEGINNINGS = 5000


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL on the quote ``{q}``, and reasons by actor where an actor's name does not say why."""

    sql: str
    values: tuple[Value, ...] = ()
    reasons: Mapping[int, str] = field(default_factory=dict)


NEVER = Condition("0")


@dataclass(frozen=True, slots=True)
class Selection:
    """All filters of a query as one condition."""

    sql: str
    values: tuple[Value, ...]
    reasons: Mapping[int, str]

    @property
    def everything(self) -> bool:
        """Whether every quote passes."""
        return not self.sql

    def clause(self, word: str) -> str:
        """The condition on ``q`` after ``word`` (WHERE or AND), nothing where every quote passes."""
        return f" {word} {self.sql.replace('{q}', 'q')}" if self.sql else ""

    def check(self, word: str) -> str:
        """The same for a ``q`` that has been found by its words: then no index may be asked which quotes pass."""
        # A plus sign keeps SQLite from it; left to itself it goes through all that pass anew for every quote found.
        return f" {word} {self.sql.replace('{q}', '+q')}" if self.sql else ""


def select(reader: Reader, query: Query) -> Selection:
    """Work out what the filters of a query choose."""
    parts: list[Condition] = []
    either: dict[str, list[Condition]] = {}
    for chosen in query.filters:
        condition = _CHOOSERS[chosen.field](reader, chosen)
        if chosen.negated:
            parts.append(Condition(f"NOT ({condition.sql})", condition.values))
        elif chosen.field in ALTERNATIVES:
            either.setdefault(chosen.field, []).append(condition)
        else:
            parts.append(condition)
    parts += [_any_of(conditions) for conditions in either.values()]
    reasons: dict[int, str] = {}
    for part in parts:
        reasons.update(part.reasons)
    return Selection(
        " AND ".join(f"({part.sql})" for part in parts),
        tuple(value for part in parts for value in part.values),
        reasons,
    )


def _any_of(conditions: Sequence[Condition]) -> Condition:
    reasons: dict[int, str] = {}
    for condition in conditions:
        reasons.update(condition.reasons)
    return Condition(
        " OR ".join(f"({condition.sql})" for condition in conditions),
        tuple(value for condition in conditions for value in condition.values),
        reasons,
    )


# Words of names, titles and outlets


@dataclass(frozen=True, slots=True)
class Sought:
    """For each typed word the stored words that count for it; ``exact`` unless letters were forgiven."""

    choices: tuple[tuple[str, ...], ...]
    exact: bool

    def items(self, table: str, columns: str) -> tuple[str, tuple[str, ...]]:
        """SQL for the rows that hold one of the choices for every typed word, and its values."""
        part = f"SELECT {columns} FROM {table} WHERE word IN (SELECT value FROM json_each(?))"
        return " INTERSECT ".join([part] * len(self.choices)), tuple(json.dumps(choice) for choice in self.choices)


def _readings(reader: Reader, table: str, typed: tuple[str, ...]) -> Iterator[Sought]:
    exact = tuple((word,) for word in typed)
    yield Sought(exact, True)
    yield Sought((*exact[:-1], _beginning(reader, table, typed[-1])), True)
    yield Sought(tuple(_alike(reader, table, word) for word in typed), False)


def _sought(reader: Reader, table: str, columns: str, value: str) -> Sought | None:
    """The stored words that ``value`` means; None if nothing stored is like it."""
    typed = tuple(dict.fromkeys(folded(value).split()))
    if not typed:
        return None
    for sought in _readings(reader, table, typed):
        sql, values = sought.items(table, columns)
        if all(sought.choices) and reader.one(f"SELECT 1 FROM ({sql}) LIMIT 1", values):
            return sought
    return None


def _beginning(reader: Reader, table: str, word: str) -> tuple[str, ...]:
    found = reader.rows(
        f"SELECT DISTINCT word FROM {table} WHERE word >= ? AND word < ? LIMIT {_MOST_BEGINNINGS}",
        (word, word + "\U0010ffff"),
    )
    return tuple(other for (other,) in found)


def _alike(reader: Reader, table: str, word: str) -> tuple[str, ...]:
    """Stored words within one edit, two for words of eight letters and more; short words only as they are."""
    edits = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    stored = reader.rows(
        f"SELECT DISTINCT word FROM {table} WHERE length(word) BETWEEN ? AND ?",
        (len(word) - edits, len(word) + edits),
    )
    near = [(OSA.distance(word, other, score_cutoff=edits), other) for (other,) in stored]
    return tuple(other for distance, other in sorted(near) if distance <= edits)[:_MOST_SPELLINGS]


def _listed(ids: Iterable[int]) -> str:
    return json.dumps(sorted(ids))


# Speakers and actors


def _actors_named(reader: Reader, value: str) -> dict[int, str]:
    """Actors whose name or alias holds the words of ``value``, each with a reason if its spelling differs."""
    sought = _sought(reader, "name_words", "actor, key", value)
    if sought is None:
        return {}
    sql, values = sought.items("name_words", "actor, key")
    found = reader.rows(f"SELECT DISTINCT a.id, a.name FROM ({sql}) w JOIN actors a ON a.id = w.actor", values)
    return {id: "" if sought.exact else f"{value} ~ {name}" for id, name in found}


def actors_named(reader: Reader, name: str) -> set[int]:
    """The ids of the actors whose name or alias holds the words of ``name``."""
    return set(_actors_named(reader, name))


def sources_named(reader: Reader, name: str) -> set[int]:
    """The ids of the sources whose name or alias holds the words of ``name``."""
    sought = _sought(reader, "source_words", "source, name", name)
    if sought is None:
        return set()
    sql, values = sought.items("source_words", "source, name")
    return {id for (id,) in reader.rows(f"SELECT DISTINCT source FROM ({sql})", values)}


def _states_named(reader: Reader, name: str) -> set[int]:
    found = reader.rows(
        "SELECT DISTINCT a.id FROM names n JOIN actors a ON a.id = n.actor WHERE n.key = ? AND a.kind = 'state'",
        (name_key(name),),
    )
    return {id for (id,) in found}


def _state_meant(reader: Reader, value: str, named: Mapping[int, str]) -> str | None:
    """The state that ``value`` names as a whole, misspelt or not."""
    state = reader.nations().named(value)
    if state is not None or not any(named.values()):
        return state
    states = reader.rows(
        "SELECT name FROM actors WHERE kind = 'state' AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (_listed(named),),
    )
    whole = [name for (name,) in states if len(folded(name).split()) == len(folded(value).split())]
    return whole[0] if len(whole) == 1 else None


def _voices(reader: Reader, state: str) -> dict[int, str]:
    """Who speaks for a state by office, with the latest title as the reason."""
    voices = {
        id: f"voice of {state}"
        for (id,) in reader.rows("SELECT DISTINCT actor FROM document_actors WHERE state = ?", (state,))
    }
    offices = reader.rows(
        "SELECT r.actor, r.title FROM roles r JOIN documents d ON d.id = r.document WHERE r.state = ?"
        " ORDER BY d.published_last, d.id, r.position DESC",
        (state,),
    )
    voices.update((id, f"voice of {state}: {title}") for id, title in offices)
    return voices


def _with_groups(reader: Reader, found: Mapping[int, str]) -> dict[int, str]:
    """The same actors and the groups they are members of."""
    rows = reader.rows(
        "SELECT m.actor, a.id, a.name FROM json_each(?) j CROSS JOIN members m ON m.member = j.value"
        " JOIN actors a ON a.id = m.member ORDER BY m.actor, a.id DESC",
        (_listed(found),),
    )
    groups = {group: ", ".join(filter(None, (f"among them {name}", found[member]))) for group, member, name in rows}
    return {**groups, **found}


def _speaker(reader: Reader, chosen: Filter) -> Condition:
    if folded(chosen.value) in _UNNAMED:
        return Condition(
            "{q}.id IN (SELECT s.quote FROM speakers s JOIN actors a ON a.id = s.actor WHERE a.kind = 'unnamed')"
        )
    found = _actors_named(reader, chosen.value)
    state = _state_meant(reader, chosen.value, found)
    if state is not None:
        exact = {id: reason for id, reason in found.items() if not reason}
        own = dict.fromkeys(_states_named(reader, state), "")
        misspelt = {id: reason for id, reason in found.items() if reason and id in own}
        found = {**_voices(reader, state), **own, **misspelt, **exact}
    found = _with_groups(reader, found)
    if not found:
        return NEVER
    return Condition(
        "{q}.id IN (SELECT quote FROM speakers WHERE actor IN (SELECT value FROM json_each(?)))",
        (_listed(found),),
        {id: reason for id, reason in found.items() if reason},
    )


def _actor(reader: Reader, chosen: Filter) -> Condition:
    found = set(_actors_named(reader, chosen.value))
    state = reader.nations().named(chosen.value)
    if state is not None:
        found |= _states_named(reader, state)
    if not found:
        return NEVER
    return Condition(
        "{q}.document IN (SELECT document FROM document_actors WHERE actor IN (SELECT value FROM json_each(?)))",
        (_listed(found),),
    )


def _role(reader: Reader, chosen: Filter) -> Condition:
    columns = "document, actor, position"
    sought = _sought(reader, "role_words", columns, chosen.value)
    if sought is None:
        return NEVER
    sql, values = sought.items("role_words", columns)
    return Condition(
        "{q}.id IN (SELECT s.quote FROM speakers s JOIN quotes x ON x.id = s.quote"
        f" WHERE (x.document, s.actor) IN (SELECT document, actor FROM ({sql})))",
        values,
    )


# Sources and kinds


def _source(reader: Reader, chosen: Filter) -> Condition:
    sought = _sought(reader, "source_words", "source, name", chosen.value)
    if sought is None:
        return NEVER
    sql, values = sought.items("source_words", "source, name")
    return Condition(
        f"{{q}}.document IN (SELECT document FROM document_sources WHERE source IN (SELECT source FROM ({sql})))",
        values,
    )


def _kind(reader: Reader, chosen: Filter) -> Condition:
    """A kind of quote, or of document ("transcript"), as ``parse`` has made it out."""
    del reader
    if chosen.value in get_args(QuoteKind):
        return Condition("{q}.kind = ?", (chosen.value,))
    if chosen.value in get_args(DocumentKind):
        return Condition("{q}.document IN (SELECT id FROM documents WHERE kind = ?)", (chosen.value,))
    return NEVER


# Days


def _days(days: tuple[date, date], first: str, last: str) -> tuple[str, tuple[int, ...]]:
    """SQL for a moment whose first day (NULL for an on-or-before) and last day stand in these columns."""
    opening, closing = (day.toordinal() for day in days)
    known = f"({first} IS NOT NULL AND {first} <= ? AND {last} >= ?)"
    if opening == closing:
        return known, (closing, opening)
    return f"{known} OR ({first} IS NULL AND {last} IS NOT NULL AND {last} BETWEEN ? AND ?)", (
        closing,
        opening,
        opening,
        closing,
    )


def _said(reader: Reader, chosen: Filter) -> Condition:
    del reader
    if chosen.days is None:
        return NEVER
    return Condition(*_days(chosen.days, "{q}.said_first", "{q}.said_last"))


def _published(reader: Reader, chosen: Filter) -> Condition:
    del reader
    if chosen.days is None:
        return NEVER
    sql, values = _days(chosen.days, "published_first", "published_last")
    return Condition(f"{{q}}.document IN (SELECT id FROM documents WHERE {sql})", values)


_CHOOSERS = {
    "speaker": _speaker,
    "actor": _actor,
    "source": _source,
    "kind": _kind,
    "role": _role,
    "said": _said,
    "published": _published,
}
