"""`man`: the manual page, made of what the commands say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import click

import core

ENVIRONMENT = (
    ("ONRECORD_ARCHIVE", "The archive, where --archive names none."),
    ("VISUAL, EDITOR", "The editor that e opens a file with, at the line of the quote; the first that is set."),
    ("PAGER", "The pager that o opens a file with."),
    ("NO_COLOR", "Where it is set and not empty, no colour is used."),
    ("TERM, COLORTERM", "What the terminal can show. On a dumb one the dashboard is an overview, printed."),
)
FILES = (
    (".onrecord/archive.db", "The archive, in the nearest folder upward that has one."),
    (
        "~/.config/onrecord/keys.toml",
        "Your own keys; `onrecord keys` prints all, `onrecord locate keys` the path.",
    ),
    (
        "~/.config/onrecord/limits.toml",
        "Your own limits for what one file may hold and cost: text, unpacked, records, depth, seconds, memory; "
        "`onrecord locate limits` prints the path.",
    ),
    ("~/.config/onrecord/themes/*.toml", "Your own themes; `onrecord locate themes` prints the path."),
)
EXIT = (
    ("0", "Done."),
    ("1", "Nothing was found, or something was skipped."),
    ("2", "The call was wrong, or the archive cannot be used; stderr says why and what to do."),
    ("130", "Interrupted or cancelled."),
)
EXAMPLES = (
    ("Read a folder, then look something up:", "onrecord index news\nonrecord search border talks said:\"last week\""),
    ("Choose a quote on the screen and put its citation into a file:", "onrecord search --print border >> notes.txt"),
)  # fmt: skip


@click.command("man", short_help="Print the manual page.")
@click.pass_context
def man(ctx: click.Context) -> None:
    """Print the manual page, in the form that man reads: `onrecord man | man -l -`."""
    click.echo(page(ctx.find_root().command), nl=False)


def page(root: click.Command) -> str:
    """The whole manual page in roff."""
    return "\n".join(_lines(root)) + "\n"


def _lines(root: click.Command) -> Iterator[str]:
    name = root.name or ""
    ctx = context(root)
    yield f'.TH {name.upper()} 1 "" "{name} {core.__version__}" "User Commands"'
    first, *rest = paragraphs(root.help or "")
    yield from (".SH NAME", f"{name} \\- {text(first.partition(':')[2].strip().rstrip('.'))}")
    yield from (".SH SYNOPSIS", usage(ctx), ".SH DESCRIPTION", text(first))
    for paragraph in rest:
        yield from (".PP", text(paragraph))
    yield from _options(ctx)
    yield ".SH COMMANDS"
    for command in root.commands.values() if isinstance(root, click.Group) else ():
        yield from _command(context(command, ctx))
    for heading, entries in (("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES), ("EXIT STATUS", EXIT)):
        yield f".SH {heading}"
        for term, says in entries:
            yield from (".TP", bold(term), text(says))
    yield ".SH EXAMPLES"
    for says, call in EXAMPLES:
        yield from (".PP", text(says), ".PP", ".nf", ".RS", *map(text, call.split("\n")), ".RE", ".fi")


def _command(ctx: click.Context) -> Iterator[str]:
    yield from (f".SS {ctx.command.name}", usage(ctx))
    for paragraph in paragraphs(ctx.command.help or ""):
        yield from (".PP", text(paragraph))
    yield from _options(ctx)


def _options(ctx: click.Context) -> Iterator[str]:
    options = [param for param in ctx.command.get_params(ctx) if isinstance(param, click.Option)]
    for option, says in filter(None, (each.get_help_record(ctx) for each in options)):
        yield from (".TP", bold(option), text(says))


def context(command: click.Command, parent: click.Context | None = None) -> click.Context:
    """A command as it would be called, with the options for help that it has then."""
    settings: dict[str, Any] = dict(command.context_settings)
    return click.Context(command, info_name=command.name, parent=parent, **settings)


def usage(ctx: click.Context) -> str:
    """How a command is called, its name in bold."""
    return f"{bold(ctx.command_path)} {text(' '.join(ctx.command.collect_usage_pieces(ctx)))}"


def paragraphs(help: str) -> list[str]:
    """The paragraphs of a help text, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", help.strip())]


def bold(words: str) -> str:
    """Words in bold."""
    return f"\\fB{text(words)}\\fR"


def text(words: str) -> str:
    """Words as roff prints them: no sign of theirs is a request, and a hyphen stays one that can be copied."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
