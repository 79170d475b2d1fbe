"""One pane may fill the screen; a small screen holds a list and says what it lacks; no size does harm."""

from __future__ import annotations

import random
from typing import Any

import pytest

TITLES = {"sources": "1 Sources", "actors": "2 Actors", "quotes": "3 Quotes", "preview": "4 Preview"}


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)], ids=["120x40", "80x24", "60x15"])
@pytest.mark.parametrize("number", ["1", "2", "3", "4"])
async def test_z_lets_a_pane_fill_the_screen_and_z_again_shows_all(
    opened: Any, archive: Any, settled: Any, screen_text: Any, number: str, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press(number)
        await settled(pilot)
        before = screen_text(pilot)
        await pilot.press("z")
        await settled(pilot)
        shown = "\n".join(screen_text(pilot))
        assert [title[0] for title in TITLES.values() if title in shown] == [number]
        body = pilot.app.focused
        assert body.region.width == size[0]
        assert body.region.height == size[1] - 5
        await pilot.press("z")
        await settled(pilot)
        assert screen_text(pilot) == before


async def test_another_pane_takes_the_place_of_the_one_that_is_zoomed(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive, (80, 24)) as pilot:
        await pilot.press("z")
        await settled(pilot)
        for key, pane in (
            ("tab", "timeline"),
            ("tab", "preview"),
            ("tab", "sources"),
            ("tab", "actors"),
            ("3", "quotes"),
        ):
            await pilot.press(key)
            await settled(pilot)
            assert pilot.app.browse.pane == pane
            assert pilot.app.focused.region.area, pane
        await pilot.press("/")
        await settled(pilot)
        assert "3 Quotes" in "\n".join(screen_text(pilot)), "a search leaves what is zoomed"


async def test_the_timeline_brings_its_quotes_along(opened: Any, archive: Any, settled: Any, screen_text: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("5", "z")
        await settled(pilot)
        shown = "\n".join(screen_text(pilot))
        assert "3 Quotes" in shown
        assert "5 by day" in shown
        assert "4 Preview" not in shown


@pytest.mark.parametrize("size", [(59, 30), (100, 14), (60, 14), (30, 8), (20, 5)], ids=str)
async def test_a_small_screen_is_a_list_and_a_line_that_says_what_is_hidden(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        browse = pilot.app.browse
        assert browse.quotes.list.region.height > 1
        assert screen_text(pilot)[-1].startswith(f" {size[0]}×{size[1]} hides previe")
        assert any(line.lstrip("─━┬│ ").startswith("▌") or "▌" in line for line in screen_text(pilot))
        await pilot.press("4")
        await settled(pilot)
        await pilot.press("5")
        await settled(pilot)
        assert browse.pane == "quotes"
        await pilot.press("tab")
        await settled(pilot)
        assert browse.pane == "sources", "tab goes past what is hidden"


async def test_at_60_by_15_nothing_is_said_to_be_missing(opened: Any, archive: Any, screen_text: Any) -> None:
    async with opened(archive, (60, 15)) as pilot:
        assert "4 Preview" in "\n".join(screen_text(pilot))
        assert "hides" not in screen_text(pilot)[-1]


@pytest.mark.parametrize("pane", ["preview", "timeline"])
async def test_the_focus_goes_to_the_quotes_when_its_pane_has_no_room_left(
    opened: Any, archive: Any, settled: Any, pane: str
) -> None:
    async with opened(archive) as pilot:
        await pilot.press({"preview": "4", "timeline": "5"}[pane], "z")
        await settled(pilot)
        assert pilot.app.browse.pane == pane
        await pilot.resize_terminal(50, 12)
        await settled(pilot)
        assert pilot.app.focused is pilot.app.browse.quotes.list
        assert pilot.app.focused.region.height > 1


async def test_resized_at_any_moment_it_goes_on(opened: Any, archive: Any, settled: Any) -> None:
    chance = random.Random(5)
    keys = ["j", "k", "z", "5", "h", "l", "enter", "escape", "[", "]", "1", "2", "3", "4", "tab", "/", "r", "?", "home"]
    async with opened(archive) as pilot:
        for _ in range(12):
            await pilot.resize_terminal(chance.randint(20, 200), chance.randint(5, 60))
            await pilot.press(*chance.choices(keys, k=2))
        await settled(pilot)
        while pilot.app.screen is not pilot.app.browse:
            await pilot.press("escape")
            await settled(pilot)
        await pilot.resize_terminal(120, 40)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("3")
        await settled(pilot)
        assert pilot.app.focused is pilot.app.browse.quotes.list
