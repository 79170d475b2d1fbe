"""`--format` and `--output`: the quotes of a list in a form for other programs, printed or put in a file."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from core.export.formats import FORMATS, NAMES, Format, for_file, named
from tui.cli.call import Refusal, say
from tui.cli.ending import told_to_end
from tui.cli.output import drawn, print_lines
from tui.wording import counted

if TYPE_CHECKING:
    from core.archive.protocol import Archive, Place

Function = TypeVar("Function", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class Export:
    """What was asked for: a format, and a file to put it in or None for stdout."""

    format: Format
    output: Path | None
    force: bool

    def run(self, archive: Archive, places: Iterable[Place]) -> int:
        """Print the quotes, or write them to the file and say so; returns how many. Raises OSError, ArchiveError."""
        from core.export.reading import Entries
        from core.export.saving import save

        entries = Entries(archive, places)
        if self.output is None:
            print_lines(_shown(self.format.encoded(entries)))
            return entries.done
        with told_to_end():
            size = save(self.output, self.format.encoded(entries), over=self.force)
        say(f"{counted(entries.done, 'quote')} written to {self.output}: {self.format.title}, {size:,} bytes")
        return entries.done


def export_options(function: Function) -> Callable[..., None]:
    """``--format``, ``--output`` and ``--force`` for one list; the command gets ``export``, None where none is set."""

    @click.option(
        "--format",
        "format_name",
        type=click.Choice(NAMES),
        metavar="FORMAT",
        help=f"Print everything known of each quote as {', '.join(NAMES[:-1])} or {NAMES[-1]}.",
    )
    @click.option(
        "--output",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write to a new file that only you may read; its ending tells the format.",
    )
    @click.option("--force", is_flag=True, help="Let --output take the place of a file.")
    @functools.wraps(function)
    def command(*, format_name: str | None, output: Path | None, force: bool, **rest: object) -> None:
        function(export=asked_for(format_name, output, force, bool(rest["as_json"])), **rest)

    return command


def asked_for(format_name: str | None, output: Path | None, force: bool, as_json: bool) -> Export | None:
    """What these options mean together. Raises Refusal where they contradict each other, OSError for a wrong file."""
    if force and output is None:
        raise Refusal("--force is about --output, and there is none")
    if format_name is None and output is None:
        return None
    if as_json:
        raise Refusal("--json is a short form of its own: say either --json or --format jsonl")
    if output is not None:
        _check(output, force)
    return Export(_format(format_name, output), output, force)


def _check(output: Path, force: bool) -> None:
    from core.export.saving import Taken, check

    try:
        check(output, over=force)
    except Taken as error:
        raise Refusal(f"{error}, or let it be replaced with --force") from None


def _format(name: str | None, output: Path | None) -> Format:
    if name is not None:
        return named(name)
    found = for_file(output) if output is not None else None
    if found is None:
        endings = ", ".join(f"{each.suffix} ({each.name})" for each in FORMATS)
        raise Refusal(f"{output}: its ending tells no format; there are {endings}. --format says it outright")
    return found


def _shown(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What a person looks at is made harmless for the terminal; a pipe gets it as it is."""
    if not drawn():
        yield from pieces
        return
    from tui.plain import harmless

    for piece in pieces:
        yield harmless(piece.decode()).encode()
