"""`keys`: every key of the dashboard, printed as the file in which they may be changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import get_args

import click

from tui.keys import KEYS, Key, Pane

HEAD = """\
# The keys of onrecord's dashboard as they come. `onrecord locate keys` prints where a file of your own goes;
# it needs only the lines that you change. Keys are written "j", "G", "?", "ctrl-d", "alt-x", "f2", "pageup";
# [] takes an action all its keys. What stands under a pane goes before what stands under [everywhere].
"""


@click.command("keys", short_help="Print the keys of the dashboard, to change them.")
def keys() -> None:
    """Print every key of the dashboard as a TOML file, with what it does.

    A file of your own, at the place that `onrecord locate keys` names, changes them: it needs only the lines that
    differ. Two actions on one key in one pane, a misspelt action or key are named when the dashboard opens, and the
    keys stay as they come until that is mended.
    """
    click.echo(HEAD, nl=False)
    for table, rows in tables():
        click.echo(f"\n[{table}]")
        for row in rows:
            click.echo(line(row))


def tables() -> Iterator[tuple[str, list[Key]]]:
    """What stands under [everywhere], then what stands under each pane: actions whose keys differ among panes."""
    pressed: dict[str, set[str]] = {}
    for row in KEYS:
        pressed.setdefault(row.name, set()).add(row.pressed)
    shared = {row.name: row for row in reversed(KEYS) if len(pressed[row.name]) == 1}
    yield "everywhere", [row for row in KEYS if shared.get(row.name) is row]
    for pane in get_args(Pane):
        own = [row for row in KEYS if pane in row.panes and row.name not in shared]
        if own:
            yield pane, own


def line(row: Key) -> str:
    """One action with its keys, and what it does behind it."""
    names = ", ".join(json.dumps(key, ensure_ascii=False) for key in row.keys)
    return f"{row.name} = {names if len(row.keys) == 1 else f'[{names}]'}  # {row.help}"
