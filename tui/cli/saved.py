"""`saved`: searches under a name, how much each finds, and what is new since it was last looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.exchange import Json
from tui.cli import PROGRAM
from tui.cli.by_name import SIGN, remembering
from tui.cli.call import Call, Refusal, archive_option, json_option, reading, say
from tui.cli.lists import QueryCommand
from tui.cli.output import Column, cell, print_json, print_table
from tui.cli.questions import understand
from tui.wording import at_least

if TYPE_CHECKING:
    from core.archive.protocol import Archive, News
    from tui.remembering.memory import Change
    from tui.remembering.record import Saved

COLUMNS = (
    Column("name", style="bold"),
    Column("quotes", right=True),
    Column("new", right=True),
    Column("search", wide=True),
)


@click.command(
    "saved",
    cls=QueryCommand,
    short_help="List saved searches and what is new to them, or save one.",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--save", metavar="NAME", help="Save the search for WORDS under this name, in the place of any other.")
@click.option("--rename", nargs=2, metavar="OLD NEW", help="Give a saved search another name.")
@click.option("--delete", metavar="NAME", help="Delete a saved search.")
@json_option("one object a line: name, search, quotes, new, and whether there may be more of each")
@archive_option
@click.pass_obj
def saved(
    call: Call,
    words: tuple[str, ...],
    save: str | None,
    rename: tuple[str, str] | None,
    delete: str | None,
    as_json: bool,
    archive: Path | None,
) -> None:
    """List the saved searches of the archive, each with how many quotes it finds and how many of them are new.

    New is what was added to the archive since the search was last looked at: in the dashboard, or as a command line of
    its name alone, `onrecord search @NAME` or `onrecord quotes @NAME`. Listing is not looking.
    """
    if sum(wish is not None for wish in (save, rename, delete)) > 1:
        raise Refusal("--save, --rename and --delete are three calls")
    if words and save is None:
        raise Refusal(f"WORDS are what --save NAME saves; `{PROGRAM} search {SIGN}NAME` shows what one finds")
    if save is not None:
        save_search(call, archive, save, words)
    elif rename is not None:
        old, new = rename
        put(call, archive, lambda record: record.rename(old, new))
    elif delete is not None:
        put(call, archive, lambda record: record.delete(delete))
    else:
        list_saved(call, archive, as_json)


def save_search(call: Call, archive: Path | None, name: str, words: tuple[str, ...]) -> None:
    """Save the query of these words, as looked at now."""
    with reading(call, archive) as store:
        query, mark = understand(words, call.today, store), store.mark()
    put(call, archive, lambda record: record.save(name, query.text, mark))


def put(call: Call, archive: Path | None, change: Change) -> None:
    """Change what is saved. Raises Refusal where that cannot be, or cannot be kept."""
    memory = remembering(call, archive)
    known = len(memory.troubles)
    try:
        memory.change(change)
    except ValueError as error:
        raise Refusal(str(error)) from error
    memory.keep()
    if len(memory.troubles) > known:
        raise Refusal(memory.troubles[-1])


def list_saved(call: Call, archive: Path | None, as_json: bool) -> None:
    """Print all of them; ends with 1 where none is saved."""
    memory = remembering(call, archive)
    with reading(call, archive) as store:
        found = [(each, news_of(each, call, store)) for each in memory.record.saved]
    if as_json:
        print_json(record(*each) for each in found)
    elif found:
        print_table(COLUMNS, [tuple(map(cell, fields(*each))) for each in found])
    else:
        say(f"no search is saved for this archive; `{PROGRAM} saved --save NAME WORDS` saves one")
        raise click.exceptions.Exit(1)


def news_of(saved: Saved, call: Call, archive: Archive) -> News | None:
    """How much it finds and what of it is new, None where it cannot be understood any more."""
    from core.archive.language.query import QueryError, parse

    try:
        return archive.news(parse(saved.text, today=call.today), saved.seen)
    except QueryError as error:
        say(f"{SIGN}{saved.name}: {error.message}")
        return None


def fields(saved: Saved, news: News | None) -> tuple[str, str, str, str]:
    """What stands in the columns; "?" where it cannot be told what is new."""
    if news is None:
        return saved.name, "?", "?", saved.text
    new = "?" if news.new is None else at_least(news.new, news.exact_new)
    return saved.name, at_least(news.total, news.exact_total), new, saved.text


def record(saved: Saved, news: News | None) -> Json:
    """A saved search for a program; null where something cannot be told."""
    if news is None:
        return {"name": saved.name, "search": saved.text, "quotes": None, "new": None}
    return {
        "name": saved.name,
        "search": saved.text,
        "quotes": news.total,
        "more_quotes": not news.exact_total,
        "new": news.new,
        "more_new": not news.exact_new,
    }
