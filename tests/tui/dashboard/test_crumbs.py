"""The line under the search tells where one came from, and what going forward leads to."""

from __future__ import annotations

from typing import Any

import pytest

from tui.panes import crumbs


def words(line: Any) -> str:
    return "".join(text for text, _ in line)


def test_the_latest_searches_are_told_as_far_as_there_is_room() -> None:
    texts = ["", "source:Post", "speaker:Lind"]
    assert words(crumbs.behind(texts, "[", 60)) == " [ everything › source:Post › speaker:Lind › "
    assert words(crumbs.behind(texts, "[", 30)) == " [ … › source:Post › speaker:Lind › "
    assert words(crumbs.behind(texts, "[", 3)) == " [ … › speaker:Lind › "
    assert words(crumbs.behind([], "[", 60)) == ""


def test_a_long_search_is_cut_and_nothing_in_it_is_obeyed() -> None:
    text = words(crumbs.behind(["\x1b[2J" + "harbour " * 30], "", 60))
    assert "\x1b" not in text
    assert len(text) < 30


def test_only_the_nearest_of_those_ahead_is_told() -> None:
    assert words(crumbs.ahead(["a", "b"], "]")) == "   ] b"
    assert words(crumbs.ahead([], "]")) == ""


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_a_turn_leaves_a_crumb_and_going_back_takes_it_up(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        assert screen_text(pilot)[2].strip() == ""
        await pilot.press("a")
        await settled(pilot)
        assert screen_text(pilot)[2].startswith(" [ everything › speaker Marta Okoye")
        await pilot.press("s")
        await settled(pilot)
        assert '› speaker:"Marta Okoye" › source Harbour Post' in screen_text(pilot)[2]
        await pilot.press("[")
        await settled(pilot)
        assert screen_text(pilot)[2].endswith('speaker Marta Okoye   ] source:"Harbour Post"')
        await pilot.press("[")
        await settled(pilot)
        assert screen_text(pilot)[2].strip() == '] speaker:"Marta Okoye"'
