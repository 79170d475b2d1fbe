"""A small archive in memory, and the dashboard on it at two sizes of terminal."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from core.archive.language.query import Filter, Query
from core.archive.protocol import (
    ActorPage,
    ActorRef,
    ActorRow,
    Completion,
    DocumentPage,
    Facets,
    Mark,
    News,
    Place,
    QuoteDetail,
    QuoteRow,
    Result,
    SourceRow,
    Totals,
)
from core.archive.showing.moments import day_of, in_order
from core.model import Moment, QuoteKind, Source, Spans
from tui.app import Dashboard
from tui.look import Theme
from tui.places import shipped
from tui.screens.pauses import Pauses
from tui.themes import load_themes

TODAY = date(2024, 11, 4)
WIDE, NARROW = (120, 40), (80, 24)


WEDNESDAY = Moment("2024-10-30", "day", "Wednesday, before the document's date")
AT_NOON = Moment("2024-10-31T12:20", "minute", "the published line")
HARBOUR_POST = (Source("Harbour Post", "publisher", None),)


@dataclass(frozen=True)
class Said:
    """A quote as a test writes it: its parts are found in the text by their words."""

    speaker: str
    content: str
    cue: str = "said"
    source: str = ""
    kind: QuoteKind = "indirect"
    verbatim: str = ""
    title: str | None = None
    said: Moment = WEDNESDAY
    reason: str = "the words naming the speaker stand beside the cue"
    confidence: float = 0.93


@dataclass(frozen=True)
class Paper:
    """A document as a test writes it."""

    name: str
    text: str
    quotes: tuple[Said, ...] = ()
    title: str | None = None
    sources: tuple[Source, ...] = HARBOUR_POST
    published: Moment = AT_NOON


PAPERS = (
    Paper(
        "2024/10/harbour-strike.txt",
        "HARBOUR STRIKE ENTERS SECOND WEEK\n"
        "By Ana Reyes\n"
        "PORT ELLEN (Coastal News Agency) - Cranes stood still for an eighth day on Wednesday.\n"
        '"We will not unload a single ship before there is an offer," union leader Marta Okoye told reporters. '
        'Transport Minister Jonas Lind said the government would "keep the ports open by every lawful means." '
        "He did not say which means. Lind also promised that medicine would be let through.\n"
        "Shipping companies warned that shelves could be empty by November, according to their association.\n",
        (
            Said(
                "Marta Okoye", "We will not unload a single ship before there is an offer,", "told",
                "union leader Marta Okoye", "direct", "We will not unload a single ship before there is an offer,",
                "union leader", confidence=0.98,
            ),
            Said(
                "Jonas Lind", 'the government would "keep the ports open by every lawful means."', "said",
                "Transport Minister Jonas Lind", "mixed", "keep the ports open by every lawful means.",
                "Transport Minister",
            ),
            Said(
                "Jonas Lind", "that medicine would be let through", "promised", "Lind", title="Transport Minister",
                reason="the surname Lind, named in full before", confidence=0.9,
            ),
            Said(
                "Shipping companies", "shelves could be empty by November", "warned", "Shipping companies",
                said=Moment("2024-10-31", "on-or-before", "the text gives no day"), confidence=0.6,
            ),
        ),
        "HARBOUR STRIKE ENTERS SECOND WEEK",
        (
            Source("Harbour Post", "publisher", None),
            Source("Coastal News Agency", "agency", None),
            Source("Ana Reyes", "byline", None),
            Source("PORT ELLEN", "dateline", None),
        ),
    ),
    Paper(
        "2024/11/budget.txt",
        "Finance Minister Bela Silva said on Friday that energy prices would fall before winter.\n"
        '"No minister can promise cheaper energy," opposition leader Chen Wei (陈伟) replied.\n'
        "“能源价格不会下降，” Chen said.\n",
        (
            Said(
                "Bela Silva", "that energy prices would fall before winter", "said", "Finance Minister Bela Silva",
                title="Finance Minister", said=Moment("2024-11-01", "day", "Friday, before the document's date"),
            ),
            Said(
                "Chen Wei", "No minister can promise cheaper energy,", "replied",
                "opposition leader Chen Wei", "direct", "No minister can promise cheaper energy,",
                "opposition leader", said=Moment("2024-11", "month", "this month"), confidence=0.7,
            ),
            Said(
                "Chen Wei", "能源价格不会下降，", "said", "Chen", "direct", "能源价格不会下降，",
                said=Moment(None, "unknown", "the text gives no date"),
            ),
        ),
        "Budget debate opens",
        (Source("Daily Ledger", "publisher", None),),
        Moment("2024-11-02", "day", "the published line"),
    ),
)  # fmt: skip


@dataclass
class MemoryArchive:
    """What the protocol asks, over a few documents in memory; ``asked`` records every search."""

    papers: Sequence[Paper] = PAPERS
    stamp: int = 1
    asked: list[str] = field(default_factory=list)
    interrupts: int = 0

    def __post_init__(self) -> None:
        self.pages: list[DocumentPage] = []
        self.load(self.papers)

    def load(self, papers: Sequence[Paper]) -> None:
        """Hold these documents instead."""
        names = sorted({said.speaker for paper in papers for said in paper.quotes})
        self.actors_by_name = {name: ActorRef(i, name, "person") for i, name in enumerate(names, 1)}
        self.pages, serial = [], 1
        for number, paper in enumerate(papers, 1):
            details: list[QuoteDetail] = []
            at = 0
            for said in paper.quotes:
                detail = self._detail(serial, number, paper, said, at)
                at = detail.content[0][0]
                details.append(detail)
                serial += 1
            self.pages.append(
                DocumentPage(
                    number, paper.name, Path(paper.name), "0" * 64, paper.title, "report", "en", paper.text,
                    paper.published, paper.sources, tuple(self.actors_by_name.values()), "0" * 64, (), None, (),
                    tuple(details),
                )
            )  # fmt: skip

    def _detail(self, id: int, document: int, paper: Paper, said: Said, at: int) -> QuoteDetail:
        def spans(words: str) -> Spans:
            start = paper.text.index(words, at) if words else -1
            return ((start, start + len(words)),) if words else ()

        outlets = tuple(source.name for source in paper.sources if source.role in ("publisher", "agency"))
        words = " ".join(said.content.split())
        row = QuoteRow(
            id, document, said.kind, words, (self.actors_by_name[said.speaker],), outlets,
            said.said, paper.published, said.confidence,
        )  # fmt: skip
        parts = [spans(each) for each in (said.content, said.verbatim, said.cue, said.source)]
        return QuoteDetail(row, *parts, (said.title,), said.reason)

    @property
    def details(self) -> list[QuoteDetail]:
        return [detail for page in self.pages for detail in page.quotes]

    def search(self, query: Query, limit: int = 200, seconds: float | None = None) -> Result:
        self.asked.append(query.text)
        rows = [row for detail in self.details if (row := matched(detail.row, query)) is not None]
        return Result(rows[:limit], len(rows))

    def places(self, query: Query, limit: int) -> Sequence[Place]:
        return [Place(row.document, row.id) for row in self.search(query, limit).rows]

    def sources(self, query: Query) -> Sequence[SourceRow]:
        counts: dict[str, int] = {}
        for row in self.search(query, 10_000).rows:
            for name in row.outlets:
                counts[name] = counts.get(name, 0) + 1
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return [SourceRow(i, name, ("publisher",), 1, count) for i, (name, count) in enumerate(ranked, 1)]

    def actors(self, query: Query) -> Sequence[ActorRow]:
        counts = dict.fromkeys(self.actors_by_name.values(), 0) if query.empty else {}
        for row in self.search(query, 10_000).rows:
            for speaker in row.speakers:
                counts[speaker] = counts.get(speaker, 0) + 1
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].name))
        return [ActorRow(ref.id, ref.name, ref.kind, None, 1, 1, count) for ref, count in ranked]

    def facets(self, query: Query, rows: int = 500, seconds: float | None = None) -> Generator[Facets, None, None]:
        sources, actors = self.sources(query.without("source")), self.actors(query.without("speaker", "actor"))
        found = self.search(query, 10_000).rows
        ends = [row.said.days() for row in found if row.said.precision in ("day", "minute", "on-or-before")]
        days = sorted(Counter(end[1] for end in ends if end).items())
        yield Facets(
            tuple(sources)[:rows], tuple(actors)[:rows], (), tuple(days), len(found), True,
            len(sources) > rows, len(actors) > rows,
        )  # fmt: skip

    def complete(self, text: str, place: int, limit: int = 12) -> Sequence[Completion]:
        return ()

    def warm(self) -> None:
        pass

    def quote(self, id: int) -> QuoteDetail | None:
        return next((detail for detail in self.details if detail.row.id == id), None)

    def document(self, id: int) -> DocumentPage | None:
        return next((page for page in self.pages if page.id == id), None)

    def actor(self, id: int) -> ActorPage | None:
        row = next((row for row in self.actors(Query()) if row.id == id), None)
        if row is None:
            return None
        quotes = [each.row for each in self.details if any(speaker.id == id for speaker in each.row.speakers)]
        outlets = Counter(name for quote in quotes for name in quote.outlets)
        said = Counter(day_of(quote.said) for quote in quotes)
        return ActorPage(
            row=row,
            names=((row.name, 1),),
            offices=(),
            outlets=tuple(SourceRow(i, name, ("publisher",), 1, n) for i, (name, n) in enumerate(outlets.items())),
            said=tuple(sorted(said.items(), key=lambda pair: in_order(pair[0]))),
            company=tuple(other for other in self.actors(Query()) if other.id != id),
            namesakes=(),
            latest=tuple(quotes),
            counted=len(quotes),
            complete=True,
        )

    def mark(self) -> Mark:
        return Mark(self.stamp, max((detail.row.id for detail in self.details), default=0))

    def news(self, query: Query, since: Mark | None) -> News:
        found = [row.id for row in self.search(query, 10_000).rows]
        known = since is not None and since.precedes(self.mark())
        return News(len(found), True, sum(id > since.quote for id in found) if since and known else None)

    def totals(self) -> Totals:
        sources = {source.name for page in self.pages for source in page.sources}
        return Totals(len(self.pages), len(self.details), len(self.actors_by_name), len(sources), self.stamp)

    def interrupt(self) -> None:
        self.interrupts += 1

    def close(self) -> None:
        pass


def matched(row: QuoteRow, query: Query) -> QuoteRow | None:
    """The row with its matches lit, None where a term or a filter leaves it out."""
    spans: list[tuple[int, int]] = []
    for term in query.terms:
        found = [match.span() for match in re.finditer(re.escape(term.text), row.words, re.IGNORECASE)]
        if bool(found) == term.negated:
            return None
        spans += found
    if any(_passes(row, each) == each.negated for each in query.filters):
        return None
    return replace(row, matches=tuple(sorted(spans)))


def _passes(row: QuoteRow, each: Filter) -> bool:
    value = each.value.casefold()
    match each.field:
        case "speaker" | "actor":
            return any(value in speaker.name.casefold() for speaker in row.speakers)
        case "source":
            return any(value in name.casefold() for name in row.outlets)
        case "kind":
            return row.kind == each.value
        case "said" | "published":
            days = (row.said if each.field == "said" else row.published).days()
            return bool(days and each.days and days[0] <= each.days[1] and each.days[0] <= days[1])
    return False


Open = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

HASTY = Pauses(
    held=0.0, rested=0.005, joined=0.005, typed=0.02, settled=0.005, watched=0.01, pressed=0.004, toured=0.0
)  # fmt: skip
"""Nobody is at these keyboards: what comes after a pause comes soon."""
FRAME = 0.002
"""Seconds between two frames, where Textual lets a sixtieth pass."""


async def idle(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until the event loop has nothing left to do, a frame included, but wait for threads and timers.

    Textual's own, which stands behind every key of a test, sleeps until the processor has been idle for a fiftieth of
    a second, twice a key.
    """
    loop: Any = asyncio.get_running_loop()
    end, quiet = time.monotonic() + max_sleep, 0
    while quiet < 2 and time.monotonic() < end:
        await asyncio.sleep(FRAME)
        for _ in range(3):
            await asyncio.sleep(0)
            quiet = 0 if loop._ready else quiet
        quiet += not loop._ready


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and frames take as long as what they set off."""
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", FRAME)
    monkeypatch.setattr("textual.app.wait_for_idle", idle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", idle)


@pytest.fixture(scope="session")
def themes() -> Mapping[str, Theme]:
    return load_themes([shipped("themes")])


@pytest.fixture
def archive() -> MemoryArchive:
    return MemoryArchive()


@pytest.fixture
def memory_archive() -> type[MemoryArchive]:
    return MemoryArchive


@pytest.fixture
def paper() -> type[Paper]:
    return Paper


@pytest.fixture
def said() -> type[Said]:
    return Said


@pytest.fixture
def make(themes: Mapping[str, Theme]) -> Callable[..., Dashboard]:
    """A dashboard on an archive, with what a test wants different."""

    def build(archive: Any, **settings: Any) -> Dashboard:
        defaults = {"themes": themes, "theme": "ink", "today": TODAY, "environ": {}, "label": "~/news", "pauses": HASTY}
        return Dashboard(archive, **{**defaults, **settings})

    return build


@pytest.fixture
def opened(make: Callable[..., Dashboard]) -> Open:
    """A running dashboard that has answered its first question."""

    @asynccontextmanager
    async def run(archive: Any, size: tuple[int, int] = WIDE, **settings: Any) -> Iterator[Pilot[None]]:
        app = make(archive, **settings)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            yield pilot

    return run


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every question is answered and the preview has followed."""
    app = pilot.app
    await pilot.pause()
    browse = app.browse  # type: ignore[attr-defined]
    while browse.following.resting or browse.asking.settling or any(not worker.is_finished for worker in app.workers):
        await app.workers.wait_for_complete()
        await pilot.pause(0.01)
    await pilot.pause()


@pytest.fixture
def settled() -> Callable[[Pilot[None]], Any]:
    return settle


@pytest.fixture
def screen_text() -> Callable[[Pilot[None]], list[str]]:
    """The lines of the screen as plain text."""

    def lines(pilot: Pilot[None]) -> list[str]:
        strips = pilot.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    return lines
