"""What is to be done is told before anything is done: which files are read, moved and gone, and in which order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from core.archive.indexing.extraction import Request, mark
from core.archive.indexing.planning import Plan, plan, requests
from core.archive.protocol import Failure
from core.archive.writing.ledger import FileState, Ledger, Standing
from core.readers.folders import Seen, look


@pytest.fixture
def ledger(shelf: Any) -> Iterator[Ledger]:
    with shelf.archive.together():
        yield Ledger(shelf.archive.writing_connection())


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def remember(ledger: Ledger, path: Path, failure: str = "", made_with: str = "1") -> str:
    """Remember a file as it lies; returns the SHA-256 of its content."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    status = path.stat()
    state = FileState(path, status.st_size, status.st_mtime_ns, sha256)
    ledger.keep(state, made_with, Failure(path, failure) if failure else None)
    return sha256


def planned(ledger: Ledger, *folders: Path, only: Sequence[Path] | None = None) -> Plan:
    places = None if only is None else [bytes(path) for path in only]
    return plan(ledger, folders, partial(look, only=places), "1", places)


def test_a_file_is_new_changed_outdated_or_gone_and_is_let_be_otherwise(ledger: Ledger, news: Path) -> None:
    paths = {name: write(news / f"{name}.txt", f"text of {name}") for name in ("same", "changed", "old", "gone")}
    for name, path in paths.items():
        remember(ledger, path, made_with="0" if name == "old" else "1")
    write(paths["changed"], "another text")
    paths["gone"].unlink()
    new = write(news / "new.txt", "news")
    made = planned(ledger, news)
    assert made == Plan(
        gone=[bytes(paths["gone"])],
        new=[bytes(new)],
        changed=[(bytes(paths["changed"]), Standing.READ)],
        outdated=[bytes(paths["old"])],
    )
    assert len(made) == 3


def test_documents_are_counted_once_where_folders_overlap(shelf: Any, article: Any, ledger: Ledger, news: Path) -> None:
    for path in (write(news / "a.txt", "one"), write(news / "deep" / "b.txt", "two")):
        remember(ledger, path)
        ledger.link(shelf.put(article(str(path)))[0], path, "1")
    assert planned(ledger, news / "deep", news, news).unchanged == 2
    assert planned(ledger, news / "deep").unchanged == 1
    (news / "a.txt").unlink()
    assert planned(ledger, news, news / "deep").unchanged == 1


def test_only_what_lies_under_a_folder_that_cannot_be_listed_is_kept(ledger: Ledger, news: Path) -> None:
    inside, beside = write(news / "deep" / "a.txt", "one"), write(news / "deeper.txt", "two")
    for path in (inside, beside):
        remember(ledger, path)
    folder = bytes(news / "deep")
    made = plan(ledger, [news], lambda *_: [Seen(folder, -1, -1)], "1")
    assert (made.gone, made.new) == ([bytes(beside)], [folder])


def test_a_file_that_could_not_be_read_is_gone_where_its_like_appears(ledger: Ledger, news: Path) -> None:
    before = write(news / "a.txt", "broken")
    remember(ledger, before, failure="it is broken")
    now = before.rename(news / "b.txt")
    made = planned(ledger, news)
    assert (made.gone, made.moved, made.new) == ([bytes(before)], [], [bytes(now)])


def test_of_a_file_that_moved_both_places_are_looked_at_or_it_is_new(ledger: Ledger, news: Path) -> None:
    before = write(news / "a.txt", "one")
    remember(ledger, before)
    (news / "deep").mkdir()
    now = before.rename(news / "deep" / "a.txt")
    both = planned(ledger, news, only=[before, now])
    assert ([(path, state.path) for path, state in both.moved], both.gone, both.new) == ([(bytes(before), now)], [], [])
    one = planned(ledger, news, only=[now])
    assert (one.moved, one.gone, one.new) == ([], [], [bytes(now)])


def test_a_file_that_was_read_is_read_again_only_if_its_content_is_another(
    shelf: Any, article: Any, ledger: Ledger, news: Path
) -> None:
    read, broken = write(news / "a.txt", "one"), write(news / "b.txt", "two")
    sha256 = remember(ledger, read)
    remember(ledger, broken, failure="it is broken")
    document, _ = article("the document").build()
    ledger.link(shelf.put(article("the document"))[0], read, "1")
    changed = [(bytes(read), Standing.READ), (bytes(broken), Standing.FAILED)]
    asked = requests(Plan(new=[b"/news/new.txt"], changed=changed, outdated=[b"/news/old.txt"]), ledger, "1")
    assert list(asked) == [
        Request(Path("/news/new.txt")),
        Request(read, sha256, frozenset({mark("the document", document.sha256)})),
        Request(broken),
        Request(Path("/news/old.txt")),
    ]
