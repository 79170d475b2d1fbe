"""The query language: words, "exact words", -word, and field:value filters, parsed with positions and errors in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.model import Span

Field = Literal["speaker", "actor", "source", "kind", "role", "said", "published"]


@dataclass(frozen=True, slots=True)
class Term:
    """A free word, or with ``exact`` a phrase that must stand so; ``negated`` by a leading minus."""

    text: str
    span: Span
    exact: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """``field:value``. For ``said`` and ``published``, ``days`` is the first and last day that pass, both included."""

    field: Field
    value: str
    span: Span
    negated: bool = False
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. ``text`` is what was typed; every span counts its characters."""

    text: str = ""
    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether everything matches."""
        return not self.terms and not self.filters
