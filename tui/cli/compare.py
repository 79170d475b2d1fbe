"""`compare A B`: what two actors said, side by side, a day after the other."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import click

from core.archive.protocol import Archive, QuoteRow, Result
from core.archive.showing.citation import when
from core.archive.showing.comparing import COMPARED, Together, by_day, query_for
from tui.cli import records
from tui.cli.actor import meant
from tui.cli.call import Call, archive_option, json_option, reading, say
from tui.cli.columns import words
from tui.cli.output import Cell, Column, Row, cell, print_json, print_table
from tui.wording import counted, speakers

_NAMED = 5
"""Actors that a name may mean and that are named one by one."""


@click.command("compare", short_help="Show what two actors said side by side, by day.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=COMPARED,
    show_default=True,
    metavar="N",
    help="At most so many quotes of each, the newest.",
)
@json_option("one object a line for each day")
@archive_option
@click.pass_obj
def compare(call: Call, one: str, other: str, limit: int, as_json: bool, archive: Path | None) -> None:
    """Show what two actors said side by side, the newest day first.

    A and B are names, or the numbers that actors prints. A state speaks through its capital and everybody who holds an
    office of it. What is known only to have been said on or before a day stands in a row of its own.
    """
    with reading(call, archive) as store:
        names = [full_name(store, name) for name in (one, other)]
        results = [ask(call, store, name, limit) for name in names]
    days = by_day(results)
    if not days:
        say(f"neither {names[0]} nor {names[1]} is quoted")
        raise click.exceptions.Exit(1)
    if as_json:
        print_json(records.compared(day, names) for day in days)
    else:
        print_table(headings(names), [row for day in days for row in rows_of(day, names)])
    for name, result in zip(names, results, strict=True):
        tell(name, result)


def full_name(archive: Archive, name: str) -> str:
    """The name to ask by: of a number its actor's; says so where a name means several people."""
    found = meant(archive, name)
    if name.isdecimal() and found:
        return found[0].name
    if len(found) > 1 and all(row.kind == "person" for row in found):
        listed = ", ".join(row.name for row in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        say(f"{name} may be {listed}{more}; beside each quote stands whose it is")
    return name


def ask(call: Call, archive: Archive, name: str, limit: int) -> Result:
    """What an actor said, the newest first."""
    from core.archive.language.query import parse

    return archive.search(parse(query_for(name), today=call.today, finished=True), limit=limit)


def headings(names: list[str]) -> list[Column]:
    """A column for the day, and for each name one for the numbers and one for the words."""
    sides = [
        column
        for name in names
        for column in (Column("id", right=True, style="dim"), Column(cell(name).text, wide=True, name=True))
    ]
    return [Column("said", style="bold"), *sides]


def rows_of(day: Together, names: list[str]) -> list[Row]:
    """The rows of one day; the day stands in the first."""
    rows: list[Row] = []
    for quotes in zip_longest(*day.quotes):
        fields = [field for row, name in zip(quotes, names, strict=True) for field in side(row, name)]
        rows.append((cell("" if rows else when(day.day)), *fields))
    return rows


def side(row: QuoteRow | None, name: str) -> tuple[Cell, Cell]:
    """The number of a quote and its words; before them whose they are, unless that is the name asked for itself."""
    if row is None:
        return cell(""), cell("")
    said = words(row)
    whose = speakers(row)
    return cell(row.id), said if whose == name else cell(f"{whose}: {said.text}")


def tell(name: str, result: Result) -> None:
    """Say that somebody is not quoted, or not shown whole."""
    if not result.total:
        say(f"{name} is not quoted")
    elif result.total > len(result.rows):
        least = "" if result.exact_total else "at least "
        say(f"the newest {len(result.rows)} of {least}{counted(result.total, 'quote')} of {name}; --limit N shows more")
