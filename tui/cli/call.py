"""What a command knows of where it was called: the day, the environment, the folder, the archive."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from tui.cli import PROGRAM

if TYPE_CHECKING:
    from core.archive.places import Found
    from core.archive.protocol import Archive
    from core.bounds import Bounds
    from core.readers import Limits
    from tui.remembering.memory import Memory

Function = TypeVar("Function", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Screen:
    """What a call says of how the dashboard is to look and behave."""

    theme: str | None = None
    no_mouse: bool = False
    plain: bool = False
    fresh: bool = False
    no_state: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """The surroundings of one call, so that tests can set them."""

    today: date = field(default_factory=date.today)
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    folder: Path = field(default_factory=Path.cwd)
    archive: Path | None = None
    theme: str | None = None
    mouse: bool = True
    plain: bool = False
    fresh: bool = False
    state: bool = True
    """Whether anything is remembered between two starts."""
    words: tuple[str, ...] = field(default_factory=lambda: tuple(sys.argv[1:]))

    @property
    def again(self) -> str:
        """The same call, to be typed once more in the same folder."""
        return shlex.join([PROGRAM, *self.words])

    def with_screen(self, screen: Screen) -> Call:
        """The same call with what a command's own options say of the screen."""
        return replace(
            self,
            theme=screen.theme or self.theme,
            mouse=self.mouse and not screen.no_mouse,
            plain=self.plain or screen.plain,
            fresh=self.fresh or screen.fresh,
            state=self.state and not screen.no_state,
        )

    def remembers(self, archive: Path | None) -> Memory:
        """What is remembered of the archive at this path, of the demo if None."""
        from tui.places import state_folder
        from tui.remembering.memory import remembered

        return remembered(state_folder(), archive, self.environ, off=not self.state, fresh=self.fresh)

    def find_archive(self, explicit: Path | None) -> Path:
        """Where the archive is or would be; ``explicit`` is the command's own ``--archive``."""
        return self.search_archive(explicit)[0]

    def search_archive(self, explicit: Path | None) -> tuple[Path, Found]:
        """``find_archive``, and by what it was found."""
        from core.archive.places import search_archive

        return search_archive(explicit or self.archive, self.environ, self.folder)


class Refusal(click.ClickException):
    """A call that cannot be carried out as it stands: says why, on one line, and what to do. Ends with 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on stderr."""
        say(self.message)


def say(message: str) -> None:
    """Narration: one line on stderr, led by the program's name."""
    from tui.plain import harmless

    click.echo(f"{PROGRAM}: {harmless(message, newlines='space')}", err=True)


def archive_option(function: Function) -> Function:
    """``--archive FILE`` for one command."""
    return click.option(
        "--archive",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The archive. Default: $ONRECORD_ARCHIVE, else the nearest .onrecord/ upward from here.",
    )(function)


def json_option(what: str) -> Callable[[Function], Function]:
    """``--json`` for one command; ``what`` completes "Print ..."."""
    return click.option("--json", "as_json", is_flag=True, help=f"Print {what}.")


def own_limits() -> tuple[Limits, Bounds]:
    """The limits for what is read, with what the user has set; raises Refusal where that is wrong."""
    from tui.limit_file import read_limits
    from tui.places import user_limits
    from tui.settings_file import SettingsError

    try:
        return read_limits(user_limits())
    except SettingsError as error:
        raise Refusal(str(error)) from error


@contextmanager
def reading(call: Call, explicit: Path | None) -> Iterator[Archive]:
    """An archive open for reading. Raises ArchiveError where there is none, or where it cannot be read."""
    from core.archive.store import open_archive

    archive = open_archive(call.find_archive(explicit))
    try:
        yield archive
    finally:
        archive.close()
