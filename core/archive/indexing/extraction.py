"""The unit of indexing: a batch of files in, their documents ready for the archive out.

It needs no archive and keeps nothing, so that it is the same work in this process, in another or on another machine.
What it finds is told in portions: a file of very many documents fills no memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.archive.tables.codec import storable
from core.archive.writing.ledger import FileState
from core.model import Document
from core.processes import Note, unnoted
from core.readers.errors import ReadError

if TYPE_CHECKING:  # whoever only writes what others make needs none of it
    from core.analysis.batch import Analyse
    from core.archive.writing.preparing import Prepared

Read = Callable[[Path], Iterable[Document | ReadError]]

DOCUMENTS = 32
"""Documents told of and written together."""
CHARACTERS = 400_000
"""A portion ends early with so much text, so that long documents are written soon too."""
MOST_FAULTS = 1000
"""Records of a file that cannot be read, after which it is not read further."""
_BLOCK = 2**18


@dataclass(frozen=True, slots=True)
class Request:
    """A file to be read.

    A file whose content still has the SHA-256 ``unless`` is not read; a document among those ``stored`` (see ``mark``)
    is not analysed. The rest is known only where a process died of the file: how many of its documents are told of
    already, which by its number cannot be analysed and why, after how many the file cannot be read further and why.
    """

    path: Path
    unless: str = ""
    stored: frozenset[bytes] = frozenset()
    told: int = 0
    deadly: tuple[tuple[int, str], ...] = ()
    readable: tuple[int, str] | None = None


Batch = tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a document: ready to be stored, or the reason why not; with neither it is stored already."""

    path: Path
    name: str
    ready: Prepared | None
    reason: str = ""
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """A file is done: as it was before it was read, what was wrong, and whether it was read to its end.

    ``same``: its content is what it was, and it was not read.
    """

    path: Path
    state: FileState
    faults: tuple[str, ...] = ()
    whole: bool = False
    same: bool = False


Portion = tuple[Made | Ended, ...]


def mark(name: str, sha256: str) -> bytes:
    """What tells a stored document of a file from the others and from what it was before, in 16 bytes."""
    return hashlib.blake2b(f"{storable(name)}\0{sha256}".encode(), digest_size=16).digest()


def extract(batch: Batch, note: Note, *, read: Read | None = None, analyse: Analyse | None = None) -> Iterator[Portion]:
    """Read and analyse the files of a batch, in their order, noting where it is (see ``left_of``).

    ``read`` and ``analyse`` are those of ``core.readers`` and ``core.analysis`` unless given. A document or a file that
    cannot be read or analysed is told of with its reason. Raises MemoryError.
    """
    work = _Work(read or _read(), analyse or _analyse(), note)
    portion = _Portion()
    for number, request in enumerate(batch):
        count = request.told
        for event in work.on(number, request):
            # Not before there is more to come: with its end, a file is written at once.
            if portion.full and not isinstance(event, Ended):
                yield portion.out()
                work.tell((number, count))
            if event is not None:
                portion.take(event)
                count += isinstance(event, Made)
    if portion.events:
        yield portion.out()
        work.tell((len(batch), 0))


class _Portion:
    """What is to be told of next."""

    def __init__(self) -> None:
        self.events: list[Made | Ended] = []
        self._documents = self._characters = 0

    @property
    def full(self) -> bool:
        return self._documents >= DOCUMENTS or self._characters >= CHARACTERS

    def take(self, event: Made | Ended) -> None:
        self.events.append(event)
        if isinstance(event, Made):
            self._documents += 1
            self._characters += event.characters

    def out(self) -> Portion:
        events, self.events = tuple(self.events), []
        self._documents = self._characters = 0
        return events


def left_of(batch: Batch, noted: Sequence[int], how: str) -> tuple[list[Portion], Batch | None]:
    """What is left to do of a batch whose process died, without what it died of. ``how`` says how it ended."""
    told_file, told_documents, file, documents, analysing = noted
    if told_file >= len(batch):
        return [], None
    left = list(batch[told_file:])
    left[0] = replace(left[0], told=max(left[0].told, told_documents))
    cause = left[file - told_file]
    if analysing:
        where = f"{cause.path}, document {documents}" if documents > 1 else f"{cause.path}"
        cause = replace(cause, deadly=(*cause.deadly, (documents, f"{where} could not be analysed ({how})")))
    else:
        cause = replace(cause, readable=(documents, f"{cause.path} could not be read ({how})"))
    left[file - told_file] = cause
    return [], tuple(left)


