"""How data leaves: a drawn table where a person looks, aligned plain text where it is piped, JSON Lines on
request.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

import click

from core.exchange import Json, to_line
from core.model import Span, Spans

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

GAP = "  "
MARK = "bold underline"


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a row: harmless text of one line, with the stretches that stand out."""

    text: str
    marks: Spans = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; ``right`` for numbers, ``wide`` for the text that takes the room left.

    A heading that is a ``name`` is written as it is.
    """

    heading: str
    right: bool = False
    wide: bool = False
    style: str = ""
    name: bool = False


Row = Sequence[Cell]


def cell(text: object, marks: Iterable[Span] = ()) -> Cell:
    """A cell of anything: made harmless, on one line, its length kept, so that marks hold."""
    from tui.plain import harmless

    return Cell(harmless(str(text), newlines="space"), tuple(marks))


def print_json(records: Iterable[Json]) -> None:
    """One object a line, in UTF-8 whatever the terminal speaks, each out as soon as it is known."""
    print_lines(map(to_line, records))


def print_lines(lines: Iterable[bytes]) -> None:
    """Lines with their ends, each out as soon as it is there."""
    out = sys.stdout.buffer
    for line in lines:
        out.write(line)
        out.flush()


def drawn() -> bool:
    """Whether a person looks at what is printed, on a terminal that can do more than print."""
    return can_draw(sys.stdout)


def can_draw(stream: TextIO) -> bool:
    """Whether the stream is a terminal on which a cursor can be moved."""
    return stream.isatty() and moves_a_cursor(os.environ)


def moves_a_cursor(environ: Mapping[str, str]) -> bool:
    """Whether the terminal claims to be one on which a cursor can be moved."""
    return environ.get("TERM", "").lower() not in ("", "dumb", "unknown")


def print_table(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """A table for whoever is there to read it. Nothing is cut off: a drawn one wraps, a plain one has long
    lines.
    """
    if drawn():
        draw(stdout_console(), columns, rows)
        return
    for line in plain_lines(columns, rows):
        click.echo(line)


def stdout_console() -> Console:
    """Rich on stdout, taking all text as it is."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def draw(console: Console, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """The table with a rule under its headings, as wide as the terminal, marks in bold and underlined."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, expand=False, pad_edge=False, show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            column.heading if column.name else column.heading.lower(),
            justify="right" if column.right else "left",
            style=column.style,
            ratio=1 if column.wide else None,
            no_wrap=column.right,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*map(marked, row))
    console.print(table)


def marked(field: Cell) -> Text:
    """A cell as Rich text."""
    from rich.text import Text

    text = Text(field.text)
    for start, end in field.marks:
        text.stylize(MARK, start, end)
    return text


def plain_lines(columns: Sequence[Column], rows: Sequence[Row]) -> Iterable[str]:
    """The headings and then one line a row, columns aligned by terminal cells, no trailing spaces."""
    from rich.cells import cell_len

    headings = [Cell(column.heading if column.name else column.heading.upper()) for column in columns]
    widths = [max(cell_len(row[at].text) for row in (headings, *rows)) for at in range(len(columns))]
    for row in (headings, *rows):
        fields = []
        for column, field, width in zip(columns, row, widths, strict=True):
            padding = " " * (width - cell_len(field.text))
            fields.append(padding + field.text if column.right else field.text + padding)
        yield GAP.join(fields).rstrip()
