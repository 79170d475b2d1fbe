"""Answering a query: the index finds candidates newest first, which are then put in order of likeness in memory.

Words are taken as typed; only where that finds nothing are they taken more and more loosely: a letter forgiven in any
word, two letters, at last one word left out. Phrases, excluded words and filters are never loosened.

While somebody types, an answer may be asked for within a budget of processor time: what would take longer is left for
the question to be asked again once the typing pauses.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from core.archive.asking import expand, filters, rank
from core.archive.asking.expand import Expander, Group, Wanted
from core.archive.asking.filters import EVERYWHERE, Selection
from core.archive.asking.rank import Candidate, Marker
from core.archive.language.query import Query
from core.archive.opening.reader import Reader, Value
from core.archive.protocol import Place, QuoteRow, Result
from core.archive.showing import pages
from core.archive.showing.rows import FinishedWhenSeen

CANDIDATES, CANDIDATES_IN_HASTE = 400, 48
"""At most so many of the newest are put in order by likeness (more where more rows are asked for)."""
COUNTED, COUNTED_IN_HASTE = 20_000, 500
"""Beyond this many the total is "at least" (more where more rows are asked for); in haste, that is where there is a
budget, much sooner."""


class Budget:
    """Seconds of processor time that an answer may take, None for as long as it needs."""

    def __init__(self, seconds: float | None) -> None:
        self._until = None if seconds is None else time.thread_time() + seconds
        self.cut = False

    @property
    def tight(self) -> bool:
        """Whether there is one."""
        return self._until is not None

    def over(self) -> bool:
        """Whether it is spent; then ``cut`` says that something was left out for it."""
        if self._until is not None and time.thread_time() > self._until:
            self.cut = True
        return self.cut


@dataclass(frozen=True, slots=True)
class Hits:
    """The quotes that an expression of the index finds and that pass a check: SQL to be completed, and its values."""

    expression: str
    selection: Selection

    def sql(
        self, columns: str, *, words: bool = False, quotes: bool = False, after: str = "", ordered: bool = True
    ) -> str:
        """A SELECT of these columns of each hit, newest first; its last value bounds the rows.

        ``{hit}`` stands for the ordinal; with ``quotes`` the quote is ``q``, with ``words`` its words are ``w``.
        ``after`` is a further condition.
        """
        joined = " CROSS JOIN quote_words w ON w.ordinal = {hit}" if words else ""
        if not self.expression:
            source, hit = f"quotes q{joined.format(hit='q.ordinal')}", "q.ordinal"
        else:
            quote = " CROSS JOIN quotes q ON q.ordinal = f.rowid" if quotes or self.selection.check else ""
            source, hit = f"quote_search(?) f{quote}{joined.format(hit='f.rowid')}", "f.rowid"
        first, end = self.selection.places
        bounds = f"{hit} >= {first} AND {hit} < {end}" if self.selection.places != EVERYWHERE else ""
        where = " AND ".join(filter(None, (self.selection.check, bounds, after.format(hit=hit)))) or "1"
        order = f" ORDER BY {hit} DESC" if ordered else ""
        return f"SELECT {columns.format(hit=hit)} FROM {source} WHERE {where}{order} LIMIT ?"

    def values(self, *more: Value) -> tuple[Value, ...]:
        """The values of ``sql``, and what comes after them."""
        return (*((self.expression,) if self.expression else ()), *self.selection.values, *more)

    def count(self, reader: Reader, most: int) -> int:
        """How many there are, counted up to ``most``."""
        found = reader.one(f"SELECT count(*) FROM ({self.sql('1', ordered=False)})", self.values(most))
        return int(found)


@dataclass(frozen=True, slots=True)
class Settled:
    """How loosely the free words had to be taken to find something, or that even at their loosest nothing is found.

    With ``spare`` one of the groups may be missing.
    """

    groups: tuple[Group, ...]
    spare: bool
    hits: Hits
    candidates: tuple[Candidate, ...]


def search(reader: Reader, query: Query, limit: int, seconds: float | None = None) -> Result:
    """Quotes that match, best first; with no free words, the latest said first (to the day).

    With ``seconds`` of processor time the answer may be incomplete, and says so (``Result.settled``).
    """
    budget = Budget(seconds)
    want = expand.wanted(query)
    selection = filters.select(reader, query, beside_words=want.positive)
    if selection.never or want.never:
        return Result((), 0)
    if not want.positive:
        return _browse(reader, Hits(expand.expression((), want, selection), selection), limit, budget)
    most = max(CANDIDATES_IN_HASTE if budget.tight else CANDIDATES, limit)
    settled = settle(reader, query, want, selection, most, budget)
    ranked = rank.best_first(settled.candidates, settled.groups)[:limit]
    marker = Marker(settled.groups, want.phrases)
    rows = pages.quotes_at(reader, [candidate.ordinal for candidate in ranked])
    found = {row.id: candidate for row, candidate in zip(rows, ranked, strict=True)}
    total, exact = len(settled.candidates), True
    if total >= most:
        total, exact = _total(reader, settled.hits, total, limit, budget)

    def finish(row: QuoteRow) -> QuoteRow:
        reasons = [marker.why(found[row.id]), *_chosen_for(row, selection)]
        return row.found(marker.spans(row.words), ", ".join(filter(None, reasons)))

    return Result(FinishedWhenSeen(rows, finish), total, exact, settled=not budget.cut)


def places(reader: Reader, query: Query, limit: int) -> list[Place]:
    """Where the quotes of ``search`` are to be found, in its order, without what a row of a list would need."""
    want = expand.wanted(query)
    selection = filters.select(reader, query, beside_words=want.positive)
    if selection.never or want.never:
        return []
    if not want.positive:
        hits = Hits(expand.expression((), want, selection), selection)
        return pages.places_at(reader, [ordinal for (ordinal,) in reader.rows(hits.sql("{hit}"), hits.values(limit))])
    settled = settle(reader, query, want, selection, max(CANDIDATES, limit), Budget(None))
    ranked = rank.best_first(settled.candidates, settled.groups)[:limit]
    return pages.places_at(reader, [candidate.ordinal for candidate in ranked])


def all_hits(reader: Reader, query: Query, budget: Budget | None = None, like: Query | None = None) -> Hits | None:
    """Where to find every quote that matches, None if none can; ``budget.cut`` tells that there may be more.

    The words are taken as loosely as ``search`` takes them, of ``like`` (the same words, other filters) if given.
    """
    want = expand.wanted(query)
    selection = filters.select(reader, query, beside_words=want.positive)
    if selection.never or want.never:
        return None
    groups, spare = _taken(reader, like or query, want, budget or Budget(None)) if want.positive else ((), False)
    return Hits(expand.expression(groups, want, selection, spare=spare), selection)


def _taken(reader: Reader, query: Query, want: Wanted, budget: Budget) -> tuple[tuple[Group, ...], bool]:
    known: tuple[tuple[Group, ...], bool] | None = reader.memo.get(_key(query))
    if known is None and budget.tight:
        known = reader.memo.get(_key(query, in_haste=True))
        budget.cut = budget.cut or known is not None
    if known is not None:
        return known
    selection = filters.select(reader, query, beside_words=True)
    settled = settle(reader, query, want, selection, 1, budget)
    return settled.groups, settled.spare


def _key(query: Query, *, in_haste: bool = False) -> tuple[str, str, object]:
    return "taken in haste" if in_haste else "taken", query.text, query.filters


def settle(reader: Reader, query: Query, want: Wanted, selection: Selection, most: int, budget: Budget) -> Settled:
    """Take the free words as strictly as still finds something; at most ``most`` candidates, newest first."""
    settled = _settle(reader, want, selection, most, budget)
    reader.memo.keep(_key(query, in_haste=budget.cut), (settled.groups, settled.spare))
    return settled


def _settle(reader: Reader, want: Wanted, selection: Selection, most: int, budget: Budget) -> Settled:
    expander = Expander(reader.vocabulary, reader.memo, haste=budget.tight)
    alone = len(want.typed) == 1 and not want.phrases and not selection.terms
    settled: Settled | None = None
    for hardness in (0, 1, 2):
        if settled is not None and budget.over():
            return settled
        groups = expander.groups(want.typed, hardness, alone=alone)
        if settled is not None and groups == settled.groups:
            continue
        settled = _ask(reader, groups, want, selection, most)
        budget.cut = budget.cut or expander.skipped
        if settled.candidates:
            return settled
        reader.check()
    assert settled is not None  # the first turn asks
    if sum(not group.hint for group in settled.groups) > 1 and not budget.over():
        return _ask(reader, settled.groups, want, selection, most, spare=True)
    return settled


def _ask(
    reader: Reader, groups: tuple[Group, ...], want: Wanted, selection: Selection, most: int, *, spare: bool = False
) -> Settled:
    hits = Hits(expand.expression(groups, want, selection, spare=spare), selection)
    columns = "w.ordinal, ' ' || w.words || ' ', ' ' || w.speakers || ' ', ' ' || w.outlets || ' '"
    rows = reader.rows(hits.sql(columns, words=True), hits.values(most))
    return Settled(groups, spare, hits, tuple(Candidate(*row) for row in rows))


def _total(reader: Reader, hits: Hits, found: int, limit: int, budget: Budget) -> tuple[int, bool]:
    """How many hits there are, never fewer than are shown, and whether those are all.

    In haste, where each would have to be checked, no more are counted than were found.
    """
    if budget.tight and hits.selection.check:
        return found, False
    most = max(COUNTED_IN_HASTE if budget.tight else COUNTED, limit + 1)
    total = hits.count(reader, most)
    return total, total < most


def _browse(reader: Reader, hits: Hits, limit: int, budget: Budget) -> Result:
    found = reader.rows(hits.sql("{hit}"), hits.values(limit))
    rows = pages.quotes_at(reader, [ordinal for (ordinal,) in found])
    total, exact = len(rows), True
    if total >= limit:
        counted = hits.expression or hits.selection.check
        total, exact = _total(reader, hits, total, limit, budget) if counted else _all(reader)
    return Result(tuple(_with_reasons(row, hits.selection) for row in rows), total, exact)


def _with_reasons(row: QuoteRow, selection: Selection) -> QuoteRow:
    reasons = ", ".join(_chosen_for(row, selection))
    return row.found((), reasons) if reasons else row


def _all(reader: Reader) -> tuple[int, bool]:
    return int(reader.one("SELECT value FROM meta WHERE key = 'quotes'")), True


def _chosen_for(row: QuoteRow, selection: Selection) -> Iterator[str]:
    """Why a filter chose this row, where its speakers' names do not say so."""
    return iter(dict.fromkeys(selection.reasons[ref.id] for ref in row.speakers if ref.id in selection.reasons))
