"""`actor`: one actor's page on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from core.archive.showing import actors
from core.archive.store import open_archive
from core.exchange import document_from_record
from core.model import Actor, Analysis, Moment, Quote, Role

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("harbour")


@pytest.fixture
def two_of_a_name(harbour: Path) -> None:
    """Beside Ana Reis there is a Rosa Reis, who speaks in another document."""
    text = "Rosa Reis said the bridge is safe."
    document = document_from_record({"id": "bridge.txt", "text": text})
    start = text.index("the bridge")
    quote = Quote("indirect", ((start, len(text) - 1),), (), ((0, 9),), ("r",), Moment("2024-11-01", "day", "Friday"))
    published = Moment("2024-11-02", "on-or-before", "no date words")
    cast = (Actor("r", "Rosa Reis", "person", (), (Role("engineer"),)),)
    with open_archive(harbour, write=True) as archive:
        archive.add(
            document,
            Analysis("bridge.txt", document.sha256, None, None, "report", "en", published, (), cast, (), (quote,)),
        )


def test_a_page_tells_everything_in_its_tables(run: Run) -> None:
    result = run("actor", "Ana", "Reis")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == ["Ana Reis, mayor, Lisbon", "1 quote, 1 mention, 1 document"]
    titles = ["Names", "Titles", "Quoted by", "When", "With", "Latest quotes"]
    assert [line for line in lines if line in titles] == titles
    for part in ("mayor, Lisbon", "31 Oct. 2024", "Harbour reopens", "Lisbon Herald", "Rui Sá", "“We open on Friday,”"):
        assert part in result.stdout


def test_a_number_names_an_actor_too(run: Run) -> None:
    (row,) = [json.loads(line) for line in run("actors", "reis", "--json").stdout.splitlines()]
    assert run("actor", str(row["id"])).stdout == run("actor", "Ana Reis").stdout
    assert run("actor", "99999").exit_code == run("actor", "9" * 40).exit_code == 1


@pytest.mark.usefixtures("two_of_a_name")
def test_a_name_that_several_have_lists_them(run: Run) -> None:
    result = run("actor", "reis")
    assert result.exit_code == 1
    assert {"Ana Reis", "Rosa Reis"} == {name for name in ("Ana Reis", "Rosa Reis") if name in result.stdout}
    assert "reis may be 2 actors; `onrecord actor ID` shows one" in result.stderr
    assert run("actor", "reis", "--json").stdout == ""


@pytest.mark.usefixtures("two_of_a_name")
def test_a_page_names_others_of_the_name(run: Run) -> None:
    shown = run("actor", "ana reis").stdout
    assert "Rosa Reis" in shown.partition("Others of the name")[2]


@pytest.mark.usefixtures("two_of_a_name")
def test_what_is_known_only_by_a_day_says_so(run: Run) -> None:
    shown = run("actor", "rosa").stdout
    assert "on or before 2 Nov. 2024" in shown
    assert "on or before 31 Oct. 2024" in run("actor", "Rui Sá").stdout


def test_json_is_one_object(run: Run) -> None:
    found = json.loads(run("actor", "Ana Reis", "--json").stdout)
    assert found["names"] == [{"name": "Ana Reis", "documents": 1}]
    (title,) = found["titles"]
    assert (title["title"], title["affiliation"], title["first"]["name"]) == ("mayor", "Lisbon", "harbour.txt")
    assert found["said"] == [{"value": "2024-10-30", "precision": "day", "quotes": 1}]
    assert [(row["name"], row["documents"], row["quotes"]) for row in found["company"]] == [("Rui Sá", 1, 2)]
    assert {row["name"] for row in found["outlets"]} == {"Lisbon Herald", "Wire"}
    assert [row["words"] for row in found["latest"]] == ["We open on Friday,"]
    assert (found["counted"], found["complete"]) == (1, True)


def test_nobody_of_that_name_ends_with_1(run: Run) -> None:
    result = run("actor", "zeppelin")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "onrecord: there is no actor zeppelin; `onrecord actors` lists those there are\n"


def test_what_was_not_counted_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actors, "COUNTED", 1)
    assert run("actor", "Rui Sá").stdout.endswith("counted are the newest 1 of 2 quotes\n")
    assert "counted are" not in run("actor", "Ana Reis").stdout
