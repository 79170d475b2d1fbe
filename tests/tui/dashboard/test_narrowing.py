"""Enter on a source or an actor filters, a turn shows all of one speaker, source or day, and there is a way back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.archive.language.query import parse
from tui.screens.narrowing import Stop, Trail, text_with, text_without

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


def query(text: str) -> Any:
    return parse(text, today=date(2024, 11, 4))


def test_a_filter_is_put_in_the_place_of_the_one_before() -> None:
    assert text_with(query("ports source:ledger now"), "source", "Harbour Post") == 'source:"Harbour Post" ports now'


def test_a_filter_stands_before_a_quotation_mark_still_open() -> None:
    text = text_with(query('ports "every law'), "source", "Harbour Post")
    assert [f.value for f in query(text).filters] == ["Harbour Post"]
    assert [t.text for t in query(text).terms] == ["ports", "every law"]


def test_names_with_marks_survive_the_way_through_the_search_line() -> None:
    for name in ('Dwayne "The Rock" Johnson', "AC: DC", "-minus", "陈伟"):
        assert query(text_with(query(""), "speaker", name)).filters[0].value == name


def test_a_negated_filter_is_not_the_lists_own() -> None:
    assert text_without(query("-source:ledger ports"), "source") == "-source:ledger ports"
    assert query("-source:ledger source:post").without("source").filters[0].negated


def test_the_trail_goes_back_and_forward_until_another_turn() -> None:
    trail = Trail()
    trail.leave(Stop("a"))
    trail.leave(Stop("b"))
    assert trail.back(Stop("c")) == Stop("b")
    assert trail.forward(Stop("b")) == Stop("c")
    assert trail.back(Stop("c")) == Stop("b")
    trail.leave(Stop("b"))
    assert trail.forward(Stop("d")) is None
    assert Trail().back(Stop("x")) is None


@SIZES
async def test_enter_on_a_source_filters_and_enter_again_shows_everything(
    opened: Any, archive: Any, settled: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        browse = pilot.app.browse
        await pilot.press("1")
        await settled(pilot)
        await pilot.press("G", "enter")
        await settled(pilot)
        assert browse.search.input.value == 'source:"Daily Ledger"'
        assert {row.outlets[0] for row in browse.quotes.list.rows} == {"Daily Ledger"}
        assert len(browse.sources.list.rows) == 3, "the other sources stay in sight"
        await pilot.press("1")
        await settled(pilot)
        assert browse.sources.list.current.name == "Daily Ledger"
        await pilot.press("enter")
        await settled(pilot)
        assert browse.search.input.value == ""
        assert len(browse.quotes.list.rows) == 7


@SIZES
async def test_enter_on_an_actor_filters_within_what_was_searched_for(
    opened: Any, archive: Any, settled: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        browse = pilot.app.browse
        await pilot.press("/", *"kind:mixed", "enter", "2")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert browse.search.input.value == 'speaker:"Jonas Lind" kind:mixed'
        assert [row.speakers[0].name for row in browse.quotes.list.rows] == ["Jonas Lind"]


@SIZES
@pytest.mark.parametrize(
    ("key", "text", "count"),
    [("a", 'speaker:"Jonas Lind"', 2), ("s", 'source:"Harbour Post"', 4), ("d", "said:2024-10-30", 4)],
    ids=["actor", "source", "day"],
)
async def test_a_turn_shows_all_of_one_kind_and_there_is_a_way_back(
    opened: Any, archive: Any, settled: Any, size: tuple[int, int], key: str, text: str, count: int
) -> None:
    async with opened(archive, size) as pilot:
        browse = pilot.app.browse
        await pilot.press("j", key)
        await settled(pilot)
        assert browse.search.input.value == text
        assert len(browse.quotes.list.rows) == count
        assert browse.quotes.list.current.id == 2, "the cursor stays on the quote"
        await pilot.press("[")
        await settled(pilot)
        assert browse.search.input.value == ""
        assert browse.quotes.list.current.id == 2
        await pilot.press("]")
        await settled(pilot)
        assert browse.search.input.value == text


async def test_the_day_of_what_was_said_by_a_day_is_the_day_it_was_published(
    opened: Any, archive: Any, settled: Any
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("j", "j", "j", "d")
        await settled(pilot)
        assert pilot.app.browse.search.input.value == "published:2024-10-31"
        assert len(pilot.app.browse.quotes.list.rows) == 4


async def test_a_turn_that_cannot_be_taken_is_explained(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("G", "d")
        await settled(pilot)
        assert pilot.app.browse.search.input.value == ""
        assert [note.message for note in pilot.app._notifications] == ["The text gives no day on which this was said."]


async def test_escape_clears_and_back_restores(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("/", *"energy", "enter", "j", "escape")
        await settled(pilot)
        assert pilot.app.browse.search.input.value == ""
        await pilot.press("[")
        await settled(pilot)
        assert pilot.app.browse.search.input.value == "energy"
        assert pilot.app.browse.quotes.list.cursor == 1


async def test_back_comes_to_the_row_it_left_however_deep_that_was(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any
) -> None:
    text = " ".join(f"Ana R{n % 3} said number {n} came." for n in range(600))
    quotes = tuple(said(f"Ana R{n % 3}", f"number {n} came", "said", f"Ana R{n % 3}") for n in range(600))
    async with opened(memory_archive([paper("long.txt", text, quotes)])) as pilot:
        browse = pilot.app.browse
        rows = browse.quotes.list
        await pilot.press("G")
        await settled(pilot)
        rows.cursor = 400
        await settled(pilot)
        left = rows.current
        await pilot.press("a")
        await settled(pilot)
        assert browse.search.input.value == 'speaker:"Ana R1"'
        rows.cursor = 150
        await settled(pilot)
        turned = rows.current
        await pilot.press("[")
        await settled(pilot)
        assert (rows.cursor, rows.current) == (400, left)
        await pilot.press("]")
        await settled(pilot)
        assert (rows.cursor, rows.current) == (150, turned)
