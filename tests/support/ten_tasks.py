"""Ten tasks and their keys, from the file beside this one: a test plays them, and the README shows them as a table."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tui.tour.steps import strokes

BLOCK = re.compile(r"(?<=<!-- ten tasks, written by make screenshots -->\n).*?(?=<!-- end of the tasks -->)", re.DOTALL)


@dataclass(frozen=True)
class Task:
    """What is to be done, by which keys, and what must be there then."""

    task: str
    written: str
    copied: tuple[str, ...]
    shows: tuple[str, ...]
    file: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Stroke by stroke: a letter that is typed is one too, and a capital no more than that."""
        return strokes(self.written)


def tasks() -> list[Task]:
    """All of them, in the order of the README."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return [
        Task(each["task"], each["keys"], *(tuple(each.get(name, ())) for name in ("copied", "shows", "file")))
        for each in data["task"]
    ]


def table() -> str:
    """The table of the README."""
    rows = ["| task | keys | strokes |", "|---|---|---|"]
    for each in tasks():
        keys = " ".join(f"`{part.strip(chr(34))}`" for part in re.findall(r'"[^"]*"|\S+', each.written))
        rows.append(f"| {each.task} | {keys} | {len(each.keys)} |")
    return "\n".join(rows) + "\n"
