"""The quotes that match: day said, outlet, speaker, kind, words with the matches lit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from datetime import date

from core.archive.protocol import QuoteRow, Result
from core.model import Spans
from tui.panes.pane import Pane
from tui.widgets.line_list import LineList
from tui.widgets.pieces import Line, Piece, cells, crop, cut, fit, line_cells
from tui.wording import KIND_MARK, short_moment, speakers

_LEAST_WORDS = 24
"""Cells that the words keep before a column is dropped for them."""
_JUDGED = 500
"""Rows that the widths of the columns are judged by."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the columns before the words, 0 for one that is dropped."""

    said: int
    outlet: int
    speaker: int

    @classmethod
    def for_width(cls, width: int, needed: Columns) -> Columns:
        """As many columns as leave room for the words: the outlet goes first, then the day, the speaker last.

        None is wider than the rows need.
        """
        if width >= 66:
            return cls(needed.said, min(needed.outlet, width // 6), min(needed.speaker, width // 4))
        if width >= 54:
            return cls(needed.said, 0, min(needed.speaker, 16))
        return cls(0, 0, min(needed.speaker, 14)) if width >= 17 + _LEAST_WORDS else cls(0, 0, 0)

    @classmethod
    def needed(cls, rows: Sequence[QuoteRow], today: date) -> Columns:
        """The widths at which nothing would be cut, judged by the first rows; 0 where no row knows anything."""
        seen = rows[:_JUDGED]
        dated = any(row.said.value for row in seen)
        printed = any(row.outlets for row in seen)
        return cls(
            max((cells(short_moment(row.said, today)) for row in seen), default=0) if dated else 0,
            max((cells(outlet(row)) for row in seen), default=0) if printed else 0,
            max((cells(speakers(row)) for row in seen), default=0),
        )

    def widened(self, other: Columns) -> Columns:
        """Room for both: columns that moved with every answer would have the whole list painted anew."""
        return Columns(*map(max, astuple(self), astuple(other)))


def outlet(row: QuoteRow) -> str:
    """The outlet that printed it, a dash where none is known."""
    return row.outlets[0] if row.outlets else "–"


class QuotesPane(Pane):
    """The list in the middle of everything."""

    DEFAULT_CSS = """
    QuotesPane { height: 11fr; }
    """

    def __init__(self, today: date) -> None:
        self.list: LineList[QuoteRow] = LineList(self.draw, moved=self._moved, id="quotes-list")
        super().__init__("3", "Quotes", self.list, id="quotes")
        self.today = today
        self.total, self.exact = 0, True
        self.needed = Columns(0, 0, 0)
        self._order, self._marks = "", ""
        self.followed: Callable[[], None] = lambda: None
        """Called at once when the cursor has moved, before anything is painted."""

    def _moved(self) -> None:
        self.show_position()
        self.followed()

    @property
    def current_id(self) -> int | None:
        """The quote under the cursor, None where there are no rows."""
        row = self.list.current
        return row.id if row is not None else None

    def fill(self, result: Result, *, ranked: bool, keep: int | None, empty: str) -> None:
        """Show the rows of a result; the cursor goes to the quote ``keep`` if it is still among them."""
        rows: Sequence[QuoteRow] = result.rows
        self.total, self.exact = result.total, result.exact_total
        self.needed = self.needed.widened(Columns.needed(rows, self.today))
        cursor = 0
        if keep is not None:
            cursor = next((index for index, row in enumerate(rows) if row.id == keep), 0)
        self.list.set_rows(rows, cursor, empty=empty)
        self._order = "best match first" if ranked else "newest first"
        self._note()
        self.show_position()

    def note_marks(self, words: str) -> None:
        """Say in the title how many quotes are marked."""
        self._marks = words
        self._note()

    def _note(self) -> None:
        self.title.describe(note="; ".join(filter(None, (self._order, self._marks))))

    def show_position(self) -> None:
        """Where the cursor stands among how many, in the title."""
        total = f"{self.total:,}{'' if self.exact else '+'}"
        self.title.describe(position=f"{self.list.cursor + 1:,}/{total}" if self.list.rows else "0")

    def draw(self, row: QuoteRow, width: int) -> Line:
        columns = Columns.for_width(width, self.needed)
        line: list[Piece] = []
        if columns.said:
            estimated = row.said.precision not in ("day", "minute")
            day = fit(short_moment(row.said, self.today), columns.said, "right")
            line += [(day, "muted" if estimated else "date"), ("  ", "")]
        if columns.outlet:
            line += [(fit(outlet(row), columns.outlet), "source"), ("  ", "")]
        if columns.speaker:
            line += [(fit(speakers(row), columns.speaker), "speaker" if row.speakers else "muted"), ("  ", "")]
        line += [(KIND_MARK[row.kind], "muted"), (" ", "")]
        return [*line, *_words(row.words, row.matches, width - line_cells(line))]


def _words(words: str, matches: Spans, room: int) -> list[Piece]:
    """The words in ``room`` cells; where the first match lies too far right, from a little before it."""
    start = 0
    if matches and matches[0][1] > room - 2:
        space = words.find(" ", max(0, matches[0][0] - room // 3))
        start = space + 1 if 0 <= space < matches[0][0] else matches[0][0]
    marks = [(first, last, "match") for first, last in matches]
    pieces = cut(words, start, min(len(words), start + 4 * room), marks)
    return crop([("…", "muted"), *pieces] if start else pieces, room)
