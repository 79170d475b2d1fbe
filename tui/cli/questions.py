"""From the words of a command line to a query, and from a wrong query to words that say where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import IO, TYPE_CHECKING, Any

import click

from tui.cli.call import Refusal, say

if TYPE_CHECKING:
    from core.archive.language.query import Query, QueryError
    from core.archive.protocol import Archive

UNQUOTED_FILTER = re.compile(r'(-?[a-z]+:[<>=]*)([^"]*\s[^"]*)')
MORE_THAN_A_VALUE = re.compile(r"\s-?[A-Za-z]+:|\s-\w")


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


Named = Callable[[str], str | None]
"""The query that a word stands for, as `@strike` does for a saved search; None for every other word."""


def as_text(words: Sequence[str], meant: Callable[[str], bool], named: Named = lambda word: None) -> str:
    """The query as it would be typed into the search bar.

    A shell takes quotation marks away: ``said:last week`` may have been typed as ``said:"last week"`` or as a whole
    query. ``meant`` tells of the filter with its marks whether it says anything; else the words stand as they are.
    """
    return " ".join(named(word) or _with_marks(word, meant) for word in words)


def _with_marks(word: str, meant: Callable[[str], bool]) -> str:
    if not UNQUOTED_FILTER.fullmatch(word) or MORE_THAN_A_VALUE.search(word):
        return word
    marked = UNQUOTED_FILTER.sub(r'\1"\2"', word)
    return marked if meant(marked) else word


def understand(words: Sequence[str], today: date, archive: Archive, named: Named = lambda word: None) -> Query:
    """The query of these words. Raises WrongQuery, or NoSuchOption for a misspelt option among them."""
    from core.archive.language.query import Query, QueryError, parse

    def meant(text: str) -> bool:
        """Whether the value is a time, or chooses anything in the archive."""
        try:
            filters = parse(text, today=today).filters
        except QueryError:
            return False
        wanted = tuple(replace(filter, negated=False) for filter in filters)
        return any(filter.days for filter in wanted) or bool(archive.search(Query(text, (), wanted), limit=1).rows)

    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    text = as_text(words, meant, named)
    try:
        return parse(text, today=today, finished=True)
    except QueryError as error:
        raise WrongQuery(text, error) from None
