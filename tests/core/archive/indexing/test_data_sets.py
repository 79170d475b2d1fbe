"""Several documents in one file, through the archive: where each stands, what is told beside it, what is broken."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.archive.indexing import extraction
from core.archive.indexing.updating import Summary, index
from core.archive.language.query import Query
from core.archive.protocol import DocumentPage, QuoteDetail
from core.archive.showing.citation import cite
from core.archive.store import SqliteArchive, open_archive
from core.export import jsonl
from core.export.entry import Entry
from core.export.facts import facts
from core.model import Metadatum, Source
from tui.cli.show import plain_page
from tui.wording import place


def record(number: int) -> str:
    """A line of a data set, with one quote."""
    words = f'"We open gate {number} on Friday," Mayor Ana Reis said.'
    told = {"date": "2031-04-10", "published": "2031-04-09", "outlet": "Harbour Post"}
    return json.dumps({"id": f"r{number}", "text": words, **told})


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    with open_archive(tmp_path / "archive.db", write=True) as archive:
        yield archive


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def pages(archive: SqliteArchive) -> dict[str, tuple[DocumentPage, QuoteDetail]]:
    """Every document with its quote, by the number of the gate."""
    found = {}
    for row in archive.search(Query()).rows:
        page, quote = archive.document(row.document), archive.quote(row.id)
        assert page is not None
        assert quote is not None
        found[row.words.split()[3]] = page, quote
    return found


def test_a_quote_of_a_packed_record_tells_where_it_stands(archive: SqliteArchive, news: Path) -> None:
    path = news / "week.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("may.jsonl", f"{record(1)}\n{record(2)}\n")
    index(archive, [news])
    page, quote = pages(archive)["2"]
    where = f"{path}, may.jsonl, line 2"
    whole = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (page.name, page.file_sha256) == (f"{path}#may.jsonl#r2", whole)
    assert f"; {where} chars 1-26, sha256 {whole}" in cite(page, quote)
    assert place(page, quote) == f"{where}:1–26"
    entry = Entry(page, quote)
    assert dict(facts(entry))["file"] == f"{where}, characters 1-26"
    told = jsonl.whole_quote(entry)
    assert (told["line"], told["place"]) == (None, "may.jsonl, line 2")


def test_what_is_told_beside_a_text_is_kept_and_shown_with_what_contradicts_it(
    archive: SqliteArchive, news: Path
) -> None:
    (news / "may.jsonl").write_text(record(1), encoding="utf-8")
    index(archive, [news])
    page, quote = pages(archive)["1"]
    assert page.metadata == (
        Metadatum("published", "2031-04-09", 'field "published"'),
        Metadatum("published", "2031-04-10", 'field "date"'),
        Metadatum("publisher", "Harbour Post", 'field "outlet"'),
    )
    assert page.sources == (Source("Harbour Post", "publisher", None, 'field "outlet"'),)
    assert page.published.basis == 'field "published" "2031-04-09", against field "date" "2031-04-10"'
    shown = "\n".join(plain_page(page, quote, "unchanged"))
    for told in (
        "place       line 1",
        'Harbour Post (publisher, field "outlet")',
        'published: 2031-04-10 (field "date")',
    ):
        assert told in shown


def test_a_broken_record_is_told_and_the_others_are_kept(archive: SqliteArchive, news: Path) -> None:
    path = news / "may.jsonl"
    path.write_text(f"{record(1)}\n{{broken\n{record(3)}\n", encoding="utf-8")
    done = index(archive, [news])
    assert (done.added, [failure.path for failure in done.skipped]) == (2, [path])
    assert f"{path}, line 2: it is no JSON" in done.skipped[0].reason
    path.write_text(f"{record(1)}\n{record(2)}\n{record(3)}\n", encoding="utf-8")
    again = index(archive, [news])
    assert (again.added, again.unchanged, again.skipped, archive.totals().failures) == (1, 2, (), ())


def test_a_record_that_is_gone_leaves_though_another_is_broken(archive: SqliteArchive, news: Path) -> None:
    path = news / "may.jsonl"
    path.write_text(f"{record(1)}\n{record(2)}\n", encoding="utf-8")
    index(archive, [news])
    path.write_text(f"{{broken\n{record(2)}\n", encoding="utf-8")
    assert index(archive, [news]).dropped == 1
    assert set(pages(archive)) == {"2"}


def test_where_hardly_a_record_can_be_read_the_file_is_given_up_and_nothing_leaves(
    archive: SqliteArchive, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "MOST_FAULTS", 3)
    path = news / "may.jsonl"
    path.write_text(record(1), encoding="utf-8")
    index(archive, [news])
    path.write_text("{broken\n" * 5 + record(2), encoding="utf-8")
    done: Summary = index(archive, [news])
    assert (done.added, done.dropped, len(done.skipped)) == (0, 0, 1)
    assert set(pages(archive)) == {"1"}
