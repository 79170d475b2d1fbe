"""`show`: one quote with its whole chain of origin."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tui.cli.output import Cell
from tui.cli.show import bracketed

Run = Callable[..., Result]


@pytest.fixture
def ids(run: Run, harbour: Path) -> dict[str, str]:
    """The numbers of the three quotes, by kind."""
    rows = [json.loads(line) for line in run("quotes", "--json").stdout.splitlines()]
    return {row["kind"]: str(row["id"]) for row in rows}


def test_it_shows_the_whole_chain(run: Run, ids: dict[str, str]) -> None:
    shown = run("show", ids["direct"])
    assert shown.exit_code == 0
    for part in (
        "“We open on Friday,”",
        "Ana Reis, mayor",
        "Mayor Ana Reis",
        "direct",
        "30 Oct 2024",
        "Wednesday",
        "31 Oct 2024",
        "dateline",
        "Lisbon Herald",
        "Wire",
        "Harbour reopens",
        "named beside the cue",
        "97%",
        "harbour.txt",
        "unchanged since it was read",
        "In its context",
        '"[We open on Friday,]" Mayor Ana Reis said',
        "Cite as:",
    ):
        assert part in shown.stdout


def test_of_a_mixed_quote_it_says_which_words_are_verbatim(run: Run, ids: dict[str, str]) -> None:
    assert "“as good as new”" in run("show", ids["mixed"]).stdout


def test_json_holds_exact_words_and_places(run: Run, ids: dict[str, str]) -> None:
    shown = json.loads(run("show", ids["mixed"], "--json").stdout)
    assert shown["quoted"] == ['the cranes were "as good as new" after the storm']
    assert shown["speakers"][0]["title"] == "port chief"
    assert shown["document"]["unchanged"] is True
    assert [source["role"] for source in shown["document"]["sources"]] == ["publisher", "agency"]
    assert shown["citation"].startswith(
        '"as good as new" - Rui Sá, port chief, on or before 31 Oct. 2024 (mixed quote)'
    )


def test_a_changed_file_is_told(run: Run, ids: dict[str, str], place: Path) -> None:
    with (place / "harbour.txt").open("a", encoding="utf-8") as file:
        file.write("More.")
    assert "CHANGED" in run("show", ids["direct"]).stdout
    assert json.loads(run("show", ids["direct"], "--json").stdout)["document"]["unchanged"] is False


def test_a_file_that_is_gone_is_told(run: Run, ids: dict[str, str], place: Path) -> None:
    (place / "harbour.txt").unlink()
    assert "it is gone" in run("show", ids["direct"]).stdout


def test_a_number_that_no_quote_has_ends_with_1(run: Run, ids: dict[str, str]) -> None:
    result = run("show", "999999")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no quote 999999" in result.stderr


def test_what_is_no_number_is_a_wrong_call(run: Run, ids: dict[str, str]) -> None:
    assert run("show", "Austin").exit_code == 2


def test_several_pieces_are_all_bracketed() -> None:
    assert bracketed(Cell("a b c", ((0, 1), (4, 5)))) == "[a] b [c]"
