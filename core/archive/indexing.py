"""Bringing the archive up to date with folders: what is new comes in, what changed is replaced, what is gone leaves.

A file of the same size and date is taken to be the same; else its SHA-256 decides. Documents are read one after the
other, analysed in batches, and each batch is written in one transaction: whoever stops the program, even by force,
finds whole documents and loses at most a batch.

A file that cannot be read, or a document that cannot be analysed, is recorded with the reason until it is mended or
gone; what was stored of it before stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from core import __version__
from core.analysis import analyse as analyse_document
from core.analysis.batch import Analyse, Studied, fault, study
from core.archive.codec import storable
from core.archive.ledger import Entry, FileState, Ledger
from core.archive.protocol import Failure
from core.archive.store import SqliteArchive
from core.model import Document

Read = Callable[[Path], Iterable[Document]]
Walk = Callable[[Path], Iterable[Path]]

BATCH = 32
"""Documents analysed and written together."""
_BATCH_CHARACTERS = 400_000
"""A batch ends early with so much text, so that long documents are written soon too."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Files done of all there are, and the file in hand (None at the start and the end)."""

    done: int
    total: int
    path: Path | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Documents added, replaced, unchanged and dropped, and the files skipped with the reason."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    dropped: int = 0
    skipped: tuple[Failure, ...] = ()


def index(
    archive: SqliteArchive,
    folders: Sequence[Path],
    *,
    analyse: Analyse | None = None,
    read: Read | None = None,
    walk: Walk | None = None,
    progress: Callable[[Progress], None] | None = None,
    made_with: str = __version__,
) -> Summary:
    """Bring ``archive`` (opened to write) up to date with ``folders``; single files may be given too.

    ``read``, ``walk`` and ``analyse`` are those of ``core.readers`` and ``core.analysis`` unless given. Documents made
    by another version (``made_with``) are analysed anew. Raises ``core.readers.ReadError`` for a folder that is not
    there, ``ArchiveError`` if the archive cannot be written. ``KeyboardInterrupt`` keeps what is done.
    """
    from core import readers

    unreadable = (readers.ReadError, OSError)
    run = _Run(archive, read or readers.read_all, unreadable, analyse or analyse_document, made_with, progress)
    return run.over([folder.resolve() for folder in folders], walk or readers.walk)


# The run


@dataclass(slots=True)
class _Open:
    """A file under way: the documents met in it, how many were stored, and what was wrong."""

    path: Path
    state: FileState
    names: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    whole: bool = False

    @property
    def reason(self) -> str | None:
        if not self.faults:
            return None
        more = len(self.faults) - 1
        return self.faults[0] + (f"; and {more} more" if more else "")


@dataclass(frozen=True, slots=True)
class _Step:
    """A document to analyse, or with none the end of its file."""

    file: _Open
    document: Document | None


