"""A group of commands whose first word may also be a folder, and that ends quietly when cut short."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.archive.errors import ArchiveError
from tui.cli.call import Refusal

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

INTERRUPTED = 130
"""What a shell reports for a command ended by Ctrl-C."""


class Group(click.Group):
    """Commands by name; a folder in the place of the name goes to the command ``default``.

    A closed pipe ends it with 0, for whoever closed it had read enough; Ctrl-C ends it with 130. Both say
    nothing. An archive that cannot be used and a disk that is full end it with 2 and the reason.
    """

    default = "dashboard"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of their use, as they were added."""
        return list(self.commands)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and options, and folders where the word is no beginning of one."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="dir"), *super().shell_complete(ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word. A folder named like a command is reached as ``./name``."""
        if self.get_command(ctx, args[0]) is None and _may_be_folder(args[0]):
            return self.default, self.get_command(ctx, self.default), args
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and write what still waits for output here, where a closed pipe can be met."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _let_go_of_stdout()
            raise click.exceptions.Exit(0) from None
        except KeyboardInterrupt:
            raise click.exceptions.Exit(INTERRUPTED) from None
        except (ArchiveError, OSError) as error:
            raise Refusal(str(error)) from error


def _may_be_folder(word: str) -> bool:
    return os.sep in word or word in (os.curdir, os.pardir) or word.startswith("~") or Path(word).exists()


def _let_go_of_stdout() -> None:
    """Point the closed pipe at nothing, so that the interpreter does not complain about it on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
