"""Documents studied by several processes: in order, few at a time, and none lost but the one that a process dies of."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice

import pytest
from click.testing import Result
from odd_work import Unborn, name

from core.model import Document
from tui.cli.workers import AHEAD, Outcome, WorkersError, in_processes

Run = Callable[..., Result]


def documents(*texts: str) -> Iterator[Document]:
    return (Document(f"{number}", text, "") for number, text in enumerate(texts))


def outcomes(*texts: str, jobs: int = 2) -> list[Outcome]:
    return list(in_processes(documents(*texts), jobs, name))


def test_the_order_is_kept_whoever_is_done_first() -> None:
    texts = ["x" * (200_000 if number % 7 == 0 else 1) for number in range(100)]
    assert [outcome.line.decode() for outcome in outcomes(*texts, jobs=3)] == [str(number) for number in range(100)]


def test_no_more_documents_are_read_than_there_is_room_for() -> None:
    read = 0

    def counted() -> Iterator[Document]:
        nonlocal read
        for document in documents(*["x"] * 400):
            read += 1
            yield document

    ahead = [read - out for out, _ in enumerate(in_processes(counted(), 2, name))]
    assert read == len(ahead) == 400
    assert max(ahead) <= 2 * AHEAD


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("die", "its process was ended by signal 9, Killed"),
        ("leave", "its process ended with 3"),
        ("gorge", "there was not enough memory for it"),
    ],
)
def test_a_process_that_dies_costs_the_document_it_held(text: str, reason: str) -> None:
    found = outcomes("good", text, "good", text, "good")
    assert [outcome.line for outcome in found] == [b"0", b"", b"2", b"", b"4"]
    assert found[1].reason == f"1 could not be analysed ({reason})"


def test_where_no_process_can_be_started_that_is_said() -> None:
    with pytest.raises(WorkersError, match="could not be started: its process ended with 3"):
        list(in_processes(documents("good"), 2, Unborn()))


def test_what_reading_raises_comes_behind_what_was_read() -> None:
    def broken() -> Iterator[Document]:
        yield from documents("good", "good")
        raise OSError("the disk is gone")

    found = in_processes(broken(), 2, name)
    assert [outcome.line for outcome in islice(found, 2)] == [b"0", b"1"]
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


@pytest.mark.parametrize("taken", [1, 5])
def test_whoever_leaves_early_leaves_no_process_behind(taken: int) -> None:
    with closing(in_processes(documents(*["good"] * 100), 2, name)) as found:
        assert len(list(islice(found, taken))) == taken
        assert len(multiprocessing.active_children()) == 2
    assert multiprocessing.active_children() == []


def test_nothing_in_nothing_out() -> None:
    assert outcomes() == []


def test_many_jobs_print_what_one_prints(run: Run) -> None:
    records = ({"id": f"{n}", "text": f'"We open on day {n}," Mayor Ana Reis said.'} for n in range(20))
    lines = "\n".join(map(json.dumps, records))
    alone, together = (run("analyse", "-", "--jobs", jobs, input=f"{lines}\nrubbish\n") for jobs in ("1", "3"))
    assert (together.exit_code, together.stdout, together.stderr) == (1, alone.stdout, alone.stderr)
    assert [json.loads(line)["id"] for line in together.stdout.splitlines()] == [f"{n}" for n in range(20)]


def test_jobs_are_counted_from_one(run: Run) -> None:
    assert run("analyse", "-", "--jobs", "0").exit_code == 2
