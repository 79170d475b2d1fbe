"""Connections to read with: each is lent for one question at a time, all are opened anew once the file is another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import apsw

from core.archive.errors import ArchiveError
from core.archive.opening.connection import Mark, mark_of, open_to_read


class Pool:
    """Lends as many connections as are asked for at once, from any thread, and keeps those that come back.

    Before each loan the file is looked at: one that was deleted or may no longer be seen raises ``ArchiveError``; for
    one that has taken its place ``replaced`` is called, and the connections to the former are let go.
    """

    def __init__(self, path: Path, replaced: Callable[[], None]) -> None:
        self._path = path
        self._replaced = replaced
        self._lock = threading.Lock()
        self._mark: Mark | None = None
        self._idle: list[apsw.Connection] = []
        self._lent: dict[int, Mark] = {}
        self._closed = False

    def take(self) -> apsw.Connection:
        """A connection for one question. Raises ``ArchiveError``."""
        with self._lock:
            if self._closed:
                raise ArchiveError(f"{self._path} has been closed.")
            before = self._mark
        if before is not None and mark_of(self._path, with_state=bool(before.state)) != before:
            self._settle_on(None, before)
        with self._lock:
            if self._idle and self._mark is not None:
                connection = self._idle.pop()
                self._lent[id(connection)] = self._mark
                return connection
            before = self._mark
        connection, mark = open_to_read(self._path)
        if mark != before:
            self._settle_on(mark, before)
        with self._lock:
            self._lent[id(connection)] = mark
        return connection

    def give_back(self, connection: apsw.Connection) -> None:
        """Take a connection back, for the next question, or to be closed if the file is another by now."""
        with self._lock:
            keep = self._lent.pop(id(connection)) == self._mark and not self._closed
            if keep:
                self._idle.append(connection)
        if not keep:
            connection.close()

    def close(self) -> None:
        """Close what is idle now, and what is lent when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _settle_on(self, mark: Mark | None, before: Mark | None) -> None:
        """Let go of the connections to another file, unless another thread has seen to it."""
        with self._lock:
            if self._mark != before:
                return
            self._mark = mark
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
        if before is not None:
            self._replaced()
