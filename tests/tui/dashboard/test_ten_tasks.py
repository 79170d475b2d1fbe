"""Ten tasks, by the keys that the README gives for them."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ten_tasks import Task, table, tasks

from core.archive.indexing.updating import index
from core.archive.protocol import Archive
from core.archive.store import open_archive
from tui.app import Dashboard
from tui.key_file import normal
from tui.key_map import pressed
from tui.places import shipped
from tui.remembering.memory import remembered

MOST = 12
"""Keys that the first may take: finding and citing is what this program is for."""


@pytest.fixture(scope="module")
def shown_off(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of what `onrecord demo` shows."""
    path: Path = tmp_path_factory.mktemp("shown_off") / "archive.db"
    with open_archive(path, write=True) as writing:
        index(writing, [shipped("seeds")])
    with open_archive(path) as archive:
        yield archive


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
@pytest.mark.parametrize("task", tasks(), ids=lambda task: task.task)
async def test_the_keys_do_what_is_to_be_done(
    task: Task, size: tuple[int, int], opened: Any, shown_off: Archive, settled: Any, screen_text: Any,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    sent: list[str] = []
    monkeypatch.setattr(Dashboard, "_send", lambda self, sequence: sent.append(sequence))
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    memory = remembered(tmp_path / "state", tmp_path / "archive.db", {}, off=False, fresh=False)
    assert task.copied or task.shows or task.file
    async with opened(shown_off, size, memory=memory, today=date(2031, 4, 12)) as pilot:
        for key in task.keys:
            await pilot.press(pressed(normal(key) or key))
            await settled(pilot)
        shown = "\n".join(screen_text(pilot))
        assert [words for words in task.shows if words not in shown] == [], shown
    copied = [
        base64.b64decode(each.split(";")[2].rstrip("\a")).decode() for each in sent if each.startswith("\x1b]52;")
    ]
    assert len(copied) == bool(task.copied)
    assert [words for words in task.copied if words not in copied[0]] == []
    written = [path.read_text(encoding="utf-8") for path in desk.iterdir()]
    assert len(written) == bool(task.file)
    assert [words for words in task.file if words not in written[0]] == []


def test_finding_and_citing_takes_few_keys() -> None:
    assert len(tasks()) == 10
    assert "copy them with their citation" in tasks()[0].task
    assert len(tasks()[0].keys) <= MOST


def test_the_readme_shows_these_tasks(checkout: Path) -> None:
    assert table() in (checkout / "README.md").read_text(encoding="utf-8")
