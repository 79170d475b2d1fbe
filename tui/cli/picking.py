"""`search --print`: quotes chosen on the screen, printed for a script."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from core.archive.protocol import Archive, QuoteRow
from core.archive.showing.citation import cite
from tui.cli.call import Call, Refusal
from tui.cli.output import cell, moves_a_cursor

TERMINAL = Path("/dev/tty")
"""The terminal that a program was started from, wherever its streams lead."""
STREAMS = (0, 1, 2)


def picked(call: Call, archive: Archive, text: str) -> list[QuoteRow]:
    """The quotes that the user chooses on the screen, where ``text`` is searched for at first.

    Raises Refusal where there is no terminal, click's Exit where the user leaves without choosing.
    """
    from tui.cli.dashboard import choose

    if not moves_a_cursor(os.environ):
        raise Refusal(NO_TERMINAL)
    with at_the_terminal():
        chosen = choose(call, archive, text)
    details = [archive.quote(quote) for quote in chosen]
    return [detail.row for detail in details if detail is not None]


NO_TERMINAL = "--print lets you choose on the screen, and there is no terminal here; without it all is printed"


@contextmanager
def at_the_terminal() -> Iterator[None]:
    """Have all three streams lead to the terminal meanwhile, though a script may have taken them. Raises Refusal."""
    try:
        terminal = os.open(TERMINAL, os.O_RDWR)
    except OSError as error:
        raise Refusal(NO_TERMINAL) from error
    sys.stdout.flush()
    kept = [os.dup(stream) for stream in STREAMS]
    for stream in STREAMS:
        os.dup2(terminal, stream)
    os.close(terminal)
    try:
        yield
    finally:
        sys.stdout.flush()
        for stream, before in zip(STREAMS, kept, strict=True):
            os.dup2(before, stream)
            os.close(before)


def print_citations(archive: Archive, rows: Sequence[QuoteRow]) -> None:
    """Each quote with its citation, on a line of its own."""
    for row in rows:
        detail, page = archive.quote(row.id), archive.document(row.document)
        if detail is not None and page is not None:
            click.echo(cell(cite(page, detail)).text)
