"""`search`, `quotes`, `actors`, `sources`: what a person and what a program gets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from core.model import Moment
from tui.cli.lists import recency
from tui.cli.questions import as_text

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("harbour")


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_search_shows_who_said_it_when_and_who_printed_it(run: Run) -> None:
    result = run("search", "friday")
    assert result.exit_code == 0
    heading, line = result.stdout.splitlines()
    assert heading.split() == ["ID", "SAID", "KIND", "SPEAKER", "SOURCE", "WORDS"]
    for part in ("30 Oct. 2024", "direct", "Ana Reis", "Lisbon Herald (Wire)", "“We open on Friday,”"):
        assert part in line


def test_piped_text_is_plain_and_whole(run: Run) -> None:
    result = run("quotes")
    assert "\x1b" not in result.stdout
    assert 'the cranes were "as good as new" after the storm' in result.stdout
    assert len(result.stdout.splitlines()) == 4


def test_a_paraphrase_stands_without_marks(run: Run) -> None:
    (line,) = [line for line in run("quotes").stdout.splitlines() if "ships would wait" in line]
    assert "“" not in line
    assert "on or before 31 Oct. 2024" in line


def test_json_is_one_object_a_line(run: Run) -> None:
    (found,) = objects(run("search", "friday", "--json"))
    assert found["kind"] == "direct"
    assert found["words"] == "We open on Friday,"
    assert found["said"] == {"value": "2024-10-30", "precision": "day", "basis": "Wednesday"}
    assert found["outlets"] == ["Lisbon Herald", "Wire"]
    assert [speaker["name"] for speaker in found["speakers"]] == ["Ana Reis"]  # type: ignore[attr-defined]
    ((start, end),) = found["matches"]  # type: ignore[misc]
    assert str(found["words"])[start:end] == "Friday"


def test_filters_work_as_in_the_search_bar(run: Run) -> None:
    assert len(objects(run("quotes", "speaker:Rui Sá", "--json"))) == 2
    assert len(objects(run("quotes", 'speaker:"Rui Sá"', "kind:mixed", "--json"))) == 1
    assert len(objects(run("quotes", "said:2024-10-30", "--json"))) == 1


def test_a_word_can_be_left_out(run: Run) -> None:
    assert len(objects(run("quotes", "-friday", "--json"))) == 2
    assert len(objects(run("quotes", "-harbour", "--json"))) == 3  # not -h for help, with more behind it


def test_a_wrong_query_is_told_in_words_beside_the_place(run: Run) -> None:
    result = run("search", "friday", "said:whenever")
    assert result.exit_code == 2
    assert result.stdout == ""
    said, query, marks = result.stderr.splitlines()
    assert said.startswith("onrecord: ")
    assert query == "  friday said:whenever"
    assert set(marks.strip()) == {"^"}
    assert query[marks.index("^") : marks.rindex("^") + 1] in ("said:whenever", "whenever")


def test_a_misspelt_option_is_no_search_word(run: Run) -> None:
    result = run("search", "friday", "--jsn")
    assert result.exit_code == 2
    assert "--jsn" in result.stderr


def test_nothing_found_ends_with_1_and_says_what_was_asked(run: Run) -> None:
    result = run("search", "zeppelin")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "no quotes match zeppelin" in result.stderr


@pytest.mark.parametrize(
    ("query", "read"),
    [
        (("said:march",), "said:march (said 2024-03-01 to 2024-03-31)"),
        (("said:friday", "zeppelin"), "said:friday zeppelin (word zeppelin; said 2024-11-01)"),
        (('"good as old"',), '"good as old" (exactly "good as old")'),
    ],
)
def test_where_nothing_matches_it_says_which_days_and_which_words_were_meant(
    run: Run, query: tuple[str, ...], read: str
) -> None:
    for command in ("search", "quotes"):
        result = run(command, *query)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == f"onrecord: no quotes match {read}\n"
    assert "no actors match said:march (said 2024-03-01 to 2024-03-31)" in run("actors", "said:march").stderr


@pytest.mark.parametrize("signs", ["🎉", "%", "...", "!!!", "-", '"'])
@pytest.mark.parametrize("command", ["search", "quotes", "actors", "sources"])
def test_signs_without_a_word_find_nothing_and_it_says_why(run: Run, command: str, signs: str) -> None:
    result = run(command, signs)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(f" match {signs} (neither a letter nor a figure to look for)\n")


@pytest.mark.parametrize("filter", ["speaker:", "said:>", 'source:""', "-kind:"])
@pytest.mark.parametrize("command", ["search", "quotes", "actors", "sources"])
def test_a_filter_without_a_value_is_a_wrong_call(run: Run, command: str, filter: str) -> None:
    result = run(command, "friday", filter)
    assert (result.exit_code, result.stdout) == (2, "")
    said, query, marks = result.stderr.splitlines()
    assert "stands without a value; write for example " in said
    assert query[marks.index("^") : marks.rindex("^") + 1] == filter.lstrip("-")


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_word_that_was_given_up_is_named(run: Run, options: tuple[str, ...]) -> None:
    result = run("search", "cranes", "zzzqqq", *options)
    assert result.exit_code == 0
    assert result.stderr == "onrecord: no quote has all the words; these are without zzzqqq\n"
    assert run("search", "cranes", *options).stderr == ""


def test_what_a_limit_leaves_out_is_said_on_stderr(run: Run) -> None:
    result = run("quotes", "--limit", "1")
    assert len(result.stdout.splitlines()) == 2
    assert "1 of 3 quotes" in result.stderr


def test_quotes_can_be_sorted(run: Run) -> None:
    by_said = [found["kind"] for found in objects(run("quotes", "--sort", "said", "--json"))]
    assert by_said[-1] == "direct"
    assert len(objects(run("quotes", "--sort", "published", "--json"))) == 3


def test_actors_are_listed_with_their_counts(run: Run) -> None:
    found = {row["name"]: row for row in objects(run("actors", "--json"))}
    assert (found["Rui Sá"]["quotes"], found["Ana Reis"]["quotes"], found["Lisbon"]["quotes"]) == (2, 1, 0)
    assert found["Ana Reis"]["title"] == "mayor, Lisbon"
    assert [row["name"] for row in objects(run("actors", "kind:direct", "--json"))]
    names = [row["name"] for row in objects(run("actors", "--sort", "name", "--json"))]
    assert names == ["Ana Reis", "Lisbon", "Rui Sá"]


def test_actors_are_looked_up_by_name_the_silent_too(run: Run) -> None:
    assert [row["name"] for row in objects(run("actors", "lisbon", "--json"))] == ["Lisbon"]
    assert [row["name"] for row in objects(run("actors", "rei", "--json"))] == ["Ana Reis"]


def test_a_name_and_a_filter_together_leave_those_who_fit_both(run: Run) -> None:
    assert run("actors", "lisbon", "kind:direct").exit_code == 1


def test_sources_are_looked_up_by_name(run: Run) -> None:
    assert [row["name"] for row in objects(run("sources", "lisbon", "herald", "--json"))] == ["Lisbon Herald"]


def test_names_cannot_be_left_out(run: Run) -> None:
    wrong = run("actors", "-lisbon")
    assert wrong.exit_code == 2
    assert "-word" in wrong.stderr


def test_actors_and_sources_are_tables_for_people(run: Run) -> None:
    assert run("actors").stdout.splitlines()[0].split()[:4] == ["ID", "NAME", "TITLE", "KIND"]
    lines = run("sources").stdout.splitlines()
    assert any("Lisbon Herald" in line and "publisher" in line for line in lines)


def test_sources_are_listed_with_their_roles(run: Run) -> None:
    found = {row["name"]: row["roles"] for row in objects(run("sources", "--json"))}
    assert found == {"Lisbon Herald": ["publisher"], "Wire": ["agency"]}


def test_without_an_archive_it_says_how_to_make_one(run: Run, harbour: Path) -> None:
    result = run("quotes", "--archive", "nowhere.db")
    assert result.exit_code == 2
    assert "nowhere.db" in result.stderr
    assert "onrecord index FOLDER" in result.stderr


def test_the_archive_may_be_named_before_or_after_the_command(run: Run, harbour: Path, tmp_path: Path) -> None:
    moved = tmp_path / "other.db"
    harbour.rename(moved)
    assert run("quotes").exit_code == 2
    assert run("quotes", "--archive", str(moved)).exit_code == 0
    assert run("--archive", str(moved), "quotes").exit_code == 0


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("said:last week", "troops"), 'said:"last week" troops'),
        (("-speaker:Lloyd Austin",), '-speaker:"Lloyd Austin"'),
        (("said:>22 October 2024",), 'said:>"22 October 2024"'),
        (('speaker:"Lloyd Austin" troops',), 'speaker:"Lloyd Austin" troops'),
        (("two words", '"exact words"'), 'two words "exact words"'),
        (("speaker:Austin",), "speaker:Austin"),
    ],
)
def test_a_filter_whose_marks_the_shell_took_gets_them_back(words: tuple[str, ...], text: str) -> None:
    assert as_text(words, lambda text: True) == text


@pytest.mark.parametrize(
    "word", ["kind:direct austin", "speaker:Austin -troops", "speaker:Austin kind:direct", "kind:direct said:2024"]
)
def test_an_argument_that_holds_a_whole_query_stays_one(word: str) -> None:
    assert as_text((word,), lambda text: text.startswith("speaker")) == word


def test_one_argument_means_what_the_search_bar_means(run: Run) -> None:
    def found(*words: str) -> list[object]:
        return [quote["id"] for quote in objects(run("quotes", *words, "--json"))]

    assert found("kind:mixed cranes") == found("kind:mixed", "cranes") != []
    assert found("said:>2024-10-29 cranes") == found("said:>2024-10-29", "cranes") != []
    assert found("speaker:reis friday") == found("speaker:reis", "friday") != []
    assert found("-speaker:Rui Sá") == found('-speaker:"Rui Sá"') != []
    assert found("-speaker:reis cranes") == found("-speaker:reis", "cranes") != []
    assert found("speaker:Rui Sá kind:mixed") == found('speaker:"Rui Sá"', "kind:mixed") != []


def test_a_wrong_query_in_one_argument_is_marked_where_it_is_wrong(run: Run) -> None:
    result = run("search", "kind:foo cranes")
    assert result.exit_code == 2
    assert 'no kind "foo"' in result.stderr


def test_the_newest_comes_first_and_the_undated_last() -> None:
    moments = [
        Moment(None, "unknown", ""), Moment("2023", "year", ""), Moment("2024-10-31", "on-or-before", ""),
        Moment("2024-10-31", "day", ""), Moment("2024-10-31T09:00", "minute", ""),
    ]  # fmt: skip
    assert sorted(moments, key=recency) == moments
