"""CSV that any program reads and no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from core.export.characters import visible
from core.export.entry import Entry
from core.export.spreadsheet import COLUMNS, safe, write

Make = Callable[..., Entry]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＠x", "'=1", "''@x"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert safe(text).startswith("'")
    assert safe(text)[1:] == visible(text)


@pytest.mark.parametrize("text", ["", "a=1", "'so it is'", "“-1”", "a-b", "7"])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_every_cell_is_guarded(make: Make) -> None:
    bad = "=1+1"
    entry = make(bad, title=bad, name=bad, path=None, reason=bad)
    (row,) = csv.DictReader(io.StringIO("".join(write([entry])), newline=""))
    assert not [name for name, cell in row.items() if cell.startswith("=")]
    assert {row[name] for name in ("words", "title", "file", "rule")} == {"'=1+1"}


def test_it_is_csv_by_the_book(make: Make) -> None:
    text = "".join(write([make('one, "two"'), make("three")]))
    assert text.count("\r\n") == 3
    assert '"one, ""two"""' in text
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(COLUMNS)}
