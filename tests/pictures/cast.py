"""Records the tour as an asciicast (version 2): the program itself in a terminal, every byte when it came.

The form: https://docs.asciinema.org/manual/asciicast/v2/
"""

from __future__ import annotations

import codecs
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from pseudo_terminal import PseudoTerminal
from running import command, copied, environ

from tui.tour.steps import steps

CAST = Path(__file__).with_name("tour.cast")
COLUMNS, LINES = 100, 30
LONGEST = 240.0
"""Seconds after which a tour that has not ended by itself is broken."""
TOLD = 4.5
"""Seconds in which the tour says that it has ended, and a reader sees it."""


def record(folder: Path) -> list[tuple[float, str]]:
    """What the tour sends, and when, in seconds from the start."""
    events: list[tuple[float, str]] = []
    # A character may come in two pieces.
    characters = codecs.getincrementaldecoder("utf-8")(errors="replace")
    told = environ(folder, TERM="xterm-256color", COLORTERM="truecolor")
    with PseudoTerminal(command(folder, "demo", "--tour", "--theme", "ink"), told, COLUMNS, LINES) as terminal:
        terminal.heard = lambda data: events.append((terminal.last - terminal.started, characters.decode(data)))
        while not any("tour has ended" in text for _, text in events):
            if time.perf_counter() - terminal.started > LONGEST:
                raise TimeoutError(f"the tour has not ended after {LONGEST:.0f} seconds")
            terminal.listen(0.5)
        terminal.listen(TOLD)
    return events


def written(events: Sequence[tuple[float, str]]) -> str:
    """The recording as a file: a header, then an event a line."""
    header = {
        "version": 2, "width": COLUMNS, "height": LINES, "title": "onrecord demo --tour",
        "env": {"TERM": "xterm-256color"},
    }  # fmt: skip
    lines: list[object] = [header, *([round(when, 3), "o", text] for when, text in events)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def main() -> None:
    """Record it: that takes as long as the tour does."""
    seconds = sum(step.pause for step in steps())
    sys.stderr.write(f"recording the tour, which takes {seconds / 60:.0f} minutes ...\n")
    with copied() as folder:
        CAST.write_text(written(record(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
