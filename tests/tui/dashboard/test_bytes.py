"""What the dashboard sends over the wire: counted in bytes, for milliseconds depend on who else is busy."""

from __future__ import annotations

from typing import Any

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from tui.screens.pauses import USUAL


class Counting(HeadlessDriver):
    """Counts what would have gone to a terminal."""

    sent = 0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        Counting.sent += len(data.encode())


@pytest.fixture
def many(memory_archive: Any, paper: Any, said: Any) -> Any:
    """An archive whose list is longer than any screen."""
    text = "\n".join(
        f"Minister Ana Reyes {n} said that prices number {n} would fall before winter." for n in range(120)
    )
    quotes = tuple(
        said(f"Ana Reyes {n}", f"that prices number {n} would fall before winter", "said", f"Minister Ana Reyes {n}")
        for n in range(120)
    )
    return memory_archive([paper("long.txt", text, quotes)])


async def bytes_of(pilot: Pilot[None], settled: Any, *keys: str) -> int:
    await settled(pilot)
    before = Counting.sent
    await pilot.press(*keys)
    await settled(pilot)
    return Counting.sent - before


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_a_move_with_its_preview_stays_within_the_budget(
    make: Any, many: Any, settled: Any, size: tuple[int, int]
) -> None:
    app = make(many, pauses=USUAL)
    app.driver_class = Counting
    async with app.run_test(size=size, headless=False) as pilot:
        await bytes_of(pilot, settled, "j")
        assert max([await bytes_of(pilot, settled, "j") for _ in range(4)]) <= 400
        assert await bytes_of(pilot, settled) == 0, "nothing is sent while nothing happens"
        held = await bytes_of(pilot, settled, *["j"] * 30)
        assert held <= 11_500


async def test_the_cursor_of_the_search_line_does_not_blink(make: Any, many: Any) -> None:
    assert make(many).browse.search.input.cursor_blink is False


IN_FRONT = [("enter",), ("?",), ("x",), ("2", "w"), ("T",), ("S",), ("ctrl+r",), ("2", "c", "j", "c")]


@pytest.mark.parametrize("keys", IN_FRONT, ids=" ".join)
async def test_nothing_is_sent_while_a_task_behind_a_screen_has_nothing_to_say(
    make: Any, many: Any, settled: Any, keys: tuple[str, ...]
) -> None:
    looked: list[int] = []

    def watch() -> tuple[str, bool]:
        looked.append(Counting.sent)
        return "", True

    app = make(many, watch=watch)
    app.driver_class = Counting
    async with app.run_test(size=(120, 40), headless=False) as pilot:
        await bytes_of(pilot, settled, *keys)
        assert app.screen is not app.browse
        await pilot.pause(0.1)
        looked.clear()
        while len(looked) < 8:
            await pilot.pause(0.01)
        assert looked == [looked[0]] * len(looked)


async def test_what_a_task_says_behind_a_sheet_is_seen_beside_it(
    make: Any, many: Any, settled: Any, screen_text: Any
) -> None:
    words = ["reading 1 of 9"]
    app = make(many, watch=lambda: (words[-1], True))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("x")
        await settled(pilot)
        assert "reading 1 of 9" in screen_text(pilot)[0]
        words.append("reading 2 of 9")
        await pilot.pause(0.1)
        assert "reading 2 of 9" in screen_text(pilot)[0]
