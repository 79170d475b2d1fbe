"""The sources and the actors of a result, with how much of it each carries."""

from __future__ import annotations

from typing import Any

import pytest

from core.archive.asking import facets
from core.archive.language.query import Query


def test_an_empty_query_lists_every_source(two_reports: Any) -> None:
    rows = {row.name: (row.roles, row.documents, row.quotes) for row in two_reports.archive.sources(Query())}
    assert rows == {
        "Associated Press of Pakistan": (("agency",), 1, 3),
        "KBS World Radio": (("publisher",), 1, 3),
        "Kim Bum-soo": (("reporter",), 1, 3),
        "UrduPoint": (("publisher",), 1, 3),
        "Washington": (("dateline",), 1, 3),
    }


def test_an_empty_query_lists_every_actor_silent_ones_last(two_reports: Any) -> None:
    rows = two_reports.archive.actors(Query())
    assert len(rows) == 7
    assert (rows[-1].name, rows[-1].quotes, rows[-1].title) == (
        "Shin Won-sik",
        0,
        "director of national security, South Korea",
    )


def test_a_query_counts_only_what_matches(two_reports: Any, query: Any) -> None:
    rows = two_reports.archive.sources(query("withdraw"))
    assert {(row.name, row.documents, row.quotes) for row in rows} == {
        ("Associated Press of Pakistan", 1, 2),
        ("UrduPoint", 1, 2),
        ("Washington", 1, 2),
    }
    actors = two_reports.archive.actors(query("withdraw"))
    assert {(row.name, row.documents, row.mentions, row.quotes) for row in actors} == {
        ("Lloyd Austin", 1, 1, 1),
        ("the defense chiefs", 1, 1, 1),
    }


def test_facets_are_as_forgiving_as_the_search(two_reports: Any, query: Any) -> None:
    for text in ("withdrw ", "troops xylophone ", "speaker:Seoul", "-troops", "said:2024-10-30", "source:APP troops"):
        rows = two_reports.search(text).rows
        assert sum(row.quotes for row in two_reports.archive.actors(query(text))) == len(rows)
        assert {row.name for row in two_reports.archive.actors(query(text))} == two_reports.speakers(text)
        outlets = {name for row in rows for name in row.outlets}
        assert outlets <= {row.name for row in two_reports.archive.sources(query(text))}


def test_most_quotes_come_first(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a").says("Mark Rutte", "one"),
        article("b").says("Lloyd Austin", "one").says("Lloyd Austin", "two"),
    )
    assert [row.name for row in shelf.archive.actors(Query())] == ["Lloyd Austin", "Mark Rutte"]


def test_a_source_of_two_roles_counts_its_document_once(shelf: Any, article: Any) -> None:
    from core.model import Source

    shelf.put(
        article("a", sources=(Source("Yonhap", "photo", None), Source("Yonhap", "agency", None))).says("A B", "so")
    )
    [row] = shelf.archive.sources(Query())
    assert (row.roles, row.documents, row.quotes) == (("agency", "photo"), 1, 1)


def test_counts_come_while_they_are_made_and_end_with_all(two_reports: Any, query: Any) -> None:
    steps = list(two_reports.archive.facets(query("withdraw")))
    assert [step.complete for step in steps] == [False] * (len(steps) - 1) + [True]
    last = steps[-1]
    assert {(row.name, row.quotes) for row in last.sources} == {
        ("Associated Press of Pakistan", 2),
        ("UrduPoint", 2),
        ("Washington", 2),
    }
    assert {(row.name, row.quotes) for row in last.actors} == {("Lloyd Austin", 1), ("the defense chiefs", 1)}
    assert dict(last.kinds) == {"direct": 1, "mixed": 0, "indirect": 1}
    assert [(str(day), quotes) for day, quotes in last.days] == [("2024-10-30", 2)]
    assert last.counted == 2


def test_sources_are_counted_as_if_none_was_chosen(two_reports: Any, query: Any) -> None:
    *_, last = two_reports.archive.facets(query('source:"KBS World Radio"'))
    assert {row.name for row in last.sources} > {"KBS World Radio", "UrduPoint"}
    assert {row.name for row in last.actors} == {"Kim Tae-hyo", "South Korea", "a senior presidential aide"}


def test_counts_grow_step_by_step(shelf: Any, article: Any, query: Any) -> None:
    report = article("long.txt")
    for number in range(600):
        report.says("Lloyd Austin" if number % 3 else "Kim Yong-hyun", f"that they withdraw {number}")
    shelf.put(report)
    counted = [step.counted for step in shelf.archive.facets(query("withdraw"))]
    assert counted[0] < counted[-1] == 600
    *_, last = shelf.archive.facets(query("withdraw"))
    assert [(row.name, row.quotes) for row in last.actors] == [("Lloyd Austin", 400), ("Kim Yong-hyun", 200)]


def test_of_very_many_quotes_the_newest_are_counted(
    shelf: Any, article: Any, query: Any, on_day: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "FIRST_COUNT", 10)
    monkeypatch.setattr(facets, "COUNTED", 20)
    report = article("long.txt")
    for number in range(100):
        report.says("Lloyd Austin", f"that they withdraw {number}", said=on_day("2024-10-30"))
        report.says("Mark Rutte", f"that they withdrew {number}", said=on_day("2024-10-02"))
    shelf.put(report)
    *_, last = shelf.archive.facets(query("withdr"))
    assert not last.complete
    assert 20 <= last.counted <= 100
    assert [(row.name, row.quotes) for row in last.actors] == [("Lloyd Austin", last.counted)]
    assert [str(day) for day, _ in last.days] == ["2024-10-30"]


def test_counts_of_words_taken_in_haste_do_not_pass_for_all(shelf: Any, article: Any, query: Any) -> None:
    shelf.put(article("a").says("Lloyd Austin", "vitamin k is good").says("Mark Rutte", "korea will answer"))
    *_, hasty = shelf.archive.facets(query("k"), seconds=1.0)
    assert (hasty.counted, hasty.complete) == (1, False)
    *_, whole = shelf.archive.facets(query("k"))
    assert (whole.counted, whole.complete) == (2, True)


@pytest.mark.parametrize("text", ["", "withdraw"])
def test_that_more_are_there_than_are_named_is_told(two_reports: Any, query: Any, text: str) -> None:
    *_, whole = two_reports.archive.facets(query(text))
    assert (whole.more_sources, whole.more_actors) == (False, False)
    there = len(whole.sources), len(whole.actors)
    for rows in (1, 2, 3, 5, 7):
        *_, last = two_reports.archive.facets(query(text), rows=rows)
        assert (len(last.sources), len(last.actors)) == (min(rows, there[0]), min(rows, there[1]))
        assert (last.more_sources, last.more_actors) == (there[0] > rows, there[1] > rows)


def test_counting_can_be_left_at_any_step(two_reports: Any, query: Any) -> None:
    counts = two_reports.archive.facets(query("withdraw"))
    next(counts)
    counts.close()
    assert two_reports.words("withdraw")


def test_a_filter_that_chooses_nothing_counts_nothing(two_reports: Any, query: Any) -> None:
    *_, last = two_reports.archive.facets(query("speaker:zzzzzz withdraw"))
    assert (last.sources, last.counted, last.complete) == ((), 0, True)


def test_a_source_there_is_none_of_does_not_loosen_the_words(two_reports: Any, query: Any) -> None:
    *_, last = two_reports.archive.facets(query("source:zzzzzz withdraw technology"))
    assert last.counted == 0
    *_, strict = two_reports.archive.facets(query("withdraw technology"))
    assert last.sources == strict.sources
