"""Which columns a list of quotes, actors or sources has, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.archive.protocol import ActorRow, QuoteRow, SourceRow
from core.archive.showing.citation import outlets, when
from core.model import QuoteKind, Spans
from tui.cli.output import Cell, Column, Row, cell, drawn, stdout_console
from tui.wording import speakers

NARROW = 140
"""Terminal columns below which what stands beside a quote is stacked, to leave the words their room."""

QUOTES = (
    Column("id", right=True, style="dim"),
    Column("said"),
    Column("kind", style="dim"),
    Column("speaker", style="bold"),
    Column("source"),
    Column("words", wide=True),
)
STACKED = (Column("id", right=True, style="dim"), Column("who, when, where"), Column("words", wide=True))
ACTORS = (
    Column("id", right=True, style="dim"),
    Column("name", style="bold"),
    Column("title"),
    Column("kind", style="dim"),
    Column("quotes", right=True),
    Column("mentions", right=True),
    Column("documents", right=True),
    Column("perhaps the same as"),
)
SOURCES = (
    Column("id", right=True, style="dim"),
    Column("name", style="bold"),
    Column("roles"),
    Column("quotes", right=True),
    Column("documents", right=True),
)


def quote_table(rows: Sequence[QuoteRow]) -> tuple[Sequence[Column], Sequence[Row]]:
    """The table that suits whoever reads it: stacked on a narrow terminal, else a column for everything."""
    if drawn() and stdout_console().width < NARROW:
        return STACKED, stacked_rows(rows)
    return QUOTES, quote_rows(rows)


def quote_rows(rows: Iterable[QuoteRow]) -> list[Row]:
    """The fields of QUOTES."""
    return [
        (
            cell(row.id),
            cell(when(row.said)),
            cell(row.kind),
            cell(speakers(row)),
            cell(outlets(row.outlets)),
            words(row),
        )
        for row in rows
    ]


def stacked_rows(rows: Iterable[QuoteRow]) -> list[Row]:
    """The fields of STACKED."""
    return [
        (
            cell(row.id),
            Cell(
                "\n".join(
                    part.text
                    for part in (
                        cell(speakers(row)),
                        cell(f"{when(row.said)}, {row.kind}"),
                        cell(outlets(row.outlets)),
                    )
                )
                + "\n"
            ),
            words(row),
        )
        for row in rows
    ]


def actor_rows(rows: Iterable[ActorRow]) -> list[Row]:
    """The fields of ACTORS."""
    return [
        (
            cell(row.id),
            cell(row.name),
            cell(row.title or ""),
            cell(row.kind),
            cell(row.quotes),
            cell(row.mentions),
            cell(row.documents),
            cell(", ".join(f"{actor.name} ({actor.id})" for actor in row.similar)),
        )
        for row in rows
    ]


def source_rows(rows: Iterable[SourceRow]) -> list[Row]:
    """The fields of SOURCES."""
    return [
        (cell(row.id), cell(row.name), cell(", ".join(row.roles)), cell(row.quotes), cell(row.documents))
        for row in rows
    ]


def words(row: QuoteRow) -> Cell:
    """What was said; only a direct quote gets marks, a mixed one carries its own, a paraphrase must have
    none.
    """
    text, matches = in_marks(row.kind, row.words, row.matches)
    return cell(text, matches)


def in_marks(kind: QuoteKind, text: str, matches: Spans = ()) -> tuple[str, Spans]:
    """Direct words between quotation marks, with the matches moved along."""
    if kind != "direct":
        return text, matches
    return f"“{text}”", tuple((start + 1, end + 1) for start, end in matches)


def without_empty(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Sequence[Column], Sequence[Row]]:
    """The table without the columns in which nothing stands."""
    kept = [at for at in range(len(columns)) if any(row[at].text for row in rows)]
    return [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]
