"""While something is typed, what may be meant is offered; tab takes it, and nothing is taken that was not seen."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import pytest

from core.archive.protocol import Completion
from tui.screens.offering import OFFERED, Offering, Offers
from tui.widgets.pieces import Line


def offers(text: str, *completions: str, start: int = 0, place: int | None = None) -> Offers:
    end = len(text) if place is None else place
    return Offers(text, end, tuple(Completion(one, (start, end), "", 3) for one in completions))


def shown(line: Line) -> str:
    return "".join(text for text, _ in line)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (offers("spe", "speaker:"), "speaker:"),
        (offers("harb", "harbour"), "harbour "),
        (offers("speaker:lin", '"Jonas Lind"', start=8), 'speaker:"Jonas Lind" '),
        (offers("harb strike", "harbour", place=4), "harbour strike"),
    ],
)
def test_what_is_taken_stands_in_the_place_of_what_was_typed(given: Offers, text: str) -> None:
    assert given.taken() == (text, len(text) if text.endswith((" ", ":")) else text.index(" "))


def test_the_marked_one_is_taken_and_the_mark_goes_round() -> None:
    given = offers("po", "port", "police")
    assert given.turned(1).taken() == ("police ", 7)
    assert given.turned(2) == given.turned(0)
    assert given.turned(-1) == given.turned(1)


def test_the_line_says_how_much_each_finds() -> None:
    assert shown(offers("po", "port", "police").line()) == "port 3 · police 3 "
    assert shown(Offers().line()) == ""


def test_control_characters_of_a_name_do_not_reach_the_screen() -> None:
    assert "\x1b" not in shown(offers("po", "po\x1b[2J").line())


class Told:
    """An offering, with what it asked and showed."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []
        self.lines: list[str] = []
        self.offering = Offering(lambda *typed: self.asked.append(typed), lambda line: self.lines.append(shown(line)))

    def known(self, text: str, *completions: str) -> tuple[str, int] | None:
        given = tuple(Completion(one, (0, len(text)), "", None) for one in completions)
        return self.offering.known(text, len(text), given)


def test_an_answer_to_what_is_no_longer_typed_is_let_pass() -> None:
    told = Told()
    told.offering.typed("po", 2)
    told.offering.typed("por", 3)
    assert told.known("po", "police") is None
    assert told.lines == []
    assert told.asked == [("po", 2), ("por", 3)]


def test_what_is_taken_before_it_is_known_is_taken_as_soon_as_it_is() -> None:
    told = Told()
    told.offering.typed("po", 2)
    assert told.offering.take() is None
    assert told.known("po", "port") == ("port ", 5)


def test_a_letter_after_that_calls_it_off() -> None:
    told = Told()
    told.offering.typed("po", 2)
    told.offering.take()
    told.offering.typed("pol", 3)
    assert told.known("pol", "police") is None


def test_what_is_typed_already_is_not_offered_and_of_many_the_first() -> None:
    told = Told()
    told.offering.typed("port", 4)
    told.known("port", "port", *(f"port{n}" for n in range(9)))
    assert told.lines[-1].count("·") == OFFERED - 1
    assert "port0 " in told.lines[-1]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_tab_takes_what_is_offered_and_leaves_where_nothing_is(
    opened: Any, memory_archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    class Offered(memory_archive):  # type: ignore[misc]
        """Knows one name that begins with "l"."""

        def complete(self, text: str, place: int, limit: int = 12) -> Sequence[Completion]:
            return (Completion("lind", (0, place), "", 2),) if text == "l" else ()

    async with opened(Offered(), size) as pilot:
        await pilot.press("/", "l")
        await settled(pilot)
        assert any("tab lind 2" in line for line in screen_text(pilot))
        await pilot.press("tab")
        await settled(pilot)
        browse = pilot.app.browse
        assert browse.search.input.value == "lind "
        assert browse.asking.asked.text == "lind "
        assert pilot.app.focused is browse.search.input
        assert not any("tab lind" in line for line in screen_text(pilot))
        await pilot.press("tab")
        await settled(pilot)
        assert pilot.app.focused is browse.quotes.list


async def test_nothing_is_offered_once_the_search_is_left(
    opened: Any, memory_archive: Any, settled: Any, screen_text: Any
) -> None:
    class Late(memory_archive):  # type: ignore[misc]
        """Answers only when told to."""

        def __post_init__(self) -> None:
            super().__post_init__()
            self.go = threading.Event()

        def complete(self, text: str, place: int, limit: int = 12) -> Sequence[Completion]:
            assert self.go.wait(20)
            return (Completion("lind", (0, place), "", 2),)

    archive = Late()
    async with opened(archive) as pilot:
        await pilot.press("/", "l", "enter")
        archive.go.set()
        await settled(pilot)
        assert not any("tab lind" in line for line in screen_text(pilot))
