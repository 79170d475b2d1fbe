"""Bringing the archive up to date with folders: what is new comes in, what changed is replaced, what is gone leaves.

What is to be done is planned first (``planning``); files are read, analysed and made ready in other processes
(``extraction``), as many as are asked for; here is the one writer. What comes back is written portion by portion, each
in one transaction: whoever stops the program, even by force, finds whole documents and loses at most what was not yet
told as done.

A file that cannot be read, or a document that cannot be analysed, is recorded with the reason until it is mended or
gone; what was stored of it before stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import apsw

from core.archive.indexing.batching import Batches, length_of
from core.archive.indexing.extraction import DOCUMENTS, Batch, Ended, Made, Portion, Read, extract, left_of
from core.archive.indexing.planning import Emptied, Look, Plan, plan, requests
from core.archive.opening.connection import WAIT, files_of, log_of, open_reader
from core.archive.opening.lock import lock_of, utc_now
from core.archive.opening.migration import beside
from core.archive.protocol import Failure
from core.archive.store import SqliteArchive
from core.archive.tables.codec import storable
from core.archive.writing.copies import Copies
from core.archive.writing.ledger import Ledger
from core.bounds import Bounds
from core.edition import edition
from core.processes import Pool
from core.readers import Limits, read_all

if TYPE_CHECKING:
    from core.analysis.batch import Analyse

_Item = TypeVar("_Item")
LOG = 96 * 2**20
"""Bytes of the write-ahead log from which on its readers are waited for."""
_MOMENT = 500
"""Milliseconds for which they are waited for."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Files done of all that are to be read, and the file in hand (None at the start and the end).

    ``documents`` were added or replaced so far, ``skipped`` files could not be read as they should.
    """

    done: int
    total: int
    path: Path | None
    documents: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """Documents added, replaced, unchanged, dropped, moved with their file, copies of documents that are stored from
    another place, and the files skipped with the reason.

    ``emptied`` folders hold nothing at all: what was read of them is kept, and counted as unchanged.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    dropped: int = 0
    moved: int = 0
    copies: int = 0
    skipped: tuple[Failure, ...] = ()
    emptied: tuple[Emptied, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """With what files are found, read and analysed: what the program ships with, but for what is given.

    ``limits`` are what the program's own reading takes on, ``bounds`` what a document may cost in another process.
    For several jobs ``read`` and ``analyse`` must be found by their names. Documents made by another edition of the
    analysis than ``made_with`` (that of ``core.edition``) are analysed anew, the latest first. ``now`` dates failures.
    """

    look: Look | None = None
    read: Read | None = None
    analyse: Analyse | None = None
    made_with: str | None = None
    limits: Limits = field(default_factory=Limits)
    bounds: Bounds = field(default_factory=Bounds)
    now: Callable[[], datetime] = utc_now


_SHIPPED = Tools()


def index(
    archive: SqliteArchive,
    folders: Sequence[Path],
    *,
    jobs: int = 1,
    pool: Pool[Batch, Portion] | None = None,
    only: Sequence[Path] | None = None,
    follow_links: bool = False,
    checksum: bool = False,
    drop_emptied: bool = False,
    progress: Callable[[Progress], None] | None = None,
    tools: Tools = _SHIPPED,
) -> Summary:
    """Bring ``archive`` (opened to write) up to date with ``folders``; single files may be given too.

    ``jobs`` processes read and analyse; one job does without another process. A ``pool`` (see ``extractors``) does it
    instead and stays open for the next time: its own tools read and analyse then.
    With ``only``, no more than the files at these paths and under them are looked at; they need not be there any more.
    With ``follow_links``, what symbolic links lead to is read, wherever it lies.
    With ``checksum``, files of the same size and date are looked at too, and read where their content is another.
    With ``drop_emptied``, what was read of folders that now hold nothing at all leaves; otherwise it stays.
    ``progress`` hears how far it is after every step that is safely stored.

    Raises ``core.readers.ReadError`` for a folder that is not there, ``ArchiveError`` if the archive cannot be written,
    ``core.processes.WorkersError`` if no process can be had. ``KeyboardInterrupt`` keeps what is done.
    """
    from core.readers import folders as readers

    made_with = tools.made_with or edition()
    folders = [folder.resolve() for folder in folders]
    places = None if only is None else [os.fsencode(path) for path in only]
    look = tools.look or partial(readers.look, only=places, follow_links=follow_links)
    run = _Run(archive, made_with, progress or (lambda _: None), tools.now)
    with closing(open_reader(archive.path)) as connection:
        ledger = Ledger(connection)
        own = _own(archive.path)
        made = plan(ledger, folders, look, made_with, places, own, checksum=checksum, drop_emptied=drop_emptied)
        run.begin(made)
        with ExitStack() as stack:
            pool = pool or stack.enter_context(extractors(jobs, tools))
            wanted = requests(made, ledger, made_with)
            batches = stack.enter_context(closing(Batches(wanted, len(made), pool.jobs, connection)))
            for portion in stack.enter_context(closing(pool.results(batches))):
                run.write(portion)
    return run.end()


def _own(path: Path) -> frozenset[bytes]:
    """The archive at ``path`` and all that SQLite and this program lay beside it."""
    file, *beside_it = files_of(path)
    journal = file.with_name(f"{file.name}-journal")
    return frozenset(map(os.fsencode, (file, *beside_it, journal, lock_of(path), beside(path))))


def extractors(jobs: int, tools: Tools = _SHIPPED) -> Pool[Batch, Portion]:
    """So many processes that read, analyse and prepare."""
    read = tools.read or partial(read_all, limits=tools.limits)
    return Pool(jobs, partial(extract, read=read, analyse=tools.analyse), left_of, tools.bounds)


@dataclass(slots=True)
class _Open:
    """A file under way: the documents met in it, and what was wrong."""

    path: Path
    names: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


class _Run:
    """The writer: takes out what is gone, puts in what comes back, and counts."""

    def __init__(
        self,
        archive: SqliteArchive,
        made_with: str,
        progress: Callable[[Progress], None],
        now: Callable[[], datetime],
    ) -> None:
        self._archive = archive
        self._ledger = Ledger(archive.writing_connection())
        self._copies = Copies(archive.writing_connection(), archive.drop)
        self._made_with = made_with
        self._progress = progress
        self._log = _Log(archive)
        self._now = now
        self._counts = dict.fromkeys(("added", "replaced", "unchanged", "dropped", "moved", "copies"), 0)
        self._skipped: list[Failure] = []
        self._emptied: tuple[Emptied, ...] = ()
        self._open: _Open | None = None
        self._done = 0
        self._total = 0

    def begin(self, made: Plan) -> None:
        """Do what needs no reading: files that have moved, files that are gone."""
        self._counts["unchanged"] = made.unchanged
        self._emptied = tuple(made.emptied)
        self._total = len(made)
        self._tell(None)
        for moved in _parts(made.moved):
            with self._archive.together():
                for before, now in moved:
                    self._counts["moved"] += self._ledger.move(before, now)
        for gone in _parts(made.gone):
            with self._archive.together():
                for path in gone:
                    for name, document in self._ledger.documents(path).items():
                        self._drop(name, document)
                    self._ledger.forget(path)

    def write(self, portion: Portion) -> None:
        """Keep a portion, in one transaction."""
        ended: list[Failure | None] = []
        with self._archive.together():
            for event in portion:
                if self._open is None:
                    self._open = _Open(event.path)
                if isinstance(event, Ended):
                    ended.append(self._close(self._open, event))
                    self._open = None
                else:
                    self._store(self._open, event)
            if self._open is not None:
                self._ledger.begin(self._open.path)
        self._log.bound()
        self._done += len(ended)
        self._skipped += [failure for failure in ended if failure is not None]
        self._tell(portion[-1].path)

    def end(self) -> Summary:
        """What came of it."""
        self._tell(None)
        return Summary(**self._counts, skipped=tuple(self._skipped), emptied=self._emptied)

    def _tell(self, path: Path | None) -> None:
        documents = self._counts["added"] + self._counts["replaced"]
        self._progress(Progress(self._done, self._total, path, documents, len(self._skipped)))

    def _store(self, file: _Open, made: Made) -> None:
        file.names.add(made.name)
        if made.ready is None:
            if made.reason:
                file.faults.append(made.reason)
            else:
                self._counts["unchanged"] += 1
            return
        holder = self._ledger.holder(made.name)
        if holder is not None and holder != file.path and holder.exists():
            file.faults.append(f"{made.name} is in the archive already, from {holder}")
            return
        if self._copies.keep(made.ready, file.path):
            self._counts["copies"] += 1
            return
        row, replaced = self._archive.store(made.ready)
        self._ledger.link(row, file.path, self._made_with)
        self._counts["replaced" if replaced else "added"] += 1

    def _drop(self, name: str, document: int) -> None:
        """A document is not where it was: it leaves, unless it stands elsewhere too."""
        self._counts["dropped"] += self._copies.withdraw(name) or self._archive.drop(document)

    def _close(self, file: _Open, ended: Ended) -> Failure | None:
        """The file is read: documents it no longer holds leave, unless it could not be read to its end."""
        documents = self._ledger.documents(os.fsencode(file.path))
        if ended.same:
            self._counts["unchanged"] += len(documents)
            self._ledger.touch([ended.state])
            return None
        if ended.whole:
            names = {storable(name) for name in file.names}
            for name, document in documents.items():
                if name not in names:
                    self._drop(name, document)
        faults = [*file.faults, *ended.faults]
        more = f"; and {len(faults) - 1} more" if len(faults) > 1 else ""
        failure = Failure(file.path, faults[0] + more, self._now().replace(microsecond=0)) if faults else None
        self._ledger.keep(ended.state, self._made_with, failure)
        return failure


class _Log:
    """The write-ahead log beside the archive: SQLite begins it anew by itself, but for readers who are always there."""

    def __init__(self, archive: SqliteArchive) -> None:
        self._connection = archive.writing_connection()
        self._path = log_of(archive.path)
        self._most = LOG

    def bound(self) -> None:
        """Where it has grown long, wait a moment for readers to finish with it; new ones may come meanwhile."""
        size = length_of(self._path)
        if size <= self._most:
            return
        self._connection.set_busy_timeout(_MOMENT)
        try:
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART)
            self._most = LOG
        except apsw.BusyError:
            self._most = size + LOG // 2
        finally:
            self._connection.set_busy_timeout(WAIT)


def _parts(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """The items in parts that are written together."""
    return (items[start : start + DOCUMENTS] for start in range(0, len(items), DOCUMENTS))
