"""Answering a query: the index finds candidates newest first, which are then put in order of likeness in memory.

Words are taken as typed; only where that finds nothing are they taken more and more loosely: a letter forgiven in any
word, two letters, at last one word left out. Phrases, excluded words and filters are never loosened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.archive import expand, filters, pages, rank
from core.archive.expand import Expander, Group, Wanted
from core.archive.filters import Selection
from core.archive.protocol import QuoteRow, Result
from core.archive.query import Query
from core.archive.rank import Candidate, Marker
from core.archive.reader import Reader, Value
from core.archive.rows import FinishedWhenSeen

CANDIDATES = 400
"""At most so many of the newest are put in order by likeness (more where more rows are asked for)."""
COUNTED = 20_000
"""Beyond this many the total is "at least"."""


@dataclass(frozen=True, slots=True)
class Settled:
    """How loosely the free words had to be taken to find something, or that even at their loosest nothing is found."""

    groups: tuple[Group, ...]
    expression: str
    candidates: tuple[Candidate, ...]


def search(reader: Reader, query: Query, limit: int) -> Result:
    """Quotes that match, best first; with no free words, the latest said first (to the day)."""
    selection = filters.select(reader, query)
    want = expand.wanted(query)
    if not want.positive:
        return _browse(reader, want, selection, limit)
    settled = settle(reader, want, selection, max(CANDIDATES, limit))
    ranked = rank.best_first(settled.candidates, settled.groups)[:limit]
    marker = Marker(settled.groups, want.phrases)
    rows = pages.quote_rows(reader, [candidate.id for candidate in ranked])
    total, exact = _total(reader, settled, selection, max(CANDIDATES, limit))
    found = {candidate.id: candidate for candidate in ranked}

    def finish(row: QuoteRow) -> QuoteRow:
        reasons = [marker.why(found[row.id]), *_chosen_for(row, selection)]
        return replace(row, matches=marker.spans(row.words), why=", ".join(filter(None, reasons)))

    return Result(FinishedWhenSeen(rows, finish), total, exact)


def settle(reader: Reader, want: Wanted, selection: Selection, most: int) -> Settled:
    """Take the free words as strictly as still finds something; at most ``most`` candidates, newest first."""
    expander = Expander(reader.vocabulary)
    settled = Settled((), "", ())
    for hardness in (0, 1, 2):
        groups = expander.groups(want.typed, hardness)
        if settled.expression and groups == settled.groups:
            continue
        settled = _ask(reader, groups, expand.expression(groups, want), selection, most)
        if settled.candidates:
            return settled
        reader.check()
    if len(settled.groups) > 1:
        return _ask(reader, settled.groups, expand.expression(settled.groups, want, spare=True), selection, most)
    return settled


def _ask(reader: Reader, groups: tuple[Group, ...], question: str, selection: Selection, most: int) -> Settled:
    rows = reader.rows(
        "SELECT q.id, q.ordinal, ' ' || w.words || ' ', ' ' || w.speakers || ' ', ' ' || w.outlets || ' '"
        " FROM quote_search(?) f CROSS JOIN quotes q ON q.ordinal = f.rowid"
        " CROSS JOIN quote_words w ON w.ordinal = f.rowid"
        f"{selection.check('WHERE')} ORDER BY f.rowid DESC LIMIT ?",
        (question, *selection.values, most),
    )
    return Settled(groups, question, tuple(Candidate(*row) for row in rows))


def _total(reader: Reader, settled: Settled, selection: Selection, most: int) -> tuple[int, bool]:
    if len(settled.candidates) < most:
        return len(settled.candidates), True
    joined = "" if selection.everything else " CROSS JOIN quotes q ON q.ordinal = f.rowid"
    total = reader.one(
        f"SELECT count(*) FROM (SELECT 1 FROM quote_search(?) f{joined}{selection.check('WHERE')} LIMIT ?)",
        (settled.expression, *selection.values, COUNTED),
    )
    return total, total < COUNTED


def _browse(reader: Reader, want: Wanted, selection: Selection, limit: int) -> Result:
    where, values = without_words(want, selection)
    ids = reader.rows(f"SELECT q.id FROM quotes q{where} ORDER BY q.ordinal DESC LIMIT ?", (*values, limit))
    total = reader.one(f"SELECT count(*) FROM quotes q{where}", values)
    rows = pages.quote_rows(reader, [id for (id,) in ids])
    return Result(tuple(replace(row, why=", ".join(_chosen_for(row, selection))) for row in rows), total)


def without_words(want: Wanted, selection: Selection) -> tuple[str, tuple[Value, ...]]:
    """The WHERE clause on quotes ``q`` for a query that has no words to look for, and its values."""
    if not want.excluded:
        return selection.clause("WHERE"), selection.values
    excluded = "q.ordinal NOT IN (SELECT rowid FROM quote_search(?))"
    return f" WHERE {excluded}{selection.clause('AND')}", (expand.any_of(want.excluded), *selection.values)


def _chosen_for(row: QuoteRow, selection: Selection) -> Iterator[str]:
    """Why a filter chose this row, where its speakers' names do not say so."""
    return iter(dict.fromkeys(selection.reasons[ref.id] for ref in row.speakers if ref.id in selection.reasons))
