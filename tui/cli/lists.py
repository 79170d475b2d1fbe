"""`search`, `quotes`, `actors` and `sources`: one question, answered as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from core.archive.protocol import ActorRow, Place, QuoteRow, Result, SourceRow
from core.exchange import Json
from core.export.jsonl import quote_row
from core.model import Moment
from tui.cli import columns, records
from tui.cli.by_name import ByName
from tui.cli.call import Call, Refusal, archive_option, json_option, reading, say
from tui.cli.exporting import Export, export_options
from tui.cli.output import Column, Row, drawn, print_json, print_table
from tui.cli.questions import understand

if TYPE_CHECKING:
    from core.archive.language.query import Query
    from core.archive.protocol import Archive

Order = Literal["best", "said", "published"]
Listed = TypeVar("Listed", ActorRow, SourceRow)
Function = TypeVar("Function", bound=Callable[..., object])

BEST = 20
"""How many quotes `search` shows unless told."""
SCREENFUL = 50
"""How many rows the other lists show on a terminal unless told; a pipe gets them all."""
EVERYTHING = 2**31 - 1

QUERY_HELP = """Words must all match, small typos are forgiven, the last word may be unfinished; "exact words"
stand as they are, -word leaves out. Filters: speaker: actor: source: kind: role: said: published:, as in
speaker:"Lloyd Austin" or said:">2024-10-22". @NAME stands for a saved search."""


class QueryCommand(click.Command):
    """A command whose words are a query, so that ``-hamas`` leaves out a word and asks for no help."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take words with a leading minus as they are; ``-h`` alone is still a cry for help."""
        return super().parse_args(ctx, ["--help" if word == "-h" else word for word in args])


def query_command(name: str, short: str, help: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command whose words are a query."""
    return click.command(
        name,
        cls=QueryCommand,
        help=f"{help}\n\n{QUERY_HELP}",
        short_help=short,
        context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
    )


def limit_option(default: int | None, otherwise: str) -> Callable[[Function], Function]:
    """``--limit N`` for one list."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        metavar="N",
        help=f"At most so many. {otherwise}",
    )


def order_option(default: Order) -> Callable[[Function], Function]:
    """``--sort`` for lists of quotes."""
    return click.option(
        "--sort",
        "order",
        type=click.Choice(("best", "said", "published")),
        default=default,
        show_default=True,
        help="Best match first, or the newest said or published first.",
    )


words_argument = click.argument("words", nargs=-1, metavar="[WORDS]...")
unless_told = limit_option(None, f"Default: {SCREENFUL} on a terminal, else all.")
by_name_option = click.option(
    "--sort",
    "order",
    type=click.Choice(("quotes", "documents", "name")),
    default="quotes",
    show_default=True,
    help="Most quotes first, most documents first, or by name.",
)


@query_command(
    "search",
    "Look up quotes, best match first.",
    "Look up quotes: the best matches, with who said it, when, and who printed it.",
)
@click.argument("words", nargs=-1, metavar="WORDS...")
@click.option(
    "--print", "choosing", is_flag=True,
    help="Choose on the screen, in a script too, and print that; ends with 130 where you leave without choosing.",
)  # fmt: skip
@limit_option(BEST, f"Default: {BEST}.")
@order_option("best")
@json_option("one object a line")
@export_options
@archive_option
@click.pass_obj
def search(
    call: Call,
    words: tuple[str, ...],
    limit: int,
    order: Order,
    as_json: bool,
    archive: Path | None,
    export: Export | None,
    choosing: bool,
) -> None:
    """One question to the archive, its best answers."""
    if choosing:
        choose_quotes(call, words, as_json, archive, export)
        return
    if not words:
        raise click.UsageError("Missing argument 'WORDS...'.")
    list_quotes(call, words, limit, order, as_json, archive, export)


@query_command("quotes", "List quotes, newest first.", "List the quotes that match, or all.")
@words_argument
@unless_told
@order_option("said")
@json_option("one object a line")
@export_options
@archive_option
@click.pass_obj
def quotes(
    call: Call,
    words: tuple[str, ...],
    limit: int | None,
    order: Order,
    as_json: bool,
    archive: Path | None,
    export: Export | None,
) -> None:
    """All that was said, newest first."""
    list_quotes(call, words, limit or screenful(as_json or export is not None), order, as_json, archive, export)


@query_command(
    "actors",
    "List who speaks.",
    "List who is in the documents, the silent too. Words are looked up in names; filters keep those who speak in the"
    " quotes that match.",
)
@words_argument
@unless_told
@by_name_option
@json_option("one object a line")
@archive_option
@click.pass_obj
def actors(
    call: Call, words: tuple[str, ...], limit: int | None, order: str, as_json: bool, archive: Path | None
) -> None:
    """Everybody with what was counted of them."""
    with reading(call, archive) as store:
        query = understand(words, call.today, store, ByName(call, archive))
        found = in_order(named(query, store.actors_named, store.actors), order)
    show(found, limit, as_json, records.actor_row, columns.ACTORS, columns.actor_rows, query, "actors")


@query_command(
    "sources",
    "List who printed it.",
    "List who stands behind the documents. Words are looked up in names; filters keep those behind the quotes that"
    " match.",
)
@words_argument
@unless_told
@by_name_option
@json_option("one object a line")
@archive_option
@click.pass_obj
def sources(
    call: Call, words: tuple[str, ...], limit: int | None, order: str, as_json: bool, archive: Path | None
) -> None:
    """Publishers, agencies, people who wrote or reported, each with its roles."""
    with reading(call, archive) as store:
        query = understand(words, call.today, store, ByName(call, archive))
        found = in_order(named(query, store.sources_named, store.sources), order)
    show(found, limit, as_json, records.source_row, columns.SOURCES, columns.source_rows, query, "sources")


