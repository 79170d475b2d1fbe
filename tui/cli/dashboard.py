"""`dashboard` and `demo`: the archive on the screen, or printed where there is no terminal to show it on."""

from __future__ import annotations

import functools
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.cli import PROGRAM
from tui.cli.call import Call, Refusal, Screen, archive_option, say
from tui.cli.ending import told_to_end
from tui.cli.filling import Filling
from tui.cli.group import INTERRUPTED
from tui.cli.indexing import bring_up_to_date, name_emptied, name_skipped
from tui.cli.output import drawn
from tui.cli.overview import print_overview
from tui.cli.upgrading import make_readable

if TYPE_CHECKING:
    from core.archive.protocol import Archive
    from tui.app import Dashboard
    from tui.remembering.memory import Memory

HUNG_UP = 128 + signal.SIGHUP

Function = TypeVar("Function", bound=Callable[..., object])
Opened = TypeVar("Opened", bound="Dashboard")


def _themes_begun(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
    """The themes whose names begin so, for a shell that completes them."""
    from tui.places import theme_folders
    from tui.themes import load_themes

    return [name for name in load_themes(theme_folders()) if name.startswith(begun)]


def screen_options(function: Callable[..., object]) -> Callable[..., object]:
    """How the dashboard is to look and behave, for whatever opens it; it gets ``screen``."""
    theme = click.option(
        "--theme",
        metavar="NAME",
        help="The theme to start with. Default: one that suits the terminal.",
        shell_complete=_themes_begun,
    )
    mouse = click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, for its own selection.")
    plain = click.option(
        "--plain", is_flag=True, help="Print and prompt line by line instead, as a screen reader wants it."
    )
    fresh = click.option("--fresh", is_flag=True, help="Begin with everything, not where you were the last time.")
    no_state = click.option("--no-state", is_flag=True, help="Remember nothing, and bring nothing back.")

    @functools.wraps(function)
    def command(
        *given: object, theme: str | None, no_mouse: bool, plain: bool, fresh: bool, no_state: bool, **rest: object
    ) -> object:
        return function(*given, screen=Screen(theme, no_mouse, plain, fresh, no_state), **rest)

    options = (theme, mouse, plain, fresh, no_state)
    return functools.reduce(lambda wrapped, option: option(wrapped), reversed(options), command)


@click.command("dashboard", short_help="Open the dashboard on a folder or an archive.")
@click.argument(
    "folder",
    required=False,
    metavar="[FOLDER]",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@screen_options
@archive_option
@click.pass_obj
def dashboard(
    call: Call,
    screen: Screen,
    folder: Path | None = None,
    archive: Path | None = None,
) -> None:
    """Open the dashboard on FOLDER, or on the archive that is there already.

    What is new or changed in FOLDER is read while the dashboard is open. Without a terminal an overview is
    printed.
    """
    path = archive_for(call, archive, folder)
    call = call.with_screen(screen)
    if folder is None:
        present(call, path, (), str(path))
    else:
        present(call, path, (folder.absolute(),), str(folder))


def archive_for(call: Call, archive: Path | None, folder: Path | None) -> Path:
    """The archive to be shown; only of a folder can one be made. Raises Refusal where there is neither."""
    path = call.find_archive(archive)
    if folder is None and not path.exists():
        raise Refusal(
            f"there is no archive at {path}. `{PROGRAM} FOLDER` makes one of a folder of documents, "
            f"`{PROGRAM} demo` shows one."
        )
    return path


@click.command("demo", short_help="Show the program on the documents it ships with.")
@click.option("--tour", is_flag=True, help="Be shown round in two minutes, with captions; any key ends that.")
@screen_options
@click.pass_obj
def demo(call: Call, screen: Screen, tour: bool) -> None:
    """Show the program on the documents it ships with, in an archive that is thrown away afterwards.

    Without a terminal an overview is printed, of the tour its captions.
    """
    from tui.places import shipped

    call = call.with_screen(screen)
    if tour and (call.plain or not on_a_terminal()):
        tell_tour()
        return
    with told_to_end(), tempfile.TemporaryDirectory(prefix=f"{PROGRAM}-demo-") as folder:
        path = Path(folder) / "archive.db"
        if tour:
            # What the tour searches for is nothing that its user would look for again.
            memory = replace(call, state=False).remembers(None)
            read_all(call, path, (shipped("seeds") / "invented",))
            on_screen(call, path, (), "demo", memory, tour=True)
        else:
            present(call, path, (shipped("seeds"),), "demo", lasting=False)


def tell_tour() -> None:
    """Print what the tour says and shows."""
    from tui.tour.steps import steps, told

    for line in told(steps()):
        click.echo(line)


def on_a_terminal() -> bool:
    """Whether there is a screen to draw on and somebody at its keys; a driver is one, behind which a browser stands."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and drawn())


def present(call: Call, path: Path, folders: Sequence[Path], label: str, *, lasting: bool = True) -> None:
    """Fill the archive from the folders and show it: on the screen, or where there is none in print.

    ``lasting`` says whether the archive will be there the next time.
    """
    if call.plain:
        line_by_line(call, path, folders)
    elif on_a_terminal():
        on_screen(call, path, folders, label, call.remembers(path if lasting else None))
    else:
        in_print(call, path, folders)


def in_print(call: Call, path: Path, folders: Sequence[Path]) -> None:
    """Read everything, then print the overview; ends with 1 where something was skipped."""
    from core.archive.store import open_archive

    skipped = read_all(call, path, folders)
    with open_archive(path) as archive:
        print_overview(archive)
    if skipped:
        raise click.exceptions.Exit(1)


def read_all(call: Call, path: Path, folders: Sequence[Path]) -> bool:
    """Bring the archive up to date with the folders before it is shown; whether anything was skipped."""
    if not folders:
        return False
    summary = bring_up_to_date(call, path, folders)
    name_skipped(summary)
    name_emptied(summary)
    return bool(summary.skipped or summary.emptied)


def line_by_line(call: Call, path: Path, folders: Sequence[Path]) -> None:
    """Read everything, then print and prompt; nothing that is sent moves a cursor or sets a colour."""
    from core.archive.store import open_archive
    from tui.cli.linear import Linear, converse
    from tui.clipboard_programs import copied_through

    with printing_only():
        read_all(call, path, folders)
        make_readable(path)
        with open_archive(path) as archive:
            converse(Linear(archive, call.today, copy=lambda text: copied_through(text, call.environ)))


@contextmanager
def printing_only() -> Iterator[None]:
    """Have nothing drawn meanwhile: bars and tables ask TERM what the terminal can do."""
    before = os.environ.get("TERM")
    os.environ["TERM"] = "dumb"
    try:
        yield
    finally:
        if before is None:
            del os.environ["TERM"]
        else:
            os.environ["TERM"] = before


def on_screen(
    call: Call, path: Path, folders: Sequence[Path], label: str, memory: Memory, *, tour: bool = False
) -> None:
    """Paint at once; what is in the folders comes in meanwhile."""
    from core.archive.store import open_archive

    with ExitStack() as stack:
        filling = None
        if folders:
            make_readable(path)
            filling = stack.enter_context(Filling(path, folders))
        archive = stack.enter_context(open_archive(path))
        watch = filling.state if filling else None
        code = run_dashboard(call, archive, label, watch, memory, tour=tour)
        left, _ = filling.state() if filling else ("", False)
        # After a hang-up there is nobody to say it to.
        if filling and (filling.problem or filling.reading) and code != HUNG_UP:
            say(left if filling.problem else f"left while {left}; the rest comes in the next time")
    if code:
        raise click.exceptions.Exit(code)


def run_dashboard(
    call: Call,
    archive: Archive,
    label: str,
    watch: Callable[[], tuple[str, bool]] | None,
    memory: Memory,
    *,
    tour: bool = False,
) -> int:
    """The dashboard until its user quits, with the ``tour`` first if wanted; its exit code."""
    from tui.app import Dashboard
    from tui.tour.playing import Tour

    app = made(Tour if tour else Dashboard, call, archive, memory.troubles, label=label, watch=watch, memory=memory)
    app.run(mouse=call.mouse)
    for trouble in memory.troubles:
        say(trouble)
    return app.return_code or 0


def choose(call: Call, archive: Archive, text: str) -> list[int]:
    """The ids of quotes chosen in the dashboard, which searches for a text at first.

    Raises click's Exit where its user leaves without choosing.
    """
    from tui.picker import Picker

    app = made(Picker, call, archive, query=text)
    app.run(mouse=call.mouse)
    if app.chosen is None:
        raise click.exceptions.Exit(app.return_code or INTERRUPTED)
    return app.chosen


def made(kind: type[Opened], call: Call, archive: Archive, troubles: Sequence[str] = (), **more: object) -> Opened:
    """The dashboard, or a kind of it, with the user's themes and keys; it says these ``troubles`` and its own.

    Raises Refusal for a theme there is none of.
    """
    from tui.key_file import read_keys
    from tui.places import theme_folders, user_keys
    from tui.themes import UnknownTheme, load_themes

    themes = load_themes(theme_folders())
    key_map, faults = read_keys(user_keys())
    warnings = [str(error) for error in (*themes.errors, *faults)]
    for warning in warnings:
        say(warning)
    if faults:
        warnings.append("The keys are those that come with the program until this is mended.")
    settings: dict[str, Any] = {"theme": call.theme, "key_map": key_map, "warnings": [*warnings, *troubles], **more}
    try:
        return kind(archive, themes=themes, today=call.today, environ=call.environ, **settings)
    except UnknownTheme as error:
        raise Refusal(str(error)) from error
