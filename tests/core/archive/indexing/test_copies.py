"""Documents that stand in several places byte for byte are stored once, with all their places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.archive.indexing.updating import Summary, index
from core.archive.language.query import Query
from core.archive.protocol import DocumentPage
from core.archive.store import SqliteArchive
from core.archive.upkeep.doctor import Doctor

WORDS = '"We open on Friday," Mayor Ana Reis said on Tuesday.\n'
OTHER = '"We close on Sunday," Mayor Ana Reis said on Tuesday.\n'


class Shop:
    """A folder, and an archive that follows it."""

    def __init__(self, folder: Path, archive: SqliteArchive) -> None:
        self.folder = folder
        self.archive = archive

    def write(self, name: str, words: str = WORDS) -> Path:
        path = self.folder / name
        path.write_text(words, encoding="utf-8")
        return path

    def index(self) -> Summary:
        return index(self.archive, [self.folder])

    def pages(self) -> list[DocumentPage]:
        """The stored documents, in the order of their names."""
        found = {row.document for row in self.archive.search(Query()).rows}
        pages = sorted(filter(None, map(self.archive.document, found)), key=lambda page: page.name)
        assert self.archive.totals().documents == len(pages)
        return pages

    def places(self) -> list[list[str]]:
        """The names of all places of each document, its own first."""
        return [[Path(one.name).name for one in (page, *page.copies)] for page in self.pages()]


@pytest.fixture
def shop(tmp_path: Path, open_here: Callable[[Path], SqliteArchive]) -> Iterator[Shop]:
    (tmp_path / "news").mkdir()
    with open_here(tmp_path / "archive.db") as archive:
        yield Shop(tmp_path / "news", archive)
        assert {finding.state for finding in Doctor(archive.path).findings()} <= {"sound", "note"}


def test_a_document_is_stored_once_with_all_its_places(shop: Shop) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        shop.write(name)
        shop.index()
    assert shop.places() == [["a.txt", "b.txt", "c.txt"]]
    [page] = shop.pages()
    assert [copy.path for copy in page.copies] == [shop.folder / "b.txt", shop.folder / "c.txt"]
    assert len(shop.archive.search(Query()).rows) == 1
    assert shop.index() == Summary(unchanged=3)


def test_the_first_place_may_go_and_the_quotes_keep_their_ids(shop: Shop) -> None:
    first = shop.write("a.txt")
    shop.write("b.txt")
    assert shop.index() == Summary(added=1, copies=1)
    before = [row.id for row in shop.archive.search(Query()).rows]
    first.unlink()
    assert shop.index() == Summary(unchanged=1, dropped=1)
    assert shop.places() == [["b.txt"]]
    assert [row.id for row in shop.archive.search(Query()).rows] == before
    (shop.folder / "b.txt").unlink()
    shop.write("z.txt", OTHER)
    shop.index()
    assert shop.places() == [["z.txt"]]


@pytest.mark.parametrize(("changed", "left"), [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_a_place_that_holds_something_else_is_a_document_of_its_own(shop: Shop, changed: str, left: str) -> None:
    shop.write("a.txt")
    shop.write("b.txt")
    shop.index()
    shop.write(changed, OTHER)
    assert shop.index() == Summary(added=1, unchanged=1)
    assert sorted(shop.places()) == sorted([[changed], [left]])
    shop.write(changed)
    assert shop.index() == Summary(copies=1, unchanged=1)
    assert shop.places() == [["a.txt", "b.txt"]]


def test_places_follow_their_files(shop: Shop) -> None:
    shop.write("a.txt")
    shop.write("b.txt")
    shop.index()
    (shop.folder / "b.txt").rename(shop.folder / "d.txt")
    assert shop.index() == Summary(unchanged=1, moved=1)
    assert shop.places() == [["a.txt", "d.txt"]]


def test_the_same_words_with_something_else_told_beside_them_are_another_document(shop: Shop) -> None:
    for outlet in ("Harbour Post", "Lenn Courier"):
        shop.write(f"{outlet}.json", json.dumps({"text": WORDS, "publisher": outlet}))
    shop.index()
    assert len(shop.pages()) == 2


def test_records_of_one_file_are_stored_once_too(shop: Shop) -> None:
    shop.write("news.jsonl", f"{json.dumps({'text': WORDS})}\n" * 3)
    assert shop.index() == Summary(added=1, copies=2)
    [page] = shop.pages()
    assert [copy.within for copy in page.copies] == ["line 2", "line 3"]
