"""What ``field:value`` filters choose, and why a quote was chosen that does not say so itself.

What a name means is found out by ``naming``. A state is also known by its capital and abbreviations, and under
``speaker`` by everybody who holds an office of it.

Filters of one field are alternatives for the fields of ``ALTERNATIVES`` (a quote has one kind); of ``actor``, ``said``
and ``published`` all must hold. Every negated filter must hold.

Days: a moment passes if the days it may mean overlap the range. One known only as "on or before" its day passes a
range of several days that holds that day, never a single day, which would claim more than is known, unless about
that day is asked for (``said:~2024-10-31``). An unknown moment never passes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast, get_args

from core.archive.asking import naming
from core.archive.language.query import ALTERNATIVES, Filter, Query
from core.archive.opening.reader import Reader, Value
from core.archive.tables import terms
from core.archive.tables.ordinals import DAY_BITS, EARLIEST
from core.archive.words.cutting import folded
from core.archive.words.names import name_key
from core.model import DocumentKind, QuoteKind

_UNNAMED = frozenset({"unnamed", "anonymous"})
_FEW_ACTORS = 50
"""Actors that are looked for in each document that is met, rather than all their documents at once."""
MOST_TERMS = 300
"""Terms that are looked up together; where a filter means more things, each quote that is found is checked instead."""
EVERYWHERE = (0, 1 << 62)
"""The whole order of the index: first place, and end."""


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
    def check(self) -> str:
        """The condition on the quote ``q``, "" where every quote found passes."""
        # A plus sign keeps SQLite from going through all quotes that pass anew for every quote that is found.
        return self.sql.replace("{q}", "+q")


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
        never=any(part is NEVER for part in wanted),
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


def listed(ids: Iterable[int]) -> str:
    """Row ids as a JSON list, for json_each."""
    return json.dumps(sorted(ids))


# Speakers and actors


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
    named = naming.actors(reader, chosen.value)
    found = named.reasons
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
    if len(found) > MOST_TERMS and state is None and named.sought is not None:
        by_words = f"speakers : ({named.sought.expression})"  # the index knows speakers by the words of their names too
        return Condition(sql, (listed(found),), by_words, exact=True, reasons=reasons)
    return replace(_one_of("speaker", found, sql), reasons=reasons)


def _one_of(thing: terms.Thing, rows: Collection[int], sql: str) -> Condition:
    """The condition ``sql`` on a list of row ids, by their terms where there are not too many."""
    few = len(rows) <= MOST_TERMS
    expression = terms.any_of(terms.of(thing, row) for row in rows) if few else ""
    return Condition(sql, (listed(rows),), expression, few) if rows else NEVER


def _actor(reader: Reader, chosen: Filter) -> Condition:
    found = set(naming.actors(reader, chosen.value).reasons)
    state = reader.nations().named(chosen.value)
    if state is not None:
        found |= _states_named(reader, state)
    if not found:
        return NEVER
    actors = listed(found)
    documents = reader.rows(
        "SELECT DISTINCT x.document FROM json_each(?) j CROSS JOIN document_actors x ON x.actor = j.value LIMIT ?",
        (actors, MOST_TERMS + 1),
    )
    if len(documents) > MOST_TERMS and len(found) <= _FEW_ACTORS:
        marks = ", ".join("?" * len(found))
        sql = f"SELECT 1 FROM document_actors x WHERE x.document = {{q}}.document AND x.actor IN ({marks})"
        return Condition(f"EXISTS ({sql})", tuple(found))
    sql = "{q}.document IN (SELECT document FROM document_actors WHERE actor IN (SELECT value FROM json_each(?)))"
    return replace(_one_of("document", [document for (document,) in documents], sql), values=(actors,))


def _role(reader: Reader, chosen: Filter) -> Condition:
    return _one_of(
        "title",
        naming.titles(reader, chosen.value),
        "{q}.id IN (SELECT s.quote FROM roles r JOIN speakers s ON s.actor = r.actor JOIN quotes o ON o.id = s.quote"
        " WHERE o.document = r.document AND r.title IN (SELECT value FROM json_each(?)))",
    )


# Sources and kinds


def _source(reader: Reader, chosen: Filter) -> Condition:
    return _one_of(
        "source",
        naming.sources(reader, chosen.value),
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


def _days(days: tuple[date, date], first: str, last: str, *, about: bool) -> tuple[str, tuple[int, ...]]:
    """SQL for a moment whose first day (NULL for an on-or-before) and last day stand in these columns."""
    opening, closing = (day.toordinal() for day in days)
    known = f"({first} IS NOT NULL AND {first} <= ? AND {last} >= ?)"
    if opening == closing and not about:
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
    sql, values = _days(chosen.days, "{q}.said_first", "{q}.said_last", about=chosen.about)
    first, last = (day.toordinal() for day in chosen.days)
    places = (first << DAY_BITS, (last + _LONGEST_MOMENT + 1) << DAY_BITS)
    few = last - first <= _MOST_DAYS
    return Condition(sql, values, _of_days(reader, "said", chosen.days) if few else "", places=places)


def _published(reader: Reader, chosen: Filter) -> Condition:
    if chosen.days is None:
        return NEVER
    sql, values = _days(chosen.days, "d.published_first", "d.published_last", about=chosen.about)
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
