"""`--plain`: the archive line by line, for screen readers, braille lines and terminals that only print.

Nothing is ever moved, drawn over or coloured: each answer is printed below the question, each quote on lines of its
own, with its number first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TextIO

import click

from core.archive.errors import ArchiveError
from core.archive.language.query import Query, QueryError, echo, parse
from core.archive.protocol import Archive, DocumentPage, QuoteDetail, QuoteRow
from core.archive.showing.citation import cite, outlets, when
from tui.cli.columns import in_marks
from tui.cli.output import cell
from tui.cli.show import check, plain_page, verdict
from tui.wording import counted, speakers

PAGE = 10
"""Quotes that are read out before the next are asked for."""
PROMPT = "> "
HELP = (
    ("WORDS", "looks for quotes; filters as in speaker:austin or said:2024-10 work too"),
    ("ask WORDS", "the same, for words that are commands here"),
    ("next, back", f"the next {PAGE} quotes, or the {PAGE} before"),
    ("again", "the same quotes once more"),
    ("show N", "the quote of that number in its context, with its whole chain of origin"),
    ("copy N", "its words with their citation, into the clipboard where there is one"),
    ("help", "this"),
    ("quit", "leave; the end of the input does too"),
)

Copy = Callable[[str], str]
"""Puts a text into a clipboard; says through what, "" where there is none."""


class Linear:
    """One conversation: what was found last, and how far it has been read out."""

    def __init__(
        self, archive: Archive, today: date, out: Callable[[str], None] = click.echo, copy: Copy = lambda text: ""
    ) -> None:
        self.archive, self.today, self.out, self.copy = archive, today, out, copy
        self.query = Query()
        self.total, self.exact = 0, True
        self.rows: Sequence[QuoteRow] = ()
        self.start = 0
        self.numbered: Mapping[str, Callable[[int], None]] = {"show": self.show, "copy": self.take}
        self.plain: Mapping[str, Callable[[], None]] = {
            "next": lambda: self.turn(PAGE),
            "back": lambda: self.turn(-PAGE),
            "again": self.read_out,
            "help": self.help,
            "?": self.help,
        }

    def begin(self) -> None:
        """Say what there is and what can be typed."""
        totals = self.archive.totals()
        self.out(f"{counted(totals.quotes, 'quote')} from {counted(totals.documents, 'document')}.")
        self.out("Type words to look for, or help.")

    def answer(self, line: str) -> bool:
        """Do what a line asks for; False if it asks to leave."""
        words = line.split()
        if not words:
            return True
        first = words[0].casefold()
        try:
            if len(words) == 1 and first in ("quit", "exit", "q"):
                return False
            if len(words) == 1 and first in self.plain:
                self.plain[first]()
            elif first in self.numbered and len(words) <= 2:
                self._with_number(first, words[1:])
            else:
                self.ask(line.strip()[3:] if first == "ask" else line.strip())
        except ArchiveError as error:
            self.out(cell(error).text)
        return True

    def ask(self, text: str) -> None:
        """Look for quotes, and read out the first."""
        try:
            self.query = parse(text, today=self.today, finished=True)
        except QueryError as error:
            self.out(f"Not understood: {cell(error.message).text}")
            return
        self.start = 0
        self._find(PAGE)
        self.read_out()

    def _find(self, limit: int) -> None:
        result = self.archive.search(self.query, limit=limit)
        self.rows, self.total, self.exact = result.rows, result.total, result.exact_total

    def turn(self, step: int) -> None:
        """Go on, or back, and read out what is there."""
        if not 0 <= self.start + step < self.total:
            self.out("There are no more." if step > 0 else "These are the first.")
            return
        self.start += step
        self._find(self.start + PAGE)
        self.read_out()

    def read_out(self) -> None:
        """The quotes from where one stands."""
        told = cell(echo(self.query)).text if not self.query.empty else "everything, the newest first"
        if not self.total:
            self.out(f"Nothing found: {told}.")
            return
        here = self.rows[self.start : self.start + PAGE]
        number = f"{counted(self.total, 'quote')}{'' if self.exact else ' at least'}"
        self.out(f"{number}: {told}. {self.start + 1} to {self.start + len(here)}:")
        for at, row in enumerate(here, self.start + 1):
            who = ", ".join((speakers(row), when(row.said), row.kind, outlets(row.outlets)))
            self.out(f"{at}. {cell(who).text}:")
            self.out(f"   {cell(in_marks(row.kind, row.words)[0]).text}")
        if self.start + len(here) < self.total:
            self.out(f"Type next for more, or show {self.start + 1}.")

    def show(self, number: int) -> None:
        """One quote with everything known of it."""
        page, detail = self._opened(number)
        if page is None or detail is None:
            return
        for line in plain_page(page, detail, verdict(*check(page.path, page.file_sha256))):
            self.out(line)

    def take(self, number: int) -> None:
        """Copy a quote with its citation, and say it: there need not be a clipboard."""
        page, detail = self._opened(number)
        if page is None or detail is None:
            return
        text = cite(page, detail)
        through = self.copy(text)
        self.out(f"Copied through {through}:" if through else "There is no clipboard here; the citation is:")
        self.out(cell(text).text)

    def help(self) -> None:
        """What can be typed."""
        for words, does in HELP:
            self.out(f"{words}: {does}")

    def _with_number(self, name: str, rest: Sequence[str]) -> None:
        number = int(rest[0]) if rest and rest[0].isdecimal() and len(rest[0]) < 10 else 0
        if 1 <= number <= len(self.rows):
            self.numbered[name](number)
        elif self.rows:
            self.out(f"Type {name} with a number from 1 to {len(self.rows)}.")
        else:
            self.out("Nothing has been found yet; type words to look for.")

    def _opened(self, number: int) -> tuple[DocumentPage | None, QuoteDetail | None]:
        detail = self.archive.quote(self.rows[number - 1].id)
        page = None if detail is None else self.archive.document(detail.row.document)
        if page is None:
            self.out("That quote is gone: its document has changed.")
        return page, detail


def converse(linear: Linear, lines: TextIO | None = None) -> None:
    """Prompt and answer until there is no more input, or it asks to leave."""
    source = lines or sys.stdin
    linear.begin()
    while True:
        click.echo(PROMPT, nl=False)
        sys.stdout.flush()
        line = source.readline()
        if not line:
            click.echo()
            return
        if not linear.answer(line):
            return
