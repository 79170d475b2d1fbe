"""An actor's page: names, offices, who quotes it, when, in whose company, and whom it may be taken for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw
import pytest
from typing_along import Statements

from core.archive.protocol import ActorPage
from core.archive.showing import actors
from core.model import UNKNOWN, Moment, Role, Source


def page(shelf: Any, name: str) -> ActorPage:
    (row,) = [row for row in shelf.archive.actors_named(name) if row.name == name]
    found = shelf.archive.actor(row.id)
    assert found is not None
    return found


def outlet(name: str, role: Any = "publisher") -> Source:
    return Source(name, role, None)


def test_names_are_counted_by_the_documents_that_use_them(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a").actor("Lloyd Austin"),
        article("b").actor("Lloyd Austin", aliases=["Lloyd J. Austin"]),
        article("c").actor("Lloyd Austin"),
    )
    assert page(shelf, "Lloyd Austin").names == (("Lloyd Austin", 3), ("Lloyd J. Austin", 1))


def test_an_office_has_the_first_and_the_last_published_document_that_gives_it(
    shelf: Any, article: Any, on_day: Any, on_or_before: Any
) -> None:
    for name, published, title in (
        ("late.txt", on_day("2024-10-31"), "Defense Secretary"),
        ("early.txt", on_or_before("2024-10-02"), "defense secretary"),
        ("middle.txt", on_day("2024-10-09"), "defense secretary"),
        ("undated.txt", UNKNOWN, "defense secretary"),
        ("old.txt", on_day("2016-02-01"), "general"),
    ):
        role = Role(title, "United States")
        shelf.put(article(name, published, title=f"On {name}").actor("Lloyd Austin", roles=[role]))
    secretary, general = page(shelf, "Lloyd Austin").offices
    assert (str(secretary.role), secretary.documents) == ("defense secretary, United States", 4)
    assert (secretary.first.name, secretary.first.published.precision) == ("early.txt", "on-or-before")
    assert (secretary.last.name, secretary.last.title) == ("late.txt", "On late.txt")
    assert (general.first, general.documents) == (general.last, 1)


def test_an_office_of_undated_documents_has_no_day(shelf: Any, article: Any) -> None:
    shelf.put(article("a").actor("Lloyd Austin", roles=[Role("general")]))
    (office,) = page(shelf, "Lloyd Austin").offices
    assert office.first.published.value is None


def test_outlets_are_those_that_printed_it_and_not_who_wrote_it(two_reports: Any) -> None:
    found = {row.name: (row.roles, row.quotes, row.documents) for row in page(two_reports, "Lloyd Austin").outlets}
    assert found == {"UrduPoint": (("publisher",), 1, 1), "Associated Press of Pakistan": (("agency",), 1, 1)}


def test_an_outlet_in_two_roles_counts_a_quote_once(shelf: Any, article: Any) -> None:
    sources = (outlet("Wire"), outlet("Wire", "agency"), outlet("Ana Reis", "byline"))
    shelf.put(article("a", sources=sources).says("Lloyd Austin", "that they go"))
    (row,) = page(shelf, "Lloyd Austin").outlets
    assert (row.roles, row.quotes) == (("publisher", "agency"), 1)


def test_a_day_and_an_on_or_before_of_it_are_counted_apart(
    shelf: Any, article: Any, on_day: Any, on_or_before: Any
) -> None:
    moments = [
        on_day("2024-10-30"), Moment("2024-10-30T09:15", "minute", "the clock"), on_or_before("2024-10-30"),
        Moment("2024-10", "month", "this month"), UNKNOWN, on_day("2024-10-02"),
    ]  # fmt: skip
    report = article("a")
    for number, moment in enumerate(moments):
        report.says("Lloyd Austin", f"that they go {number}", said=moment)
    shelf.put(report)
    assert [(moment.value, moment.precision, quotes) for moment, quotes in page(shelf, "Lloyd Austin").said] == [
        ("2024-10-02", "day", 1),
        ("2024-10-30", "on-or-before", 1),
        ("2024-10-30", "day", 2),
        ("2024-10", "month", 1),
        (None, "unknown", 1),
    ]


def test_company_are_those_who_speak_in_the_same_documents(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a").says("Lloyd Austin", "one").says("Mark Rutte", "two").says("Mark Rutte", "three"),
        article("b").actor("Lloyd Austin").says("Mark Rutte", "four"),
        article("c").says("Lloyd Austin", "five").actor("Ana Reis"),
        article("d").says("Mark Rutte", "six"),
    )
    assert [(row.name, row.documents, row.quotes) for row in page(shelf, "Lloyd Austin").company] == [
        ("Mark Rutte", 2, 3)
    ]


def test_which_kim_lists_the_others_of_that_family_and_those_spelt_alike_apart(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a").says("Kim Yong-hyun", "one").says("Kim", "who knows"),
        article("b").says("Kim Tae-hyo", "two").says("Kim Tae-hyo", "three").says("Lloyd Kim", "four"),
        article("c").says("Kim Yong Hyun", "five").says("Kimberly Austin", "six").says("Kim Larsen", "seven"),
    )
    found = page(shelf, "Kim Yong-hyun")
    assert [ref.name for ref in found.row.similar] == ["Kim Yong Hyun"]
    assert [row.name for row in found.namesakes] == ["Kim Tae-hyo", "Kim", "Lloyd Kim"]


def test_only_people_have_namesakes(shelf: Any, article: Any) -> None:
    shelf.put(article("a").actor("Ministry of Defence", "organisation").actor("Ana Defence"))
    assert page(shelf, "Ministry of Defence").namesakes == ()


def test_a_voice_without_a_name_stays_with_its_document(shelf: Any, article: Any) -> None:
    for name in ("a", "b"):
        shelf.put(article(name).actor("an official", "unnamed").says("an official", f"that {name} is so"))
    pages = [shelf.archive.actor(row.id) for row in shelf.archive.actors_named("an official")]
    assert [[quote.words for quote in each.latest] for each in pages] in (
        [["that a is so"], ["that b is so"]],
        [["that b is so"], ["that a is so"]],
    )


def test_what_somebody_of_the_same_name_said_is_on_no_other_page(shelf: Any, article: Any) -> None:
    shelf.put(
        article("a").actor("Georgia", "state", id="s").says("s", "that it votes"),
        article("b").actor("Georgia", "organisation", id="o").says("o", "that it sells"),
    )
    words = {
        row.kind: [quote.words for quote in shelf.archive.actor(row.id).latest]
        for row in shelf.archive.actors_named("Georgia")
    }
    assert words == {"state": ["that it votes"], "organisation": ["that it sells"]}


def test_the_latest_quotes_come_newest_first(two_reports: Any, article: Any, on_day: Any) -> None:
    two_reports.put(article("new").says("Lloyd Austin", "that they left", said=on_day("2024-11-09")))
    found = page(two_reports, "Lloyd Austin")
    assert [row.said.value for row in found.latest] == ["2024-11-09", "2024-10-30"]
    assert (found.counted, found.complete) == (2, True)


def test_a_silent_actor_has_a_page_without_quotes(two_reports: Any) -> None:
    found = page(two_reports, "Shin Won-sik")
    assert (found.latest, found.said, found.outlets, found.counted) == ((), (), (), 0)
    assert {row.name for row in found.company} == {"Kim Tae-hyo", "South Korea", "a senior presidential aide"}


def test_of_very_many_quotes_the_newest_are_counted_and_it_says_so(
    shelf: Any, article: Any, on_day: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 10):
        shelf.put(article(f"{day}").says("Lloyd Austin", f"that {day}", said=on_day(f"2024-10-0{day}")))
    monkeypatch.setattr(actors, "COUNTED", 4)
    found = page(shelf, "Lloyd Austin")
    assert (found.counted, found.complete, found.row.quotes) == (4, False, 9)
    assert [moment.value for moment, _ in found.said] == [f"2024-10-0{day}" for day in range(6, 10)]


def work(path: Path, open_here: Any, name: str) -> tuple[int, set[str]]:
    """How many steps SQLite takes for a page asked for afresh, and which tables it goes through whole."""
    seen = Statements()
    asked: list[tuple[str, Any]] = []
    with open_here(path, write=False) as archive, archive._reading() as reader:
        id = reader.one("SELECT id FROM actors WHERE name = ?", (name,))
        ask = reader.rows

        def rows(sql: str, values: Any = ()) -> Any:
            asked.append((sql, tuple(values)))
            return ask(sql, values)

        reader.rows = rows
        reader.connection.trace_v2(apsw.SQLITE_TRACE_STMT | apsw.SQLITE_TRACE_PROFILE, seen.note)
        assert actors.actor(reader, id) is not None
        reader.connection.trace_v2(0, None)
        plans = [str(plan) for sql, values in asked for *_, plan in ask(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert plans
    return seen.steps, {plan.split()[1] for plan in plans if plan.startswith("SCAN ") and "VIRTUAL" not in plan}


def test_a_page_costs_the_same_however_much_others_say(shelf: Any, article: Any, open_here: Any) -> None:
    role = Role("defense secretary")
    for number in range(3):
        shelf.put(article(f"own {number}").actor("Lloyd Austin", roles=[role]).says("Lloyd Austin", "that they go"))
    before, _ = work(shelf.archive.path, open_here, "Lloyd Austin")
    for number in range(150):
        shelf.put(article(f"other {number}").says(f"Mark Rutte{number}", f"that they stay {number}"))
    after, scanned = work(shelf.archive.path, open_here, "Lloyd Austin")
    assert before > 100
    assert after <= before * 1.2
    # Gone through whole are only what the statement itself has chosen before: no table and no name of one.
    assert scanned <= {"r", "d", "w", "x", "(subquery-1)"}
