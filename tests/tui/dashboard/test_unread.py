"""What could not be read is counted in the status line and told at a key, with the reasons."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.archive.protocol import Failure
from tui.screens.unread import laid_out
from tui.widgets.pieces import line_cells
from tui.wording import when

TRIED = datetime(2024, 10, 31, 12, 20, tzinfo=UTC)
FAILURES = (
    Failure(Path("/news/a.pdf"), "/news/a.pdf: there is no reader for PDF yet; save the document as plain text", TRIED),
    Failure(Path("/news/b.txt"), "/news/b.txt could not be analysed (KeyError: 40; at core/analysis/said.py:7)"),
    Failure(Path("/news/\x1b[31mred\n.txt"), "/news/\\x1b[31mred\\n.txt: it is empty", TRIED),
)


@pytest.fixture
def unread(archive: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    from dataclasses import replace

    totals = archive.totals
    monkeypatch.setattr(archive, "totals", lambda: replace(totals(), failures=FAILURES))
    return archive


async def test_a_key_shows_every_reason_and_another_goes_back(unread: Any, opened: Any, screen_text: Any) -> None:
    async with opened(unread) as pilot:
        assert "3 unread u" in screen_text(pilot)[0]
        await pilot.press("u")
        await pilot.pause()
        shown = screen_text(pilot)
        assert "3 files could not be read" in shown[0]
        lines = [line.strip() for line in shown]
        assert lines.index("/news/a.pdf") < lines.index("/news/b.txt")
        assert any(line.startswith("there is no reader for PDF yet") for line in lines)
        assert any(line.startswith("could not be analysed (KeyError: 40") for line in lines)
        assert f"tried {when(FAILURES[0])}" in lines
        assert "\x1b" not in "".join(shown)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.browse


async def test_where_all_could_be_read_that_is_said(archive: Any, opened: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.browse
        (toast,) = pilot.app._notifications
        assert toast.message == "everything that was found could be read"


@pytest.mark.parametrize("width", [20, 60, 120])
def test_the_reasons_fit_the_width(width: int) -> None:
    assert max(map(line_cells, laid_out(FAILURES, width))) <= width
