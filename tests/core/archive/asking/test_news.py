"""What is new to a saved search since it was last looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.archive.protocol import MOST_CHANGES, Mark, News


def test_only_what_came_in_since_and_matches_is_new(shelf: Any, article: Any, query: Any) -> None:
    shelf.put(article("a").says("Mark Rutte", "troops will stay").says("Mark Rutte", "grain will move"))
    looked = shelf.archive.mark()
    assert shelf.archive.news(query("troops"), looked) == News(1, True, 0)
    shelf.put(
        article("b").says("Lloyd Austin", "troops will go").says("Lloyd Austin", "more troops"),
        article("c").says("Lloyd Austin", "grain is dear"),
    )
    assert shelf.archive.news(query("troops"), looked) == News(3, True, 2)
    assert shelf.archive.news(query('speaker:"Lloyd Austin"'), looked) == News(3, True, 3)
    assert shelf.archive.news(query(""), looked) == News(5, True, 3)
    assert shelf.archive.news(query("harbour"), looked) == News(0, True, 0)


def test_an_old_document_that_came_in_late_is_new(shelf: Any, article: Any, query: Any, on_day: Any) -> None:
    shelf.put(article("new").says("Lloyd Austin", "troops now", said=on_day("2024-10-30")))
    looked = shelf.archive.mark()
    shelf.put(article("old").says("Lloyd Austin", "troops then", said=on_day("1987-02-26")))
    assert shelf.archive.news(query("troops"), looked).new == 1


def test_a_document_read_again_is_not_new_but_what_was_added_to_it_is(shelf: Any, article: Any, query: Any) -> None:
    def report() -> Any:
        return article("live").says("Lloyd Austin", "troops at noon")

    shelf.put(report())
    looked = shelf.archive.mark()
    shelf.put(report())
    assert shelf.archive.news(query("troops"), looked).new == 0
    shelf.put(report().says("Lloyd Austin", "troops at dusk"))
    assert shelf.archive.news(query("troops"), looked).new == 1


def test_what_was_dropped_since_is_neither_found_nor_new(shelf: Any, article: Any, query: Any) -> None:
    shelf.put(article("a").says("Mark Rutte", "troops stay"))
    looked = shelf.archive.mark()
    [late] = shelf.put(article("b").says("Mark Rutte", "troops go"))
    shelf.archive.drop(late)
    assert shelf.archive.news(query("troops"), looked) == News(1, True, 0)


def test_words_are_taken_as_a_search_takes_them(shelf: Any, article: Any, query: Any) -> None:
    looked = shelf.archive.mark()
    shelf.put(article("a").says("Mark Rutte", "troops stay"))
    for text in ("tropps", "troo", "troops xylophone "):
        assert shelf.archive.news(query(text), looked) == News(shelf.search(text).total, True, 1), text


def test_without_a_mark_or_with_that_of_another_archive_nothing_is_said_to_be_new(
    shelf: Any, article: Any, query: Any, open_here: Any, tmp_path: Path
) -> None:
    shelf.put(article("a").says("Mark Rutte", "troops stay"))
    here = shelf.archive.mark()
    assert shelf.archive.news(query("troops"), None).new is None
    for other in (Mark(here.stamp + 1, 0), Mark(here.stamp - MOST_CHANGES, 0)):
        assert shelf.archive.news(query("troops"), other).new is None
        assert shelf.archive.news(query("harbour"), other).new is None
    with open_here(tmp_path / "other.db") as other:
        assert other.mark().quote == 0


def test_very_many_are_counted_as_at_least(shelf: Any, article: Any, query: Any, monkeypatch: Any) -> None:
    from core.archive.asking import news

    looked = shelf.archive.mark()
    shelf.put(article("a").says("A B", "troops one").says("A B", "troops two").says("A B", "troops three"))
    monkeypatch.setattr(news, "COUNTED", 2)
    assert shelf.archive.news(query("troops"), looked) == News(2, False, 2, False)
