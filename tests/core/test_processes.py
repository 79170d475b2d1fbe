"""Work shared among processes: results in order, few at a time, and none lost but what a process dies of."""

from __future__ import annotations

import errno
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest
from odd_work import Unborn, echo, mourn

from core.bounds import UNBOUNDED, Bounds, resident
from core.processes import AHEAD, PIECES, WorkersError, shared_out

BOUNDS = Bounds(seconds=0.6, memory_bytes=250 * 2**20)


def results(*texts: str, jobs: int = 2, bounds: Bounds = UNBOUNDED) -> list[str]:
    return list(shared_out(enumerate(texts), jobs, echo, mourn, bounds))


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_order_is_kept_whoever_is_done_first(jobs: int) -> None:
    texts = ["x" * (200_000 if number % 7 == 0 else 1) for number in range(100)]
    assert results(*texts, jobs=jobs) == [str(number) for number in range(100)]


def test_one_job_needs_no_other_process() -> None:
    found = shared_out(enumerate(["x"] * 3), 1, echo, mourn)
    assert next(found) == "0"
    assert multiprocessing.active_children() == []


def test_a_task_may_have_more_results_than_can_wait() -> None:
    lines = "\n".join("x" * (10 * PIECES))
    found = results(lines, "x", lines)
    assert len(found) == 20 * PIECES + 1
    assert (found[0], found[10 * PIECES], found[10 * PIECES + 2]) == ("0", "1", "2.1")


def test_no_more_tasks_are_taken_than_there_is_room_for() -> None:
    taken = 0

    def counted() -> Iterator[tuple[int, str]]:
        nonlocal taken
        for task in enumerate(["x"] * 400):
            taken += 1
            yield task

    ahead = [taken - out for out, _ in enumerate(shared_out(counted(), 2, echo, mourn))]
    assert taken == len(ahead) == 400
    assert max(ahead) <= 2 * AHEAD


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("die", "its process was ended by signal 9, Killed"),
        ("leave", "its process ended with 3"),
        ("gorge", "there was not enough memory for it"),
    ],
)
def test_a_process_that_dies_costs_what_it_had_in_hand(text: str, how: str) -> None:
    found = results("good", text, "good", text, "good")
    assert found == ["0", f"1 died: {how}", "2", f"3 died: {how}", "4"]


@pytest.mark.parametrize(
    ("text", "how"), [("hang", "it took longer than 0.6 seconds"), ("swell", "it took more than 250 MiB of memory")]
)
def test_a_process_that_gets_no_further_or_takes_too_much_memory_is_ended(text: str, how: str) -> None:
    found = results("good", f"{text}\ngood", "good", bounds=BOUNDS)
    assert found == ["0", f"1 died: {how}", "1", "2"]


def test_work_that_goes_on_may_take_its_time() -> None:
    assert results("slowly", "slowly", bounds=BOUNDS) == ["0", "1"]


def test_no_task_pays_for_the_memory_that_those_before_it_took() -> None:
    assert results(*["keep"] * 4, bounds=replace(BOUNDS, seconds=30)) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("by_pages", [True, False])
def test_the_memory_of_a_process_is_told_by_proc_or_by_ps(by_pages: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.bounds._PAGES", by_pages and Path("/proc/self/statm").exists())
    held = b"x" * 2**25
    assert len(held) < resident(os.getpid()) < 2**35
    assert resident(2**22 + 1) == 0


def test_what_is_left_of_a_task_is_done_by_another_process() -> None:
    (first, died, second, third) = results("good\ndie\ngood\ngood")
    assert (first, second, third) == ("0", "0", "0.1")
    assert died.startswith("0 died: its process was ended by signal 9")


def test_where_no_process_can_be_started_that_is_said() -> None:
    with pytest.raises(WorkersError, match="could not be started: its process ended with 3"):
        list(shared_out(enumerate(["good"]), 2, Unborn(), mourn))


def test_where_the_system_gives_no_process_its_words_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(process: SpawnProcess) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    with pytest.raises(WorkersError, match="could not be started: Resource temporarily unavailable"):
        results("good")


def test_no_process_is_started_where_nothing_is_left_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[SpawnProcess] = []
    start = SpawnProcess.start

    def only_one(process: SpawnProcess) -> None:
        if started:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        started.append(process)
        start(process)

    monkeypatch.setattr(SpawnProcess, "start", only_one)
    assert results("die") == ["0 died: its process was ended by signal 9, Killed"]


def test_what_taking_a_task_raises_comes_behind_what_was_taken() -> None:
    def broken() -> Iterator[tuple[int, str]]:
        yield from enumerate(["good", "good"])
        raise OSError("the disk is gone")

    found = shared_out(broken(), 2, echo, mourn)
    assert list(islice(found, 2)) == ["0", "1"]
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


@pytest.mark.parametrize("taken", [1, 5])
def test_whoever_leaves_early_leaves_no_process_behind(taken: int) -> None:
    lines = "\n".join("x" * (10 * PIECES))
    with closing(shared_out(enumerate([lines] * 100), 2, echo, mourn)) as found:
        assert len(list(islice(found, taken))) == taken
        assert multiprocessing.active_children() != []
    assert multiprocessing.active_children() == []


def test_nothing_in_nothing_out() -> None:
    assert results() == []
    assert multiprocessing.active_children() == []
