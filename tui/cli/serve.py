"""`serve`: the dashboard in a browser on this machine."""

from __future__ import annotations

import asyncio
import importlib.util
import secrets
import signal
from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli import PROGRAM
from tui.cli.call import Call, Refusal, Screen, archive_option, say
from tui.cli.dashboard import archive_for, screen_options

EXTRA = "textual_serve"


@click.command("serve", short_help="Show the dashboard in a browser on this machine.")
@click.argument(
    "folder",
    required=False,
    metavar="[FOLDER]",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    help="Where to listen. Default: 8000, or the next that is free.",
)
@screen_options
@archive_option
@click.pass_obj
def serve(call: Call, screen: Screen, port: int | None, folder: Path | None, archive: Path | None) -> None:
    """Show the dashboard of FOLDER, or of the archive that is there already, in a browser on this machine.

    The address is printed; the key in it lets your browser in and nobody else's. Ctrl-C ends it. From another machine:
    ssh -L 8000:127.0.0.1:8000 HOST leads the port there. Needs the extra "serve".
    """
    if importlib.util.find_spec(EXTRA) is None:
        raise Refusal(
            f'`{PROGRAM} serve` needs the extra "serve", which is not installed. Install it with: '
            f"pipx install '{PROGRAM}[serve]'"
        )
    path = archive_for(call, archive, folder)
    call = call.with_screen(screen)
    if call.plain:
        raise Refusal(f"a browser has no --plain; `{PROGRAM} --plain` prints and prompts in this terminal")
    label = str(folder or path)
    told = serving(_words(call, path, folder), label, port)
    if told != signal.SIGINT:
        raise click.exceptions.Exit(128 + told)


def _words(call: Call, archive: Path, folder: Path | None) -> Sequence[str]:
    """The call that opens the dashboard of a session."""
    theme = ["--theme", call.theme] if call.theme else []
    flags = {"--no-mouse": not call.mouse, "--fresh": call.fresh, "--no-state": not call.state}
    where = [str(folder.absolute())] if folder else []
    given = [name for name, said in flags.items() if said]
    return ["dashboard", "--archive", str(archive.absolute()), *theme, *given, "--", *where]


def serving(words: Sequence[str], label: str, port: int | None) -> int:
    """Serve until told to end; the number of the signal that told it."""
    from tui.serving.server import LocalServer, PortTaken, listening

    try:
        listener = listening(port)
    except PortTaken as error:
        raise Refusal(f"{error}; name another with --port") from error
    key = secrets.token_urlsafe(24)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/?key={key}"

    def ready() -> None:
        say(f"{label} is shown at this address until Ctrl-C")
        click.echo(address)

    with listener:
        return asyncio.run(LocalServer(words, title=f"{PROGRAM} {label}", key=key).until_told(listener, ready))
