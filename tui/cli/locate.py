"""`locate`: where the program keeps and finds things."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from core.exchange import Json
from tui.cli.call import Call, Refusal, archive_option, json_option
from tui.cli.output import Column, cell, plain_lines, print_json

HOW: Mapping[str, str] = {
    "named": "--archive names it",
    "environment": "$ONRECORD_ARCHIVE names it",
    "upward": "the nearest .onrecord/ upward from here",
    "nowhere": "none upward from here; one would be made here",
}
COLUMNS = (Column("what"), Column("there"), Column("about"), Column("path"))


@dataclass(frozen=True, slots=True)
class Place:
    """Something the program reads or writes: under which name it is asked for, where it lies, what it is."""

    name: str
    path: Path
    about: str

    @property
    def there(self) -> str:
        """ "yes", "no", or why it cannot be seen."""
        try:
            self.path.stat()
        except OSError as error:
            missing = error.errno in (errno.ENOENT, errno.ENOTDIR)
            return "no" if missing else (os.strerror(error.errno) if error.errno else str(error))
        return "yes"


def places(call: Call, archive: Path | None) -> list[Place]:
    """All of them, in the order in which they are shown."""
    from tui import places as known

    path, found = call.search_archive(archive)
    return [
        Place("archive", path, HOW[found]),
        Place("settings", known.settings_folder(), "your own; need not be there"),
        Place("themes", known.user_themes(), "your own *.toml; need not be there"),
        Place("keys", known.user_keys(), "your own keys; need not be there"),
        Place("limits", known.user_limits(), "your own limits for files; need not be there"),
        Place("state", known.state_folder(), "what is remembered: searches, saved ones, where you were"),
        Place("shipped-themes", known.shipped("themes"), "those that come with the program"),
        Place("lexicon", known.knowledge("lexicon"), "what the language knows, as tables"),
        Place("weights", known.knowledge("weights"), "trained tables, with their model card"),
        Place("seeds", known.shipped("seeds"), "the documents of `onrecord demo`"),
    ]


@click.command("locate", short_help="Print where archive, settings and themes lie.")
@click.argument("what", required=False, metavar="[WHAT]")
@json_option("one object a line: name, path, exists, about")
@archive_option
@click.pass_obj
def locate(call: Call, what: str | None, as_json: bool, archive: Path | None) -> None:
    """Print where archive, settings, themes, lexicon and weights lie, and whether they are there.

    With WHAT (archive, settings, themes, keys, limits, state, shipped-themes, lexicon, weights or seeds) its path
    alone is printed, for scripts; the command ends with 1 where there is nothing at it.
    """
    all_places = places(call, archive)
    wanted = [place for place in all_places if what in (None, place.name)]
    if not wanted:
        names = ", ".join(place.name for place in all_places)
        raise Refusal(f'there is nothing called "{what}" to locate; there is {names}')
    if as_json:
        print_json(map(record, wanted))
    elif what:
        click.echo(wanted[0].path)
    else:
        # Never a drawn table: that would break a path in two, which nobody could copy then.
        rows = [(cell(p.name), cell(p.there), cell(p.about), cell(p.path)) for p in wanted]
        for line in plain_lines(COLUMNS, rows):
            click.echo(line)
    if what and wanted[0].there != "yes":
        raise click.exceptions.Exit(1)


def record(place: Place) -> Json:
    """A place for a program."""
    return {"name": place.name, "path": str(place.path), "exists": place.there == "yes", "about": place.about}
