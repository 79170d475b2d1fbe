"""Asking the archive from a thread: the newest question stops the one before, stale answers are dropped."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from core.archive.errors import ArchiveError
from core.archive.language.query import Query
from core.archive.protocol import (
    Archive,
    Completion,
    DocumentPage,
    Facets,
    InterruptedQueryError,
    QuoteDetail,
    Result,
    Totals,
)

PATIENCE = 0.3
"""Seconds after which counts are shown that are still being made: each time, the panes are painted anew."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``keep`` is the quote the cursor should stay on, ``serial`` rises with every question.

    With ``seconds`` of processor time a first answer is wanted, for a letter that another may follow at once.
    """

    query: Query
    limit: int
    serial: int
    keep: int | None = None
    seconds: float | None = None

    def leaves_open(self, result: Result) -> bool:
        """Whether there is more to find than this answer says."""
        hasty = self.seconds is not None
        return hasty and not (result.settled and result.exact_total and result.total <= len(result.rows))


class Answer(Message):
    """What the archive says to what was asked."""


class Found(Answer):
    """The quotes of a question."""

    def __init__(self, question: Question, result: Result) -> None:
        super().__init__()
        self.question, self.result = question, result


class Counted(Answer):
    """The sources and actors beside the quotes of a question, each as if its own kind did not filter."""

    def __init__(self, question: Question, facets: Facets) -> None:
        super().__init__()
        self.question, self.facets = question, facets


class Opened(Message):
    """A quote with its document, None if it is gone."""

    def __init__(self, serial: int, quote: QuoteDetail | None, page: DocumentPage | None) -> None:
        super().__init__()
        self.serial, self.quote, self.page = serial, quote, page


class Offered(Message):
    """What may be meant by what is typed up to a place."""

    def __init__(self, text: str, place: int, completions: Sequence[Completion]) -> None:
        super().__init__()
        self.text, self.place, self.completions = text, place, completions


class Totalled(Answer):
    """What the archive holds now."""

    def __init__(self, totals: Totals) -> None:
        super().__init__()
        self.totals = totals


class Finder:
    """Asks an archive; ``send`` takes the answers to the screen and may be called from any thread."""

    def __init__(
        self, archive: Archive, send: Callable[[Message], object], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.archive, self.send, self.clock = archive, send, clock
        self.serial = 0
        self.opening = 0

    def next_question(self, query: Query, limit: int, keep: int | None, seconds: float | None = None) -> Question:
        """The question to ask now; whatever is being asked stops, and its answer will count for nothing."""
        self.serial += 1
        self.archive.interrupt()
        return Question(query, limit, self.serial, keep, seconds)

    def find(self, question: Question) -> None:
        """Answer a question in this thread: first the quotes, then what stands beside them."""
        try:
            result = self.archive.search(question.query, question.limit, question.seconds)
            if question.serial != self.serial:
                return
            self.send(Found(question, result))
            if not question.leaves_open(result):  # else the question that follows counts
                self._count_beside(question)
        except InterruptedQueryError:
            return

    def _count_beside(self, question: Question) -> None:
        """Send the counts when all are made; where that takes long, what there is now and then."""
        sent, waiting = self.clock(), None
        with closing(self.archive.facets(question.query)) as counts:
            for facets in counts:
                if question.serial != self.serial:
                    return
                waiting = facets
                if self.clock() - sent >= PATIENCE:
                    self.send(Counted(question, facets))
                    sent, waiting = self.clock(), None
        if waiting is not None:
            self.send(Counted(question, waiting))

    def open(self, quote: int, serial: int) -> None:
        """Fetch a quote and its document in this thread. A search that breaks in will open its own."""
        try:
            detail, page = read_quote(self.archive, quote)
        except InterruptedQueryError:
            return
        if serial == self.opening:
            self.send(Opened(serial, detail, page))

    def complete(self, text: str, place: int) -> None:
        """Look, in this thread, for what may be meant by what is typed. The next letter breaks in, and asks anew."""
        with suppress(InterruptedQueryError):
            self.send(Offered(text, place, self.archive.complete(text, place)))

    def warm(self) -> None:
        """Read ahead, in this thread, what the first misspelt word needs, again where a search breaks in."""
        while True:
            try:
                self.archive.warm()
                return
            except InterruptedQueryError:
                continue

    def count(self) -> None:
        """Fetch the totals in this thread, again where a search breaks in."""
        while True:
            try:
                self.send(Totalled(self.archive.totals()))
                return
            except InterruptedQueryError:
                continue


def typing(screen: Screen[Any]) -> bool:
    """Whether something is being typed."""
    return isinstance(screen.focused, Input)


def in_thread(screen: Screen[Any], group: str, work: Callable[..., None], *arguments: object) -> None:
    """Do some work in a thread; it takes the place of what its group still does. The screen hears where it fails."""
    screen.run_worker(partial(work, *arguments), thread=True, exclusive=True, group=group, exit_on_error=False)


def unanswered(error: BaseException | None) -> str:
    """Why there is no answer, in words."""
    return error.short if isinstance(error, ArchiveError) else f"the archive did not answer: {error}"


def read_quote(archive: Archive, quote: int) -> tuple[QuoteDetail | None, DocumentPage | None]:
    """A quote and its document, None for both where either is gone. Raises InterruptedQueryError."""
    detail = archive.quote(quote)
    page = archive.document(detail.row.document) if detail is not None else None
    return (detail, page) if page is not None else (None, None)
