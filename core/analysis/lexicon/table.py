"""Reading one lexicon table strictly: a slip in a table is reported by file, line and column."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path


class LexiconError(Exception):
    """A lexicon table that cannot be used; ``str()`` names file, line and column and what is wrong."""

    def __init__(self, path: Path, line: int, column: str, problem: str) -> None:
        super().__init__(f"{path}: line {line}, column {column!r}: {problem}")
        self.path = path
        self.line = line
        self.column = column
        self.problem = problem


class Row:
    """One line of a table: its cells in column order and where it stands, for messages."""

    __slots__ = ("_columns", "_path", "cells", "line")

    def __init__(self, path: Path, columns: tuple[str, ...], line: int, cells: list[str]) -> None:
        self._path = path
        self._columns = columns
        self.line = line
        self.cells = cells

    def error(self, column: str, problem: str) -> LexiconError:
        """The error to raise for one cell of this row."""
        return LexiconError(self._path, self.line, column, problem)

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        """The cell of a column whose values are a closed set; raises LexiconError for any other value."""
        value = self.cells[self._columns.index(column)]
        if value not in allowed:
            raise self.error(column, f"{value!r} is none of {', '.join(sorted(allowed))}")
        return value

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a ``|``-separated cell, none for an empty cell; a loose bar raises LexiconError."""
        cell = self.cells[self._columns.index(column)]
        if not cell:
            return ()
        values = tuple(cell.split("|"))
        if any(not value or value != value.strip() for value in values):
            raise self.error(column, f"{cell!r} has an empty or padded value between its bars")
        return values


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a UTF-8 tab-separated table whose header is ``columns`` and whose first column is a key.

    Raises LexiconError where the header differs, a row has too few or too many cells, a cell is padded with
    blanks, or a key is empty or given twice; OSError where the file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LexiconError(path, line, columns[0], "the line is not UTF-8") from error
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    header = lines[0].split("\t") if lines else []
    if tuple(header) != columns:
        raise LexiconError(path, 1, _first_difference(header, columns), f"the header must be {' '.join(columns)}")
    seen: set[str] = set()
    for number, line_text in enumerate(lines[1:], start=2):
        row = Row(path, columns, number, line_text.split("\t"))
        _check(row, columns, seen)
        yield row


def _check(row: Row, columns: tuple[str, ...], seen: set[str]) -> None:
    cells = row.cells
    if len(cells) != len(columns):
        column = columns[min(len(cells), len(columns)) - 1]
        raise row.error(column, f"{len(cells)} cells where the header has {len(columns)}")
    if cells != list(map(str.strip, cells)):
        column, cell = next(pair for pair in zip(columns, cells, strict=True) if pair[1] != pair[1].strip())
        raise row.error(column, f"{cell!r} is padded with blanks")
    key = cells[0]
    if not key:
        raise row.error(columns[0], "the first cell is empty")
    if key in seen:
        raise row.error(columns[0], f"{key!r} is given twice")
    seen.add(key)


def _first_difference(header: list[str], columns: tuple[str, ...]) -> str:
    for found, wanted in zip(header, columns, strict=False):
        if found != wanted:
            return wanted
    return columns[min(len(header), len(columns) - 1)]
