"""What is sent, replayed in a terminal, shows in every cell what Textual means to show."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Any

import pyte
import pytest
from rich.text import Text
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._context import visible_screen_stack
from textual.drivers.headless_driver import HeadlessDriver

from tui.wire import frames
from tui.wire.terminal import forgetting

KEYS = [
    *["j"] * 6, *["k"] * 2, *["ctrl+f"] * 2, "ctrl+b", "G", "g", "tab", "1", "2", "3", "4", "5", "h", "l", "enter",
    "escape", "a", "s", "d", "[", "]", "/", "e", "n", "能", "space", "backspace", "?", "T", "y", "Y", "z", "r",
]  # fmt: skip
SIZES = [(120, 40), (80, 24), (100, 30), (58, 14)]
GARBAGE = "#"
# The terminal here knows nothing of clusters joined by invisible characters: it leaves out what follows them.
STRANGE = ("plain words", "能源价格不会下降", "ne\u0301e a\u0300", "🙂 or 🔬", "12\u00a0000\u202f€", "مرحبا שלום")


class Replayed:
    """A terminal that shows what it is sent; of its own it shows garbage."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.resize(size)

    def resize(self, size: tuple[int, int]) -> None:
        self.screen = pyte.Screen(*size)
        self.stream = pyte.Stream(self.screen)
        self.stream.feed("\x1b[?7l")
        self.soil()

    def soil(self) -> None:
        for y in range(self.screen.lines):
            self.stream.feed(f"\x1b[{y + 1};1H" + GARBAGE * self.screen.columns)

    def cells(self) -> list[list[Any]]:
        rows = [[self.screen.buffer[y][x] for x in range(self.screen.columns)] for y in range(self.screen.lines)]
        return [[seen(cell) for cell in row] for row in rows]


def seen(cell: Any) -> Any:
    """What can be seen of a cell: on a blank neither its colour nor its weight."""
    lined = cell.underscore or cell.strikethrough or cell.reverse
    return (" ", cell.bg) if cell.data == " " and not lined else tuple(cell)


def meant(app: Any, size: tuple[int, int]) -> list[list[Any]]:
    """The cells of the screen as Textual sends it in full."""
    visible_screen_stack.set(app._background_screens)
    terminal = Replayed(size)
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        terminal.stream.feed(f"\x1b[{y + 1};1H{strip.render(app.console)}")
    return terminal.cells()


@asynccontextmanager
async def replayed(app: Any, size: tuple[int, int]) -> Iterator[Any]:
    """The running dashboard, with the terminal that it sends to."""
    terminal = Replayed(size)

    class Sending(HeadlessDriver):
        @property
        def is_headless(self) -> bool:
            return False

        def write(self, data: str) -> None:
            terminal.stream.feed(data)

    app.driver_class = forgetting(Sending, app.wire)
    async with app.run_test(size=size, headless=False, notifications=True) as pilot:
        yield pilot, terminal


async def compare(pilot: Any, terminal: Replayed, settled: Any) -> None:
    await settled(pilot)
    while pilot.app.screen._compositor._dirty_regions or pilot.app.screen._dirty_widgets:
        await pilot.pause(0.01)
    size = terminal.screen.columns, terminal.screen.lines
    for y, (row, expected) in enumerate(zip(terminal.cells(), meant(pilot.app, size), strict=True)):
        assert row == expected, f"row {y}: {''.join(cell[0] for cell in row)!r}"


