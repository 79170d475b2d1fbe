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
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast, get_args

from core.archive import terms
from core.archive.names import name_key
from core.archive.ordinals import DAY_BITS, EARLIEST
from core.archive.query import ALTERNATIVES, Filter, Query
from core.archive.reader import Reader, Value
from core.archive.vocabulary import LONGEST, SHORTEST, Vocabulary
from core.archive.words import folded
from core.model import DocumentKind, QuoteKind

_UNNAMED = frozenset({"unnamed", "anonymous"})
_MOST_SPELLINGS = 50
_MOST_BEGINNINGS = 500
_FEW_ACTORS = 50
_TWO_EDITS_FROM = 8
_MOST_TERMS = 300
"""Terms that are looked up together; where a filter means more things, each quote that is found is checked instead."""


EVERYWHERE = (0, 1 << 62)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a filter chooses: a condition in SQL on the quote ``{q}``, and the terms by which the index finds it.

    ``terms`` is an expression of the index that finds all that pass ("" where there is none short enough), and
    nothing else if ``exact``. ``reasons`` are kept by actor, where an actor's name does not say why.
    """

    sql: str
    values: tuple[Value, ...] = ()
    terms: str = ""
    exact: bool = False
    common: bool = False
    """Whether so many quotes have these terms that, among others, each quote found is better checked for itself."""
    reasons: Mapping[int, str] = field(default_factory=dict)
    places: tuple[int, int] = EVERYWHERE
    """The part of the order of the index in which all that pass stand: first place, and end."""


NEVER = Condition("0")


@dataclass(frozen=True, slots=True)
class Selection:
    """All filters of a query: what the index must find, what it must not, and what is then checked of each quote."""

    terms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    sql: str = ""
    values: tuple[Value, ...] = ()
    reasons: Mapping[int, str] = field(default_factory=dict)
    never: bool = False
    places: tuple[int, int] = EVERYWHERE

    @property
    def unchecked(self) -> bool:
        """Whether all that the index finds passes."""
        return not self.sql

    def check(self, word: str) -> str:
        """The condition on ``q`` after ``word`` (WHERE or AND), nothing where every quote found passes."""
        # A plus sign keeps SQLite from going through all quotes that pass anew for every quote that is found.
        return f" {word} {self.sql.replace('{q}', '+q')}" if self.sql else ""


def select(reader: Reader, query: Query, *, beside_words: bool) -> Selection:
    """Work out what the filters of a query choose; ``beside_words`` says whether there are words to look for too."""
    chosen = tuple((filter.field, filter.value, filter.negated, filter.days) for filter in query.filters)
    return reader.memo(("filters", chosen, beside_words), lambda: _select(reader, query, beside_words))


def _select(reader: Reader, query: Query, beside_words: bool) -> Selection:
    wanted: list[Condition] = []
    unwanted: list[Condition] = []
    either: dict[str, list[Condition]] = {}
    for chosen in query.filters:
        condition = _CHOOSERS[chosen.field](reader, chosen)
        if chosen.negated:
            unwanted.append(condition)
        elif chosen.field in ALTERNATIVES:
            either.setdefault(chosen.field, []).append(condition)
        else:
            wanted.append(condition)
    wanted += [_any_of(conditions) for conditions in either.values()]
    if beside_words or any(part.terms and not part.common for part in wanted):
        wanted = [replace(part, terms="", exact=False) if part.common else part for part in wanted]
    checked = [part for part in wanted if not part.exact] + [part for part in unwanted if not part.exact]
    sql = [f"({part.sql})" for part in wanted if not part.exact]
    sql += [f"NOT ({part.sql})" for part in unwanted if not part.exact]
    return Selection(
        terms=tuple(part.terms for part in wanted if part.terms),
        excluded=tuple(part.terms for part in unwanted if part.exact),
        sql=" AND ".join(sql),
        values=tuple(value for part in checked for value in part.values),
        reasons={actor: reason for part in wanted for actor, reason in part.reasons.items()},
        never=any(part.sql == NEVER.sql for part in wanted),
        places=(
            max((part.places[0] for part in wanted), default=EVERYWHERE[0]),
            min((part.places[1] for part in wanted), default=EVERYWHERE[1]),
        ),
    )


def _any_of(conditions: Sequence[Condition]) -> Condition:
    """What one of these chooses."""
    able = [condition for condition in conditions if condition is not NEVER]
    if len(able) < 2:
        return able[0] if able else NEVER
    return Condition(
        sql=" OR ".join(f"({condition.sql})" for condition in able),
        values=tuple(value for condition in able for value in condition.values),
        terms=terms.any_of(condition.terms for condition in able) if all(one.terms for one in able) else "",
        exact=all(condition.exact for condition in able),
        common=all(condition.common for condition in able),
        reasons={actor: reason for condition in able for actor, reason in condition.reasons.items()},
    )


# Words of names, titles and outlets


@dataclass(frozen=True, slots=True)
class Sought:
    """For each typed word the stored words that count for it; ``exact`` unless letters were forgiven."""

    choices: tuple[tuple[str, ...], ...]
    exact: bool

    @property
    def expression(self) -> str:
        """What the index is asked for texts that hold one of the choices for every typed word."""
        return " AND ".join("(" + " OR ".join(f'"{word}"' for word in choice) + ")" for choice in self.choices)

    def items(self, table: str, columns: str) -> tuple[str, tuple[str, ...]]:
        """SQL for the rows that hold one of the choices for every typed word, and its values."""
        part = f"SELECT {columns} FROM {table} WHERE word IN (SELECT value FROM json_each(?))"
        return " INTERSECT ".join([part] * len(self.choices)), tuple(json.dumps(choice) for choice in self.choices)


def _readings(reader: Reader, typed: tuple[str, ...]) -> Iterator[Sought]:
    names = reader.vocabulary.of_names()
    exact = tuple((word,) for word in typed)
    yield Sought(exact, True)
    yield Sought((*exact[:-1], (typed[-1], *names.beginning(typed[-1], _MOST_BEGINNINGS))), True)
    yield Sought(tuple(_alike(names, word) for word in typed), False)


def _sought(reader: Reader, table: str, columns: str, value: str) -> Sought | None:
    """The stored words that ``value`` means; None if nothing stored is like it."""
    typed = tuple(dict.fromkeys(folded(value).split()))
    if not typed:
        return None
    for sought in _readings(reader, typed):
        sql, values = sought.items(table, columns)
        if all(sought.choices) and reader.one(f"SELECT 1 FROM ({sql}) LIMIT 1", values):
            return sought
    return None


def _alike(names: Vocabulary, word: str) -> tuple[str, ...]:
    """Words of names within one edit, two for words of eight letters and more; short words only as they are."""
    same = (word,) if names.holds(word) else ()
    if not SHORTEST <= len(word) <= LONGEST or word.isdigit():
        return same
    near = names.one_edit(word)
    if len(word) >= _TWO_EDITS_FROM:
        near += [other for other in names.two_edits(word) if other not in near]
    return (*same, *near[:_MOST_SPELLINGS])


def listed(ids: Iterable[int]) -> str:
    """Row ids as a JSON list, for json_each."""
    return json.dumps(sorted(ids))


# Speakers and actors


def _actors_named(reader: Reader, value: str) -> dict[int, str]:
    """Actors whose name or alias holds the words of ``value``, each with a reason if its spelling differs."""
    sought = _sought(reader, "name_words", "name", value)
    if sought is None:
        return {}
    sql, values = sought.items("name_words", "name")
    found = reader.rows(
        f"SELECT DISTINCT a.id, a.name FROM ({sql}) w CROSS JOIN names n ON n.id = w.name"
        " CROSS JOIN actors a ON a.id = n.actor",
        values,
    )
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
        (listed(named),),
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
        "SELECT r.actor, t.title FROM titles t CROSS JOIN roles r ON r.title = t.id"
        " JOIN documents d ON d.id = r.document WHERE t.state = ? ORDER BY d.published_last, d.id, r.position DESC",
        (state,),
    )
    voices.update((id, f"voice of {state}: {title}") for id, title in offices)
    return voices


def _with_groups(reader: Reader, found: Mapping[int, str]) -> dict[int, str]:
    """The same actors and the groups they are members of."""
    rows = reader.rows(
        "SELECT m.actor, a.id, a.name FROM json_each(?) j CROSS JOIN members m ON m.member = j.value"
        " JOIN actors a ON a.id = m.member ORDER BY m.actor, a.id DESC",
        (listed(found),),
    )
    groups = {group: ", ".join(filter(None, (f"among them {name}", found[member]))) for group, member, name in rows}
    return {**groups, **found}


def _speaker(reader: Reader, chosen: Filter) -> Condition:
    if folded(chosen.value) in _UNNAMED:
        sql = "{q}.id IN (SELECT s.quote FROM speakers s JOIN actors a ON a.id = s.actor WHERE a.kind = 'unnamed')"
        return Condition(sql, terms=terms.UNNAMED, exact=True)
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
    reasons = {id: reason for id, reason in found.items() if reason}
    sql = "{q}.id IN (SELECT quote FROM speakers WHERE actor IN (SELECT value FROM json_each(?)))"
    sought = _sought(reader, "name_words", "name", chosen.value) if state is None else None
    if len(found) > _MOST_TERMS and sought is not None:
        return Condition(sql, (listed(found),), f"speakers : ({sought.expression})", exact=True, reasons=reasons)
    return _one_of("speaker", found, sql, reasons)


def _one_of(thing: terms.Thing, rows: Collection[int], sql: str, reasons: Mapping[int, str] | None = None) -> Condition:
    """The condition ``sql`` on a list of row ids, by their terms where there are not too many."""
    few = len(rows) <= _MOST_TERMS
    expression = terms.any_of(terms.of(thing, row) for row in rows) if few else ""
    return Condition(sql, (listed(rows),), expression, few, reasons=reasons or {})


def _actor(reader: Reader, chosen: Filter) -> Condition:
    found = set(_actors_named(reader, chosen.value))
    state = reader.nations().named(chosen.value)
    if state is not None:
        found |= _states_named(reader, state)
    if not found:
        return NEVER
    actors = listed(found)
    documents = reader.rows(
        "SELECT DISTINCT x.document FROM json_each(?) j CROSS JOIN document_actors x ON x.actor = j.value LIMIT ?",
        (actors, _MOST_TERMS + 1),
    )
    few = len(documents) <= _MOST_TERMS
    sql = "{q}.document IN (SELECT document FROM document_actors WHERE actor IN (SELECT value FROM json_each(?)))"
    if not few and len(found) <= _FEW_ACTORS:  # who is in very many documents is soon met again: each quote is asked
        one_of = ", ".join(map(str, sorted(found)))
        sql = (
            "EXISTS (SELECT 1 FROM document_actors x"
            f" WHERE x.document = {{q}}.document AND x.actor IN ({one_of}) AND ? <> '')"
        )
    expression = terms.any_of(terms.of("document", document) for (document,) in documents) if few else ""
    return Condition(sql, (actors,), expression, few)


def _role(reader: Reader, chosen: Filter) -> Condition:
    sought = _sought(reader, "title_words", "title", chosen.value)
    if sought is None:
        return NEVER
    sql, values = sought.items("title_words", "title")
    return _one_of(
        "title",
        {id for (id,) in reader.rows(sql, values)},
        "({q}.id IN (SELECT s.quote FROM roles r JOIN speakers s ON s.actor = r.actor JOIN quotes o ON o.id = s.quote"
        " WHERE o.document = r.document AND r.title IN (SELECT value FROM json_each(?))))",
    )


def titles_named(reader: Reader, value: str, limit: int) -> dict[str, list[int]]:
    """Row ids of titles that hold the words of ``value``, by title; any titles for none."""
    sought = _sought(reader, "title_words", "title", value)
    which, values = sought.items("title_words", "title") if sought else ("SELECT id FROM titles", ())
    found: dict[str, list[int]] = {}
    for id, title in reader.rows(f"SELECT id, title FROM titles WHERE id IN ({which}) LIMIT ?", (*values, limit)):
        found.setdefault(title, []).append(id)
    return found if sought or not folded(value) else {}


# Sources and kinds


def _source(reader: Reader, chosen: Filter) -> Condition:
    found = sources_named(reader, chosen.value)
    if not found:
        return NEVER
    return _one_of(
        "source",
        found,
        "{q}.document IN (SELECT document FROM document_sources WHERE source IN (SELECT value FROM json_each(?)))",
    )


def _kind(reader: Reader, chosen: Filter) -> Condition:
    """A kind of quote, or of document ("transcript"), as ``parse`` has made it out."""
    del reader
    value = chosen.value
    if value in get_args(QuoteKind):
        return Condition("{q}.kind = ?", (value,), terms.kind(cast(QuoteKind, value)), exact=True, common=True)
    if value in get_args(DocumentKind):
        sql = "EXISTS (SELECT 1 FROM documents d WHERE d.id = {q}.document AND d.kind = ?)"
        return Condition(sql, (value,), terms.kind(cast(DocumentKind, value)), exact=True, common=True)
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
    if chosen.days is None:
        return NEVER
    sql, values = _days(chosen.days, "{q}.said_first", "{q}.said_last")
    first, last = (day.toordinal() for day in chosen.days)
    places = (first << DAY_BITS, (last + _LONGEST_MOMENT + 1) << DAY_BITS)
    few = last - first <= _MOST_DAYS
    return Condition(sql, values, _of_days(reader, "said", chosen.days) if few else "", places=places)


def _published(reader: Reader, chosen: Filter) -> Condition:
    if chosen.days is None:
        return NEVER
    sql, values = _days(chosen.days, "d.published_first", "d.published_last")
    sql = f"EXISTS (SELECT 1 FROM documents d WHERE d.id = {{q}}.document AND ({sql}))"
    return Condition(sql, values, _of_days(reader, "published", chosen.days))


def _of_days(reader: Reader, dated: terms.Dated, days: tuple[date, date]) -> str:
    """The terms for a range of days, which is first cut to the days that the archive knows."""
    known = known_days(reader, dated)
    if known is None:
        return terms.NOTHING
    first = max(days[0].toordinal(), known[0] - _LONGEST_MOMENT)
    last = min(days[1].toordinal(), known[1])
    return terms.between(dated, first, last) if first <= last else terms.NOTHING


def known_days(reader: Reader, dated: terms.Dated) -> tuple[int, int] | None:
    """The first and the last day, as proleptic ordinals, by which the archive's quotes are dated; None if none is."""
    first, last = reader.rows(_KNOWN_DAYS[dated])[0]
    return None if first is None else (first, last)


_MOST_DAYS = 3 * 366
"""Days up to which terms find what was said on them; of more, the order of the index alone tells where they begin."""
_LONGEST_MOMENT = 366
"""Days that a moment may begin before the last day it can mean."""
# Each as two look-ups in an index. Quotes without a day stand under day 0.
_KNOWN_DAYS: dict[terms.Dated, str] = {
    "said": (
        f"SELECT (SELECT min(ordinal) FROM quotes WHERE ordinal >= {EARLIEST << DAY_BITS}) >> {DAY_BITS},"
        f" (SELECT max(ordinal) FROM quotes) >> {DAY_BITS}"
    ),
    "published": "SELECT (SELECT min(published_last) FROM documents), (SELECT max(published_last) FROM documents)",
}


_CHOOSERS = {
    "speaker": _speaker,
    "actor": _actor,
    "source": _source,
    "kind": _kind,
    "role": _role,
    "said": _said,
    "published": _published,
}
