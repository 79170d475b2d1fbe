"""`dashboard` and `demo`: the archive on the screen, or printed where there is no terminal to show it on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import click

from tui.cli import PROGRAM
from tui.cli.call import Call, Refusal, archive_option, at_terminal, say
from tui.cli.filling import Filling

Function = TypeVar("Function", bound=Callable[..., object])


def theme_option(function: Function) -> Function:
    """``--theme NAME`` for whatever opens the dashboard."""
    return click.option(
        "--theme", metavar="NAME", help="The theme to start with. Default: one that suits the terminal."
    )(function)


@click.command("dashboard")
@click.argument("folder", required=False, metavar="[FOLDER]",
                type=click.Path(exists=True, file_okay=False, path_type=Path))  # fmt: skip
@theme_option
@archive_option
@click.pass_obj
def dashboard(call: Call, folder: Path | None = None, theme: str | None = None, archive: Path | None = None) -> None:
    """Open the dashboard on FOLDER, or on the archive that is there already.

    What is new or changed in FOLDER is read while the dashboard is open. Without a terminal an overview is printed.
    """
    path = call.find_archive(archive)
    if folder is None and not path.exists():
        raise Refusal(
            f"there is no archive at {path}. `{PROGRAM} FOLDER` makes one of a folder of documents, "
            f"`{PROGRAM} demo` shows one."
        )
    present(call, path, () if folder is None else (folder,), theme, str(folder or path.parent))


@click.command("demo")
@theme_option
@click.pass_obj
def demo(call: Call, theme: str | None) -> None:
    """Show the program on the documents it ships with, in an archive that is thrown away afterwards.

    Without a terminal an overview is printed.
    """
    from tui.places import shipped

    with tempfile.TemporaryDirectory(prefix=f"{PROGRAM}-demo-") as folder:
        present(call, Path(folder) / "archive.db", (shipped("seeds"),), theme, "demo")


def present(call: Call, path: Path, folders: Sequence[Path], theme: str | None, label: str) -> None:
    """Fill the archive from the folders, and show it on the screen or in print."""
    from core.archive.store import open_archive

    with ExitStack() as stack:
        filling = None
        if folders:
            filling = Filling(stack.enter_context(open_archive(path, write=True)), folders)
        if not at_terminal():
            print_it(stack.enter_context(open_archive(path)), filling)
            return
        if filling:
            stack.enter_context(filling)
        open_it(call, stack.enter_context(open_archive(path)), theme, label, filling)
