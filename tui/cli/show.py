"""`show ID`: one quote in its context, with everything needed to check and to cite it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.archive.protocol import DocumentPage, QuoteDetail
from core.archive.showing.citation import cite, whereabouts
from core.archive.showing.surroundings import surroundings, whole
from core.model import Moment, Source, Spans
from tui.cli import records
from tui.cli.call import Call, archive_option, json_option, reading, say
from tui.cli.columns import in_marks
from tui.cli.output import Cell, cell, drawn, marked, print_json, stdout_console
from tui.wording import KIND_WORDS, UNNAMED, confidence, long_moment, titled_speakers

if TYPE_CHECKING:
    from rich.console import RenderableType

AROUND = 300
"""How many characters of context to show on each side, at most."""


@click.command("show", short_help="Show one quote with its whole chain of origin.")
@click.argument("quote", metavar="ID", type=click.IntRange(min=1))
@json_option("one object")
@archive_option
@click.pass_obj
def show(call: Call, quote: int, as_json: bool, archive: Path | None) -> None:
    """Show one quote: in its context, with its whole chain of origin and a line to cite it by.

    ID is the number that search and quotes print.
    """
    with reading(call, archive) as store:
        detail = store.quote(quote)
        page = None if detail is None else store.document(detail.row.document)
    if detail is None or page is None:
        say(f"there is no quote {quote}; `onrecord quotes` lists those there are")
        raise click.exceptions.Exit(1)
    unchanged, problem = check(page.path, page.file_sha256)
    if as_json:
        print_json([records.whole_quote(page, detail, unchanged, problem)])
    elif drawn():
        stdout_console().print(drawn_page(page, detail, verdict(unchanged, problem)))
    else:
        for line in plain_page(page, detail, verdict(unchanged, problem)):
            click.echo(line)


def check(path: Path | None, sha256: str) -> tuple[bool | None, str | None]:
    """Whether the file still has the bytes it was read from; None and why where that cannot be told."""
    if path is None:
        return None, "it came from no file"
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256, None
    except FileNotFoundError:
        return None, "it is gone"
    except OSError as error:
        return None, f"it cannot be read: {error.strerror}"


def verdict(unchanged: bool | None, problem: str | None) -> str:
    """The check in words."""
    if unchanged is None:
        return f"not checked, {problem}"
    return "unchanged since it was read" if unchanged else "CHANGED since it was read: index again before citing"


def facts(page: DocumentPage, quote: QuoteDetail, state: str) -> Iterator[tuple[str, str]]:
    """The chain of origin as pairs of a name and a line; an empty name goes on with the one before."""
    row = quote.row
    people = [f"{actor.name}, {title}" if title else actor.name for actor, title in titled_speakers(quote)]
    yield from listed("speaker", people or [UNNAMED])
    if quote.source:
        yield "named as", pieces(page.text, quote.source)
    yield "kind", KIND_WORDS[row.kind]
    if row.kind == "mixed":
        yield "verbatim", pieces(page.text, quote.verbatim, "“", "”")
    yield "said", moment(row.said)
    yield "published", moment(page.published)
    yield from listed("sources", [origin(source) for source in page.sources] or ["none named"])
    yield "document", f"{page.title or 'untitled'} ({page.kind}, {page.language})"
    if quote.reason:
        yield "why", quote.reason
    if row.speakers:
        yield "confidence", confidence(row.confidence)
    yield "file", str(page.path or page.name)
    if place := whereabouts(page, quote):
        yield "place", place
    yield from listed("also in", [f"{copy.path}, {copy.within}".rstrip(", ") for copy in page.copies])
    yield from listed("beside it", [f"{told.field}: {told.value} ({told.basis})" for told in page.metadata])
    yield "characters", ", ".join(f"{start}-{end}" for start, end in quote.content)
    yield "sha256", page.file_sha256
    yield "the file", state


def origin(source: Source) -> str:
    """A source with its role, and what beside the text names it."""
    return f"{source.name} ({source.role}{f', {source.basis}' if source.basis else ''})"


def listed(name: str, lines: list[str]) -> Iterator[tuple[str, str]]:
    """Several lines under one name, none for none."""
    yield from ((name if number == 0 else "", line) for number, line in enumerate(lines))


def moment(moment: Moment) -> str:
    """When, and how that is known."""
    return f"{long_moment(moment)} ({moment.basis})" if moment.basis else long_moment(moment)


def pieces(text: str, spans: Spans, opening: str = "", closing: str = "") -> str:
    """Stretches of a text in one line."""
    return " … ".join(f"{opening}{' '.join(text[start:end].split())}{closing}" for start, end in spans)


def context(page: DocumentPage, quote: QuoteDetail) -> Cell:
    """The text around, on one line, with the content marked; an ellipsis where a paragraph is cut."""
    content = quote.content or quote.cue
    start, end = surroundings(page.text, whole(quote), reach=AROUND)
    before = "… " if start and page.text[start - 1] != "\n" else ""
    after = " …" if end < len(page.text) and page.text[end] != "\n" else ""
    moved = len(before) - start
    return cell(f"{before}{page.text[start:end]}{after}", [(s + moved, e + moved) for s, e in content])


def bracketed(field: Cell) -> str:
    """The marks as brackets, for where there is neither bold nor underline."""
    text = field.text
    for start, end in reversed(field.marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def plain_page(page: DocumentPage, quote: QuoteDetail, state: str) -> Iterator[str]:
    """All of it, line by line."""
    yield cell(in_marks(quote.row.kind, quote.row.words)[0]).text
    yield ""
    for name, line in facts(page, quote, state):
        yield f"  {name:<11} {cell(line).text}"
    yield ""
    yield "In its context, between [ ]:"
    yield f"  {bracketed(context(page, quote))}"
    yield ""
    yield "Cite as:"
    yield f"  {cell(cite(page, quote)).text}"


def drawn_page(page: DocumentPage, quote: QuoteDetail, state: str) -> RenderableType:
    """All of it for the terminal, wrapped under its names."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, line in facts(page, quote, state):
        table.add_row(name, Text(cell(line).text))
    words = Text(cell(in_marks(quote.row.kind, quote.row.words)[0]).text, style="bold")
    return Group(
        Padding(words, (1, 2)),
        Padding(table, (0, 2)),
        Padding(Text("in its context", style="dim"), (1, 2, 0, 2)),
        Padding(marked(context(page, quote)), (0, 2)),
        Padding(Text("cite as", style="dim"), (1, 2, 0, 2)),
        Padding(Text(cell(cite(page, quote)).text), (0, 2, 1, 2)),
    )
