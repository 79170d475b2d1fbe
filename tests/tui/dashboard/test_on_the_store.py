"""The dashboard on the real archive, filled from the documents the program ships with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.archive.indexing.updating import index
from core.archive.protocol import Archive
from core.archive.store import open_archive

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Iterator[Archive]:
    path: Path = tmp_path_factory.mktemp("store") / "archive.db"
    with open_archive(path, write=True) as writing:
        index(writing, [seeds])
    with open_archive(path) as archive:
        yield archive


@SIZES
async def test_a_typing_error_is_forgiven_and_explained(
    opened: Any, store: Archive, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(store, size) as pilot:
        await pilot.press("/", *"tropps out of")
        await settled(pilot)
        rows = pilot.app.browse.quotes.list.rows
        assert [row.words for row in rows] == ["I call upon them to withdraw their troops out of Russia,"]
        assert "tropps ~ troops" in screen_text(pilot)[2]


@SIZES
async def test_signs_without_a_word_find_nothing_and_it_says_why(
    opened: Any, store: Archive, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(store, size) as pilot:
        everything = len(pilot.app.browse.quotes.list.rows)
        await pilot.press("/", "%")
        await settled(pilot)
        assert not pilot.app.browse.quotes.list.rows
        assert "neither a letter nor a figure to look for" in screen_text(pilot)[2]
        await pilot.press("escape", *"speaker:")  # only begun
        await settled(pilot)
        assert len(pilot.app.browse.quotes.list.rows) == everything


@SIZES
async def test_a_turn_to_a_speaker_shows_all_of_his_quotes(
    opened: Any, store: Archive, settled: Any, size: tuple[int, int]
) -> None:
    async with opened(store, size) as pilot:
        await pilot.press("/", *"tropps out of", "enter")
        await settled(pilot)
        await pilot.press("a")
        await settled(pilot)
        names = [[speaker.name for speaker in row.speakers] for row in pilot.app.browse.quotes.list.rows]
        assert len(names) > 1
        assert all("Lloyd Austin" in each for each in names)


@pytest.mark.parametrize("size", [(120, 40)], ids=["120x40"])
async def test_the_day_source_and_actor_of_a_quote_can_be_turned_to(
    opened: Any, store: Archive, settled: Any, size: tuple[int, int]
) -> None:
    async with opened(store, size) as pilot:
        browse = pilot.app.browse
        for position, row in list(enumerate(browse.quotes.list.rows))[::3]:
            for key in ("a", "s", "d"):
                browse.quotes.list.cursor = position
                await settled(pilot)
                await pilot.press(key)
                await settled(pilot)
                assert row.id in [each.id for each in browse.quotes.list.rows], (key, browse.asking.asked.text)
                await pilot.press("[")
                await settled(pilot)
                assert browse.search.input.value == ""


@pytest.mark.parametrize("size", [(120, 40)], ids=["120x40"])
async def test_every_bar_of_the_timeline_finds_what_it_counts(
    opened: Any, store: Archive, settled: Any, size: tuple[int, int]
) -> None:
    async with opened(store, size) as pilot:
        browse = pilot.app.browse
        await pilot.press("5", "home")
        for bar in [bar for bar in browse.timeline.bins if bar.quotes]:
            await pilot.press("enter")
            await settled(pilot)
            assert browse.quotes.total >= bar.quotes, bar.name
            await pilot.press("l")


@pytest.mark.parametrize("size", [(80, 24)], ids=["80x24"])
async def test_quotes_can_be_read_in_its_document_and_copied(
    opened: Any, store: Archive, settled: Any, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    from tui.app import Dashboard

    sent: list[str] = []
    monkeypatch.setattr(Dashboard, "_send", lambda self, sequence: sent.append(sequence))
    async with opened(store, size) as pilot:
        for number in range(0, len(pilot.app.browse.quotes.list.rows), 3):
            pilot.app.browse.quotes.list.cursor = number
            await settled(pilot)
            await pilot.press("Y", "enter")
            await settled(pilot)
            text = pilot.app.screen.text
            first = text.line_of(text.current.content[0][0])
            assert text.scroll_offset.y <= first < text.scroll_offset.y + text.size.height
            await pilot.press("escape")
            await settled(pilot)
        assert len(sent) == len(range(0, len(pilot.app.browse.quotes.list.rows), 3))


async def test_an_archive_deleted_under_it_is_said_in_words_and_one_put_back_is_read(
    opened: Any, settled: Any, screen_text: Any, seeds: Path, tmp_path: Path
) -> None:
    path, aside = tmp_path / "shelf" / "archive.db", tmp_path / "aside"
    with open_archive(path, write=True) as writing:
        index(writing, [seeds])
    with open_archive(path) as archive:
        async with opened(archive) as pilot:
            path.parent.rename(aside)
            pilot.app.browse.quotes.list.cursor = 3
            for key in ("enter", "y", "Y", "/", "t"):
                await pilot.press(key)
                await settled(pilot)
                assert "is gone: it was deleted or moved away" in screen_text(pilot)[2]
            aside.rename(path.parent)
            await pilot.press("r")
            await settled(pilot)
            assert "is gone" not in screen_text(pilot)[2]
            assert pilot.app.browse.quotes.list.rows
