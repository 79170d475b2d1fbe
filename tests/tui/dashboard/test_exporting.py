"""x writes what is marked, or all that was found, to a file, while one goes on reading."""

from __future__ import annotations

import json
import stat
from asyncio import to_thread
from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from core.archive.errors import ArchiveError
from core.archive.language.query import Query
from core.archive.protocol import InterruptedQueryError, Place
from core.export.formats import FORMATS, named
from tui.screens.exporting import EVERY, Export, Wanted, Writing, Written

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder that the dashboard was called in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids_in(path: Path) -> list[int]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


def notes(pilot: Any) -> list[str]:
    return [note.message for note in pilot.app._notifications]


def to_jsonl() -> list[str]:
    """The keys from the first format to JSON Lines."""
    return ["down"] * [form.name for form in FORMATS].index("jsonl")


@SIZES
async def test_the_marked_quotes_are_written_and_the_file_is_named(
    opened: Any, archive: Any, settled: Any, screen_text: Any, folder: Path, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press("space", "space", "x", *to_jsonl())
        await settled(pilot)
        shown = "\n".join(screen_text(pilot))
        assert "2 marked quotes" in shown
        assert "JSON Lines with everything known" in shown
        assert "quotes-2024-11-04.jsonl" in shown
        await pilot.press("enter")
        await settled(pilot)
        path = folder / "quotes-2024-11-04.jsonl"
        assert ids_in(path) == [row.id for row in pilot.app.browse.quotes.list.rows[:2]]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert notes(pilot) == [f"2 quotes written to {path}"]
        assert "writing" not in "\n".join(screen_text(pilot)[:1])


async def test_without_marks_the_whole_result_is_written(
    opened: Any, archive: Any, settled: Any, screen_text: Any, folder: Path
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("/", *"speaker:lind", "enter", "x", *to_jsonl())
        await settled(pilot)
        assert "the whole result: 2 quotes" in "\n".join(screen_text(pilot))
        await pilot.press("enter")
        await settled(pilot)
        (path,) = folder.iterdir()
        assert ids_in(path) == [row.id for row in pilot.app.browse.quotes.list.rows]


async def test_w_takes_the_whole_result_though_some_are_marked(
    opened: Any, archive: Any, settled: Any, folder: Path
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("m", "x", "w", *to_jsonl(), "enter")
        await settled(pilot)
        (path,) = folder.iterdir()
        assert len(ids_in(path)) == len(pilot.app.browse.quotes.list.rows)


async def test_a_stretch_that_was_begun_is_taken_to_the_cursor(
    opened: Any, archive: Any, settled: Any, folder: Path
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("V", "j", "j", "x", *to_jsonl(), "enter")
        await settled(pilot)
        (path,) = folder.iterdir()
        assert len(ids_in(path)) == 3


@SIZES
async def test_a_file_can_be_named_and_one_that_is_there_is_not_touched(
    opened: Any, archive: Any, settled: Any, screen_text: Any, folder: Path, size: tuple[int, int]
) -> None:
    (folder / "mine.txt").write_text("mine")
    async with opened(archive, size) as pilot:
        await pilot.press("x", "tab", "ctrl+u", *"mine", "enter")
        await settled(pilot)
        assert any("mine.txt is there already: name another file" in line for line in screen_text(pilot))
        assert (folder / "mine.txt").read_text() == "mine"
        assert pilot.app.screen is not pilot.app.browse
        await pilot.press("2", "enter")
        await settled(pilot)
        assert pilot.app.screen is pilot.app.browse
        assert "We will not unload" in (folder / "mine2.txt").read_text("utf-8")


async def test_a_name_that_was_typed_stays_when_the_format_changes(
    opened: Any, archive: Any, settled: Any, folder: Path
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("x", "tab", "ctrl+u", *"own.md", "tab", "down")
        await settled(pilot)
        assert pilot.app.screen.input.value == "own.md"


async def test_keys_that_come_together_name_the_file_of_the_format(
    opened: Any, archive: Any, settled: Any, folder: Path
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("x")
        await settled(pilot)
        pilot.app.screen.list.action_move(2)
        pilot.app.screen.action_write()
        await settled(pilot)
        assert [path.name for path in folder.iterdir()] == ["quotes-2024-11-04.csv"]


@pytest.mark.parametrize("keys", [("escape",), ("q",), ("tab", "escape")])
async def test_escape_writes_nothing(
    opened: Any, archive: Any, settled: Any, folder: Path, keys: tuple[str, ...]
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("m", "x", *keys)
        await settled(pilot)
        assert pilot.app.screen is pilot.app.browse
        assert list(folder.iterdir()) == []
        assert len(pilot.app.browse.marking.places()) == 1


async def test_where_nothing_was_found_there_is_nothing_to_export(
    opened: Any, archive: Any, settled: Any, folder: Path
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("/", *"zeppelin", "enter", "x")
        await settled(pilot)
        assert notes(pilot) == ["there is no quote here to export"]


class Held:
    """Lets a thread read no document before it is let go."""

    def __init__(self, archive: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.let_go = Event(), Event()
        self.document = archive.document
        monkeypatch.setattr(archive, "document", self.wait)

    def wait(self, id: int) -> Any:
        if current_thread() is not main_thread():
            self.begun.set()
            assert self.let_go.wait(60)
        return self.document(id)


async def test_while_it_writes_one_goes_on_and_can_stop_it(
    opened: Any, archive: Any, settled: Any, screen_text: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(archive) as pilot:
        held = Held(archive, monkeypatch)
        await pilot.press("x", "enter")
        assert await to_thread(held.begun.wait, 60)
        await pilot.press("j", "x")
        assert pilot.app.browse.quotes.list.cursor == 1
        assert "quotes-2024-11-04.txt" in screen_text(pilot)[0]
        assert notes(pilot) == ["one export at a time: X stops the one that goes on"]
        await pilot.press("X")
        held.let_go.set()
        await settled(pilot)
        assert notes(pilot)[-1] == "the export was stopped; nothing was written"
        assert "quotes-2024" not in screen_text(pilot)[0]
        assert list(folder.iterdir()) == []


async def test_quitting_stops_it(opened: Any, archive: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(archive) as pilot:
        held = Held(archive, monkeypatch)
        await pilot.press("x", "enter")
        assert await to_thread(held.begun.wait, 60)
        (export,) = [pilot.app.browse.exporting._export]
    assert export.stopped
    held.let_go.set()


# What the thread does


class Clock:
    """A clock that goes on by as much as is said each time it is read."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def places(archive: Any) -> list[Place]:
    return [Place(detail.row.document, detail.row.id) for detail in archive.details]


def done(archive: Any, wanted: Wanted, step: float = 0.0) -> tuple[list[str], Written]:
    """What is said of an export in this thread, and how it ends."""
    said: list[Any] = []
    Export(archive, wanted, said.append, Clock(step)).run()
    return [each.words for each in said if isinstance(each, Writing)], said[-1]


def test_how_far_it_is_is_said_now_and_then_and_taken_back_at_the_end(archive: Any, folder: Path) -> None:
    wanted = Wanted(named("csv"), folder / "a.csv", Query(), places(archive))
    words, ended = done(archive, wanted, step=EVERY)
    assert words[0] == "looking up what to write to a.csv"
    assert words[1] == "writing a.csv: 0 of 7"
    assert words[-1] == ""
    assert ended.well
    assert len(done(archive, Wanted(named("csv"), folder / "b.csv", Query(), places(archive)))[0]) == 2


def test_stopped_it_leaves_no_file(archive: Any, folder: Path) -> None:
    said: list[Any] = []

    def send(message: Any) -> None:
        said.append(message)
        export.stop()

    export = Export(archive, Wanted(named("text"), folder / "a.txt", Query()), send)
    export.run()
    assert said[-1].words == "the export was stopped; nothing was written"
    assert not said[-1].well
    assert list(folder.iterdir()) == []
    assert export.over


def test_what_went_from_the_archive_meanwhile_is_counted(archive: Any, folder: Path) -> None:
    wanted = Wanted(named("text"), folder / "a.txt", Query(), [*places(archive), Place(1, 999)])
    _, ended = done(archive, wanted)
    assert ended.words == f"7 quotes written to {folder / 'a.txt'}; 1 quote gone from the archive meanwhile"


def test_a_search_that_breaks_in_does_not_end_it(archive: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places, breaks = archive.places, iter([True, True, False])

    def broken_into(query: Query, limit: int) -> Any:
        if next(breaks):
            raise InterruptedQueryError
        return places(query, limit)

    monkeypatch.setattr(archive, "places", broken_into)
    assert done(archive, Wanted(named("text"), folder / "a.txt", Query()))[1].well


@pytest.mark.parametrize("error", [ArchiveError("the archive is gone"), OSError("No space left on device")])
def test_what_went_wrong_is_said(archive: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fails(document: int) -> Iterator[None]:
        raise error

    monkeypatch.setattr(archive, "document", fails)
    _, ended = done(archive, Wanted(named("text"), folder / "a.txt", Query()))
    assert str(error) in ended.words
    assert not ended.well
    assert list(folder.iterdir()) == []
