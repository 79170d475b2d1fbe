"""Writing quotes to a file while one goes on reading: a thread writes, the status line says how far it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from textual.message import Message
from textual.screen import Screen

from core.archive.errors import ArchiveError
from core.archive.language.query import Query
from core.archive.protocol import Archive, InterruptedQueryError, Place
from core.export.formats import FORMATS, Format
from core.export.reading import Entries, Stopped
from core.export.saving import save
from tui.plain import harmless
from tui.screens.export_sheet import Choice, Chosen
from tui.wording import counted

EVERY = 0.5
"""Seconds between what is said of how far it is: each time, the status line is sent anew."""
EVERYTHING = 2**31 - 1
FAILED = "the export failed; nothing was written"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write where: these places, or without any all that a query finds."""

    format: Format
    path: Path
    query: Query
    places: Sequence[Place] = ()


class Writing(Message):
    """How far it is, in words; "" when it is over."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Written(Message):
    """How it ended, in words."""

    def __init__(self, words: str, *, well: bool) -> None:
        super().__init__()
        self.words, self.well = words, well


class Export:
    """One export; ``send`` takes what there is to say and may be called from any thread."""

    def __init__(
        self,
        archive: Archive,
        wanted: Wanted,
        send: Callable[[Message], object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.archive, self.wanted, self.send, self.clock = archive, wanted, send, clock
        self._stop = threading.Event()
        self.over = False

    def stop(self) -> None:
        """Write no more; what was written goes away."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the rest is not wanted."""
        return self._stop.is_set()

    def run(self) -> None:
        """Write the file, and say how that ended."""
        ended = Written(FAILED, well=False)
        try:
            ended = Written(self._write(), well=True)
        except Stopped:
            ended = Written("the export was stopped; nothing was written", well=False)
        except (ArchiveError, OSError) as error:
            ended = Written(f"{error.short if isinstance(error, ArchiveError) else error}", well=False)
        finally:
            self.over = True
            self.send(Writing(""))
            self.send(ended)

    def _write(self) -> str:
        wanted = self.wanted
        self._say(f"looking up what to write to {wanted.path.name}")
        places = wanted.places or self._found()
        entries = Entries(self.archive, self._told(places), self._stop.is_set)
        save(wanted.path, wanted.format.encoded(entries))
        gone = f"; {counted(entries.gone, 'quote')} gone from the archive meanwhile" if entries.gone else ""
        return f"{counted(entries.done, 'quote')} written to {harmless(str(wanted.path), newlines='space')}{gone}"

    def _found(self) -> Sequence[Place]:
        """Where all that the query finds stands; a search that breaks in has it asked again."""
        while not self.stopped:
            try:
                return self.archive.places(self.wanted.query, EVERYTHING)
            except InterruptedQueryError:
                continue
        raise Stopped

    def _told(self, places: Sequence[Place]) -> Iterable[Place]:
        return _now_and_then(places, self.clock, self._say_how_far)

    def _say_how_far(self, done: int, total: int) -> None:
        self._say(f"writing {self.wanted.path.name}: {done:,} of {total:,}")

    def _say(self, words: str) -> None:
        self.send(Writing(words))


def _now_and_then(
    places: Sequence[Place], clock: Callable[[], float], say: Callable[[int, int], None]
) -> Iterator[Place]:
    """The places, with a word now and then on how many there were."""
    said = clock()
    for number, place in enumerate(places):
        if clock() - said >= EVERY:
            said = clock()
            say(number, len(places))
        yield place


class Exporting:
    """At most one export at a time, in a thread of its own."""

    def __init__(self, screen: Screen[Any], archive: Archive) -> None:
        self.screen, self.archive = screen, archive
        self._export: Export | None = None
        self._format = FORMATS[0]

    @property
    def running(self) -> bool:
        """Whether one goes on."""
        return self._export is not None and not self._export.over

    def choice(self, places: Sequence[Place], total: int, exact: bool, today: date) -> Choice:
        """What there is to choose from: files go to the folder that the program was called in."""
        return Choice(len(places), total, exact, self._format, Path.cwd(), f"quotes-{today:%Y-%m-%d}")

    def begin(self, chosen: Chosen, places: Sequence[Place], query: Query) -> None:
        """Write a file; what there is to say comes to the screen as Writing and Written."""
        self._format = chosen.format
        wanted = Wanted(chosen.format, chosen.path, query, places if chosen.marked else ())
        self._export = Export(self.archive, wanted, self.screen.post_message)
        self.screen.run_worker(self._export.run, thread=True, group="export", exit_on_error=False)

    def stop(self) -> None:
        """Stop the one that goes on, if any."""
        if self._export is not None:
            self._export.stop()
