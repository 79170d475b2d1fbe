"""Live folders are followed: what was touched, what disappeared, what is there again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from watchfiles import Change
from watchfiles._rust_notify import WatchfilesRustInternalError

from core.archive.indexing import following
from core.archive.indexing.following import Round, follow, system_changes

Step = Callable[[], Collection[Path]]


def told(*steps: Step) -> Callable[[Sequence[Path]], Iterator[Collection[Path]]]:
    """Changes as they would be told: each step does something to the folders and says what was touched."""
    left = iter(steps)
    return lambda folders: (step() for step in left)


def rounds(folders: Sequence[Path], *steps: Step) -> list[Round]:
    """All rounds of these steps; there must be as many of the one as of the other, but for steps without a round."""
    found: list[Round] = []
    last: list[Round] = []

    def ending() -> Collection[Path]:
        last.extend(found)
        raise EOFError

    try:
        for one in follow(folders, told(*steps, ending)):
            found.append(one)  # noqa: PERF402  # what was found until the end is wanted
    except EOFError:
        return last
    raise AssertionError("it ended by itself")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    return folder


def test_what_is_touched_is_told_and_what_is_hidden_is_not(news: Path) -> None:
    a, b = news / "a.txt", news / "deep" / "b.txt"
    hidden = [news / ".git" / "x", news / "deep" / ".draft.txt", news.parent / "other.txt"]
    assert rounds([news], lambda: [b, *hidden, a], lambda: hidden, list) == [Round("changed", (news,), (a, b))]


def test_a_folder_that_disappears_is_waited_for_and_looked_at_as_a_whole_when_it_is_back(news: Path) -> None:
    (news / "a.txt").write_text("one")

    def go() -> Collection[Path]:
        shutil.rmtree(news)
        return [news / "a.txt"]

    def come() -> Collection[Path]:
        news.mkdir()
        return []

    assert rounds([news], go, list, come, lambda: [news / "b.txt"]) == [
        Round("gone", (news,)),
        Round("back", (news,)),
        Round("changed", (news,), (news / "b.txt",)),
    ]


def test_another_folder_in_its_place_is_looked_at_as_a_whole(news: Path, tmp_path: Path) -> None:
    def swap() -> Collection[Path]:
        (tmp_path / "next").mkdir()
        news.rename(tmp_path / "before")
        (tmp_path / "next").rename(news)
        return []

    assert rounds([news], swap) == [Round("back", (news,))]


def test_of_several_folders_those_that_are_there_go_on(news: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()

    def go() -> Collection[Path]:
        other.rmdir()
        return [news / "a.txt", other / "b.txt"]

    assert rounds([news, other], go) == [
        Round("gone", (other,)),
        Round("changed", (news,), (news / "a.txt",)),
    ]


def test_a_single_file_may_be_replaced_by_another(news: Path) -> None:
    file = news / "a.txt"
    file.write_text("one")

    def replace() -> Collection[Path]:
        (news / "b").write_text("two")
        (news / "b").rename(file)
        return [news / "b", file]

    assert rounds([file], replace) == [Round("changed", (file,), (file,))]


def test_everything_is_looked_at_now_and_then(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_news", lambda folders, in_part=False: iter([()] * 4))
    anew = following.ALL_ANEW
    clock = iter([0.0, 1.0, 1.0, anew, anew + 1, anew + 1, anew + 2])
    told = system_changes([news], lambda: next(clock))
    assert [set(touched) for touched in told] == [{news}, set(), {news}, set()]


def test_where_changes_cannot_be_told_everything_is_looked_at_more_often(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*folders: Path, **how: object) -> Iterator[set[tuple[Change, str]]]:
        raise WatchfilesRustInternalError("Error creating recommended watcher: too many open files")

    monkeypatch.setattr("watchfiles.watch", refuse)
    monkeypatch.setattr(following, "_ticks", lambda: iter([()] * 3))
    rarely = following.WITHOUT_NEWS
    clock = iter([0.0, 1.0, 1.0, rarely, rarely + 1, rarely + 1])
    told = system_changes([news], lambda: next(clock))
    assert [set(touched) for touched in told] == [{news}, set(), {news}]


@pytest.mark.parametrize(
    "error", [PermissionError("Permission denied"), OSError("limit reached"), FileNotFoundError("No path was found")]
)
def test_where_only_a_part_can_be_watched_it_is_and_everything_is_looked_at_more_often(
    news: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def watch(*folders: Path, ignore_permission_denied: bool, **how: object) -> Iterator[set[tuple[Change, str]]]:
        if not ignore_permission_denied:
            raise error
        return iter([set(), {(Change.added, str(news / "a.txt"))}, set()])

    monkeypatch.setattr("watchfiles.watch", watch)
    rarely = following.WITHOUT_NEWS
    clock = iter([0.0, 1.0, 1.0, 2.0, rarely + 1, rarely + 1])
    told = system_changes([news], lambda: next(clock))
    assert [set(touched) for touched in told] == [{news}, {news / "a.txt"}, {news}]


def test_a_folder_that_disappears_before_it_is_watched_is_waited_for(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "TICK", 0.05)
    rounds = follow([news], lambda folders: (news.is_dir() and news.rmdir(), system_changes(folders))[1])
    assert next(rounds) == Round("gone", (news,))


def test_the_system_tells_of_changes(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "TICK", 0.05)
    changes = system_changes([news])
    assert set(next(changes)) == {news}  # it watches
    (news / ".hidden").write_text("")
    (news / "a.txt").write_text("one")
    touched = next(filter(None, islice(changes, 200)))
    assert set(touched) == {news / "a.txt"}