@pytest.fixture
def strange(memory_archive: Any, paper: Any, said: Any) -> Any:
    """Quotes in all kinds of writing."""
    texts = [f"Ana Reyes {n} said {STRANGE[n % len(STRANGE)]} number {n} came." for n in range(90)]
    quotes = tuple(
        said(f"Ana Reyes {n}", f"{STRANGE[n % len(STRANGE)]} number {n} came", "said", f"Ana Reyes {n}")
        for n in range(90)
    )
    return memory_archive([paper("long.txt", "\n".join(texts), quotes, title="Über 能源")])


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("theme", ["ink", "ansi"])
async def test_whatever_is_pressed_every_cell_is_as_textual_means_it(
    make: Any, strange: Any, settled: Any, seed: int, theme: str
) -> None:
    chance = random.Random(seed)
    size = SIZES[seed % 2]
    async with replayed(make(strange, theme=theme, environ={"TERM": "xterm-256color"}), size) as (pilot, terminal):
        await compare(pilot, terminal, settled)
        for _ in range(4):
            pressed = chance.choices(KEYS, k=chance.randint(1, 6))
            await pilot.press(*pressed)
            await compare(pilot, terminal, settled)


async def test_a_terminal_of_another_size_is_painted_anew(make: Any, strange: Any, settled: Any) -> None:
    async with replayed(make(strange), SIZES[0]) as (pilot, terminal):
        for size in (*SIZES, SIZES[0]):
            terminal.resize(size)
            await pilot.resize_terminal(*size)
            await pilot.press("j")
            await compare(pilot, terminal, settled)


async def test_back_from_the_shell_all_is_painted_anew(make: Any, strange: Any, settled: Any) -> None:
    async with replayed(make(strange), SIZES[0]) as (pilot, terminal):
        await compare(pilot, terminal, settled)
        terminal.soil()
        pilot.app._driver.start_application_mode()
        pilot.app.app_resume_signal.publish(pilot.app)
        await compare(pilot, terminal, settled)


async def test_whoever_has_the_terminal_next_finds_it_plain(make: Any, strange: Any, settled: Any) -> None:
    async with replayed(make(strange), SIZES[0]) as (pilot, terminal):
        await compare(pilot, terminal, settled)
        await pilot.press("j")
        await compare(pilot, terminal, settled)
        assert terminal.screen.cursor.attrs.bg != "default", "left as the next frame most likely begins"
        pilot.app._driver.stop_application_mode()
        assert terminal.screen.cursor.attrs == terminal.screen.default_char


async def test_what_is_drawn_by_others_is_drawn_by_a_plain_terminal(make: Any, strange: Any, settled: Any) -> None:
    async with replayed(make(strange), SIZES[0]) as (pilot, terminal):
        await compare(pilot, terminal, settled)
        pilot.app._display(pilot.app.screen, Text("drawn by others"))
        assert terminal.screen.cursor.attrs == terminal.screen.default_char
        pilot.app.screen.refresh(layout=True)
        await compare(pilot, terminal, settled)


async def test_only_a_frame_that_may_be_torn_is_marked_as_one(make: Any, strange: Any, settled: Any) -> None:
    sent: list[str] = []
    async with replayed(make(strange), SIZES[0]) as (pilot, terminal):
        await compare(pilot, terminal, settled)
        terminal.stream.feed = sent.append
        pilot.app._sync_available = True
        await pilot.press("j")
        await settled(pilot)
        assert sent
        assert not any(SYNC_START in piece for piece in sent)
        await pilot.press("G")
        await settled(pilot)
        marked = [piece for piece in sent if len(piece) > frames.ONE_PIECE]
        assert marked
        assert all(piece.startswith(SYNC_START) and SYNC_END in piece for piece in marked)


async def test_where_textual_is_not_as_expected_its_own_way_is_taken(
    make: Any, strange: Any, settled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(frame: Any) -> Any:
        raise AttributeError("spans")

    monkeypatch.setattr(frames, "_of_chops", changed)
    async with replayed(make(strange), SIZES[0]) as (pilot, terminal):
        await pilot.press("j", "ctrl+f", "/", "n")
        await compare(pilot, terminal, settled)
        await pilot.press("escape", "?")
        await compare(pilot, terminal, settled)


async def test_another_textual_sends_its_frames_itself(
    make: Any, strange: Any, settled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "KNOWN", False)
    async with replayed(make(strange), SIZES[0]) as (pilot, terminal):
        await pilot.press("j", "j")
        await compare(pilot, terminal, settled)
