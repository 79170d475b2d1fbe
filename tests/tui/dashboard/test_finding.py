"""What is sent to the screen for a question: each thing once, unless it takes long."""

from __future__ import annotations

from collections.abc import Generator
from itertools import count
from typing import Any

from core.archive.language.query import Query
from core.archive.protocol import Facets, Result
from tui.screens.finding import PATIENCE, Counted, Finder, Found


def facets(counted: int, complete: bool) -> Facets:
    return Facets((), (), (), (), counted, complete)


class Counting:
    """Counts in four steps; the first answer to a letter leaves something open."""

    def search(self, query: Query, limit: int, seconds: float | None) -> Result:
        return Result((), 0, settled=seconds is None)

    def facets(self, query: Query) -> Generator[Facets, None, None]:
        yield from (facets(step, step == 4) for step in range(1, 5))

    def interrupt(self) -> None:
        pass


def sent(seconds: float | None, clock: Any) -> list[Any]:
    messages: list[Any] = []
    finder = Finder(Counting(), messages.append, clock)  # type: ignore[arg-type]
    finder.find(finder.next_question(Query("a"), 30, None, seconds))
    return messages


def test_counts_are_sent_once_when_all_are_made() -> None:
    found, counted = sent(None, lambda: 0.0)
    assert isinstance(found, Found)
    assert isinstance(counted, Counted)
    assert counted.facets.complete


def test_what_is_answered_in_haste_is_counted_with_the_answer_that_follows() -> None:
    assert [type(message) for message in sent(0.004, lambda: 0.0)] == [Found]


def test_counts_that_take_long_are_shown_meanwhile() -> None:
    ticks = count()
    messages = sent(None, lambda: next(ticks) * 2 * PATIENCE)
    assert [message.facets.counted for message in messages[1:]] == [1, 2, 3, 4]
