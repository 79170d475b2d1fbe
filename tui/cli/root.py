"""All commands under one name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

import core
from tui.cli import PROGRAM
from tui.cli.actor import actor
from tui.cli.analyse import analyse
from tui.cli.call import Call, Screen, archive_option
from tui.cli.compare import compare
from tui.cli.completion import completion
from tui.cli.dashboard import dashboard, demo, screen_options
from tui.cli.doctor import doctor
from tui.cli.group import Group
from tui.cli.indexing import index
from tui.cli.keys import keys
from tui.cli.lists import actors, quotes, search, sources
from tui.cli.locate import locate
from tui.cli.man import man
from tui.cli.saved import saved
from tui.cli.serve import serve
from tui.cli.show import show


@click.group(
    PROGRAM,
    cls=Group,
    invoke_without_command=True,
    options_metavar="[OPTIONS]",
    subcommand_metavar="[FOLDER | COMMAND ...]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@archive_option
@screen_options
@click.version_option(core.__version__, "--version", prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def root(ctx: click.Context, archive: Path | None, screen: Screen) -> None:
    """Who said what, when, and who printed it: every quote in a folder of news, one keystroke away.

    Without a command the dashboard opens, on FOLDER or on the archive that is there already. A folder that is
    named like a command is written ./NAME.
    """
    call = ctx.find_object(Call) or Call()
    ctx.obj = replace(call.with_screen(screen), archive=archive)
    if ctx.invoked_subcommand is None:
        ctx.invoke(dashboard)


for command in (
    dashboard,
    demo,
    index,
    search,
    quotes,
    actors,
    sources,
    actor,
    compare,
    saved,
    serve,
    show,
    analyse,
    doctor,
    locate,
    keys,
    completion,
    man,
):
    root.add_command(command)
