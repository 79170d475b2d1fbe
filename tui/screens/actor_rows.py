"""The rows of an actor's page: under names for what they tell, each with the way it leads on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from core.archive.language.query import quote_value
from core.archive.protocol import ActorPage, ActorRef, ActorRow, Office
from core.archive.showing.citation import when
from core.archive.showing.moments import day_of
from core.model import Moment
from tui.screens.pivots import Turn
from tui.widgets.pieces import Line, Piece, cells, crop, fit, line_cells
from tui.wording import KIND_MARK, counted, described, entitled, kept_to, short_moment

_HEAD = 13
"""Cells of the names of what follows."""
_DAYS = 14
"""Days up to which each has a row; of more, months have."""
_STEPS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a row leads: to a question, an actor's page, a quote; ``document`` is where what it says stands."""

    turn: Turn | None = None
    actor: ActorRef | ActorRow | None = None
    quote: int | None = None
    document: int | None = None


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row: what it is about (on the first of its kind), what it says, what is counted."""

    words: Line
    lead: Lead
    count: str = ""
    head: str = ""


def page_rows(page: ActorPage, today: date) -> list[PageRow]:
    """All rows of a page in their order; a part without rows is left out."""
    parts: Sequence[tuple[str, Iterator[PageRow]]] = (
        ("Names", _names(page)),
        ("Titles", (_office(page, office) for office in page.offices)),
        ("Spelt alike", (_actor(ref, ref.kind, "") for ref in page.row.similar)),
        ("Of the name", (_actor(row, described(row), counted(row.quotes, "quote")) for row in page.namesakes)),
        ("Quoted by", _outlets(page)),
        ("When", _days(page)),
        ("With", _company(page)),
        ("Latest", _latest(page, today)),
    )
    return [replace(row, head="" if number else head) for head, rows in parts for number, row in enumerate(rows)]


def draw(row: PageRow, width: int) -> Line:
    """One row in so many cells; the count gives way where both do not fit."""
    head = [(" ", ""), (fit(row.head, _HEAD), "muted")]
    room = width - _HEAD - 1
    beside = cells(row.count) + 2 if row.count and room > 2 * cells(row.count) else 0
    words = crop(row.words, room - beside)
    gap = fit("", room - beside - line_cells(words))
    return [*head, *words, (gap, ""), (fit(row.count, beside - 1, "right") if beside else "", "muted")]


def facts(page: ActorPage) -> Line:
    """What the actor is and how much there is of it."""
    row = page.row
    numbers = (counted(row.quotes, "quote"), counted(row.mentions, "mention"), counted(row.documents, "document"))
    line: list[Piece] = [(" ", ""), (described(row), ""), ("  ·  ", "rule"), (", ".join(numbers), "muted")]
    return line if page.complete else [*line, ("  ·  ", "rule"), (kept_to(page), "warning")]


def strip(page: ActorPage, width: int) -> Line:
    """Quotes by day, or by month where the days are too many for ``width``, as a line of bars.

    What is known only on or before its day, or to the week, month or year, stands at the last day it may mean, pale.
    """
    dated = [(days[1], moment, quotes) for moment, quotes in page.said if (days := moment.days())]
    if not dated:
        return [(" no day is known", "muted")] if page.said else [(" not quoted", "muted")]
    first, last = min(day for day, _, _ in dated), max(day for day, _, _ in dated)
    monthly = (last - first).days >= width - 2
    bins: dict[int, list[int]] = {}
    for day, moment, quotes in dated:
        place = _month(day) - _month(first) if monthly else (day - first).days
        counts = bins.setdefault(place, [0, 0])
        counts[0] += quotes
        counts[1] += quotes if moment.precision == "day" else 0
    most = max(counts[0] for counts in bins.values())
    line: list[Piece] = [(" ", "")]
    for place in range(max(bins) + 1):
        quotes, known = bins.get(place, (0, 0))
        bar = _STEPS[(quotes * len(_STEPS) - 1) // most] if quotes else " "
        line.append((bar, "date" if known else "muted"))
    span = when(_day(first)) if first == last else f"{when(_day(first))} – {when(_day(last))}"
    unit = "quotes a month" if monthly else "quotes a day"
    return crop([*line, (f"  {span}, {unit}, {most:,} at most", "muted")], width)


def _day(day: date) -> Moment:
    return Moment(day.isoformat(), "day", "")


def _month(day: date) -> int:
    return day.year * 12 + day.month


def spoken(page: ActorPage) -> str:
    """The query for what the actor said, or for where it appears if it is not quoted."""
    return f"{'speaker' if page.row.quotes else 'actor'}:{quote_value(page.row.name)}"


def _names(page: ActorPage) -> Iterator[PageRow]:
    for name, documents in page.names:
        field = "speaker" if page.row.quotes else "actor"
        turn = Turn(f"{field}:{quote_value(name)}")
        yield PageRow([(name, "title")], Lead(turn), f"in {counted(documents, 'document')}")


def _office(page: ActorPage, office: Office) -> PageRow:
    words: list[Piece] = [(str(office.role), "title"), ("  ", "")]
    words.append((when(day_of(office.first.published)), "date"))
    if office.last.id != office.first.id:
        words += [(" – ", "muted"), (when(day_of(office.last.published)), "date")]
    words.append((f"  “{entitled(office.last)}”", "muted"))
    turn = Turn(f"{spoken(page)} role:{quote_value(office.role.title)}") if page.row.quotes else None
    return PageRow(words, Lead(turn, document=office.last.id), f"in {counted(office.documents, 'document')}")


def _outlets(page: ActorPage) -> Iterator[PageRow]:
    for row in page.outlets:
        turn = Turn(f"{spoken(page)} source:{quote_value(row.name)}")
        words = [(row.name, "source"), (f"  {', '.join(row.roles)}", "muted")]
        yield PageRow(words, Lead(turn), counted(row.quotes, "quote"))


def _days(page: ActorPage) -> Iterator[PageRow]:
    if len(page.said) <= _DAYS:
        for moment, quotes in reversed(page.said):
            yield PageRow([(when(moment), "date")], Lead(Turn(_on(page, moment))), counted(quotes, "quote"))
        return
    for month, group in groupby(reversed(page.said), key=lambda pair: _month_of(pair[0])):
        several = list(group)
        quotes = sum(each for _, each in several)
        open_ended = sum(each for moment, each in several if moment.precision == "on-or-before")
        words: list[Piece] = [(when(month), "date")]
        if open_ended:
            words.append((f"  {open_ended:,} of them by a day of it or before", "muted"))
        yield PageRow(words, Lead(Turn(_on(page, month))), counted(quotes, "quote"))


def _month_of(moment: Moment) -> Moment:
    days = moment.days()
    return moment if days is None else Moment(f"{days[1]:%Y-%m}", "month", "")


def _on(page: ActorPage, moment: Moment) -> str:
    """The query for a day; what is known only by a day is looked for by the day it was published."""
    if moment.value is None:
        return spoken(page)
    field = "published" if moment.precision == "on-or-before" else "said"
    return f"{spoken(page)} {field}:{moment.value}"


def _company(page: ActorPage) -> Iterator[PageRow]:
    for row in page.company:
        turn = Turn(f"actor:{quote_value(page.row.name)} speaker:{quote_value(row.name)}")
        words = [(row.name, "speaker"), (f"  {described(row)}", "muted")]
        count = f"{counted(row.quotes, 'quote')} in {counted(row.documents, 'document')}"
        yield PageRow(words, Lead(turn, actor=row), count)


def _actor(actor: ActorRef | ActorRow, what: str, count: str) -> PageRow:
    return PageRow([(actor.name, "speaker"), (f"  {what}", "muted")], Lead(actor=actor), count)


def _latest(page: ActorPage, today: date) -> Iterator[PageRow]:
    for row in page.latest:
        outlet = row.outlets[0] if row.outlets else "–"
        words: list[Piece] = [(f"{short_moment(row.said, today)}  ", "date"), (f"{outlet}  ", "source")]
        words += [(KIND_MARK[row.kind], "muted"), (" ", ""), (row.words, "")]
        yield PageRow(words, Lead(quote=row.id, document=row.document))
