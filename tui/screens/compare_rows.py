"""Two actors side by side as rows: a line for each day, under it what each said, quote beside quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from core.archive.protocol import QuoteRow
from core.archive.showing.comparing import Together, query_for
from core.model import Moment
from tui.screens.pivots import Turn
from tui.widgets.pieces import Line, Piece, cells, crop, fit, line_cells
from tui.wording import KIND_MARK, long_moment, speakers

_BETWEEN: Piece = (" │ ", "rule")


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: a quote of each, None where one has no more that day; without any it is the line of the day itself."""

    day: Moment
    quotes: tuple[QuoteRow | None, ...]
    counts: tuple[int, ...] = ()

    def quote(self, side: int) -> QuoteRow | None:
        """The quote on this side, the other where it has none here."""
        return self.quotes[side] or self.quotes[1 - side] if self.quotes else None

    def turn(self, names: Sequence[str]) -> Turn:
        """The query for what both said that day; what is known only by a day is looked for by its publication."""
        asked = " ".join(map(query_for, names))
        if self.day.value is None:
            return Turn(asked)
        return Turn(f"{asked} {'published' if self.day.precision == 'on-or-before' else 'said'}:{self.day.value}")


def pairs(days: Sequence[Together]) -> list[Pair]:
    """The rows of all days."""
    return list(_rows(days))


def _rows(days: Sequence[Together]) -> Iterator[Pair]:
    for day in days:
        yield Pair(day.day, (), tuple(map(len, day.quotes)))
        for quotes in zip_longest(*day.quotes):
            yield Pair(day.day, quotes)


def draw(pair: Pair, width: int, names: Sequence[str], lit: int | None) -> Line:
    """One row in so many cells; ``lit`` is the side on which the cursor stands, None where it stands elsewhere."""
    left, right = halves(width)
    if not pair.quotes:
        said = f" {long_moment(pair.day)} "
        rest = "─" * max(0, left - cells(said))
        return [(fit(said, left - len(rest)), "date"), (f"{rest}─┼─{'─' * right}", "rule")]
    sides = [
        _cell(quote, room, name, side == lit)
        for side, (quote, room, name) in enumerate(zip(pair.quotes, (left, right), names, strict=True))
    ]
    return [*sides[0], _BETWEEN, *sides[1]]


def halves(width: int) -> tuple[int, int]:
    """Cells of the two columns."""
    room = max(2, width - len(_BETWEEN[0]))
    return room - room // 2, room // 2


def _cell(quote: QuoteRow | None, room: int, name: str, lit: bool) -> Line:
    if quote is None:
        return [(fit("", room), "")]
    line: list[Piece] = [("▸" if lit else " ", "accent"), (KIND_MARK[quote.kind], "muted"), (" ", "")]
    if (whose := speakers(quote)) != name:
        line.append((f"{whose}: ", "speaker"))
    line = crop([*line, (quote.words, "title" if lit else "")], room)
    return [*line, (fit("", room - line_cells(line)), "")]
