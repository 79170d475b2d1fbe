"""Entries come one after another from the archive, whatever happens to it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from core.archive.protocol import DocumentPage, InterruptedQueryError, Place
from core.export.entry import Entry
from core.export.reading import KEPT, Entries, Stopped

Make = Callable[..., Entry]


class Shelf:
    """Documents by number; ``asked`` records what was read, ``interruptions`` break in so many times."""

    def __init__(self, pages: dict[int, DocumentPage], interruptions: int = 0) -> None:
        self.pages, self.interruptions = pages, interruptions
        self.asked: list[int] = []

    def document(self, id: int) -> DocumentPage | None:
        if self.interruptions:
            self.interruptions -= 1
            raise InterruptedQueryError
        self.asked.append(id)
        return self.pages.get(id)


def read(shelf: Any, places: list[Place], stopped: Callable[[], bool] = lambda: False) -> Entries:
    return Entries(shelf, places, stopped)


@pytest.fixture
def page(make: Make) -> DocumentPage:
    """A document with the quotes 1 and 2."""
    first, second = make(id=1), make(id=2)
    return replace(first.page, quotes=(first.quote, second.quote))


def test_a_document_is_read_once_for_quotes_that_come_together(page: DocumentPage) -> None:
    shelf = Shelf({3: page})
    assert [entry.quote.row.id for entry in read(shelf, [Place(3, 2), Place(3, 1)])] == [2, 1]
    assert shelf.asked == [3]


def test_what_is_gone_is_left_out_and_counted(page: DocumentPage) -> None:
    entries = read(Shelf({3: page}), [Place(3, 1), Place(3, 9), Place(4, 1)])
    assert [entry.quote.row.id for entry in entries] == [1]
    assert (entries.done, entries.gone) == (1, 2)


def test_a_search_that_breaks_in_costs_nothing(page: DocumentPage) -> None:
    assert len(list(read(Shelf({3: page}, interruptions=5), [Place(3, 1)]))) == 1


def test_it_ends_where_it_is_stopped(page: DocumentPage) -> None:
    stop: list[int] = []
    entries = iter(read(Shelf({3: page}), [Place(3, 1), Place(3, 2)], lambda: bool(stop)))
    next(entries)
    stop.append(1)
    with pytest.raises(Stopped):
        next(entries)


def test_only_a_few_documents_are_held(page: DocumentPage) -> None:
    shelf = Shelf(dict.fromkeys(range(50), page))
    entries = read(shelf, [Place(id, 1) for id in range(50)])
    assert len(list(entries)) == 50
    assert len(entries._pages) == KEPT
