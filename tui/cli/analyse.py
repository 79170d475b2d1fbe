"""`analyse`: documents in, their analyses out as JSON Lines, without an archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

import click

from core.bounds import UNBOUNDED, Bounds
from core.exchange import RecordError, analysis_record, document_from_line, to_line
from core.model import Document
from core.processes import Note
from tui.cli.call import Refusal, own_limits, say
from tui.cli.output import print_lines

if TYPE_CHECKING:
    from core.readers import Limits

STDIN = "-"
LONGEST_LINE = 64 * 2**20
"""Bytes of one line beyond which it is no document but a mistake, or an attack on the memory."""


class Skipped:
    """Counts what could not be read, and says each on stderr as it comes, from whichever thread."""

    def __init__(self) -> None:
        self.count = 0
        self._one_at_a_time = Lock()

    def note(self, reason: str) -> None:
        """One more, and why."""
        with self._one_at_a_time:
            self.count += 1
            say(reason)


@click.command("analyse", short_help="Print analyses as JSON, without an archive.")
@click.argument("paths", metavar="PATH... | -", nargs=-1, required=True)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
    help="How many processes share the work; the order of the documents is kept.",
)  # fmt: skip
def analyse(paths: tuple[str, ...], jobs: int) -> None:
    """Print the analysis of each document as one JSON object a line, without an archive.

    PATH is a document or a folder of documents; the id is the path as given. With - each line of standard
    input is an object {"id", "text", "published"?, "title"?, "source"?}. What cannot be read is named on
    stderr and skipped, and the command ends with 1; only a "published" that is no date is named and let pass.
    However long the input is, only a few documents are held at a time.
    """
    skipped = Skipped()
    limits, bounds = own_limits()
    print_lines(analyses(documents(paths, skipped, limits, alone=jobs == 1), jobs, skipped, bounds))
    if skipped.count:
        raise click.exceptions.Exit(1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: its analysis as a line of JSON, or an empty line and the reason why."""

    line: bytes
    reason: str = ""


def analyses(documents: Iterable[Document], jobs: int, skipped: Skipped, bounds: Bounds = UNBOUNDED) -> Iterator[bytes]:
    """The analysis of each document that can be analysed, as a line of JSON. Raises Refusal."""
    from core.processes import WorkersError, shared_out

    with closing(shared_out(documents, jobs, studied, unstudied, bounds)) as found:
        try:
            for outcome in found:
                if outcome.line:
                    yield outcome.line
                else:
                    skipped.note(outcome.reason)
        except WorkersError as error:
            raise Refusal(str(error)) from error


def studied(document: Document, note: Note) -> Iterator[Outcome]:
    """The analysis of a document, or why it could not be analysed. Raises MemoryError."""
    from core.analysis import analyse
    from core.analysis.batch import study

    (result,) = study([document], analyse)
    if result.analysis is None:
        yield Outcome(b"", result.reason)
    else:
        yield Outcome(to_line(analysis_record(result.analysis)))


def unstudied(document: Document, noted: Sequence[int], how: str) -> tuple[list[Outcome], None]:
    """A document that cost a process its life: why there is no analysis of it."""
    return [Outcome(b"", f"{document.id} could not be analysed ({how})")], None


def documents(
    paths: tuple[str, ...], skipped: Skipped, limits: Limits | None = None, *, alone: bool = True
) -> Iterator[Document]:
    """The documents of all paths, one at a time; ``alone`` is False where a thread reads them."""
    for given in paths:
        if given == STDIN:
            yield from from_lines(sys.stdin.buffer if alone else stdin_of_a_thread(), skipped)
        else:
            yield from from_path(given, skipped, limits)


def stdin_of_a_thread() -> BinaryIO:
    """Standard input opened anew: the interpreter cannot end while a thread waits for its own."""
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except OSError:  # what stands for it has no number
        return sys.stdin.buffer


def from_path(given: str, skipped: Skipped, limits: Limits | None = None) -> Iterator[Document]:
    """The documents of a file, or of a folder's files in the order of their paths."""
    from core.readers import Limits, ReadError, read_all, walk

    start = Path(given)
    try:
        paths = walk(start)
    except ReadError as error:
        skipped.note(str(error))
        return
    for path in paths:
        try:
            for document in read_all(path, limits or Limits()):
                if isinstance(document, ReadError):
                    skipped.note(str(document))
                    continue
                yield replace(document, id=as_given(document.id, start, given))
        except ReadError as error:
            skipped.note(str(error))


def as_given(id: str, start: Path, given: str) -> str:
    """The id that a reader made of a path, led by the path as it was given ("./a.txt", which a Path calls
    "a.txt").
    """
    return given.rstrip("/") + id.removeprefix(str(start)) if id.startswith(str(start)) else id


def from_lines(stream: BinaryIO, skipped: Skipped) -> Iterator[Document]:
    """The documents of JSON Lines, holding one line at a time; blank lines are let pass."""
    from core.readers.opening import lines

    for number, line in enumerate(lines(stream, LONGEST_LINE), 1):
        if line is None:
            skipped.note(f"line {number}: longer than {LONGEST_LINE >> 20} MiB; skipped")
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            if text.strip():
                document = document_from_line(text)
                name_unread_date(number, document)
                yield document
        except UnicodeDecodeError as error:
            skipped.note(f"line {number}: not UTF-8 at byte {error.start + 1}; skipped")
        except RecordError as error:
            skipped.note(f"line {number}: {error}; skipped")


def name_unread_date(number: int, document: Document) -> None:
    """Say of a date beside the text that it is none, so that nobody takes the text's own for it."""
    from core.analysis.provenance.stamps import whole

    for told in document.metadata:
        if told.field == "published" and whole(told.value) is None:
            say(f'line {number}: "published" is no date with day, month and year: "{told.value}"; let pass')
