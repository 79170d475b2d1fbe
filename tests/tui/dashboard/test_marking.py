"""m, space and V mark quotes; a sign stands before them, the title counts them, esc takes the marks away."""

from __future__ import annotations

from typing import Any

import pytest


def marked(pilot: Any) -> list[int]:
    return [place.quote for place in pilot.app.browse.marking.places()]


def signs(pilot: Any) -> list[int]:
    """The rows before which a sign stands."""
    quotes = pilot.app.browse.quotes.list
    return [row.id for index, row in enumerate(quotes.rows) if quotes.sign(index)]


async def test_m_marks_the_quote_and_takes_the_mark_away(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("m", "j")
        await settled(pilot)
        row = next(line for line in screen_text(pilot) if "We will not unload" in line)
        assert "●" in row[: row.index("We will")]
        assert "1 marked" in "\n".join(screen_text(pilot))
        await pilot.press("k", "m")
        await settled(pilot)
        assert "marked" not in "\n".join(screen_text(pilot))
        assert marked(pilot) == signs(pilot) == []


async def test_space_marks_and_goes_down(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("space", "space", "j", "space")
        await settled(pilot)
        ids = [row.id for row in pilot.app.browse.quotes.list.rows]
        assert marked(pilot) == [ids[0], ids[1], ids[3]]
        assert pilot.app.browse.quotes.list.cursor == 4


@pytest.mark.parametrize("keys", [("j", "V", "j", "j", "V"), ("G", "k", "k", "k", "V", "k", "k", "V")])
async def test_v_marks_a_stretch_either_way(opened: Any, archive: Any, settled: Any, keys: tuple[str, ...]) -> None:
    async with opened(archive) as pilot:
        rows = pilot.app.browse.quotes.list.rows
        await pilot.press(*keys[:-1])
        await settled(pilot)
        assert signs(pilot) == [row.id for row in rows[1:4]]
        assert "3 in a stretch" in pilot.app.browse.quotes.title.note
        await pilot.press("V", "G")
        await settled(pilot)
        assert marked(pilot) == signs(pilot) == [row.id for row in rows[1:4]]


async def test_escape_takes_back_the_stretch_then_the_marks_then_the_search(
    opened: Any, archive: Any, settled: Any
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("/", *"speaker:lind", "enter")
        await settled(pilot)
        await pilot.press("m", "V")
        await settled(pilot)
        browse = pilot.app.browse
        assert len(signs(pilot)) == 1
        await pilot.press("escape")
        assert "stretch" not in browse.quotes.title.note
        assert len(signs(pilot)) == 1
        await pilot.press("escape")
        assert signs(pilot) == []
        assert browse.search.input.value == "speaker:lind"
        await pilot.press("escape")
        await settled(pilot)
        assert browse.search.input.value == ""


async def test_marks_and_a_stretch_outlast_another_search(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("space", "j", "V", "j")
        await settled(pilot)
        stretch = signs(pilot)
        pilot.app.browse.asking.again()
        await settled(pilot)
        assert signs(pilot) == stretch
        await pilot.press("V", "/", *"budget nobody said", "enter")
        await settled(pilot)
        assert marked(pilot) == [stretch[0], *stretch[1:]]


async def test_space_in_a_list_of_sources_marks_nothing(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("m", "1")
        await settled(pilot)
        cursor = pilot.app.browse.sources.list.cursor
        await pilot.press("j", "k")
        assert pilot.app.browse.sources.list.cursor == cursor
        assert len(marked(pilot)) == 1
