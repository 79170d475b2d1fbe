"""120x40 and 80x24, a word about it below 60x15, and no loss when the window changes."""

from __future__ import annotations

from typing import Any

import pytest


async def test_a_narrow_window_shows_quotes_and_preview_and_the_lists_on_call(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive, (80, 24)) as pilot:
        shown = "\n".join(screen_text(pilot))
        assert "3 Quotes" in shown
        assert "4 Preview" in shown
        assert "1 Sources" not in shown
        await pilot.press("2")
        await settled(pilot)
        shown = "\n".join(screen_text(pilot))
        assert "2 Actors" in shown
        assert "3 Quotes" not in shown
        assert pilot.app.focused is pilot.app.browse.actors.list
        await pilot.press("escape")
        await settled(pilot)
        assert "3 Quotes" in "\n".join(screen_text(pilot))
        assert pilot.app.focused is pilot.app.browse.quotes.list


@pytest.mark.parametrize("size", [(59, 30), (100, 14), (30, 8)], ids=str)
async def test_a_small_window_says_what_it_lacks(
    opened: Any, archive: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        shown = "\n".join(screen_text(pilot))
        assert f"{size[0]}×{size[1]}" in screen_text(pilot)[-1]
        assert "4 Preview" not in shown
        assert "3 Quotes" in shown


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (10, 4), (300, 90)], ids=str)
async def test_no_size_is_too_odd(opened: Any, archive: Any, settled: Any, size: tuple[int, int]) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press("j", "1", "3", "/", "e", "enter", "enter", "n", "escape", "?")
        await settled(pilot)
        assert pilot.app.is_running


async def test_a_resize_keeps_query_cursor_and_focus(opened: Any, archive: Any, settled: Any, screen_text: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("/", *"that", "enter", "j")
        await settled(pilot)
        before = pilot.app.browse.quotes.list.current
        for size in ((80, 24), (50, 12), (200, 60), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert pilot.app.browse.quotes.list.current == before
            assert pilot.app.browse.search.input.value == "that"
            assert pilot.app.focused is pilot.app.browse.quotes.list
            assert any("▌" in line and "energy prices" in line for line in screen_text(pilot))


async def test_a_narrow_window_that_shows_a_list_grows_wide_again(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive, (80, 24)) as pilot:
        await pilot.press("1")
        await settled(pilot)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        shown = "\n".join(screen_text(pilot))
        assert "1 Sources" in shown
        assert "3 Quotes" in shown
        assert pilot.app.focused is pilot.app.browse.sources.list


async def test_the_cursor_stays_in_view_when_the_window_shrinks(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, screen_text: Any
) -> None:
    text = " ".join(f"Ana Reyes said number {n} came." for n in range(60))
    quotes = tuple(said("Ana Reyes", f"number {n} came", "said", "Ana Reyes") for n in range(60))
    async with opened(memory_archive([paper("long.txt", text, quotes)])) as pilot:
        for _ in range(17):
            await pilot.press("j")
        await pilot.resize_terminal(80, 16)
        await settled(pilot)
        assert any("▌" in line and "number 17 came" in line for line in screen_text(pilot))


@pytest.mark.parametrize(
    ("width", "said"),
    [(60, "2 documents · 7 quotes · 5 actors"), (44, "2 documents · 7 quotes"), (36, "2 documents")],
    ids=str,
)
async def test_what_there_is_is_told_in_whole_words_or_not_at_all(
    opened: Any, archive: Any, screen_text: Any, width: int, said: str
) -> None:
    async with opened(archive, (width, 20)) as pilot:
        assert screen_text(pilot)[0].split("~/news")[1].strip() == said
