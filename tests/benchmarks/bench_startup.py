"""What it costs to start: commands against a bare interpreter, the dashboard against a bare Textual app."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from measuring import TIMES, Figure, Timing, processes_in_turns
from pseudo_terminal import PseudoTerminal
from workshop import ROOT, Workshop

BARE_APP = Path(__file__).with_name("bare_app.py")
FIRST_FRAME, FIRST_ROW = "Quotes", "▌"


def measure(workshop: Workshop) -> Iterator[Figure]:
    """Commands by the whole process; the dashboard up to its first frame and up to its first quotes."""
    yield from _commands(workshop)
    yield from _first_paint(workshop)


def _commands(workshop: Workshop) -> Iterator[Figure]:
    path, _ = workshop.archive(workshop.sizes[0])
    article = str(min((ROOT / "seeds").glob("*.txt")))
    commands = {
        "bare": [sys.executable, "-c", "pass"],
        "--version": workshop.program("--version"),
        "--help": workshop.program("--help"),
        "search": workshop.program("search", "--archive", str(path), "--", "ba"),
        "analyse, a document": workshop.program("analyse", article),
    }
    timings = processes_in_turns(commands, workshop.environ(), TIMES + 2)
    for name, timing in timings.items():
        if name != "bare":
            yield timing.cost(f"onrecord {name}", "python -c pass", timings["bare"])
    yield timings["bare"].cost("python -c pass")


def _first_paint(workshop: Workshop) -> Iterator[Figure]:
    path, _ = workshop.archive(workshop.sizes[0])
    made_up = workshop.program("--archive", str(path))
    starts: dict[str, tuple[Sequence[str], str]] = {
        "bare": ([sys.executable, str(BARE_APP), "hello"], "hello"),
        "dashboard, first frame": (made_up, FIRST_FRAME),
        "dashboard, first quotes": (made_up, FIRST_ROW),
        "demo, first frame": (workshop.program("demo"), FIRST_FRAME),
    }
    timings = {name: Timing() for name in starts}
    for _ in range(TIMES):
        for name, (command, mark) in starts.items():
            with PseudoTerminal(command, workshop.environ(), 120, 40) as terminal:
                wall = terminal.wait_for(mark)
                timings[name].note(wall, terminal.kill())
    for name, timing in timings.items():
        if name != "bare":
            yield timing.cost(name, "bare Textual app", timings["bare"])
    yield timings["bare"].cost("bare Textual app, first frame")
