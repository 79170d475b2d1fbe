"""Work shared among processes, the results in the order of the tasks.

Each process is served by a thread here, which takes the next task, hands it over and passes on what comes back. Little
is ever held: a task gives its results piece by piece, and a process that is ahead of the others waits with the next.
A process that dies costs what it had in hand; another takes its place and does the rest of the task. So it is with one
that gets no further or takes too much memory: it is ended.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from ctypes import Array, c_longlong
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import Queue, SimpleQueue
from threading import Lock, Semaphore, Thread
from types import TracebackType
from typing import Generic, TypeVar

from core.bounds import UNBOUNDED, Bounds, resident

AHEAD = 8
"""Tasks for each process that may be begun before the first of them is out."""
PIECES = 4
"""Results of one task that may wait to be asked for before its process has to wait."""

Task = TypeVar("Task")
Result = TypeVar("Result")

Note = Callable[..., None]
"""Called with up to ``NUMBERS`` integers: where in its task the work stands, should the process die of it. With none it
says no more than that the work goes on."""
NUMBERS = 5
Work = Callable[[Task, Note], Iterable[Result]]
"""What is done with a task; other processes find it by its module and name, so it stands at a module's top."""
Rescue = Callable[[Task, Sequence[int], str], tuple[Sequence[Result], Task | None]]
"""What to do about a task whose process died at these numbers (zeros before the first note) and of this: results in
place of what is lost, and the task that is left, if any. Its work must get further than the task's did."""

_READY, _RESULT, _END = b"ready", b"r", b"e"
_LOOK = 0.2
"""Seconds between two looks at a process that has nothing to say."""


class _EndedError(Exception):
    """A process has been ended; the message says why."""


class WorkersError(Exception):
    """Processes cannot be had at all; the message says how the one that was started ended."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def guarded() -> int:
    """So many processes as there are cores, but two at least: a single job is done where nothing can end it."""
    return max(2, cores())


def unnoted(*numbers: int) -> None:
    """Note nothing: for work in this process, which nothing survives."""


class Pool(Generic[Task, Result]):
    """So many processes for one kind of work, to be asked for it again and again; one job needs no other process.

    A process is started when there is a task for it, and stays until the pool is closed, or until it holds more than
    half of the memory that ``bounds`` allow it: then another takes its place, so that no task pays for those before.
    ``bounds`` hold between two notes of the work. One job without another process knows none.
    """

    def __init__(
        self, jobs: int, work: Work[Task, Result], rescue: Rescue[Task, Result], bounds: Bounds = UNBOUNDED
    ) -> None:
        self.jobs = jobs
        self._work = work
        self._rescue = rescue
        self._bounds = bounds
        self._workers: list[_Worker[Task, Result]] = []

    def __enter__(self) -> Pool[Task, Result]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def results(self, tasks: Iterable[Task]) -> Generator[Result, None, None]:
        """The results of all tasks, in their order.

        No more than ``AHEAD`` tasks a process are taken before the first of them has been let go. Raises what taking a
        task raises, and WorkersError. With several jobs the tasks are taken in threads, which are left where they are
        when the iterator is closed before its end: a source that blocks holds up nobody.
        """
        if self.jobs == 1:
            for task in tasks:
                yield from self._work(task, unnoted)
            return
        lock = Lock()
        self._workers = self._workers or [self._worker(lock) for _ in range(self.jobs)]
        queue: _Queue[Task] = _Queue(iter(tasks), self.jobs * AHEAD)
        threads = [Thread(target=_serve, args=(worker, queue), daemon=True) for worker in self._workers]
        try:
            for thread in threads:
                thread.start()
            for result in queue.results():
                yield pickle.loads(result)
            for thread in threads:  # none has anything left to do
                thread.join()
        except BaseException:
            queue.stop(self.jobs)
            self.close()
            raise

    def _worker(self, lock: Lock) -> _Worker[Task, Result]:
        return _Worker(self._work, self._rescue, self._bounds, lock)

    def close(self) -> None:
        """End the processes whatever they do."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()


def shared_out(
    tasks: Iterable[Task],
    jobs: int,
    work: Work[Task, Result],
    rescue: Rescue[Task, Result],
    bounds: Bounds = UNBOUNDED,
) -> Generator[Result, None, None]:
    """The results of all tasks from a pool that is closed with them."""
    with Pool(jobs, work, rescue, bounds) as pool:
        yield from pool.results(tasks)


class _Slot:
    """Where the results of one task wait, pickled, until they are asked for; None is the last, or what went wrong."""

    def __init__(self) -> None:
        self.waiting: Queue[bytes | BaseException | None] = Queue(PIECES)


