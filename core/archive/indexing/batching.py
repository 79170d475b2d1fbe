"""The files to be read in batches, taken by the threads that hand them to processes.

What is known of a file is asked of the archive when its batch is taken, for all of it would fill memory. So the
connection is used wherever a batch is taken, and must not be closed meanwhile: whoever closes it ends the taking first.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from threading import Lock

import apsw

from core.archive.indexing.extraction import CHARACTERS, DOCUMENTS, Batch, Request

_SPREAD = 4
"""Batches that each process should get at least, so that all end at about the same time."""
_FEWEST = 8
"""Files of a batch, unless they are long: for fewer it does not pay to start another process."""


class Batches:
    """Batches of ``requests`` that read from ``connection``, for any thread to take until they are closed."""

    def __init__(self, requests: Iterable[Request], number: int, jobs: int, connection: apsw.Connection) -> None:
        self._batches = batched(requests, max(_FEWEST, min(DOCUMENTS, number // (jobs * _SPREAD))))
        self._connection = connection
        self._taking = Lock()
        self._closed = False

    def __iter__(self) -> Iterator[Batch]:
        return self

    def __next__(self) -> Batch:
        with self._taking:
            if self._closed:
                raise StopIteration
            return next(self._batches)

    def close(self) -> None:
        """Give out no more; when this comes back, nobody uses the connection for them any longer."""
        self._closed = True
        self._connection.interrupt()  # a file may have very many documents to be asked for
        with self._taking:
            self._batches.close()


def batched(requests: Iterable[Request], most: int) -> Generator[Batch, None, None]:
    """Requests in batches of up to ``most`` files, in their order; a batch ends early with a long file."""
    batch: list[Request] = []
    size = 0
    for request in requests:
        batch.append(request)
        size += length_of(request.path)
        if len(batch) >= most or size >= CHARACTERS:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def length_of(path: Path) -> int:
    """The bytes of a file, 0 where there is none to be seen."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
