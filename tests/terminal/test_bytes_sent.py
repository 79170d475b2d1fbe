"""What the program sends through a real pseudo terminal: bytes are the same on every machine, milliseconds are not."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator

import pytest
from pseudo_terminal import PseudoTerminal
from workshop import Workshop

DOWN, PAGE_DOWN, SEARCH = "\x1b[B", "\x06", "/"
STILL = 1.0
"""Seconds of silence after which all has been read: the dashboard looks twice a second for more."""


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PseudoTerminal]:
    workshop = Workshop(tmp_path_factory.mktemp("bytes"), 1, ())
    command = [sys.executable, "-m", "tui.cli", "demo"]
    with PseudoTerminal(command, workshop.environ(), 120, 40) as terminal:
        terminal.wait_for("▌", "Preview")
        terminal.settle(STILL)
        yield terminal


def median_of(terminal: PseudoTerminal, *keys: str) -> float:
    return statistics.median(terminal.press(key).sent for key in keys)


def test_nothing_is_sent_while_nothing_happens(terminal: PseudoTerminal) -> None:
    assert terminal.listen(3.0) == 0


@pytest.mark.parametrize("key", ["\r", "?", "x"], ids=["a document", "help", "a sheet"])
def test_nothing_is_sent_while_a_screen_is_in_front(terminal: PseudoTerminal, key: str) -> None:
    assert terminal.press(key).sent > 0
    assert terminal.listen(3.0) == 0
    terminal.press("\x1b")
    terminal.settle(STILL)


def test_a_move_of_the_cursor_with_its_preview(terminal: PseudoTerminal) -> None:
    assert median_of(terminal, *[DOWN] * 9) <= 1_000


def test_a_held_key(terminal: PseudoTerminal) -> None:
    assert terminal.hold(DOWN) <= 20_000


def test_half_a_page(terminal: PseudoTerminal) -> None:
    assert median_of(terminal, *[PAGE_DOWN] * 3) <= 2_900


def test_a_letter_typed_with_all_that_it_changes(terminal: PseudoTerminal) -> None:
    assert terminal.press(SEARCH).sent <= 900
    assert max(terminal.press(letter).sent for letter in "troops") <= 4_000
    assert terminal.listen(1.0) <= 3_000, "what was put off while typing"
