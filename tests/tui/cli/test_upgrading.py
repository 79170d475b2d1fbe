"""An archive of an older onrecord on the command line: said in words, and brought up to date by whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from click.testing import Result

from core.archive.errors import ArchiveError
from tui.cli.upgrading import bar_when_needed, make_readable

Run = Callable[..., Result]


@pytest.fixture
def older(place: Path, checkout: Path) -> Path:
    """The archive that is found here, as version 1 wrote it: four documents."""
    path = place / ".onrecord" / "archive.db"
    path.parent.mkdir()
    connection = apsw.Connection(str(path))
    sql = checkout / "tests" / "core" / "archive" / "opening" / "versions" / "1.sql"
    connection.execute(sql.read_text(encoding="utf-8")).fetchall()
    connection.close()
    path.chmod(0o600)
    return path


@pytest.mark.parametrize("words", [("quotes",), ("search", "home"), ("actors",), ("show", "1")])
def test_one_who_only_reads_is_told_what_to_do(run: Run, older: Path, words: tuple[str, ...]) -> None:
    refused = run(*words)
    assert refused.exit_code == 2
    assert "was made by an older onrecord" in refused.stderr
    assert "onrecord doctor --repair" in refused.stderr


def test_the_doctor_names_it_and_brings_it_up_to_date(run: Run, older: Path) -> None:
    shown = run("doctor")
    assert shown.exit_code == 1
    assert "it is of version 1" in shown.stdout
    shown = run("doctor", "--repair")
    assert shown.exit_code == 0
    assert "\n  mended  the version of its tables\n" in shown.stdout
    assert run("search", "withdraw").exit_code == 0


def test_indexing_a_folder_into_it_brings_it_up_to_date(run: Run, older: Path, seeds: Path) -> None:
    shown = run("index", str(seeds))
    assert shown.exit_code == 0
    assert "was made by an older onrecord; it is brought up to date, once" in shown.stderr
    assert run("search", "withdraw").exit_code == 0


def test_before_the_dashboard_opens_it_is_said_that_it_takes_a_while(
    older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_readable(older)
    assert "was made by an older onrecord; it is brought up to date, once" in capsys.readouterr().err
    make_readable(older)
    assert capsys.readouterr().err == ""


def test_before_the_dashboard_opens_there_is_something_to_read(place: Path) -> None:
    make_readable(place / "new.db")
    assert (place / "new.db").stat().st_size > 0


def test_what_cannot_be_made_readable_says_why(place: Path) -> None:
    (place / "notes.db").write_text("not a database\n" * 100)
    with pytest.raises(ArchiveError, match="not an onrecord archive"):
        make_readable(place / "notes.db")


def test_nothing_is_said_where_nothing_is_to_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    with bar_when_needed("a long time"):
        pass
    assert capsys.readouterr().err == ""
