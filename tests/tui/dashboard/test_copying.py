"""y copies the words, Y the words with their citation, through the terminal, and a toast says what was copied."""

from __future__ import annotations

import base64
import re
from typing import Any

import pytest


def copied(sent: list[str]) -> str:
    found = re.search(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", "".join(sent))
    assert found
    return base64.b64decode(found[1]).decode()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from tui.app import Dashboard

    written: list[str] = []
    monkeypatch.setattr(Dashboard, "_send", lambda self, sequence: written.append(sequence))
    return written


async def test_y_copies_the_words(opened: Any, archive: Any, settled: Any, sent: list[str]) -> None:
    async with opened(archive) as pilot:
        await pilot.press("y")
        await settled(pilot)
        assert copied(sent) == "We will not unload a single ship before there is an offer,"
        notes = [note.message for note in pilot.app._notifications]
        assert notes == ['copied 58 characters: "We will not unload a single ship before there is an offer,"']


async def test_the_toast_fits_a_narrow_window(
    opened: Any, archive: Any, settled: Any, sent: list[str], screen_text: Any
) -> None:
    async with opened(archive, (80, 24)) as pilot:
        await pilot.press("y")
        await settled(pilot)
        assert any('copied 58 characters: "We will not unload a single s…"' in line for line in screen_text(pilot))


async def test_capital_y_copies_with_the_citation(opened: Any, archive: Any, settled: Any, sent: list[str]) -> None:
    async with opened(archive) as pilot:
        await pilot.press("Y")
        await settled(pilot)
        for part in ("We will not unload", "Marta Okoye", "Harbour Post", "30 Oct", "harbour-strike.txt"):
            assert part in copied(sent)
        assert "with citation" in next(iter(pilot.app._notifications)).message


async def test_the_document_copies_its_current_quote(opened: Any, archive: Any, settled: Any, sent: list[str]) -> None:
    async with opened(archive) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("n", "n", "y")
        await settled(pilot)
        assert copied(sent) == "that medicine would be let through"


async def test_what_is_too_long_for_a_terminal_is_said(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, sent: list[str]
) -> None:
    words = "very " * 16_000 + "long"
    archive = memory_archive(
        [paper("long.txt", f"Ana Reyes said {words}.", (said("Ana Reyes", words, "said", "Ana Reyes"),))]
    )
    async with opened(archive) as pilot:
        await pilot.press("y")
        await settled(pilot)
        assert sent == []
        assert "too long" in next(iter(pilot.app._notifications)).message


async def test_an_empty_list_copies_nothing(opened: Any, memory_archive: Any, settled: Any, sent: list[str]) -> None:
    async with opened(memory_archive([])) as pilot:
        await pilot.press("y", "Y", "enter", "o", "a", "s", "d", "4", "j", "n")
        await settled(pilot)
        assert sent == []
        assert pilot.app.screen is pilot.app.browse
