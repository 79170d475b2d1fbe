"""The printed overview: what the dashboard would show, for where there is no terminal to show it on."""

from __future__ import annotations

from collections.abc import Sequence

import click

from core.archive.language.query import Query
from core.archive.protocol import Archive
from tui.cli import PROGRAM, columns
from tui.cli.output import Column, Row, cell, drawn, print_table
from tui.wording import counted

SOURCES, ACTORS, QUOTES = 25, 40, 60
"""How many of each an overview names before it points to the list."""


def print_overview(archive: Archive) -> None:
    """Sources, actors and quotes of an archive: the first of each, and how many there are."""
    totals, everything = archive.totals(), Query()
    sources, actors = archive.sources(everything), archive.actors(everything)
    result = archive.search(everything, limit=QUOTES)
    heading(", ".join((
        counted(totals.documents, "document"), counted(len(sources), "source"), counted(len(actors), "actor"),
        counted(totals.quotes, "quote"),
    )))  # fmt: skip
    section("Sources", columns.SOURCES, columns.source_rows(sources[:SOURCES]))
    more(len(sources) - SOURCES, "sources")
    section("Actors", columns.ACTORS, columns.actor_rows(actors[:ACTORS]))
    more(len(actors) - ACTORS, "actors")
    section("Quotes", *columns.quote_table(result.rows))
    more(result.total - QUOTES, "quotes")
    if totals.failures:
        section("Could not be read", FAILURES, [(cell(failure.reason),) for failure in totals.failures])


FAILURES = (Column("file and reason", wide=True),)


def section(title: str, headings: Sequence[Column], rows: Sequence[Row]) -> None:
    """One table under its title."""
    click.echo()
    heading(title)
    if rows:
        print_table(*columns.without_empty(headings, rows))
    else:
        click.echo("none")


def more(number: int, command: str) -> None:
    """Where the rest is."""
    if number > 0:
        click.echo(f"... and {number} more: {PROGRAM} {command}")


def heading(text: str) -> None:
    """A line that stands out where it can."""
    click.echo(click.style(text, bold=True) if drawn() else text)
