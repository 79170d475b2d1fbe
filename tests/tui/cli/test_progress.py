"""How far reading is, in words: files, rate, the time that is left, what was skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.archive.indexing.updating import Progress
from tui.cli.progress import EVERY, Pace, duration, log


class Clock:
    """Shows the seconds it is set to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def progress(done: int, total: int = 1_000, documents: int | None = None, skipped: int = 0) -> Progress:
    return Progress(done, total, Path("a.txt"), done if documents is None else documents, skipped)


def test_at_the_beginning_nothing_is_known_of_the_rate(clock: Clock) -> None:
    assert Pace(clock).words(progress(0)) == "0 of 1,000 files"


def test_rate_and_time_left_are_told_from_what_was_done(clock: Clock) -> None:
    pace = Pace(clock)
    pace.words(progress(0))
    clock.now += 10
    assert pace.words(progress(200)) == "200 of 1,000 files, 20 documents/s, 40 s left"
    clock.now += 10
    assert pace.words(progress(400, documents=4_000, skipped=3)) == (
        "400 of 1,000 files, 200 documents/s, 30 s left, 3 skipped"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 s"), (59, "59 s"), (60, "1 min"), (150, "2 min"), (3_600, "1 h 00 min"), (7_500, "2 h 05 min")],
)
def test_time_is_said_as_a_person_says_it(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_a_log_gets_a_line_now_and_then(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    show = log(clock)
    show(progress(0))
    for second in range(1, 2 * int(EVERY) + 1):
        clock.now += 1
        show(progress(10 * second))
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "onrecord: read 150 of 1,000 files, 10 documents/s, 1 min left",
        "onrecord: read 300 of 1,000 files, 10 documents/s, 1 min left",
    ]


def test_what_is_soon_done_says_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    show = log(clock)
    for done in (0, 500, 1_000):
        clock.now += 1
        show(progress(done))
    assert capsys.readouterr().err == ""
