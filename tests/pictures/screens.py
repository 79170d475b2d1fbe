"""Draws the dashboard as terminals of three sizes show it in 256, in 16 and in no colours.

The program runs in a terminal and what it sends is shown by another: so these are the colours that are sent, rounded
as they are for such a terminal, and not those of the theme.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pyte
from pseudo_terminal import PseudoTerminal
from pyte.screens import Char
from running import command, copied, environ

FOLDER = Path(__file__).parent / "screens"
SIZES = ((120, 40), (80, 24), (60, 15))
COLOURS = {
    "256": {"TERM": "xterm-256color"},
    "16": {"TERM": "xterm"},
    "none": {"TERM": "xterm-256color", "NO_COLOR": "1"},
}
KEYS = ("/", *"scafold", "\r", "j", " ")
"""A search with a slip, the cursor on the third row, the second marked."""

WORDS = re.compile(r"\S+(?: \S+)*")
"""What is drawn in one piece: viewers make one space of several."""
WIDTH, HEIGHT = 8, 17
"""Units of a cell."""
PLAIN, GROUND = "d8d8d8", "121212"
SIXTEEN = {
    "black": "000000", "red": "cd3131", "green": "0dbc79", "brown": "d7b600", "blue": "4a82d9", "magenta": "bc3fbc",
    "cyan": "11a8cd", "white": "e5e5e5", "brightblack": "7f7f7f", "brightred": "f14c4c", "brightgreen": "23d18b",
    "brightbrown": "f5f543", "brightyellow": "f5f543", "brightblue": "6ea8ff", "brightmagenta": "d670d6",
    "bfightmagenta": "d670d6", "brightcyan": "29b8db", "brightwhite": "ffffff",
}  # fmt: skip
"""pyte's names (one of them misspelt there) of the terminal's own colours, as many terminals show them."""


def shown(folder: Path, columns: int, lines: int, colours: str) -> pyte.Screen:
    """The screen of a terminal after the keys."""
    screen = pyte.Screen(columns, lines)
    told = environ(folder, **COLOURS[colours])
    with PseudoTerminal(command(folder, "demo"), told, columns, lines) as terminal:
        stream = pyte.ByteStream(screen)
        terminal.heard = stream.feed
        terminal.wait_for("▌")
        terminal.settle(1.0)
        for key in KEYS:
            terminal.press(key)
        terminal.settle(1.0)
    return screen


def colour(name: str, default: str) -> str:
    """A colour of pyte's as RGB."""
    return default if name == "default" else SIXTEEN.get(name, name)


def look(cell: Char) -> tuple[str, str, str]:
    """The RGB of a cell's text and ground, and the rest of its style as attributes."""
    text, ground = colour(cell.fg, PLAIN), colour(cell.bg, GROUND)
    if cell.reverse:
        text, ground = ground, text
    styles = (
        ' font-weight="bold"' * cell.bold,
        ' font-style="italic"' * cell.italics,
        ' text-decoration="underline"' * cell.underscore,
    )
    return text, ground, "".join(styles)


def row(cells: list[Char], number: int) -> Iterator[str]:
    """One line of a screen: grounds first, then runs of text, each held to the cells that it fills."""
    at = 0
    for (text, ground, styles), run in groupby(cells, look):
        letters = "".join(cell.data for cell in run)
        width = len(letters) * WIDTH
        if ground != GROUND:
            yield f'<rect x="{at}" y="{number * HEIGHT}" width="{width}" height="{HEIGHT}" fill="#{ground}"/>'
        for part in WORDS.finditer(letters):
            place = f'x="{at + part.start() * WIDTH}" y="{number * HEIGHT + 13}" textLength="{len(part[0]) * WIDTH}"'
            yield f'<text {place} fill="#{text}"{styles}>{html.escape(part[0], quote=False)}</text>'
        at += width


def drawn(screen: pyte.Screen) -> str:
    """A screen as SVG. Every character fills one cell: the shipped documents hold no wide ones."""
    size = screen.columns * WIDTH, screen.lines * HEIGHT
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" font-family="monospace" '
        f'font-size="13"><rect width="{size[0]}" height="{size[1]}" fill="#{GROUND}"/>'
    )
    rows = (
        part
        for number in range(screen.lines)
        for part in row([screen.buffer[number][x] for x in range(screen.columns)], number)
    )
    return "\n".join([head, *rows, "</svg>"]) + "\n"


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    with copied() as folder:
        for columns, lines in SIZES:
            for colours in COLOURS:
                screen = shown(folder, columns, lines, colours)
                (FOLDER / f"{columns}x{lines}-{colours}.svg").write_text(drawn(screen), encoding="utf-8")


if __name__ == "__main__":
    main()
