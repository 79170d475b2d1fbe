"""From places in the archive to entries, one after another: a document is read when its first quote comes up."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator

from core.archive.protocol import Archive, DocumentPage, InterruptedQueryError, Place
from core.export.entry import Entry

KEPT = 8
"""Documents held at a time: quotes of one often come together, and seldom far apart."""


class Stopped(Exception):  # noqa: N818  (asked for, as callers say it)
    """Somebody did not want the rest."""


class Entries:
    """The entries of these places, each read when it is asked for.

    What is gone from the archive meanwhile is left out and counted in ``gone``. ``stopped`` is asked before every
    entry; Stopped is raised when it says so. A search that breaks in costs no entry. Raises ArchiveError.
    """

    def __init__(self, archive: Archive, places: Iterable[Place], stopped: Callable[[], bool] = lambda: False) -> None:
        self._archive, self._places, self._stopped = archive, places, stopped
        self._pages: OrderedDict[int, DocumentPage | None] = OrderedDict()
        self.done = 0
        self.gone = 0

    def __iter__(self) -> Iterator[Entry]:
        for place in self._places:
            entry = self._entry(place)
            if entry is None:
                self.gone += 1
                continue
            self.done += 1
            yield entry

    def _entry(self, place: Place) -> Entry | None:
        page = self._page(place.document)
        if page is None:
            return None
        quote = next((each for each in page.quotes if each.row.id == place.quote), None)
        return Entry(page, quote) if quote is not None else None

    def _page(self, document: int) -> DocumentPage | None:
        if document in self._pages:
            self._pages.move_to_end(document)
        while document not in self._pages:
            if self._stopped():
                raise Stopped
            try:
                self._pages[document] = self._archive.document(document)
            except InterruptedQueryError:
                continue
        if len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        if self._stopped():
            raise Stopped
        return self._pages[document]
