"""`compare`: two actors side by side on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("harbour")


def test_each_has_a_column_and_each_day_a_row(run: Run) -> None:
    result = run("compare", "Ana Reis", "Rui Sá")
    assert (result.exit_code, result.stderr) == (0, "")
    heading, *lines = result.stdout.splitlines()
    assert heading.split() == ["SAID", "ID", "Ana", "Reis", "ID", "Rui", "Sá"]
    assert lines[0].startswith("on or before 31 Oct. 2024")
    left, right = heading.index("Ana Reis"), heading.index("Rui Sá")
    (ana,) = [line for line in lines if "We open on Friday" in line]
    assert (ana.startswith("30 Oct. 2024"), ana.index("“We open")) == (True, left)
    assert [line.index("the cranes") for line in lines if "the cranes" in line] == [right]
    assert [line[:12].strip() for line in lines if "ships would wait" in line] == [""]


def test_whose_words_they_are_is_said_where_that_is_not_the_name_asked_for(run: Run) -> None:
    shown = run("compare", "reis", "Rui Sá").stdout
    assert "Ana Reis: “We open on Friday,”" in shown
    assert "Rui Sá: " not in shown


def test_json_is_an_object_a_day(run: Run) -> None:
    days = [json.loads(line) for line in run("compare", "Ana Reis", "Rui Sá", "--json").stdout.splitlines()]
    assert [(day["said"]["value"], day["said"]["precision"]) for day in days] == [
        ("2024-10-31", "on-or-before"),
        ("2024-10-30", "day"),
    ]
    assert [[len(side["quotes"]) for side in day["sides"]] for day in days] == [[0, 2], [1, 0]]
    assert [side["asked"] for side in days[0]["sides"]] == ["Ana Reis", "Rui Sá"]


def test_numbers_name_actors_too(run: Run) -> None:
    ids = {row["name"]: str(row["id"]) for row in map(json.loads, run("actors", "--json").stdout.splitlines())}
    by_number = run("compare", ids["Ana Reis"], ids["Rui Sá"])
    assert by_number.stdout == run("compare", "Ana Reis", "Rui Sá").stdout


def test_who_is_not_quoted_is_said(run: Run) -> None:
    result = run("compare", "Ana Reis", "zeppelin")
    assert (result.exit_code, result.stderr) == (0, "onrecord: zeppelin is not quoted\n")
    assert "We open on Friday" in result.stdout
    nobody = run("compare", "zeppelin", "balloon")
    assert (nobody.exit_code, nobody.stdout) == (1, "")
    assert "neither zeppelin nor balloon is quoted" in nobody.stderr


def test_what_a_limit_leaves_out_is_said(run: Run) -> None:
    result = run("compare", "Ana Reis", "Rui Sá", "--limit", "1")
    assert "the newest 1 of 2 quotes of Rui Sá; --limit N shows more" in result.stderr
