"""An actor's page in the dashboard: opened from wherever an actor is shown, and every row of it leads on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.archive.errors import ArchiveError
from core.archive.protocol import ActorPage, ActorRow, DocumentRef, InterruptedQueryError, Office
from core.model import Mention, MentionForm, Moment, Role
from tui.screens.actor_rows import page_rows, strip
from tui.screens.document import DocumentScreen
from tui.screens.mentions import Mentions, meaning
from tui.screens.whom import WhoIs
from tui.widgets.pieces import line_cells

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
TODAY = date(2024, 11, 4)


async def open_page(pilot: Any, settled: Any, name: str) -> None:
    """Put the cursor on an actor and ask who that is."""
    await pilot.press("2")
    await settled(pilot)
    actors = pilot.app.browse.actors.list
    actors.cursor = [row.name for row in actors.rows].index(name)
    await pilot.press("w")
    await settled(pilot)


async def go_to(pilot: Any, head: str) -> None:
    """Put the cursor on the first row of a kind."""
    rows = pilot.app.screen.list.rows
    pilot.app.screen.list.cursor = next(at for at, row in enumerate(rows) if row.head == head)
    await pilot.pause()


@SIZES
async def test_the_page_tells_what_is_known_of_an_actor(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await open_page(pilot, settled, "Jonas Lind")
        shown = screen_text(pilot)
        assert shown[0].strip() == "Jonas Lind"
        assert "2 quotes" in shown[1]
        for head in ("Names", "Quoted by", "When", "With", "Latest"):
            assert any(line[1:].strip().startswith(head) for line in shown), head
        assert max(map(len, shown)) <= size[0]


@SIZES
@pytest.mark.parametrize(
    ("head", "text", "count"),
    [
        ("Names", 'speaker:"Jonas Lind"', 2),
        ("Quoted by", 'speaker:"Jonas Lind" source:"Harbour Post"', 2),
        ("When", 'speaker:"Jonas Lind" said:2024-10-30', 2),
    ],
)
async def test_enter_on_a_row_asks_what_the_row_says(
    opened: Any, archive: Any, settled: Any, size: tuple[int, int], head: str, text: str, count: int
) -> None:
    async with opened(archive, size) as pilot:
        await open_page(pilot, settled, "Jonas Lind")
        await go_to(pilot, head)
        await pilot.press("enter")
        await settled(pilot)
        browse = pilot.app.browse
        assert pilot.app.screen is browse
        assert browse.search.input.value == text
        assert len(browse.quotes.list.rows) == count
        await pilot.press("[")
        await settled(pilot)
        assert browse.search.input.value == ""


async def test_the_latest_quotes_open_in_their_documents_and_escape_comes_back(
    opened: Any, archive: Any, settled: Any
) -> None:
    async with opened(archive) as pilot:
        await open_page(pilot, settled, "Jonas Lind")
        await go_to(pilot, "Latest")
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen.pane == "document"
        assert pilot.app.screen.quote.row.speakers[0].name == "Jonas Lind"
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen.pane == "actor"


async def test_pages_follow_one_another_and_escape_goes_back_through_them(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive) as pilot:
        await open_page(pilot, settled, "Jonas Lind")
        await go_to(pilot, "With")
        other = pilot.app.screen.lead.actor.name
        await pilot.press("w")
        await settled(pilot)
        assert screen_text(pilot)[0].strip() == other
        await pilot.press("escape")
        await settled(pilot)
        assert screen_text(pilot)[0].strip() == "Jonas Lind"
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is pilot.app.browse


async def test_the_speaker_of_a_quote_has_a_page_in_the_list_and_in_the_document(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive) as pilot:
        speaker = pilot.app.browse.quotes.list.current.speakers[0].name
        await pilot.press("w")
        await settled(pilot)
        assert screen_text(pilot)[0].strip() == speaker
        await pilot.press("escape", "enter")
        await settled(pilot)
        await pilot.press("w")
        await settled(pilot)
        assert screen_text(pilot)[0].strip() == speaker
        await pilot.press("a")
        await settled(pilot)
        assert pilot.app.screen is pilot.app.browse
        assert pilot.app.browse.search.input.value == f'speaker:"{speaker}"'


async def test_an_actor_that_is_gone_says_so(opened: Any, archive: Any, settled: Any, screen_text: Any) -> None:
    async with opened(archive) as pilot:
        archive.actor = lambda id: None
        await pilot.press("w")
        await settled(pilot)
        assert any("is not in the archive any more" in line for line in screen_text(pilot))


async def test_of_several_one_is_chosen(opened: Any, archive: Any, settled: Any, screen_text: Any) -> None:
    actors = [archive.actors_by_name[name] for name in ("Jonas Lind", "Marta Okoye")]
    async with opened(archive) as pilot:
        browse = pilot.app.browse
        for keys, shown in ((("escape",), None), (("j", "enter"), "Marta Okoye")):
            browse.post_message(WhoIs(actors, lambda way: None))
            await settled(pilot)
            assert pilot.app.screen.pane == "which"
            await pilot.press(*keys)
            await settled(pilot)
            assert (pilot.app.screen is browse) == (shown is None)
        assert screen_text(pilot)[0].strip() == "Marta Okoye"


async def test_a_search_that_breaks_in_does_not_cost_the_page(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    asked: list[int] = []
    ask = archive.actor

    def interrupted_once(id: int) -> ActorPage | None:
        asked.append(id)
        if len(asked) == 1:
            raise InterruptedQueryError
        found: ActorPage | None = ask(id)
        return found

    async with opened(archive) as pilot:
        archive.actor = interrupted_once
        await open_page(pilot, settled, "Jonas Lind")
        assert len(asked) == 2
        assert screen_text(pilot)[0].strip() == "Jonas Lind"


async def test_an_archive_that_cannot_be_read_says_why(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    def fail(id: int) -> ActorPage | None:
        raise ArchiveError("/news/archive.db: the disk is gone")

    async with opened(archive) as pilot:
        archive.actor = fail
        await pilot.press("w")
        await settled(pilot)
        assert "the disk is gone" in screen_text(pilot)[1]


def page(**different: Any) -> ActorPage:
    row = ActorRow(1, "Lloyd Austin", "person", None, 1, 1, 5)
    fields: dict[str, Any] = {
        "row": row, "names": (), "offices": (), "outlets": (), "said": (), "company": (), "namesakes": (),
        "latest": (), "counted": 5, "complete": True,
    }  # fmt: skip
    return ActorPage(**{**fields, **different})


def words(row: Any) -> str:
    return "".join(text for text, _ in row.words)


def day(value: str, precision: Any = "day") -> Moment:
    return Moment(value, precision, "")


def test_an_office_known_only_by_a_day_says_on_or_before() -> None:
    first = DocumentRef(1, "a.txt", "Talks", day("2024-10-02", "on-or-before"))
    last = DocumentRef(2, "b.txt", None, day("2024-10-31"))
    (row,) = page_rows(page(offices=(Office(Role("defense secretary"), 2, first, last),)), TODAY)
    assert words(row) == "defense secretary  on or before 2 Oct. 2024 – 31 Oct. 2024  “b.txt”"
    assert row.lead.turn is not None
    assert (row.lead.turn.text, row.lead.document) == ('speaker:"Lloyd Austin" role:"defense secretary"', 2)


def test_what_is_known_only_by_a_day_is_looked_for_by_its_publication() -> None:
    rows = page_rows(page(said=((day("2024-10-30", "on-or-before"), 1), (day("2024-10-30"), 2))), TODAY)
    assert [(words(row), row.count, row.lead.turn.text) for row in rows if row.lead.turn] == [
        ("30 Oct. 2024", "2 quotes", 'speaker:"Lloyd Austin" said:2024-10-30'),
        ("on or before 30 Oct. 2024", "1 quote", 'speaker:"Lloyd Austin" published:2024-10-30'),
    ]


def test_many_days_are_told_by_the_month() -> None:
    said = tuple((day(f"2024-10-{number:02}"), 1) for number in range(1, 20))
    rows = page_rows(page(said=(*said, (day("2024-10-31", "on-or-before"), 2), (day("2024-11-01"), 4))), TODAY)
    assert [(words(row), row.count) for row in rows] == [
        ("Nov. 2024", "4 quotes"),
        ("Oct. 2024  2 of them by a day of it or before", "21 quotes"),
    ]


@pytest.mark.parametrize("width", [40, 78, 118])
def test_the_strip_fits_and_tells_days_apart_from_or_before(width: int) -> None:
    by_a_day = ((day("2024-10-28", "on-or-before"), 1), (day("2024-10-30", "on-or-before"), 1))
    said = (*by_a_day, (day("2024-10-30"), 3), (day("2024", "year"), 1))
    line = strip(page(said=said[:3]), width)
    assert line_cells(line) <= width
    assert [(text, role) for text, role in line if text in "▁▂▃▄▅▆▇█"] == [("▂", "muted"), ("█", "date")]
    assert line_cells(strip(page(said=said), width)) <= width
    assert "no day is known" in "".join(text for text, _ in strip(page(said=((day("", "unknown"), 2),)), width))


def mentioning(archive: Any, *words: tuple[str, str | None, MentionForm]) -> Any:
    """The first document, with these words as mentions of the actor of that name, None where two fit."""
    document = archive.pages[0]
    mentions = []
    for said, name, form in words:
        start = document.text.index(said)
        actor = archive.actors_by_name[name].id if name else None
        mentions.append((Mention(start, start + len(said), name, form), actor))
    return replace(document, mentions=tuple(mentions))


async def test_tab_points_at_one_mention_after_the_other_and_w_shows_who_that_is(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    document = mentioning(
        archive, ("Lind also", "Jonas Lind", "surname"), ("union leader", "Marta Okoye", "title"),
        ("their", None, "pronoun"),
    )  # fmt: skip
    async with opened(archive) as pilot:
        pilot.app.push_screen(DocumentScreen(document, 1, TODAY))
        await settled(pilot)
        for expected in ("“union leader” (title) is Marta Okoye", "“Lind also” (surname) is Jonas Lind"):
            await pilot.press("tab")
            await settled(pilot)
            assert any(expected in line for line in screen_text(pilot))
        await pilot.press("w")
        await settled(pilot)
        assert screen_text(pilot)[0].strip() == "Jonas Lind"
        await pilot.press("escape", "tab", "w")
        await settled(pilot)
        assert pilot.app.screen.pane == "document", "what the text leaves open has no page"
        assert any("left open by the text" in line for line in screen_text(pilot))
        await pilot.press("n", "w")
        await settled(pilot)
        assert screen_text(pilot)[0].strip() == "Jonas Lind", "the speaker of the next quote"


def test_a_surname_that_two_have_may_be_either(archive: Any) -> None:
    document = mentioning(archive, ("Lind also", None, "surname"))
    (lind,) = [ref for ref in document.actors if ref.name == "Jonas Lind"]
    document = replace(document, actors=(*document.actors, replace(lind, id=99, name="Rosa Lind")))
    mentions = Mentions(document)
    mention = mentions.step(1, (0, len(document.text)))
    assert mention is not None
    assert {ref.name for ref in mentions.meant()} == {"Jonas Lind", "Rosa Lind"}
    shown = "".join(text for text, _ in meaning(document, mention, mentions.meant()))
    assert "left open by the text: Jonas Lind or Rosa Lind" in shown


def test_mentions_in_view_come_first_and_then_go_round(archive: Any) -> None:
    document = mentioning(
        archive, ("union leader", "Marta Okoye", "title"), ("Lind said", "Jonas Lind", "surname"),
        ("Lind also", "Jonas Lind", "surname"),
    )  # fmt: skip
    starts = sorted(mention.start for mention, _ in document.mentions)
    mentions, view = Mentions(document), (starts[1] - 1, len(document.text))
    pointed = [step.start for way in (1, 1) if (step := mentions.step(way, view))]
    assert pointed == [starts[1], starts[2]]
    rest = mentions.step(1, (0, len(document.text)))
    assert rest is not None
    assert rest.start == starts[0]
    assert Mentions(replace(document, mentions=())).step(1, view) is None
