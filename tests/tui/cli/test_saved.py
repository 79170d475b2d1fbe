"""Saved searches from the command line: saved, listed with what is new, asked by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from core.archive.store import open_archive
from core.exchange import document_from_record
from core.model import Analysis, Moment, Quote
from tui import places

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("harbour")


def listed(run: Run) -> dict[str, dict[str, object]]:
    lines = run("saved", "--json").stdout.splitlines()
    return {str(record["name"]): record for record in map(json.loads, lines)}


def add_report(path: Path) -> None:
    """One more document, in which somebody says that the cranes are gone."""
    text = "Rui Sá said the cranes are gone."
    document = document_from_record({"id": "late.txt", "text": text})
    quote = Quote(
        "indirect", ((12, len(text) - 1),), ((7, 11),), ((0, 6),), (), Moment(None, "unknown", ""), (), "said so", 0.9
    )
    nothing = Moment(None, "unknown", "")
    analysis = Analysis("late.txt", document.sha256, None, None, "report", "en", nothing, (), (), (), (quote,))
    with open_archive(path, write=True) as archive:
        archive.add(replace(document, path=None), analysis)


def test_a_search_is_saved_listed_and_asked_by_its_name(run: Run) -> None:
    saved = run("saved", "--save", "ports", "cranes", "kind:mixed")
    assert (saved.exit_code, saved.output) == (0, "")
    table = run("saved").stdout.splitlines()
    assert table[0].split() == ["NAME", "QUOTES", "NEW", "SEARCH"]
    assert table[1].split() == ["ports", "1", "0", "cranes", "kind:mixed"]
    assert run("search", "@ports").stdout == run("search", "cranes", "kind:mixed").stdout


def test_what_was_added_is_new_until_the_search_is_looked_at(run: Run, harbour: Path) -> None:
    run("saved", "--save", "ports", "cranes")
    add_report(harbour)
    assert listed(run)["ports"] == {
        "name": "ports", "search": "cranes", "quotes": 2, "more_quotes": False, "new": 1, "more_new": False,
    }  # fmt: skip
    assert listed(run)["ports"]["new"] == 1
    looked = run("quotes", "@ports")
    assert "@ports: 1 new since it was last looked at" in looked.stderr
    assert listed(run)["ports"]["new"] == 0
    assert "@ports: nothing new" in run("quotes", "@PORTS").stderr


def test_a_name_among_other_words_narrows_and_is_not_looking(run: Run, harbour: Path) -> None:
    run("saved", "--save", "ports", "speaker:Rui Sá")
    add_report(harbour)
    narrowed = run("search", "@ports", "ships")
    assert narrowed.stdout == run("search", "speaker:Rui Sá", "ships").stdout
    assert "new" not in narrowed.stderr
    run("saved", "--save", "all", "cranes")
    assert run("actors", "@ports").exit_code == 0


def test_saved_searches_are_renamed_and_deleted(run: Run) -> None:
    run("saved", "--save", "ports", "cranes")
    assert run("saved", "--rename", "ports", "the harbour").exit_code == 0
    assert list(listed(run)) == ["the harbour"]
    assert run("search", "@the harbour").exit_code == 0
    assert run("saved", "--delete", "The Harbour").exit_code == 0
    nothing = run("saved")
    assert nothing.exit_code == 1
    assert "no search is saved" in nothing.stderr


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("search", "@nosuch"), 'no saved search "nosuch"'),
        (("saved", "--delete", "nosuch"), 'no saved search "nosuch"'),
        (("saved", "--save", "ports"), "empty search"),
        (("saved", "--save", "", "cranes"), "needs a name"),
        (("saved", "cranes"), "--save NAME"),
        (("saved", "--save", "a", "--delete", "b", "c"), "three calls"),
        (("saved", "--save", "ports", "kind:nosuch"), "kind"),
    ],
)
def test_what_cannot_be_done_is_a_wrong_call_that_says_why(run: Run, words: tuple[str, ...], why: str) -> None:
    refused = run(*words)
    assert refused.exit_code == 2
    assert why in refused.stderr


def test_a_word_with_the_sign_can_still_be_looked_for(run: Run) -> None:
    assert run("search", '"@cranes"').exit_code == 0
    assert run("search", "@").exit_code in (1, 2)


def test_every_archive_has_its_own(run: Run, place: Path, harbour: Path) -> None:
    run("saved", "--save", "ports", "cranes")
    other = place / "other.db"
    with open_archive(other, write=True):
        pass
    assert run("saved", "--archive", str(other)).exit_code == 1
    assert list(listed(run)) == ["ports"]


def test_where_nothing_is_to_be_remembered_nothing_is_saved(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_NO_STATE", "1")
    refused = run("saved", "--save", "ports", "cranes")
    assert refused.exit_code == 2
    assert "ONRECORD_NO_STATE" in refused.stderr
    assert not places.state_folder().exists()
    assert run("search", "cranes").exit_code == 0


def test_where_nothing_can_be_kept_that_is_an_error(run: Run) -> None:
    places.state_folder().parent.mkdir(parents=True)
    places.state_folder().write_text("a file where the folder should be")
    refused = run("saved", "--save", "ports", "cranes")
    assert refused.exit_code == 2
    assert str(places.state_folder()) in refused.stderr


def test_a_broken_file_is_set_aside_and_said_and_the_search_is_saved(run: Run) -> None:
    run("saved", "--save", "ports", "cranes")
    (file,) = places.state_folder().glob("*.json")
    file.write_text("{")
    again = run("saved", "--save", "ships", "ships")
    assert again.exit_code == 0
    assert "set aside" in again.stderr
    assert list(listed(run)) == ["ships"]


def test_searching_without_a_name_reads_nothing_of_it(run: Run) -> None:
    places.state_folder().mkdir(parents=True)
    run("search", "cranes")
    assert list(places.state_folder().iterdir()) == []
