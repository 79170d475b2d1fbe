"""Turning from one row to all that shares its speaker, its source or its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.archive.language.query import quote_value
from core.archive.protocol import ActorRow, QuoteRow, SourceRow

Pivot = Literal["actor", "source", "day"]


@dataclass(frozen=True, slots=True)
class Turn:
    """The query to turn to; where there is none, ``words`` say why."""

    text: str | None
    words: str = ""


def turn(way: Pivot, row: QuoteRow | SourceRow | ActorRow) -> Turn:
    """The query for everything of this speaker, source or day."""
    if isinstance(row, SourceRow):
        return Turn(f"source:{quote_value(row.name)}")
    if isinstance(row, ActorRow):
        return Turn(f"{'speaker' if row.quotes else 'actor'}:{quote_value(row.name)}")
    if way == "actor":
        return (
            Turn(f"speaker:{quote_value(row.speakers[0].name)}")
            if row.speakers
            else Turn(None, "Nobody is named as the speaker of this quote.")
        )
    if way == "source":
        return (
            Turn(f"source:{quote_value(row.outlets[0])}")
            if row.outlets
            else Turn(None, "No source is named for this quote.")
        )
    day = day_of(row)
    return Turn(day) if day else Turn(None, "The text gives no day on which this was said.")


def day_of(row: QuoteRow) -> str | None:
    """The query for the day it was said, or the week, month or year where no more is known.

    Where only the day is known by which it must have been said, that is the day it was published.
    """
    said, field = row.said, "said"
    if said.precision == "on-or-before":
        said, field = (said if row.published.value is None else row.published), "published"
    if said.value is None or said.precision == "unknown":
        return None
    return f"{field}:{said.value[:10]}"
