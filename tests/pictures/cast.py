"""Records the tour as an asciicast (version 2): the program itself in a terminal, every byte when it came.

The form: https://docs.asciinema.org/manual/asciicast/v2/
"""

from __future__ import annotations

import codecs
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from pseudo_terminal import PseudoTerminal

from tui.tour.steps import steps

ROOT = Path(__file__).parents[2]
CAST = Path(__file__).with_name("tour.cast")
COLUMNS, LINES = 100, 30
PROGRAM = ("core", "tui", "themes", "seeds")
LONGEST = 240.0
"""Seconds after which a tour that has not ended by itself is broken."""
TOLD = 4.5
"""Seconds in which the tour says that it has ended, and a reader sees it."""


class Recorder(PseudoTerminal):
    """Remembers what came when."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], columns: int, lines: int) -> None:
        self.events: list[tuple[float, str]] = []
        # A character may come in two pieces.
        self._characters = codecs.getincrementaldecoder("utf-8")(errors="replace")
        super().__init__(command, environ, columns, lines)

    def _read(self, wait: float) -> bytes:
        data = super()._read(wait)
        text = self._characters.decode(data)
        if text:
            self.events.append((time.perf_counter() - self.started, text))
        return data


def record(folder: Path) -> list[tuple[float, str]]:
    """What the tour sends, and when, in seconds from the start; it runs from a copy, so that no path is told."""
    for name in PROGRAM:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    environ = {
        "PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm-256color",
        "COLORTERM": "truecolor", "PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1", "TMPDIR": str(folder),
    }  # fmt: skip
    command = ["env", "-C", str(folder), sys.executable, "-m", "tui.cli", "demo", "--tour", "--theme", "ink"]
    with Recorder(command, environ, COLUMNS, LINES) as terminal:
        while not any("tour has ended" in text for _, text in terminal.events):
            if time.perf_counter() - terminal.started > LONGEST:
                raise TimeoutError(f"the tour has not ended after {LONGEST:.0f} seconds")
            terminal.listen(0.5)
        terminal.listen(TOLD)
        return list(terminal.events)


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
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        CAST.write_text(written(record(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
