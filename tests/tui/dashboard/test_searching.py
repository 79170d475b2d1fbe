"""Typing filters, the counts follow, and what cannot be understood or found is said in words."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from core.archive.language.query import Query
from core.archive.protocol import InterruptedQueryError, Result

pytestmark = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


def words(pilot: Any) -> list[str]:
    return [row.words for row in pilot.app.browse.quotes.list.rows]


async def test_every_quote_is_there_at_first(opened: Any, archive: Any, size: tuple[int, int]) -> None:
    async with opened(archive, size) as pilot:
        assert len(words(pilot)) == 7
        assert pilot.app.focused is pilot.app.browse.quotes.list


async def test_typing_filters_at_every_key(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press("/", *"medicine")
        await settled(pilot)
        assert words(pilot) == ["that medicine would be let through"]
        assert "1 of 7" in screen_text(pilot)[1]
        assert [row.name for row in pilot.app.browse.actors.list.rows] == ["Jonas Lind"]


async def test_what_was_understood_is_echoed(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press("/", *"kind:dir")
        await settled(pilot)
        assert "kind direct" in screen_text(pilot)[2]
        assert len(words(pilot)) == 3


async def test_a_query_that_cannot_be_meant_is_answered_in_words_and_keeps_the_rows(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press("/", *"kind:x")
        await settled(pilot)
        assert "direct, mixed or indirect" in screen_text(pilot)[2]
        assert "not understood" in screen_text(pilot)[1]
        assert len(words(pilot)) == 7


@pytest.mark.parametrize(("text", "said"), [("kind:x", "direct, mixed or indirect"), ("spekaer:lind", "speaker:?")])
async def test_an_answer_that_comes_late_leaves_what_is_said_of_a_wrong_query(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int], text: str, said: str
) -> None:
    async with opened(archive, size) as pilot:
        browse = pilot.app.browse
        for end in range(1, len(text) + 1):  # in one burst: no answer arrives before the last key
            browse.asking.ask(text[:end])
        await settled(pilot)
        browse.asking.count()
        browse.asking.again()
        await settled(pilot)
        assert said in screen_text(pilot)[2]
        assert "not understood" in screen_text(pilot)[1]


async def test_nothing_found_says_what_to_do(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press("/", *"zebra")
        await settled(pilot)
        shown = " ".join("\n".join(screen_text(pilot)).replace("│", " ").split())
        assert 'nothing matches "zebra"; try fewer words; esc clears' in shown
        await pilot.press("escape")
        await settled(pilot)
        assert len(words(pilot)) == 7
        assert pilot.app.browse.search.input.value == ""


async def test_enter_and_down_go_from_the_search_to_the_quotes(
    opened: Any, archive: Any, settled: Any, size: tuple[int, int]
) -> None:
    for key in ("enter", "down"):
        async with opened(archive, size) as pilot:
            await pilot.press("/", *"lind", key)
            await settled(pilot)
            assert pilot.app.focused is pilot.app.browse.quotes.list
            assert pilot.app.browse.search.input.value == "lind"


async def test_the_counts_of_sources_are_those_of_what_is_found(
    opened: Any, archive: Any, settled: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press("/", *"energy")
        await settled(pilot)
        assert [(row.name, row.quotes) for row in pilot.app.browse.sources.list.rows] == [("Daily Ledger", 2)]


async def test_an_answer_that_comes_late_is_dropped(
    opened: Any, memory_archive: Any, settled: Any, size: tuple[int, int]
) -> None:
    class Slow(memory_archive):  # type: ignore[misc]
        """Answers "lind" only when the next question has been asked, by being interrupted."""

        def __post_init__(self) -> None:
            super().__post_init__()
            self.stop = threading.Event()

        def search(self, query: Query, limit: int = 200, seconds: float | None = None) -> Result:
            if query.text == "l":
                assert self.stop.wait(20)
                raise InterruptedQueryError
            return super().search(query, limit)

        def interrupt(self) -> None:
            super().interrupt()
            self.stop.set()

    archive = Slow()
    async with opened(archive, size) as pilot:
        archive.stop.clear()
        await pilot.press("/", "l")
        await pilot.pause()
        archive.stop.clear()
        await pilot.press("i")
        await settled(pilot)
        assert archive.interrupts >= 2
        assert pilot.app.browse.asking.asked.text == "li"
        assert archive.asked[-1] == "li"


async def test_more_rows_come_when_the_cursor_reaches_the_last(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, size: tuple[int, int]
) -> None:
    text = " ".join(f"Ana Reyes said number {n} came." for n in range(450))
    quotes = tuple(said("Ana Reyes", f"number {n} came", "said", "Ana Reyes") for n in range(450))
    async with opened(memory_archive([paper("long.txt", text, quotes)]), size) as pilot:
        rows = pilot.app.browse.quotes.list
        assert len(rows.rows) == 200
        await pilot.press("G")
        await settled(pilot)
        assert len(rows.rows) == 450
        assert rows.cursor == 199


async def test_a_letter_is_answered_in_haste_and_all_is_asked_for_when_typing_pauses(
    memory_archive: Any, opened: Any, settled: Any, size: tuple[int, int]
) -> None:
    class Hasty(memory_archive):  # type: ignore[misc]
        """Finds nothing in haste."""

        def search(self, query: Query, limit: int = 200, seconds: float | None = None) -> Result:
            if seconds is not None:
                return Result((), 0, settled=False)
            return super().search(query, limit)

    async with opened(Hasty(), size) as pilot:
        await pilot.press("/", "l")
        while not pilot.app.browse.quotes.list.rows or not pilot.app.browse.asking.asked.terms:
            await pilot.pause(0.01)
        await settled(pilot)
        assert pilot.app.browse.asking.asked.text == "l"
        assert pilot.app.browse.quotes.total > 0


async def test_the_cursor_stays_where_it_is_among_very_many_rows_when_the_archive_changes(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, size: tuple[int, int]
) -> None:
    text = " ".join(f"Ana Reyes said number {n} came." for n in range(600))
    quotes = tuple(said("Ana Reyes", f"number {n} came", "said", "Ana Reyes") for n in range(600))
    archive = memory_archive([paper("long.txt", text, quotes)])
    async with opened(archive, size) as pilot:
        rows = pilot.app.browse.quotes.list
        await pilot.press("G")
        await settled(pilot)
        rows.cursor = 400
        await settled(pilot)
        here = rows.current
        archive.stamp += 1
        pilot.app.browse.asking.count()
        await settled(pilot)
        assert (len(rows.rows), rows.cursor, rows.current) == (600, 400, here)


async def test_another_search_begins_with_few_rows_again(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, size: tuple[int, int]
) -> None:
    text = " ".join(f"Ana Reyes said number {n} came." for n in range(600))
    quotes = tuple(said("Ana Reyes", f"number {n} came", "said", "Ana Reyes") for n in range(600))
    async with opened(memory_archive([paper("long.txt", text, quotes)]), size) as pilot:
        await pilot.press("G")
        await settled(pilot)
        pilot.app.browse.go("came")
        await settled(pilot)
        assert len(pilot.app.browse.quotes.list.rows) == 200


async def test_a_title_says_that_there_are_more_sources_or_actors_than_are_listed(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    text = " ".join(f"Ana R{n} said number {n} came." for n in range(501))
    quotes = tuple(said(f"Ana R{n}", f"number {n} came", "said", f"Ana R{n}") for n in range(501))
    for most, told in ((501, "1/500+"), (500, "1/500")):
        async with opened(memory_archive([paper("long.txt", text, quotes[:most])]), size) as pilot:
            await pilot.press("2")
            await settled(pilot)
            titles = [line for line in screen_text(pilot) if "Actors" in line]
            assert [told in line.split() for line in titles] == [True]
