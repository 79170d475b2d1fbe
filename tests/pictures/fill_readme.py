"""Runs the commands of the README again and puts what they print under them; writes its table of tasks."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

import console
import ten_tasks

ROOT = Path(__file__).parents[2]


def environment(archive: Path) -> dict[str, str]:
    """The variables under which the README's commands are run."""
    fixed = {"NO_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": str(console.COLUMNS)}
    return {**os.environ, **fixed, "PYTHONPATH": str(ROOT), "ONRECORD_ARCHIVE": str(archive)}


def without_paths(lines: list[str]) -> list[str]:
    """Where a file lies is no two readers' business: such lines, and those they run on into, become "..."."""
    file = next((n for n, line in enumerate(lines) if line.startswith("  file  ")), None)
    if file is None:
        return lines
    after = next(n for n, line in enumerate(lines) if line.startswith("  characters"))
    cited = next(n for n, line in enumerate(lines) if re.search(r"[AP]M;", line))
    last = re.sub(r"([AP]M;).*", r"\1...", lines[cited])
    return [*lines[:file], "...", *lines[after:cited], last, "..."]


def main() -> None:
    """Fill every console block."""
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "news"
        folder.mkdir()
        for path in (ROOT / "seeds").glob("*.txt"):
            shutil.copy(path, folder)
        environ = environment(folder / "archive.db")
        console.run("onrecord index .", folder, environ)

        def filled(block: re.Match[str]) -> str:
            lines: list[str] = []
            for command, _ in next(console.blocks(block.group())):
                lines += [f"$ {command}", *without_paths(console.run(command, folder, environ)), ""]
            return "```console\n" + "\n".join(lines).rstrip() + "\n```"

        text = console.BLOCK.sub(filled, readme.read_text(encoding="utf-8"))
        readme.write_text(ten_tasks.BLOCK.sub(lambda _: ten_tasks.table(), text), encoding="utf-8")


if __name__ == "__main__":
    main()