def named(
    query: Query, by_name: Callable[[str], Sequence[Listed]], by_quotes: Callable[[Query], Sequence[Listed]]
) -> Sequence[Listed]:
    """Those whose names hold the words of a query, of those whom its filters leave; raises Refusal for ``-word``."""
    if any(term.negated for term in query.terms):
        raise Refusal("names are looked up by words alone: -word works in search and quotes")
    rows = by_quotes(replace(query, terms=()))
    if not query.terms:
        return rows
    known = by_name(" ".join(term.text for term in query.terms))
    if not query.filters:
        return known
    ids = {row.id for row in known}
    return [row for row in rows if row.id in ids]


def choose_quotes(
    call: Call, words: tuple[str, ...], as_json: bool, archive: Path | None, export: Export | None
) -> None:
    """Let the user choose on the screen, print or write that; ends with 1 where there is nothing to choose."""
    from tui.cli.picking import picked, print_citations

    with reading(call, archive) as store:
        rows = picked(call, store, understand(words, call.today, store).text)
        if not rows:
            raise click.exceptions.Exit(1)
        if as_json:
            print_json(map(quote_row, rows))
        elif export is not None:
            export.run(store, [Place(row.document, row.id) for row in rows])
        else:
            print_citations(store, rows)


def list_quotes(
    call: Call,
    words: tuple[str, ...],
    limit: int,
    order: Order,
    as_json: bool,
    archive: Path | None,
    export: Export | None,
) -> None:
    """Ask, sort, print or write; ends with 1 where nothing matches."""
    named = ByName(call, archive)
    with reading(call, archive) as store:
        query = understand(words, call.today, store, named)
        named.look(words, store, query)
        if export is None:
            result = ask(store, query, limit, order)
            found = list(result.rows[:limit])
            shown = len(found)
        else:
            result = store.search(query, limit=1)
            found = list(result.rows)
            shown = export.run(store, places(store, query, limit, order)) if found else 0
    if as_json:
        print_json(map(quote_row, found))
    elif found and export is None:
        print_table(*columns.quote_table(found))
    conclude(shown, result.total, result.exact_total, query, "quotes")
    if missing := words_missing(found):
        say(f"no quote has all the words; these are {' or '.join(missing)}")


def words_missing(rows: Sequence[QuoteRow]) -> list[str]:
    """Which words were given up to find anything: ``without army``, each once."""
    reasons = dict.fromkeys(reason for row in rows for reason in row.why.split(", "))
    return [reason for reason in reasons if reason.startswith("without ")]


def ask(archive: Archive, query: Query, limit: int, order: Order) -> Result:
    """The archive's answer in that order; its own is the best match, or without words the newest said."""
    if own_order(query, order):
        return archive.search(query, limit=limit)
    result = archive.search(query, limit=EVERYTHING)
    newest_first = sorted(
        result.rows, key=lambda row: recency(row.said if order == "said" else row.published), reverse=True
    )
    return Result(newest_first[:limit], result.total, result.exact_total)


def places(archive: Archive, query: Query, limit: int, order: Order) -> Sequence[Place]:
    """Where the quotes of ``ask`` stand; in the archive's own order no more than that is held of each."""
    if own_order(query, order):
        return archive.places(query, limit)
    return [Place(row.document, row.id) for row in ask(archive, query, limit, order).rows]


def own_order(query: Query, order: Order) -> bool:
    """Whether the archive answers in that order by itself."""
    return order == "best" or (order == "said" and not query.terms)


def recency(moment: Moment) -> tuple[date, date, str]:
    """By the last day it may mean, then the narrower, then the time of day; the undated are oldest."""
    first, last = moment.days() or (date.min, date.min)
    return last, first, moment.value or ""


def in_order(rows: Sequence[Listed], order: str) -> Sequence[Listed]:
    """Actors or sources in that order; the archive's own is most quotes first."""
    if order == "name":
        return sorted(rows, key=lambda row: row.name.casefold())
    return sorted(rows, key=lambda row: row.documents, reverse=True) if order == "documents" else rows


def show(
    found: Sequence[Listed],
    limit: int | None,
    as_json: bool,
    record: Callable[[Listed], Json],
    headings: Sequence[Column],
    fields: Callable[[Sequence[Listed]], Sequence[Row]],
    query: Query,
    noun: str,
) -> None:
    """Print a list of actors or sources; ends with 1 where it is empty."""
    shown = found[: limit or screenful(as_json)]
    if as_json:
        print_json(map(record, shown))
    elif shown:
        print_table(*columns.without_empty(headings, fields(shown)))
    conclude(len(shown), len(found), True, query, noun)


def as_understood(query: Query) -> str:
    """What was asked, and how it was read where that says more: which days "march" is, which words stand together."""
    from core.archive.language.query import echo

    text = query.text.strip()
    told = echo(query)
    return text if told == f"word {text}" else f"{text} ({told})"


def screenful(as_json: bool) -> int:
    """How many rows nobody asked for in particular."""
    return SCREENFUL if drawn() and not as_json else EVERYTHING


def conclude(shown: int, total: int, exact: bool, query: Query, noun: str) -> None:
    """Say what was left out, or that there is nothing that matches the query as it was understood."""
    if not shown:
        say(f"the archive holds no {noun}" if query.empty else f"no {noun} match {as_understood(query)}")
        raise click.exceptions.Exit(1)
    if shown < total:
        say(f"{shown} of {'' if exact else 'at least '}{total} {noun}; --limit N shows more")