class _Run:
    def __init__(
        self,
        archive: SqliteArchive,
        read: Read,
        unreadable: tuple[type[Exception], ...],
        analyse: Analyse,
        made_with: str,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._archive = archive
        self._ledger = Ledger(archive.writing_connection())
        self._read = read
        self._unreadable = unreadable
        self._analyse = analyse
        self._made_with = made_with
        self._progress = progress or (lambda _: None)
        self._counts = dict.fromkeys(("added", "replaced", "unchanged", "dropped"), 0)
        self._skipped: list[Failure] = []
        self._done = 0
        self._total = 0

    def over(self, folders: Sequence[Path], walk: Walk) -> Summary:
        paths = list(dict.fromkeys(path for folder in folders for path in walk(folder)))
        known = self._ledger.entries(folders)
        self._total = len(paths)
        self._progress(Progress(0, self._total, None))
        self._drop_gone(known, paths)
        for batch in _batches(self._steps(paths, known)):
            self._write(batch)
        self._progress(Progress(self._done, self._total, None))
        return Summary(**self._counts, skipped=tuple(self._skipped))

    def _drop_gone(self, known: Mapping[Path, Entry], paths: Sequence[Path]) -> None:
        """Take out what is no longer there; a folder that cannot be listed may still hold all it held."""
        present = set(paths)
        unlisted = [path for path in paths if path.is_dir()]
        gone = [
            path
            for path in known
            if path not in present and not any(path.is_relative_to(folder) for folder in unlisted)
        ]
        for start in range(0, len(gone), BATCH):
            with self._archive.together():
                for path in gone[start : start + BATCH]:
                    for document in self._ledger.documents(path).values():
                        self._counts["dropped"] += self._archive.drop(document)
                    self._ledger.forget(path)

    def _steps(self, paths: Sequence[Path], known: Mapping[Path, Entry]) -> Iterator[_Step]:
        """The documents of the files that changed, in order, each file closed by a step without a document."""
        touched: list[FileState] = []
        for path in paths:
            file = _Open(path, FileState(path, 0, 0, ""))
            try:
                file.state = _look(path)
                if path in known and self._same(known[path], file, touched):
                    self._counts["unchanged"] += len(self._ledger.documents(path))
                    self._done += 1
                    continue
                if not file.state.sha256:
                    file.state = replace(file.state, sha256=_digest(path))
                yield from self._documents(file)
                file.whole = True
            except self._unreadable as error:
                file.faults.append(str(error))
            yield _Step(file, None)
        if touched:
            with self._archive.together():
                self._ledger.touch(touched)

    def _documents(self, file: _Open) -> Iterator[_Step]:
        for document in self._read(file.path):
            if document.id in file.names:
                file.faults.append(f"{document.id} names two documents of it; the second is left out")
                continue
            file.names.add(document.id)
            yield _Step(file, document)

    def _same(self, entry: Entry, file: _Open, touched: list[FileState]) -> bool:
        """Whether the file holds what was indexed; what failed, or was made by another version, is done again."""
        if entry.reason is not None or entry.made_with != self._made_with:
            return False
        before, now = entry.state, file.state
        if (before.size, before.modified) == (now.size, now.modified):
            return True
        file.state = replace(now, sha256=_digest(now.path))
        if file.state.sha256 != before.sha256:
            return False
        touched.append(file.state)
        return True

    def _write(self, batch: Sequence[_Step]) -> None:
        waiting = [step.document for step in batch if step.document is not None and self._wanted(step)]
        studied = {id(document): one for document, one in zip(waiting, study(waiting, self._analyse), strict=True)}
        with self._archive.together():
            for step in batch:
                if step.document is None:
                    self._close(step.file)
                elif id(step.document) in studied:
                    self._store(step.file, step.document, studied[id(step.document)])
        for step in batch:
            if step.document is not None:
                continue
            self._done += 1
            if step.file.reason is not None:
                self._skipped.append(Failure(step.file.path, step.file.reason))
        self._progress(Progress(self._done, self._total, batch[-1].file.path))

    def _wanted(self, step: _Step) -> bool:
        """Whether the document must be analysed: not if it is stored as it stands, from a run that was stopped."""
        document, path = step.document, step.file.path
        if document is None:
            return False
        same = self._ledger.unchanged(path, document, self._made_with)
        self._counts["unchanged"] += same
        return not same

    def _store(self, file: _Open, document: Document, studied: Studied) -> None:
        if studied.analysis is None:
            file.faults.append(studied.reason)
            return
        holder = self._ledger.holder(document.id)
        if holder is not None and holder != file.path and holder.exists():
            file.faults.append(f"{document.id} is in the archive already, from {holder}")
            return
        try:
            row, replaced = self._archive.put(document, studied.analysis)
        except ValueError as error:
            file.faults.append(fault(document.id, error))
            return
        self._ledger.link(row, file.path, self._made_with)
        self._counts["replaced" if replaced else "added"] += 1

    def _close(self, file: _Open) -> None:
        """The file is read: documents it no longer holds leave, unless it could not be read to its end."""
        if file.whole:
            names = {storable(name) for name in file.names}
            for name, document in self._ledger.documents(file.path).items():
                if name not in names:
                    self._counts["dropped"] += self._archive.drop(document)
        self._ledger.keep(file.state, self._made_with, file.reason)


def _batches(steps: Iterable[_Step]) -> Iterator[list[_Step]]:
    batch: list[_Step] = []
    documents = characters = 0
    for step in steps:
        batch.append(step)
        if step.document is not None:
            documents += 1
            characters += len(step.document.text)
        if documents >= BATCH or characters >= _BATCH_CHARACTERS or len(batch) >= 8 * BATCH:
            yield batch
            batch, documents, characters = [], 0, 0
    if batch:
        yield batch


def _look(path: Path) -> FileState:
    status = path.stat()
    return FileState(path, status.st_size, status.st_mtime_ns, "")


def _digest(path: Path) -> str:
    """SHA-256 of the content, "" where it cannot be read: reading it as a document will say why."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
