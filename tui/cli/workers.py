"""Documents studied by several processes at once, their outcomes in the order of the documents.

Each process is served by a thread here, which takes the next document, hands it over and waits for what becomes of it.
So little is ever held: a document in each process, and the outcomes that wait for a slower one before them. A process
that dies costs the document it held; another takes its place.
"""

from __future__ import annotations

import errno
import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Lock, Semaphore, Thread

from core.exchange import analysis_record, to_line
from core.model import Document

AHEAD = 8
"""Documents for each process that may be read before the first of them is out."""
_READY = b"ready"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: its analysis as a line of JSON, or an empty line and the reason why."""

    line: bytes
    reason: str = ""


Work = Callable[[Document], Outcome]
"""What is done with a document; other processes find it by its module and name, so it stands at a module's top."""


class WorkersError(Exception):
    """Processes cannot be had at all; the message says how the one that was started ended."""


def studied(document: Document) -> Outcome:
    """The analysis of a document, or why it could not be analysed. Raises MemoryError."""
    from core.analysis import analyse
    from core.analysis.batch import study

    (result,) = study([document], analyse)
    if result.analysis is None:
        return Outcome(b"", result.reason)
    return Outcome(to_line(analysis_record(result.analysis)))


def in_processes(documents: Iterable[Document], jobs: int, work: Work = studied) -> Generator[Outcome, None, None]:
    """What becomes of each document, in their order, worked out by so many processes.

    No more than ``AHEAD`` documents a process are read before the first of them has been let go. Raises what reading a
    document raises, and WorkersError. The documents are read in threads, which are left where they are when the
    iterator is closed before its end: a source that blocks holds up nobody.
    """
    queue = _Queue(iter(documents), jobs * AHEAD)
    lock = Lock()
    workers = [_Worker(work, lock) for _ in range(jobs)]
    try:
        for worker in workers:
            Thread(target=_serve, args=(worker, queue), daemon=True).start()
        yield from queue.outcomes()
    finally:
        queue.stop(jobs)
        for worker in workers:
            worker.end()


class _Queue:
    """Documents to be worked on, one after the other, and their outcomes in the same order, whoever is done first."""

    def __init__(self, documents: Iterator[Document], most: int) -> None:
        self._documents = documents
        self._room = Semaphore(most)
        self._reading = Lock()
        self._over = False
        self._waiting: SimpleQueue[Future[Outcome] | None] = SimpleQueue()

    def take(self) -> tuple[Document, Future[Outcome]] | None:
        """The next document and where its outcome belongs, once there is room for it; None when there are no more."""
        self._room.acquire()
        with self._reading:
            document = None if self._over else next(self._documents, None)
            if document is None:
                self._close(None)
                return None
            outcome: Future[Outcome] = Future()
            self._waiting.put(outcome)
        return document, outcome

    def outcomes(self) -> Iterator[Outcome]:
        """What became of the documents; each makes room for another when the next one is asked for."""
        while (outcome := self._waiting.get()) is not None:
            yield outcome.result()
            self._room.release()

    def fail(self, error: BaseException) -> None:
        """End with an error, behind the outcomes that are waited for."""
        failed: Future[Outcome] = Future()
        failed.set_exception(error)
        self._close(failed)

    def stop(self, takers: int) -> None:
        """Take no more, and send those who wait for room home."""
        self._over = True
        self._room.release(takers)

    def _close(self, last: Future[Outcome] | None) -> None:
        self._over = True
        self._waiting.put(last)
        self._room.release()


class _Worker:
    """A process that works on one document at a time; ``lock`` is held while one starts or ends, by all of them."""

    def __init__(self, work: Work, lock: Lock) -> None:
        # Not a fork: that would take along the locks of the other threads.
        self._context = multiprocessing.get_context("spawn")
        self._work = work
        self._lock = lock
        self._ended = False
        self._process: SpawnProcess | None = None
        self.died = False

    def start(self) -> None:
        """Start the process and wait until it is ready. Raises WorkersError."""
        self._pipe, theirs = self._context.Pipe()
        with self._lock, _interrupts_held():
            if self._ended:
                raise WorkersError("the work is over")
            self._process = self._context.Process(target=_work, args=(theirs, self._work), daemon=True)
            self._process.start()
        theirs.close()  # so that the end of the other side can be noticed
        self.died = False
        try:
            self._pipe.recv()
        except (EOFError, OSError):
            raise WorkersError(f"a process for the work could not be started: {self._how_it_ended()}") from None

    def do(self, document: Document) -> Outcome:
        """What the process makes of a document; ``died`` is true if it cost the process its life."""
        try:
            self._pipe.send(document)
            outcome: Outcome = self._pipe.recv()
        except (EOFError, OSError):
            self.died = True
            return Outcome(b"", f"{document.id} could not be analysed ({self._how_it_ended()})")
        return outcome

    def end(self) -> None:
        """End the process whatever it does, and start no other."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.terminate()
                self._process.join()

    def _how_it_ended(self) -> str:
        if self._process is None:
            return "it never began"
        with self._lock:  # two who wait for one process at once may both go on before it is counted as gone
            self._process.join()
        code = self._process.exitcode or 0
        if code == errno.ENOMEM:
            return "there was not enough memory for it"
        if code < 0:
            return f"its process was ended by signal {-code}, {signal.strsignal(-code)}"
        return f"its process ended with {code}"


def _serve(worker: _Worker, queue: _Queue) -> None:
    """Hand one document after the other to a process, and start another if it dies of one."""
    try:
        worker.start()
        while (task := queue.take()) is not None:
            document, outcome = task
            outcome.set_result(worker.do(document))
            if worker.died:
                worker.start()
    except BaseException as error:  # noqa: BLE001  # it is raised where the outcomes are asked for
        queue.fail(error)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process is started, which inherits that: it must not die of it before it ignores it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, work: Work) -> None:
    """The other process: it ends when nobody is there any more, or when it is told to. Ctrl-C is for the first one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(_READY)
        while True:
            pipe.send(_done(work, pipe.recv()))


def _done(work: Work, document: Document) -> Outcome:
    try:
        return work(document)
    except MemoryError:
        raise SystemExit(errno.ENOMEM) from None
