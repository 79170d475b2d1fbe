"""Programs that show a long list on the screen: ours on several archives, and what others would use instead."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pseudo_terminal import PseudoTerminal
from workshop import Workshop

from core.archive.language.query import Query
from core.archive.store import open_archive

BARE_APP = Path(__file__).with_name("bare_app.py")
DOWN, PAGE, SEARCH = "\x1b[B", "\x06", "/"
FIRST_FRAME, FIRST_ROW = "Quotes", "▌"
"""The title of the list; the mark of the cursor's row, which stands for the first quotes."""
_PAGE_DOWN = "\x1b[6~"
STILL = 0.8
"""Seconds of silence that end the start: the dashboard looks twice a second whether more has been read."""


@dataclass(frozen=True, slots=True)
class OnScreen:
    """A program and what it has sent when it can be used; ``search`` begins to search, None where nothing is typed."""

    key: str
    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    ready: str = FIRST_ROW
    search: str | None = SEARCH
    down: str = DOWN
    page: str = PAGE

    def open(self, size: tuple[int, int] = (120, 40)) -> PseudoTerminal:
        """A terminal in which it has just been started."""
        return PseudoTerminal(self.command, self.environ, *size)


def ours(workshop: Workshop, key: str, name: str, *arguments: str, colors: str = "truecolor") -> OnScreen:
    """The dashboard. It remembers nothing: each time it begins with everything."""
    environ = {**workshop.environ(), "COLORTERM": colors}
    return OnScreen(key, name, workshop.program(*arguments, "--no-state"), environ)


def bare(workshop: Workshop) -> OnScreen:
    """A word on the screen, by Textual."""
    return OnScreen("bare", "bare Textual app", [sys.executable, str(BARE_APP), "hello"], workshop.environ(), "hello")


def others(workshop: Workshop, lines: Path, first: str) -> Iterator[OnScreen]:
    """Textual's own widgets, and fzf and vim on a file whose first line begins so, where they are installed.

    As ours, fzf shows seven lines of context of the line under the cursor.
    """
    environ = workshop.environ()
    stock = [sys.executable, str(BARE_APP), "table"]
    yield OnScreen("stock", "Textual's own widgets", stock, environ, "words number 1 ", page=_PAGE_DOWN)
    shown = f"tail -n +$(({{n}} + 1)) {shlex.quote(str(lines))} | head -7"
    fzf = shlex.join(["fzf", "--reverse", "--preview", shown, "--preview-window", "down:14:wrap"])
    for program, command, search in (
        ("fzf", ["sh", "-c", f"{fzf} < {shlex.quote(str(lines))}"], ""),
        ("vim", ["vim", "-u", "NONE", "-N", "-n", "-c", "set cursorline ruler nowrap", str(lines)], None),
    ):
        if shutil.which(program):
            yield OnScreen(program, program, command, environ, first, search, page=_PAGE_DOWN)


def rows_of(archive: Path, quotes: int, lines: Path) -> str:
    """Write so many rows of an archive to a file, a line each, as a list would show them; how the first begins."""
    with open_archive(archive) as opened, lines.open("w", encoding="utf-8") as file:
        for row in opened.search(Query(), quotes).rows:
            outlet, speaker = (row.outlets or ("",))[0], row.speakers[0].name if row.speakers else ""
            file.write(f"{row.said.value}  {outlet[:14]:<14}  {speaker[:20]:<20}  ~ {row.words}\n")
    with lines.open(encoding="utf-8") as file:
        return file.readline()[:30].strip()
