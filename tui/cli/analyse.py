"""`analyse`: documents in, their analyses out as JSON Lines, without an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import click

from core.exchange import RecordError, analysis_record, document_from_line
from core.model import Analysis, Document
from tui.cli.call import say
from tui.cli.output import print_json

STDIN = "-"
LONGEST_LINE = 64 * 2**20
"""Bytes of one line beyond which it is no document but a mistake, or an attack on the memory."""


class Skipped:
    """Counts what could not be read, and says each on stderr as it comes."""

    def __init__(self) -> None:
        self.count = 0

    def note(self, reason: str) -> None:
        """One more, and why."""
        self.count += 1
        say(reason)


@click.command("analyse", short_help="Print analyses as JSON, without an archive.")
@click.argument("paths", metavar="PATH... | -", nargs=-1, required=True)
def analyse(paths: tuple[str, ...]) -> None:
    """Print the analysis of each document as one JSON object a line, without an archive.

    PATH is a document or a folder of documents; the id is the path as given. With - each line of standard
    input is an object {"id", "text", "published"?, "title"?, "source"?}. What cannot be read is named on
    stderr and skipped, and the command ends with 1; only a "published" that is no date is named and let pass.
    """
    skipped = Skipped()
    print_json(map(analysis_record, analyses(documents(paths, skipped), skipped)))
    if skipped.count:
        raise click.exceptions.Exit(1)


def analyses(documents: Iterable[Document], skipped: Skipped) -> Iterator[Analysis]:
    """The analysis of each document that can be analysed."""
    from core.analysis import analyse as analyse_document
    from core.analysis.batch import study

    for document in documents:
        (studied,) = study([document], analyse_document)
        if studied.analysis is None:
            skipped.note(studied.reason)
        else:
            yield studied.analysis


def documents(paths: tuple[str, ...], skipped: Skipped) -> Iterator[Document]:
    """The documents of all paths, one at a time."""
    for given in paths:
        if given == STDIN:
            yield from from_lines(sys.stdin.buffer, skipped)
        else:
            yield from from_path(given, skipped)


def from_path(given: str, skipped: Skipped) -> Iterator[Document]:
    """The documents of a file, or of a folder's files in the order of their paths."""
    from core.readers import ReadError, read_all, walk

    start = Path(given)
    try:
        paths = walk(start)
    except ReadError as error:
        skipped.note(str(error))
        return
    for path in paths:
        try:
            for document in read_all(path):
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
    for number, line in enumerate(lines(stream), 1):
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

    if document.published and document.published.strip() and whole(document.published) is None:
        say(f'line {number}: "published" is no date with day, month and year: "{document.published}"; let pass')


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one too long to be held, which is passed over."""
    while line := stream.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(2**20)) and not rest.endswith(b"\n"):
            pass
        yield None
