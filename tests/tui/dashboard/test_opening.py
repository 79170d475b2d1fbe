"""`e` and `o`: the file of the quote in the user's own editor or pager."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest

from tui.app import Dashboard


@pytest.mark.parametrize(("key", "program"), [("e", "editor"), ("o", "pager")])
async def test_the_quote_under_the_cursor_and_the_one_being_read(
    key: str, program: str, opened: Any, archive: Any, settled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr("tui.app.words_for", lambda program, page, quote, environ: [program, quote.row.words])
    monkeypatch.setattr("tui.app.hand_over", lambda words: asked.append(words))
    monkeypatch.setattr(Dashboard, "suspend", lambda app: nullcontext())
    async with opened(archive) as pilot:
        await pilot.press("j", key)
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("n", key)
        await settled(pilot)
    rows = [detail.row.words for detail in archive.details]
    assert asked == [[program, rows[1]], [program, rows[2]]]


async def test_why_it_cannot_be_opened_is_said(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("e")
        await settled(pilot)
        assert [note.message for note in pilot.app._notifications] == ["2024/10/harbour-strike.txt is gone"]
