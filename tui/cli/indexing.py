"""`index`: brings the archive up to date with folders, and says what came of it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.exchange import Json
from tui.cli import PROGRAM
from tui.cli.call import Call, Refusal, archive_option, json_option, own_limits, reading, say
from tui.cli.ending import told_to_end
from tui.cli.output import Column, cell, print_json, print_table
from tui.cli.progress import shown_progress
from tui.cli.upgrading import opened_to_write
from tui.cli.watching import keep_up
from tui.wording import counted, reason_alone, when

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.archive.indexing.updating import Progress, Summary
    from core.archive.protocol import Failure

NAMED = 50
"""How many skipped files are named one by one."""


@click.command("index", short_help="Read folders into the archive.")
@click.argument("folders", nargs=-1, metavar="FOLDER...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N",
    help="How many processes read and analyse. Default: one for each core, but two at least; 1 does without "
    "another process, and then nothing ends a file that takes too long.",
)  # fmt: skip
@click.option("--watch", is_flag=True, help="Go on with whatever changes in the folders, until Ctrl-C.")
@click.option(
    "--follow-links", is_flag=True,
    help="Read what symbolic links lead to, wherever it lies. Without it the next time, that leaves the archive again; "
    "--watch hears of no change there.",
)  # fmt: skip
@click.option(
    "--checksum", is_flag=True,
    help="Look at the content of every file, also where size and date are as before; with --watch the first time.",
)  # fmt: skip
@click.option(
    "--drop-emptied", is_flag=True,
    help="Drop what was read of a folder that now holds nothing at all. Without it that is kept and said, for a "
    "disk may be away; with --watch the first time.",
)  # fmt: skip
@click.option("--report", is_flag=True, help="Read nothing: list what could not be read, why, and when that was.")
@json_option("the summary as one object, with all that was skipped; with --report an object for each file")
@archive_option
@click.pass_obj
def index(
    call: Call,
    folders: tuple[Path, ...],
    jobs: int | None,
    watch: bool,
    follow_links: bool,
    checksum: bool,
    drop_emptied: bool,
    report: bool,
    as_json: bool,
    archive: Path | None,
) -> None:
    """Read folders of documents into the archive: add what is new, replace what changed, drop what is gone.

    The documents are never written to. A file under another name or in another place keeps its documents and
    their quotes, unless another file has taken its old path meanwhile: then both are read anew. What cannot be
    read is named on stderr with the reason, tried again the next time, and makes the command end with 1. What is
    no document is passed over: pictures, sound, code, pipes, hidden files, links out of the folder. Ctrl-C keeps
    what is done; the same command goes on.
    """
    if report:
        print_report(call, archive, folders, as_json)
        return
    if not folders:
        raise click.UsageError("Missing argument 'FOLDER...'.")
    tell = partial(print_summary, as_json=as_json)
    watched = tell if watch else None
    summary = bring_up_to_date(
        call, call.find_archive(archive), folders, jobs, watched,
        follow_links=follow_links, checksum=checksum, drop_emptied=drop_emptied,
    )  # fmt: skip
    tell(summary)
    if summary.skipped or summary.emptied:
        raise click.exceptions.Exit(1)


def print_summary(summary: Summary, *, as_json: bool) -> None:
    """What came of it, on stdout at once; on stderr what was skipped or is kept though it is gone."""
    if as_json:
        print_json([summary_record(summary)])
    else:
        click.echo(in_words(summary))
        sys.stdout.flush()
        name_skipped(summary)
    name_emptied(summary)


def bring_up_to_date(
    call: Call,
    path: Path,
    folders: Sequence[Path],
    jobs: int | None = None,
    watch: Callable[[Summary], None] | None = None,
    *,
    follow_links: bool = False,
    checksum: bool = False,
    drop_emptied: bool = False,
) -> Summary:
    """Index the folders into the archive at ``path``, telling how far it is.

    ``jobs`` processes share the work, as many as ``guarded`` unless given. Cut short by Ctrl-C or a signal to end, it
    says what is in and how to go on. With ``watch``, which hears what came of each round, it never comes back by itself
    but goes on with what changes. Raises Refusal, ArchiveError.
    """
    from core.archive.indexing.updating import Tools
    from core.archive.indexing.updating import index as read_in
    from core.archive.opening.lock import indexing
    from core.processes import WorkersError, guarded
    from core.readers import ReadError

    last = Last()
    jobs = jobs or guarded()
    limits, bounds = own_limits()
    tools = Tools(limits=limits, bounds=bounds)
    with told_to_end(), indexing(path), opened_to_write(path) as store:
        try:
            with shown_progress() as show:
                summary = read_in(
                    store, folders, jobs=jobs, follow_links=follow_links, checksum=checksum, drop_emptied=drop_emptied,
                    progress=last.then(show), tools=tools,
                )  # fmt: skip
            if watch is not None:
                watch(summary)
                say(f"watching {', '.join(map(str, folders))}; Ctrl-C ends it")
                unshown = last.then(lambda _: None)
                keep_up(store, folders, jobs, watch, follow_links=follow_links, progress=unshown, tools=tools)
        except (ReadError, WorkersError) as error:
            raise Refusal(str(error)) from error
        except (KeyboardInterrupt, SystemExit):
            if last.unfinished:
                say(f"{last.words()} Go on with: {call.again}")
            raise
        return summary


@dataclass(slots=True)
class Last:
    """Remembers the last that was heard of progress, for when it is the last."""

    progress: Progress | None = None

    @property
    def unfinished(self) -> bool:
        """Whether something is left to be read."""
        return self.progress is None or self.progress.done < self.progress.total

    def then(self, show: Callable[[Progress], None]) -> Callable[[Progress], None]:
        """Remember, and show."""

        def heard(progress: Progress) -> None:
            self.progress = progress
            show(progress)

        return heard

    def words(self) -> str:
        """What is in and what is not, in sentences."""
        if self.progress is None:
            return "Stopped before anything was read."
        left = self.progress.total - self.progress.done
        verb = "is" if self.progress.documents == 1 else "are"
        files = f"{counted(left, 'file')} {'is' if left == 1 else 'are'} left"
        return f"Stopped: {counted(self.progress.documents, 'document')} read this time {verb} in, {files}."


def print_report(call: Call, archive: Path | None, folders: Sequence[Path], as_json: bool) -> None:
    """List the files (of these folders, if any are given) that could not be read; ends with 1 where there are any."""
    places = [folder.resolve() for folder in folders]
    with reading(call, archive) as store:
        failures = [
            failure
            for failure in store.totals().failures
            if not places or any(failure.path.is_relative_to(place) for place in places)
        ]
    if as_json:
        print_json(map(failure_record, failures))
    elif failures:
        rows = [(cell(failure.path), cell(reason_alone(failure)), cell(when(failure))) for failure in failures]
        print_table((Column("file"), Column("reason", wide=True), Column("tried")), rows)
    else:
        say("Everything that was found could be read.")
    if failures:
        raise click.exceptions.Exit(1)


def failure_record(failure: Failure) -> Json:
    """A file that could not be read for a program: when is in UTC, null where it was not noted."""
    noted = failure.noted.isoformat() if failure.noted else None
    return {"path": str(failure.path), "reason": failure.reason, "when": noted}


def in_words(summary: Summary) -> str:
    """What came of it, in a line."""
    parts = [
        f"{counted(summary.added, 'document')} added",
        f"{summary.replaced:,} replaced",
        f"{summary.unchanged:,} unchanged",
        f"{summary.dropped:,} dropped",
        *([f"{summary.moved:,} moved"] if summary.moved else []),
        *([f"{summary.copies:,} stored from elsewhere"] if summary.copies else []),
        f"{counted(len(summary.skipped), 'file')} skipped",
    ]
    return ", ".join(parts)


def name_skipped(summary: Summary) -> None:
    """Each skipped file with the reason, on stderr."""
    for failure in summary.skipped[:NAMED]:
        say(f"skipped: {failure.reason}")
    if len(summary.skipped) > NAMED:
        say(f"skipped: {len(summary.skipped) - NAMED:,} more; --json lists all")


def name_emptied(summary: Summary) -> None:
    """Each folder that holds nothing any more though documents were read from it, on stderr, with what to do."""
    for emptied in summary.emptied:
        documents = f"{counted(emptied.documents, 'document')} read from it {'is' if emptied.documents == 1 else 'are'}"
        again = shlex.join([PROGRAM, "index", "--drop-emptied", str(emptied.folder)])
        say(f"{emptied.folder} holds nothing; the {documents} kept: is its disk away? If all is gone for good: {again}")


def summary_record(summary: Summary) -> Json:
    """The summary for a program."""
    return {
        "added": summary.added,
        "replaced": summary.replaced,
        "unchanged": summary.unchanged,
        "dropped": summary.dropped,
        "moved": summary.moved,
        "copies": summary.copies,
        "skipped": [failure_record(failure) for failure in summary.skipped],
        "emptied": [{"path": str(emptied.folder), "documents": emptied.documents} for emptied in summary.emptied],
    }
