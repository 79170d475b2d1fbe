"""One question under way: a connection for it alone, and the word to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import apsw

from core.archive.opening.memo import Memo
from core.archive.protocol import InterruptedQueryError
from core.archive.words.nations import Nations
from core.archive.words.vocabulary import Vocabulary
from core.archive.words.wordlist import WordList

Value = str | int | float | bytes | None


class Reader:
    """What a question reads through.

    Once ``interrupt`` was called ``check``, ``rows`` and ``one`` raise. The vocabulary and whole texts are read past
    them: there only the statement stops that is running, so whoever asks for many of these checks in between.
    """

    def __init__(
        self, connection: apsw.Connection, words: WordList, nations: Callable[[], Nations], memo: Memo | None = None
    ) -> None:
        self.connection = connection
        self.memo = memo or Memo(0)
        self.vocabulary = Vocabulary(connection, words)
        self.nations = nations
        self._stopped = False

    def interrupt(self) -> None:
        """Stop the statement that is running and all that would follow through ``rows`` and ``one``."""
        self._stopped = True
        self.connection.interrupt()

    def check(self) -> None:
        """Raise ``InterruptedQueryError`` if the question has been dropped."""
        if self._stopped:
            raise InterruptedQueryError

    def rows(self, sql: str, values: Iterable[Value] = ()) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        self.check()
        return self.connection.execute(sql, tuple(values)).fetchall()

    def one(self, sql: str, values: Iterable[Value] = ()) -> Any:
        """The first row of a statement, its value alone if it has one column, None if there is none."""
        self.check()
        return self.connection.execute(sql, tuple(values)).get
