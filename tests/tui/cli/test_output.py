"""Tables: drawn for a person, aligned and plain for a pipe, harmless for both."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from core.archive.protocol import ActorRef, QuoteRow
from core.model import Moment
from tui.cli import columns
from tui.cli.output import Cell, Column, cell, draw, plain_lines

COLUMNS = (Column("id", right=True), Column("name"), Column("words", wide=True))

EVIL = "\x1b]0;owned\x07\x1b[31mred \u202egnitirw\nnext\tcell"


def drawn(rows: list[tuple[Cell, ...]], width: int = 60, terminal: bool = True) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=terminal,
        color_system="truecolor",
        highlight=False,
        markup=False,
    )
    draw(console, COLUMNS, rows)
    return out.getvalue()


def test_plain_columns_line_up_even_with_wide_letters() -> None:
    rows = [(cell(7), cell("李克强"), cell("yes")), (cell(12), cell("Ann"), cell("no"))]
    assert list(plain_lines(COLUMNS, rows)) == [
        "ID  NAME    WORDS",
        " 7  李克强  yes",
        "12  Ann     no",
    ]


def test_plain_lines_are_never_cut() -> None:
    assert list(plain_lines(COLUMNS, [(cell(1), cell("x"), cell("word " * 200))]))[1].count("word") == 200


def test_matches_are_bold_and_underlined() -> None:
    assert "\x1b[1;4mFriday\x1b[0m" in drawn([(cell(1), cell("x"), cell("on Friday", [(3, 9)]))])


def test_brackets_of_a_text_are_no_markup() -> None:
    assert "[bold]no[/bold]" in drawn([(cell(1), cell("x"), cell("[bold]no[/bold]"))])


@pytest.mark.parametrize("terminal", [True, False])
def test_no_text_can_steer_the_terminal(terminal: bool) -> None:
    plain = "\n".join(plain_lines(COLUMNS, [(cell(1), cell(EVIL), cell(EVIL))]))
    shown = plain + drawn([(cell(1), cell(EVIL), cell(EVIL))], terminal=terminal)
    for harm in ("\x1b]", "\x1b[31m", "\x07", "\u202e", "\t"):
        assert harm not in shown
    assert len(plain.splitlines()) == 2


def row(kind: str, words: str) -> QuoteRow:
    said = Moment("2024-10-30", "day", "Wednesday")
    lee = (ActorRef(1, "Ann Lee", "person"),)
    return QuoteRow(1, 1, kind, words, lee, ("Herald", "Wire"), said, said, 0.9, ((0, 2),))  # type: ignore[arg-type]


def test_only_direct_words_are_put_between_marks_and_matches_move_along() -> None:
    assert columns.words(row("direct", "We open")) == Cell("“We open”", ((1, 3),))
    assert columns.words(row("indirect", "they open")) == Cell("they open", ((0, 2),))


def test_a_narrow_table_stacks_what_stands_beside_the_words() -> None:
    ((_, beside, words),) = columns.stacked_rows([row("direct", "We open")])
    assert beside.text.splitlines() == ["Ann Lee", "30 Oct. 2024, direct", "Herald (Wire)"]
    assert words.text == "“We open”"


def test_empty_columns_are_left_out() -> None:
    headings, rows = columns.without_empty(COLUMNS, [(cell(1), cell(""), cell("yes"))])
    assert [heading.heading for heading in headings] == ["id", "words"]
    assert [field.text for field in rows[0]] == ["1", "yes"]
