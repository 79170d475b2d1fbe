"""Draws the pictures of this folder again: the dashboard on the shipped documents, without a terminal."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from core.archive.indexing.updating import Tools, index
from core.archive.store import SqliteArchive, open_archive
from core.model import Document
from core.readers import read
from tui.app import Dashboard
from tui.places import shipped
from tui.themes import load_themes

FOLDER = Path(__file__).parent
TODAY = date(2024, 11, 4)
FONTS_FROM_AFAR = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What a picture would fetch from the network wherever it is shown."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A file name, the terminal's columns and lines, a theme, and the keys pressed before it is taken."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: Sequence[str] = ()


PICTURES = (
    Picture("dashboard", (120, 40), "ink", "jjj"),
    Picture("search", (120, 40), "ink", ("slash", *"speaker:austin good")),
    Picture("small", (80, 24), "paper", "jjj"),
    Picture("help", (120, 40), "ink", ("question_mark",)),
)


@contextmanager
def seeds() -> Iterator[SqliteArchive]:
    """An archive of the shipped documents."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_archive(Path(folder) / "archive.db", write=True) as archive,
    ):
        index(archive, [shipped("seeds")], tools=Tools(read=read_by_name))
        yield archive


def read_by_name(path: Path) -> list[Document]:
    """A file's documents, known by their names alone: where this checkout lies is nobody's business."""
    return [replace(read(path), id=path.name)]


async def draw(archive: SqliteArchive, picture: Picture) -> None:
    """Open the dashboard, press the keys, keep the screen as SVG."""
    themes = load_themes([shipped("themes")])
    app = Dashboard(archive, themes=themes, today=TODAY, environ={}, theme=picture.theme, label="demo")
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        drawn = FONTS_FROM_AFAR.sub("", app.export_screenshot(title="onrecord"))
        (FOLDER / f"{picture.name}.svg").write_text(drawn, encoding="utf-8")


def main() -> None:
    """Draw them all."""
    with seeds() as archive:
        for picture in PICTURES:
            asyncio.run(draw(archive, picture))


if __name__ == "__main__":
    main()
