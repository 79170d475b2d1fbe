"""The one list: any number of rows at the price of those in view, and few bytes for a move."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from typing import Any, overload

import pytest
from textual.app import ComposeResult
from textual.drivers.headless_driver import HeadlessDriver

from tui import themes as looks
from tui.keys import Pane
from tui.look import Theme
from tui.pressing import KeyedApp
from tui.widgets.line_list import LineList
from tui.widgets.painted import role_defaults
from tui.widgets.pieces import Line


class Numbers(Sequence[int]):
    """Many rows that exist only when looked at; ``seen`` are those that were."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.seen: set[int] = set()

    def __len__(self) -> int:
        return self.count

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        assert isinstance(index, int)
        self.seen.add(index)
        return index


class Counting(HeadlessDriver):
    """Counts what would have gone to a terminal."""

    sent = 0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        Counting.sent += len(data.encode())


class OneList(KeyedApp[None]):
    ENABLE_COMMAND_PALETTE = False
    pane: Pane = "quotes"

    def __init__(self, theme: Theme, rows: Sequence[int]) -> None:
        super().__init__(driver_class=Counting)
        looks.apply(self, theme)
        self.list: LineList[int] = LineList(self.draw)
        self.rows = rows

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(role_defaults(self.current_theme))

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.set_rows(self.rows, empty="nothing here")
        self.list.focus()

    @staticmethod
    def draw(row: int, width: int) -> Line:
        words = f'30 Oct 2024  Harbour Post  Speaker {row % 97:<3}  "'
        return [(words, "muted"), ("Prices", "match"), (f" will fall before winter, statement {row}", "")]


Start = Callable[[int], OneList]


@pytest.fixture
def start(themes: Mapping[str, Theme]) -> Start:
    return lambda count: OneList(themes["ink"], Numbers(count))


async def test_a_million_rows_are_looked_at_only_where_they_are_seen(start: Start) -> None:
    app = start(1_000_000)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        assert app.list.cursor == 999_999
        assert isinstance(app.rows, Numbers)
        assert len(app.rows.seen) < 200
        grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 20_000_000


async def test_the_cursor_stops_at_both_ends(start: Start) -> None:
    app = start(3)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("k")
        assert app.list.cursor == 0
        await pilot.press("j", "j", "down", "j")
        assert app.list.cursor == 2
        await pilot.press("home")
        assert app.list.cursor == 0


async def test_an_empty_list_says_so_and_takes_any_key(start: Start) -> None:
    app = start(0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "k", "G", "g", "ctrl+d", "enter")
        assert app.list.current is None
        assert "nothing here" in "".join(segment.text for segment in app.list.render_line(1))


async def test_the_list_jumps_by_half_its_height_at_the_edge(start: Start) -> None:
    app = start(1000)
    async with app.run_test(size=(80, 20)) as pilot:
        for _ in range(20):
            await pilot.press("j")
        assert app.list.scroll_offset.y == 10


async def bytes_of(pilot: Any, *keys: str) -> int:
    await pilot.pause()
    before = Counting.sent
    await pilot.press(*keys)
    await pilot.pause()
    return Counting.sent - before


async def test_a_move_in_view_costs_a_few_hundred_bytes(start: Start) -> None:
    app = start(1_000_000)
    async with app.run_test(size=(120, 40), headless=False) as pilot:
        await pilot.press("j")
        costs = [await bytes_of(pilot, "j") for _ in range(8)]
    assert 0 < max(costs) <= 900


async def test_nothing_is_sent_while_nothing_happens(start: Start) -> None:
    app = start(1000)
    async with app.run_test(size=(120, 40), headless=False) as pilot:
        assert await bytes_of(pilot) == 0
        assert await bytes_of(pilot, "f12") == 0
