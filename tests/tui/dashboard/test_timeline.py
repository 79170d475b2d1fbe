"""The strip that shows when it was said: to look at, to walk along, and to narrow by."""

from __future__ import annotations

from typing import Any

import pytest

WIDE = (120, 40)
SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24)], ids=["120x40", "80x24"])


def strip(pilot: Any, screen_text: Any) -> list[str]:
    """The two lines of the timeline as they are seen."""
    region = pilot.app.browse.timeline.region
    return [line[region.x : region.right] for line in screen_text(pilot)[region.y : region.bottom]]


@SIZES
async def test_it_tells_first_and_last_day_and_points_to_that_of_the_quote(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        bars, axis = strip(pilot, screen_text)
        assert bars.split() == ["30", "Oct", "2024", "▇▇▇▇", "▂▂▂▂", "▂▂▂▂", "1", "Nov", "2024"]
        assert axis.split()[:3] == ["5", "by", "day"]
        assert axis.endswith("+2 without a day"), "one of that month, one of no time at all"
        assert bars[axis.index("▴")] == "▇"
        await pilot.press("j", "j", "j")
        await settled(pilot)
        bars, axis = strip(pilot, screen_text)
        assert bars[axis.index("▴")] == "▂"


@SIZES
async def test_a_walk_goes_over_days_on_which_nothing_was_said(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    archive = memory_archive([weekly(paper, said)])
    async with opened(archive, size) as pilot:
        await pilot.press("5", "home")
        await settled(pilot)
        seen = []
        for _ in range(4):
            seen.append(strip(pilot, screen_text)[1].split("▲")[-1].split("  ")[0].strip())
            await pilot.press("l")
            await settled(pilot)
        assert seen[0].startswith("Tue 1 Oct 2024: 1 quote")
        assert seen[1].startswith("Fri 4 Oct 2024: 1 quote")
        await pilot.press("left", "k", "h", "h", "h")
        await settled(pilot)
        assert "1 Oct 2024: 1 quote" in strip(pilot, screen_text)[1]
        await pilot.press("end")
        await settled(pilot)
        assert "10 Oct 2024: 1 quote" in strip(pilot, screen_text)[1]


def weekly(paper: Any, said: Any) -> Any:
    """A document with a quote of every third day."""
    from core.model import Moment

    days = ("2024-10-01", "2024-10-04", "2024-10-07", "2024-10-10")
    text = " ".join(f"Ana Reyes said number {n} came." for n in range(len(days)))
    quotes = tuple(
        said("Ana Reyes", f"number {n} came", "said", "Ana Reyes", said=Moment(day, "day", "as it stands"))
        for n, day in enumerate(days)
    )
    return paper("days.txt", text, quotes)


@SIZES
async def test_enter_narrows_to_a_day_and_the_other_days_stay_to_go_on_to(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        browse = pilot.app.browse
        await pilot.press("/", *"that", "enter")
        await settled(pilot)
        await pilot.press("5", "home", "enter")
        await settled(pilot)
        assert browse.search.input.value == "said:~2024-10-30 that"
        assert "30 Oct 2024" in strip(pilot, screen_text)[0]
        assert "1 Nov 2024" in strip(pilot, screen_text)[0]
        await pilot.press("l", "enter")
        await settled(pilot)
        assert browse.search.input.value == "said:~2024-11-01 that"
        await pilot.press("enter")
        await settled(pilot)
        assert browse.search.input.value == "that", "enter again shows everything"
        await pilot.press("[", "[")
        await settled(pilot)
        assert browse.search.input.value == "said:~2024-10-30 that"


async def test_what_has_no_day_at_all_is_said(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, screen_text: Any
) -> None:
    from core.model import Moment

    unknown = Moment(None, "unknown", "the text gives no date")
    quotes = (said("Ana Reyes", "it came", "said", "Ana Reyes", said=unknown),)
    async with opened(memory_archive([paper("one.txt", "Ana Reyes said it came.", quotes)])) as pilot:
        bars, axis = strip(pilot, screen_text)
        assert "when it was said is not known" in bars
        assert axis.strip() == "+1 without a day"
        await pilot.press("5", "h", "l", "home", "end", "enter")
        await settled(pilot)
        assert pilot.app.browse.search.input.value == ""


async def test_without_colour_the_pointer_tells_who_has_the_focus(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive, theme="mono") as pilot:
        assert "▴" in strip(pilot, screen_text)[1]
        await pilot.press("5")
        await settled(pilot)
        assert "▲" in strip(pilot, screen_text)[1]
        await pilot.press("3")
        await settled(pilot)
        assert "▲" not in strip(pilot, screen_text)[1]


@SIZES
async def test_a_move_to_a_quote_of_the_same_day_paints_nothing_and_to_another_day_one_line(
    opened: Any, archive: Any, settled: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        painted: list[Any] = []
        monkeypatch.setattr(pilot.app.browse.timeline, "refresh", lambda *regions, **_: painted.extend(regions))
        await pilot.press("j")
        await settled(pilot)
        assert painted == []
        await pilot.press("j", "j")
        await settled(pilot)
        assert [(region.y, region.height) for region in painted] == [(1, 1)]


@pytest.mark.parametrize("size", [(80, 19), (59, 30), (30, 8)], ids=str)
async def test_where_there_is_little_room_it_is_not_there(
    opened: Any, archive: Any, settled: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        assert not pilot.app.browse.timeline.region.area
        await pilot.press("5")
        await settled(pilot)
        assert pilot.app.browse.pane == "quotes"