class _Work:
    """Reads one file after the other. Notes: what is told of (files, documents), then file, document, if analysing."""

    def __init__(self, read: Read, analyse: Analyse, note: Note) -> None:
        from core.analysis.batch import fault, study
        from core.archive.writing.preparing import prepare

        self._fault, self._study, self._prepare = fault, study, prepare
        self._unreadable = (ReadError, OSError)
        self._read = read
        self._analyse = analyse
        self._note = note
        self._told = (0, 0)

    def tell(self, told: tuple[int, int]) -> None:
        """Note what has been told of."""
        self._told = told
        self._note(*told)

    def on(self, number: int, request: Request) -> Iterator[Made | Ended | None]:
        """The documents of a file, None before work on each, and its end; ``number`` is its place in the batch."""
        path = request.path
        self._note(*self._told, number, 0, False)
        state = FileState(path, 0, 0, "")
        faults: list[str] = []
        whole = False
        try:
            state = looked_at(path, self._note)
            if request.unless and state.sha256 == request.unless:
                yield Ended(path, state, same=True)
                return
            yield from self._documents(number, request, faults)
            whole = request.readable is None and len(faults) < MOST_FAULTS
        except self._unreadable as error:
            faults.append(str(error))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever a reader stumbles over is told, and others are read
            faults.append(self._fault(str(path), error))
        yield Ended(path, state, tuple(faults), whole)

    def _documents(self, number: int, request: Request, faults: list[str]) -> Iterator[Made | None]:
        names: set[str] = set()
        deadly = dict(request.deadly)
        documents = iter(self._read(request.path))
        count = 0
        while True:
            if request.readable is not None and count >= request.readable[0]:
                faults.append(request.readable[1])
                return
            self._note(*self._told, number, count, False)
            document = next(documents, None)
            if document is None:
                return
            if isinstance(document, ReadError):
                faults.append(str(document))
                if len(faults) == MOST_FAULTS:
                    return
                continue
            count += 1
            double = document.id in names
            names.add(document.id)
            if count <= request.told:
                continue
            yield None
            if double:
                yield Made(request.path, document.id, None, f"{document.id} names two documents of it; one is left out")
            elif count in deadly:
                yield Made(request.path, document.id, None, deadly[count])
            else:
                self._note(*self._told, number, count, True)
                yield self._made(request, document)

    def _made(self, request: Request, document: Document) -> Made:
        if request.stored and mark(document.id, document.sha256) in request.stored:
            return Made(request.path, document.id, None)
        (studied,) = self._study([document], self._analyse)
        if studied.analysis is None:
            return Made(request.path, document.id, None, studied.reason)
        try:
            ready = self._prepare(document, studied.analysis)
        except ValueError as error:
            return Made(request.path, document.id, None, self._fault(document.id, error))
        return Made(request.path, document.id, ready, characters=len(document.text))


def looked_at(path: Path, note: Note = unnoted) -> FileState:
    """How a file looks now; what cannot be told is left out, for reading it will say why. Notes that it goes on."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return FileState(path, 0, 0, "")
    return FileState(path, status.st_size, status.st_mtime_ns, digest(path, note))


def digest(path: Path, note: Note = unnoted) -> str:
    """SHA-256 of the content in hexadecimal, "" where it cannot be read. Does not wait for pipes."""
    from core.readers.opening import Limits, opened

    found = hashlib.sha256()
    try:
        with opened(path, Limits()) as file:
            while block := file.stream.read(_BLOCK):
                found.update(block)
                note()
    except (ReadError, OSError):
        return ""
    return found.hexdigest()


def _read() -> Read:
    from core.readers import read_all

    return read_all


def _analyse() -> Analyse:
    from core.analysis import analyse

    return analyse
