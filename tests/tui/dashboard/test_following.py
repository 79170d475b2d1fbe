"""While documents are being read the panes follow; themes change at a key; idle costs nothing."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from tui.app import Dashboard
from tui.screens.pauses import Pauses
from tui.themes import UnknownTheme


async def test_the_panes_fill_in_while_a_folder_is_read(
    opened: Any, memory_archive: Any, settled: Any, screen_text: Any, archive: Any
) -> None:
    growing = memory_archive([])
    said = [("reading 0 of 2", True)]
    async with opened(growing, watch=lambda: said[0]) as pilot:
        assert "reading 0 of 2" in screen_text(pilot)[0]
        assert "nothing has been read yet" in "\n".join(screen_text(pilot))
        growing.load(archive.papers)
        growing.stamp += 1
        said[0] = ("", False)
        while pilot.app.browse.asking.watching:
            await pilot.pause(0.01)
        await settled(pilot)
        assert "reading" not in screen_text(pilot)[0]
        assert "7 quotes" in screen_text(pilot)[0]
        assert len(pilot.app.browse.quotes.list.rows) == 7


async def test_the_preview_follows_a_single_move_at_once_and_a_held_key_when_it_rests(
    opened: Any, archive: Any, settled: Any
) -> None:
    now = [100.0]
    async with opened(archive, pauses=Pauses(held=0.1, rested=0.005)) as pilot:
        browse = pilot.app.browse
        browse.following.clock = lambda: now[0]
        await pilot.press("j")
        assert not browse.following.resting
        for _ in range(3):
            now[0] += 0.05
            browse.quotes.list.action_move(1)
            browse.following.rest()
            assert browse.following.resting
        await settled(pilot)
        assert browse.preview.text.shown[1].row == browse.quotes.list.current
        now[0] += 0.2
        await pilot.press("k")
        assert not browse.following.resting


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was painted."""
    painted: list[Any] = []
    display = Dashboard._display

    def noted(self: Dashboard, screen: Any, frame: Any) -> None:
        if frame is not None and not self._batch_count:
            painted.append(frame)
        display(self, screen, frame)

    monkeypatch.setattr(Dashboard, "_display", noted)
    return painted


async def test_a_single_move_and_its_preview_are_one_frame(
    opened: Any, archive: Any, settled: Any, frames: list[Any]
) -> None:
    async with opened(archive, pauses=Pauses(held=0.0, joined=60.0)) as pilot:
        browse = pilot.app.browse
        frames.clear()
        await pilot.press("j")
        await settled(pilot)
        assert browse.preview.text.shown[1].row == browse.quotes.list.current
        assert len(frames) == 1


async def test_a_row_does_not_wait_long_for_a_preview_that_takes_its_time(
    opened: Any, archive: Any, settled: Any, frames: list[Any]
) -> None:
    found, may_answer = archive.quote, threading.Event()

    def slow(id: int) -> Any:
        assert may_answer.wait(60)
        return found(id)

    async with opened(archive, pauses=Pauses(held=0.0, joined=0.001)) as pilot:
        archive.quote = slow
        before = pilot.app.browse.preview.text.shown
        frames.clear()
        await pilot.press("j")
        while not frames:
            await pilot.pause(0.01)
        assert pilot.app.browse.preview.text.shown == before
        may_answer.set()
        await settled(pilot)
        assert pilot.app.browse.preview.text.shown != before


async def test_the_cursor_stays_on_its_quote_when_rows_come_in_before_it(
    opened: Any, archive: Any, settled: Any
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("j", "j")
        await settled(pilot)
        keep = pilot.app.browse.quotes.list.current
        rows = archive.search

        def newest_last(query: Any, limit: int = 200, seconds: float | None = None) -> Any:
            found = rows(query, limit)
            return type(found)(tuple(reversed(found.rows)), found.total)

        archive.search = newest_last
        pilot.app.browse.asking.again()
        await settled(pilot)
        assert pilot.app.browse.quotes.list.current == keep
        assert pilot.app.browse.quotes.list.cursor == 4


async def test_an_archive_that_fails_is_reported_and_the_dashboard_lives(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive) as pilot:

        def broken(query: Any, limit: int = 200, seconds: float | None = None) -> Any:
            raise OSError("disk [gone]")

        archive.search = broken
        await pilot.press("/", "x")
        await pilot.pause()
        while "did not answer" not in screen_text(pilot)[2]:
            await pilot.pause(0.01)
        assert "disk [gone]" in screen_text(pilot)[2]


async def test_a_theme_is_worn_while_it_is_looked_at_and_kept_with_enter(
    opened: Any, archive: Any, settled: Any
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("T")
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        first = next(iter(pilot.app.looks))
        assert pilot.app.worn == first
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.worn == "ink"
        await pilot.press("T", "g", "enter")
        await settled(pilot)
        assert pilot.app.worn == first
        assert pilot.app.screen is pilot.app.browse


def test_an_unknown_theme_is_refused(make: Any, archive: Any) -> None:
    with pytest.raises(UnknownTheme):
        make(archive, theme="no-such-theme")


@pytest.mark.parametrize("name", ["ink", "paper", "mono", "ansi", "high-contrast"])
async def test_selection_and_matches_show_without_colour(
    opened: Any, archive: Any, settled: Any, screen_text: Any, name: str
) -> None:
    async with opened(archive, theme=name) as pilot:
        await pilot.press("/", *"medicine", "enter")
        await settled(pilot)
        assert any("▌" in line and "medicine" in line for line in screen_text(pilot))
        strip = pilot.app.browse.quotes.list.render_line(0)
        match = next(segment.style for segment in strip if segment.text == "medicine")
        assert match is not None
        assert match.bold
        assert match.underline
