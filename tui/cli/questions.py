"""From the words of a command line to a query, and from a wrong query to words that say where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import IO, TYPE_CHECKING, Any

import click

from tui.cli.call import Refusal, say

if TYPE_CHECKING:
    from core.archive.query import Query, QueryError

UNQUOTED_FILTER = re.compile(r'(-?[a-z]+:[<>=]*)([^"]*\s[^"]*)')


class WrongQuery(Refusal):
    """A query that cannot be understood, shown with the place marked under the text."""

    def __init__(self, text: str, error: QueryError) -> None:
        super().__init__(str(error.message))
        self.text, self.span = text, error.span

    def show(self, file: IO[Any] | None = None) -> None:
        """Say what is wrong, then the query, then marks under the place."""
        from rich.cells import cell_len

        from tui.plain import harmless

        say(self.message)
        start, end = self.span
        before, there = harmless(self.text[:start]), harmless(self.text[start:end])
        click.echo(f"  {before}{there}{harmless(self.text[end:])}", err=True)
        click.echo(f"  {' ' * cell_len(before)}{'^' * max(1, cell_len(there))}", err=True)


def as_text(words: Sequence[str]) -> str:
    """The query as it would be typed into the search bar.

    A shell takes quotation marks away: the single word ``said:last week`` was typed as ``said:"last week"``.
    """
    return " ".join(UNQUOTED_FILTER.sub(r'\1"\2"', word) if UNQUOTED_FILTER.fullmatch(word) else word for word in words)


def understand(words: Sequence[str], today: date) -> Query:
    """The query of these words. Raises WrongQuery, or NoSuchOption for a misspelt option among them."""
    from core.archive.query import QueryError, parse

    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    text = as_text(words)
    try:
        return parse(text, today=today)
    except QueryError as error:
        raise WrongQuery(text, error) from None
