"""`--format` and `--output`: quotes for other programs, printed or in a file of their own."""

from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from core.export.formats import FORMATS, NAMES

Run = Callable[..., Result]

pytestmark = pytest.mark.usefixtures("harbour")
WORDS = {
    "We open on Friday,",
    'the cranes were "as good as new" after the storm',
    "that ships would wait",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", ["search", "quotes"])
def test_the_quotes_of_a_list_are_printed_in_any_format(run: Run, command: str, name: str) -> None:
    result = run(command, "friday", "--format", name)
    assert result.exit_code == 0, result.output
    assert "We open on Friday," in result.stdout
    assert "ships would wait" not in result.stdout


def test_filters_limit_and_order_hold(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("quotes", "speaker:Rui", "--format", "csv").stdout, newline="")))
    assert {row["speaker"] for row in rows} == {"Rui Sá"}
    result = run("quotes", "--format", "jsonl", "--limit", "1")
    assert len(result.stdout.splitlines()) == 1
    assert "1 of 3 quotes" in result.stderr


def test_without_a_limit_all_of_them_are_written(run: Run, place: Path) -> None:
    result = run("quotes", "--output", "all.csv")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "3 quotes written to all.csv: CSV for spreadsheets" in result.stderr
    with (place / "all.csv").open(encoding="utf-8", newline="") as file:
        assert {row["words"] for row in csv.DictReader(file)} == WORDS
    assert stat.S_IMODE((place / "all.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_ending_tells_the_format(run: Run, place: Path, form: object) -> None:
    assert run("quotes", "--output", f"x{form.suffix}").exit_code == 0  # type: ignore[attr-defined]
    printed = run("quotes", "--format", form.name).stdout_bytes  # type: ignore[attr-defined]
    assert (place / f"x{form.suffix}").read_bytes() == printed  # type: ignore[attr-defined]


def test_a_format_said_outright_goes_before_the_ending(run: Run, place: Path) -> None:
    run("quotes", "--format", "jsonl", "--output", "x.txt")
    assert {json.loads(line)["words"] for line in (place / "x.txt").read_text("utf-8").splitlines()} == WORDS


def test_a_file_is_replaced_only_when_that_is_said(run: Run, place: Path) -> None:
    (place / "mine.md").write_text("mine")
    refused = run("quotes", "--output", "mine.md")
    assert refused.exit_code == 2
    assert "mine.md is there already" in refused.stderr
    assert "--force" in refused.stderr
    assert (place / "mine.md").read_text() == "mine"
    assert run("quotes", "--output", "mine.md", "--force").exit_code == 0
    assert "We open on Friday" in (place / "mine.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--output", "x.xls"), "its ending tells no format"),
        (("--output", "none/x.md"), "there is no folder"),
        (("--output", ".", "--format", "csv"), "is a folder"),
        (("--force",), "--force is about --output"),
        (("--json", "--format", "csv"), "say either --json or --format jsonl"),
        (("--json", "--output", "x.jsonl"), "say either --json or --format jsonl"),
        (("--format", "xml"), "xml"),
    ],
)
def test_a_wrong_call_is_told_in_words_and_writes_nothing(
    run: Run, place: Path, options: tuple[str, ...], words: str
) -> None:
    before = set(place.iterdir())
    result = run("quotes", *options)
    assert result.exit_code == 2
    assert words in result.stderr
    assert set(place.iterdir()) == before


def test_where_nothing_matches_no_file_is_made(run: Run, place: Path) -> None:
    result = run("quotes", "zeppelin", "--output", "x.md")
    assert result.exit_code == 1
    assert not (place / "x.md").exists()


def test_show_tells_the_same_and_whether_the_file_is_unchanged(run: Run) -> None:
    (line,) = run("search", "friday", "--format", "jsonl").stdout.splitlines()
    exported = json.loads(line)
    shown = json.loads(run("show", str(exported["id"]), "--json").stdout)
    assert shown["document"].pop("unchanged") is True
    assert shown["document"].pop("problem") is None
    assert shown == exported
