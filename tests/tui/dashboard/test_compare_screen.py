"""Two actors side by side in the dashboard."""

from __future__ import annotations

from typing import Any

import pytest

from tui.screens.compare_rows import draw, pairs
from tui.widgets.pieces import line_cells

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


async def compare(pilot: Any, settled: Any, *names: str) -> None:
    """Press the key of comparing on each of them in the list of actors."""
    await pilot.press("2")
    await settled(pilot)
    actors = pilot.app.browse.actors.list
    for name in names:
        actors.cursor = [row.name for row in actors.rows].index(name)
        await pilot.press("c")
        await settled(pilot)


@SIZES
async def test_each_has_half_the_width_and_each_day_a_line(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await compare(pilot, settled, "Jonas Lind", "Marta Okoye")
        shown = screen_text(pilot)
        assert "Jonas Lind  2" in shown[1]
        assert "Marta Okoye  1" in shown[1]
        middle = shown[1].index("│")
        assert abs(middle - size[0] // 2) <= 1
        assert "Wed 30 Oct 2024" in shown[2]
        assert (shown[3][middle], shown[4][middle]) == ("│", "│")
        assert 'the government would "keep' in shown[3][:middle]
        assert "We will not unload" in shown[3][middle:]
        assert "medicine" in shown[4][:middle]
        assert max(map(len, shown)) <= size[0]


async def test_the_cursor_goes_from_column_to_column_and_enter_opens_the_quote(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive) as pilot:
        await compare(pilot, settled, "Jonas Lind", "Marta Okoye")
        for key, speaker in (
            ("l", "Marta Okoye"),
            ("tab", "Jonas Lind"),
            ("right", "Marta Okoye"),
            ("h", "Jonas Lind"),
        ):
            await pilot.press(key)
            await settled(pilot)
            assert any(f"Quote ━ {speaker}" in line or f"Quote ─ {speaker}" in line for line in screen_text(pilot))
        await pilot.press("l", "enter")
        await settled(pilot)
        assert pilot.app.screen.quote.row.speakers[0].name == "Marta Okoye"
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen.pane == "compare"


async def test_a_day_asks_for_what_both_said_on_it(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await compare(pilot, settled, "Jonas Lind", "Marta Okoye")
        await pilot.press("g", "enter")
        await settled(pilot)
        wanted = 'speaker:"Jonas Lind" speaker:"Marta Okoye" said:2024-10-30'
        assert pilot.app.browse.search.input.value == wanted


async def test_the_same_actor_twice_is_not_compared_any_more(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await compare(pilot, settled, "Jonas Lind", "Jonas Lind", "Marta Okoye")
        assert pilot.app.screen is pilot.app.browse
        assert pilot.app.desk.waiting == "Marta Okoye"


def test_whose_words_they_are_is_said_where_that_is_not_the_name_asked_for(archive: Any) -> None:
    from core.archive.protocol import Result
    from core.archive.showing.comparing import by_day

    rows = [detail.row for detail in archive.details if detail.row.speakers[0].name == "Jonas Lind"]
    (_, first, *_) = pairs(by_day([Result(rows, len(rows)), Result((), 0)]))
    for width in (39, 80, 200):
        own = draw(first, width, ("Jonas Lind", "Marta Okoye"), None)
        assert line_cells(own) == width
        assert "Jonas Lind" not in "".join(text for text, _ in own)
    shown = "".join(text for text, _ in draw(first, 200, ("Lind", "Marta Okoye"), None))
    assert "Jonas Lind: the government" in shown
