"""`completion`: what a shell reads to complete the words of a call, worked out from the commands themselves."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_ONRECORD_COMPLETE"
"""By which a shell asks the program for completions, as click has it."""


@click.command("completion", short_help="Print the completion for a shell.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what a shell reads to complete commands, options, themes and folders.

    For bash 4.4 and later put `eval "$(onrecord completion bash)"` into ~/.bashrc, for zsh the same with zsh into
    ~/.zshrc below compinit; for fish write it to ~/.config/fish/completions/onrecord.fish.
    """
    from click.shell_completion import get_completion_class

    root = ctx.find_root()
    made = get_completion_class(shell)
    assert made is not None  # click comes with one for each of SHELLS
    click.echo(made(root.command, {}, root.info_name or "", VARIABLE).source())
