"""Changing a query as text: what stands in the search line is the only truth about what is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.archive.language.query import Field, Query, quote_value


def value_of(query: Query, *fields: Field) -> str:
    """The value of the first filter on one of these fields that is not negated, "" if there is none."""
    return next((f.value for f in query.filters if f.field in fields and not f.negated), "")


def days_of(query: Query, field: Field) -> tuple[date, date] | None:
    """The first and last day of the first filter on a field that is not negated, None if there is none."""
    return next((f.days for f in query.filters if f.field == field and not f.negated), None)


def text_without(query: Query, *fields: Field) -> str:
    """What was typed less the filters on these fields."""
    text = query.text
    for start, end in sorted((f.span for f in query.filters if f.field in fields and not f.negated), reverse=True):
        text = text[:start] + text[end:]
    return " ".join(text.split())


def text_with(query: Query, name: Field, value: str, *instead_of: Field) -> str:
    """What was typed with a filter put in the place of those on ``name`` and ``instead_of``.

    It stands first: what was typed last may be an unfinished word, or inside a quotation mark still open.
    """
    rest = text_without(query, name, *instead_of)
    return f"{name}:{quote_value(value)} {rest}".strip()


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way through an archive: what was searched for and which quote the cursor stood on.

    ``rows`` is how many rows had been asked for: with fewer the quote may not be among them, None if that is not known.
    """

    text: str = ""
    quote: int | None = None
    rows: int | None = None


@dataclass(slots=True)
class Trail:
    """The way back, and forward again until another turn is taken."""

    behind: list[Stop] = field(default_factory=list)
    ahead: list[Stop] = field(default_factory=list)

    @property
    def texts(self) -> tuple[list[str], list[str]]:
        """What was searched for on the way here, and what going forward leads to; the nearest of each last."""
        return [stop.text for stop in self.behind], [stop.text for stop in self.ahead]

    def leave(self, here: Stop) -> None:
        """Remember where one stands before going somewhere else."""
        self.behind.append(here)
        self.ahead.clear()

    def back(self, here: Stop) -> Stop | None:
        """Where one came from, None at the beginning."""
        return _step(self.behind, self.ahead, here)

    def forward(self, here: Stop) -> Stop | None:
        """Where one went back from, None if nowhere."""
        return _step(self.ahead, self.behind, here)


def _step(out_of: list[Stop], into: list[Stop], here: Stop) -> Stop | None:
    if not out_of:
        return None
    into.append(here)
    return out_of.pop()
