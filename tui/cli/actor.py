"""`actor NAME`: one actor's page, name by name, office by office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from core.archive.protocol import ActorPage, ActorRow, Archive, Office
from core.archive.showing.citation import when
from core.archive.showing.moments import day_of
from core.archive.words.names import name_key
from tui.cli import columns, records
from tui.cli.call import Call, archive_option, json_option, reading, say
from tui.cli.output import Column, Row, cell, print_json, print_table
from tui.cli.overview import heading, section
from tui.wording import counted, described, entitled, kept_to

NAMES = (Column("name", style="bold"), Column("documents", right=True))
OFFICES = (
    Column("title", style="bold"),
    Column("documents", right=True),
    Column("first"),
    Column("in"),
    Column("last"),
    Column("in"),
)
DAYS = (Column("said", style="bold"), Column("quotes", right=True))
COMPANY = (
    Column("id", right=True, style="dim"),
    Column("name", style="bold"),
    Column("title"),
    Column("documents in common", right=True),
    Column("quotes in them", right=True),
)


@click.command("actor", short_help="Show one actor: names, offices, who quotes it, when, with whom.")
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@json_option("one object")
@archive_option
@click.pass_obj
def actor(call: Call, name: tuple[str, ...], as_json: bool, archive: Path | None) -> None:
    """Show one actor: the names in use, titles over time with the documents that give them, who quotes it, when, in
    whose company, whom it may be taken for, and the latest quotes.

    NAME is a name, or the number that actors prints. Where a name means several, they are listed.
    """
    with reading(call, archive) as store:
        found = meant(store, " ".join(name))
        page = store.actor(found[0].id) if len(found) == 1 else None
    if page is None:
        which(" ".join(name), found, as_json=as_json)
        raise click.exceptions.Exit(1)
    if as_json:
        print_json([records.actor_page(page)])
    else:
        print_page(page)


def meant(archive: Archive, name: str) -> Sequence[ActorRow]:
    """The actors of a name, or the one of a number: those that are called just so, if any, else all that may be."""
    if name.isdecimal():
        page = archive.actor(int(name)) if len(name) < _LONGEST_NUMBER else None
        return [page.row] if page is not None else []
    found = archive.actors_named(name)
    exact = [row for row in found if name_key(row.name) == name_key(name)]
    return exact or found


_LONGEST_NUMBER = 18
"""Digits; row ids have fewer."""


def which(name: str, found: Sequence[ActorRow], *, as_json: bool) -> None:
    """Say that a name means nobody, or list whom it may mean."""
    if not found:
        say(f"there is no actor {name}; `onrecord actors` lists those there are")
        return
    if not as_json:
        print_table(*columns.without_empty(columns.ACTORS, columns.actor_rows(found[:_LISTED])))
    more = f", {_LISTED} of them here" if len(found) > _LISTED and not as_json else ""
    say(f"{name} may be {len(found)} actors{more}; `onrecord actor ID` shows one")


_LISTED = 50


def print_page(page: ActorPage) -> None:
    """All of it, a table each; what there is none of is left out."""
    row = page.row
    heading(cell(f"{row.name}, {described(row)}").text)
    numbers = (counted(row.quotes, "quote"), counted(row.mentions, "mention"), counted(row.documents, "document"))
    click.echo(", ".join(numbers))
    for part in parts(page):
        if part.rows:
            section(part.title, *columns.without_empty(part.headings, part.rows))
    if not page.complete:
        click.echo()
        click.echo(kept_to(page))


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the page."""

    title: str
    headings: Sequence[Column]
    rows: Sequence[Row]


def parts(page: ActorPage) -> Iterator[Part]:
    """The tables of the page in their order."""
    yield Part("Names", NAMES, [(cell(name), cell(documents)) for name, documents in page.names])
    yield Part("Titles", OFFICES, [office_row(office) for office in page.offices])
    yield Part("Quoted by", columns.SOURCES, columns.source_rows(page.outlets))
    yield Part("When", DAYS, [(cell(when(day)), cell(quotes)) for day, quotes in page.said])
    yield Part("With", COMPANY, [company_row(row) for row in page.company])
    similar = [(cell(ref.id), cell(ref.name), cell(ref.kind)) for ref in page.row.similar]
    yield Part("Perhaps the same, otherwise spelt", columns.ACTORS[:2] + columns.ACTORS[3:4], similar)
    yield Part("Others of the name", columns.ACTORS, columns.actor_rows(page.namesakes))
    yield Part("Latest quotes", *columns.quote_table(page.latest))


def office_row(office: Office) -> Row:
    """The fields of OFFICES; where one document alone gives it, that is said once."""
    last = None if office.last.id == office.first.id else office.last
    return (
        cell(office.role),
        cell(office.documents),
        cell(when(day_of(office.first.published))),
        cell(entitled(office.first)),
        cell(when(day_of(last.published)) if last else ""),
        cell(entitled(last) if last else ""),
    )


def company_row(row: ActorRow) -> Row:
    """The fields of COMPANY."""
    return (cell(row.id), cell(row.name), cell(described(row)), cell(row.documents), cell(row.quotes))
