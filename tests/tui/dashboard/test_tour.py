"""The tour: each caption says what is on the screen, and whoever touches a key has the dashboard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from core.archive.indexing.updating import index
from core.archive.protocol import Archive
from core.archive.store import open_archive
from tui.key_map import DEFAULTS
from tui.look import Theme
from tui.places import shipped
from tui.screens.pauses import USUAL, Pauses
from tui.tour.caption import Caption
from tui.tour.playing import HINT, Tour
from tui.tour.steps import Step, steps, strokes

SIZES = pytest.mark.parametrize("size", [(120, 40), (100, 30), (80, 24)], ids=["120x40", "100x30", "80x24"])
HASTY = Pauses(
    held=0.0, rested=0.005, joined=0.005, typed=0.02, settled=0.005, watched=0.01, pressed=0.004, toured=0.0
)  # fmt: skip
STEPS = (
    Step("The first caption.", "j", strokes("j"), 1.0, ()),
    Step("The second, under which a document is open.", "enter", strokes("enter"), 1.0, ()),
)


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of the invented documents."""
    path: Path = tmp_path_factory.mktemp("affair") / "archive.db"
    with open_archive(path, write=True) as writing:
        index(writing, [shipped("seeds") / "invented"])
    with open_archive(path) as archive:
        yield archive


class Slow(Tour):
    """A tour that goes on from a step only when it is told to, so that a test can look."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self.taken: asyncio.Queue[Step] = asyncio.Queue()
        self.onward: asyncio.Queue[None] = asyncio.Queue()

    async def rest(self, step: Step) -> None:
        await super().rest(step)
        await self.taken.put(step)
        await self.onward.get()


@pytest.fixture
def toured(themes: Mapping[str, Theme]) -> Callable[..., Any]:
    """A tour that has begun."""

    @asynccontextmanager
    async def run(archive: Any, size: tuple[int, int] = (80, 24), **settings: Any) -> AsyncIterator[Pilot[None]]:
        defaults = {"themes": themes, "theme": "ink", "today": date(2031, 4, 12), "environ": {}, "pauses": HASTY}
        app = Slow(archive, **{**defaults, **settings})
        async with app.run_test(size=size, notifications=True) as pilot:
            yield pilot

    return run


async def step_of(pilot: Pilot[None]) -> Step:
    """The next step, once it is on the screen."""
    taken = await asyncio.wait_for(pilot.app.taken.get(), 30)  # type: ignore[attr-defined]
    await pilot.pause()
    return taken


@SIZES
async def test_every_caption_says_what_is_on_the_screen(
    toured: Any, affair: Archive, screen_text: Any, size: tuple[int, int]
) -> None:
    tour = steps()
    async with toured(affair, size) as pilot:
        for number, step in enumerate(tour, 1):
            assert await step_of(pilot) == step
            lines = screen_text(pilot)
            *above, rule, first, second = lines
            shown = "\n".join(above)
            assert [words for words in step.shows if words not in shown] == [], shown
            assert f"Tour {number}/{len(tour)}" in rule
            assert HINT in rule
            assert f"{first.strip()} {second.strip()}".strip() == step.caption
            caption = pilot.app.screen.query_one(Caption).region
            below = [
                widget
                for widget in pilot.app.screen.query("*")
                if widget.display and widget.region.overlaps(caption) and not isinstance(widget, Caption)
            ]
            assert below == [], "nothing lies under the caption"
            pilot.app.onward.put_nowait(None)
        await asyncio.wait_for(_until(lambda: not pilot.app.touring), 10)
        await pilot.pause()
        assert not pilot.app.screen.query(Caption)
        assert pilot.app.screen is pilot.app.browse


async def _until(true: Callable[[], bool]) -> None:
    while not true():
        await asyncio.sleep(0.005)


def test_it_takes_about_two_minutes_and_every_step_claims_something() -> None:
    tour = steps()
    pressed = sum(len(step.keys) for step in tour)
    seconds = sum(step.pause for step in tour) + pressed * 2 * USUAL.pressed
    assert 105 <= seconds <= 140
    assert all(step.shows for step in tour)


@pytest.mark.parametrize("key", ["j", "enter", "q", "escape", "space", "x"])
async def test_any_key_ends_the_tour_and_does_nothing_else(
    toured: Any, archive: Any, screen_text: Any, key: str
) -> None:
    async with toured(archive, tour=STEPS) as pilot:
        await step_of(pilot)
        cursor = pilot.app.browse.quotes.list.cursor
        assert cursor == 1
        await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.touring
        assert pilot.app.is_running
        assert pilot.app.screen is pilot.app.browse
        assert pilot.app.browse.quotes.list.cursor == cursor
        assert not pilot.app.screen.query(Caption)
        assert "The tour has ended" in "\n".join(screen_text(pilot))
        await pilot.press("j")
        await pilot.pause()
        assert pilot.app.browse.quotes.list.cursor == cursor + 1, "the next key is its user's"


async def test_it_ends_where_one_is_with_the_screens_of_the_tour_left_open(toured: Any, archive: Any) -> None:
    async with toured(archive, tour=STEPS) as pilot:
        await step_of(pilot)
        pilot.app.onward.put_nowait(None)
        await step_of(pilot)
        document = pilot.app.screen
        assert document.pane == "document"
        await pilot.press("n")
        await pilot.pause()
        assert not pilot.app.touring
        assert pilot.app.screen is document
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.browse
        assert not pilot.app.screen.query(Caption)


@pytest.mark.parametrize(
    "given",
    [events.Paste("words"), events.MouseDown(None, 3, 5, 0, 0, 1, False, False, False)],
    ids=["paste", "mouse"],
)
async def test_paste_and_mouse_end_it_too(toured: Any, archive: Any, given: events.Event) -> None:
    async with toured(archive, tour=STEPS) as pilot:
        await step_of(pilot)
        pilot.app.post_message(given)
        await pilot.pause()
        assert not pilot.app.touring
        assert pilot.app.browse.search.input.value == ""


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_the_program_leaves_it(toured: Any, archive: Any, key: str) -> None:
    async with toured(archive, tour=STEPS) as pilot:
        await step_of(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.is_running


async def test_its_users_own_keys_count_once_it_has_ended(toured: Any, archive: Any, screen_text: Any) -> None:
    own = DEFAULTS.changed({"quotes": {"down": ("f3",), "copy": ("C",)}})
    async with toured(archive, (120, 40), tour=STEPS, key_map=own) as pilot:
        await step_of(pilot)
        assert pilot.app.browse.quotes.list.cursor == 1, "j, as it comes"
        await pilot.press("f3")
        await pilot.pause()
        assert "C copy" in screen_text(pilot)[-1]
        await pilot.press("j")
        await pilot.press("f3")
        await pilot.pause()
        assert pilot.app.browse.quotes.list.cursor == 2


@pytest.mark.parametrize("size", [(120, 40), (60, 15), (30, 8), (5, 3), (1, 1)], ids=str)
async def test_it_goes_on_in_a_window_of_any_size(toured: Any, archive: Any, size: tuple[int, int]) -> None:
    async with toured(archive, tour=STEPS) as pilot:
        await step_of(pilot)
        await pilot.resize_terminal(*size)
        pilot.app.onward.put_nowait(None)
        await step_of(pilot)
        assert pilot.app.screen.pane == "document"
        assert pilot.app.touring


def test_strokes_are_names_of_keys_and_letters_in_marks() -> None:
    assert strokes('/ "to be" enter Y') == ("/", "t", "o", "space", "b", "e", "enter", "Y")
    assert strokes("") == ()