class _Queue(Generic[Task]):
    """Tasks to be done, one after the other, and their results in the same order, whoever is done first."""

    def __init__(self, tasks: Iterator[Task], most: int) -> None:
        self._tasks = tasks
        self._room = Semaphore(most)
        self._taking = Lock()
        self._over = False
        self.stopped = False
        self._slots: SimpleQueue[_Slot | BaseException | None] = SimpleQueue()
        self._open: set[_Slot] = set()

    def take(self) -> tuple[Task, _Slot] | None:
        """The next task and where its results belong, once there is room for it; None when there are no more."""
        self._room.acquire()
        with self._taking:
            if self._over:
                self._room.release()
                return None
            try:
                task = next(self._tasks)
            except StopIteration:
                self._close(None)
                return None
            slot = _Slot()
            self._open.add(slot)
            self._slots.put(slot)
        return task, slot

    def results(self) -> Iterator[bytes]:
        """What became of the tasks; each makes room for another when all of it has been asked for."""
        while (slot := self._slots.get()) is not None:
            if isinstance(slot, BaseException):
                raise slot
            while (result := slot.waiting.get()) is not None:
                if isinstance(result, BaseException):
                    raise result
                yield result
            self._open.discard(slot)
            self._room.release()

    def fail(self, error: BaseException, slot: _Slot | None) -> None:
        """End with an error, behind the results that are waited for: in ``slot``, if its task was begun."""
        if slot is not None:
            slot.waiting.put(error)
        self._close(error)

    def stop(self, takers: int) -> None:
        """Take no more, and send those home who wait for room for a task or for a result."""
        self._over = self.stopped = True
        self._room.release(takers)
        for slot in tuple(self._open):
            while not slot.waiting.empty():
                slot.waiting.get()

    def _close(self, last: BaseException | None) -> None:
        self._over = True
        self._slots.put(last)
        self._room.release()


class _Worker(Generic[Task, Result]):
    """A process that works on one task at a time; ``lock`` is held while one starts or ends, by all of them."""

    def __init__(self, work: Work[Task, Result], rescue: Rescue[Task, Result], bounds: Bounds, lock: Lock) -> None:
        # Not a fork: that would take along the locks of the other threads.
        self._context = multiprocessing.get_context("spawn")
        self._work = work
        self._rescue = rescue
        self._bounds = bounds
        self._lock = lock
        self._ended = False
        self._process: SpawnProcess | None = None

    @property
    def runs(self) -> bool:
        """Whether there is a process; one that had nothing to do may have been ended by somebody."""
        with self._lock:
            return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """Start the process and wait until it is ready. Raises WorkersError."""
        try:
            self._begin()
        except OSError as error:
            raise WorkersError(f"a process for the work could not be started: {error.strerror or error}") from error
        try:
            self._pipe.recv_bytes()
        except (EOFError, OSError):
            raise WorkersError(f"a process for the work could not be started: {self._how_it_ended()}") from None

    def _begin(self) -> None:
        self._pipe, theirs = self._context.Pipe()
        self._noted = self._context.RawArray("q", NUMBERS + 1)
        with theirs, self._lock, _interrupts_held():  # closed here, so that the end of the other side can be noticed
            if self._ended:
                raise WorkersError("the work is over")
            process = self._context.Process(target=_work, args=(theirs, self._work, self._noted), daemon=True)
            process.start()
            self._process = process

    def do(self, task: Task) -> Iterator[bytes]:
        """The results of a task, pickled; if it costs the process its life, another does what is left of it."""
        left: Task | None = task
        while left is not None:
            try:
                self._noted[:NUMBERS] = [0] * NUMBERS
                self._pipe.send(left)
                while (message := self._message())[:1] == _RESULT:
                    yield message[1:]
                self._end_if_grown()
                return
            except _EndedError as ended:
                how = str(ended)
            except (EOFError, OSError):
                how = self._how_it_ended()
            instead, left = self._rescue(left, tuple(self._noted)[:NUMBERS], how)
            yield from map(pickle.dumps, instead)
            if left is not None:
                self.start()

    def _message(self) -> bytes:
        """What the process says next. Raises _EndedError if it exceeded its bounds, EOFError or OSError if it died."""
        going, waited = self._noted[NUMBERS], 0.0
        while not self._pipe.poll(_LOOK):
            # Looks are counted, not the clock: while this process is stopped, so are the others.
            waited = waited + _LOOK if self._noted[NUMBERS] == going else 0.0
            going = self._noted[NUMBERS]
            if exceeded := self._bounds.exceeded(self._pid, waited):
                self._kill()
                raise _EndedError(exceeded)
        return self._pipe.recv_bytes()

    def _end_if_grown(self) -> None:
        if self._bounds is not UNBOUNDED and resident(self._pid) > self._bounds.memory_bytes // 2:
            self._kill()

    def end(self) -> None:
        """End the process whatever it does, and start no other."""
        self._ended = True
        self._kill()

    def _kill(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()  # it has nothing to put away, and may have been taught to ignore anything less
                self._process.join()

    @property
    def _pid(self) -> int:
        return (self._process and self._process.pid) or 0

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


def _serve(worker: _Worker[Task, Result], queue: _Queue[Task]) -> None:
    """Hand one task after the other to a process; it is started with the first."""
    slot = None
    try:
        while (taken := queue.take()) is not None:
            task, slot = taken
            if not worker.runs:
                worker.start()
            for result in worker.do(task):
                if queue.stopped:
                    return
                slot.waiting.put(result)
            slot.waiting.put(None)
            slot = None
    except BaseException as error:  # noqa: BLE001  # it is raised where the results are asked for
        queue.fail(error, slot)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process is started, which inherits that: it must not die of it before it ignores it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, work: Work[Task, Result], noted: Array[c_longlong]) -> None:
    """The other process: it ends when nobody is there any more, or when it is told to. Ctrl-C is for the first one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def note(*numbers: int) -> None:
        noted[: len(numbers)] = list(numbers)
        noted[NUMBERS] += 1

    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send_bytes(_READY)
        while True:
            task = pipe.recv()
            try:
                for result in work(task, note):
                    pipe.send_bytes(_RESULT + pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
            except MemoryError:
                raise SystemExit(errno.ENOMEM) from None
            pipe.send_bytes(_END)
