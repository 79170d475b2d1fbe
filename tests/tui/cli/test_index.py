"""`index`: what came of it, and what was skipped and why."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from core.archive.opening.lock import indexing
from tui.cli.call import Call

Run = Callable[..., Result]

TEXT = '"We open on Friday," Mayor Ana Reis said.\n'


@pytest.fixture
def news(place: Path) -> Path:
    """A folder with two documents and a file that no reader can read."""
    folder = place / "news"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"{TEXT}From {name}.\n", encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7\n")
    return folder


def test_it_says_what_came_of_it_and_what_was_skipped(run: Run, news: Path) -> None:
    result = run("index", "news")
    assert result.exit_code == 1
    assert result.stdout == "2 documents added, 0 replaced, 0 unchanged, 0 dropped, 1 file skipped\n"
    (line,) = result.stderr.splitlines()
    assert line.startswith("onrecord: skipped: ")
    assert "c.pdf" in line


def test_the_archive_follows_the_folder(run: Run, news: Path) -> None:
    (news / "c.pdf").unlink()
    assert run("index", "news").exit_code == 0
    (news / "a.txt").write_text(TEXT.replace("Friday", "Sunday"), encoding="utf-8")
    (news / "b.txt").unlink()
    (news / "d.txt").write_text(TEXT.replace("Friday", "Monday"), encoding="utf-8")
    assert run("index", "news").stdout.startswith("1 document added, 1 replaced, 0 unchanged, 1 dropped, ")
    assert run("index", "news").stdout.startswith("0 documents added, 0 replaced, 2 unchanged, 0 dropped, ")
    assert run("search", "sunday").exit_code == 0


def test_the_summary_is_one_object_for_a_program(run: Run, news: Path) -> None:
    result = run("index", "news", "--json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert (summary["added"], summary["unchanged"]) == (2, 0)
    assert [Path(skipped["path"]).name for skipped in summary["skipped"]] == ["c.pdf"]


def test_the_documents_stay_as_they_were(run: Run, news: Path) -> None:
    before = {path: path.read_bytes() for path in news.iterdir()}
    run("index", "news")
    assert {path: path.read_bytes() for path in news.iterdir()} == before


def test_a_folder_that_is_not_there_is_a_wrong_call(run: Run) -> None:
    result = run("index", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def test_without_a_folder_the_call_is_wrong(run: Run) -> None:
    assert run("index").exit_code == 2


def test_what_is_no_archive_is_not_written_to(run: Run, news: Path, place: Path) -> None:
    letter = place / "letter.txt"
    letter.write_text("Dear all", encoding="utf-8")
    result = run("index", "news", "--archive", "letter.txt")
    assert result.exit_code == 2
    assert "not an onrecord archive" in result.stderr
    assert letter.read_text(encoding="utf-8") == "Dear all"


def test_the_overview_names_what_could_not_be_read(run: Run, news: Path) -> None:
    result = run("news/")
    assert result.exit_code == 1
    assert "2 documents" in result.stdout
    assert "Could not be read" in result.stdout
    assert "c.pdf" in result.stdout


def test_a_file_under_another_name_is_said_to_have_moved(run: Run, news: Path) -> None:
    (news / "c.pdf").unlink()
    run("index", "news", "--jobs", "1")
    (news / "b.txt").rename(news / "z.txt")
    result = run("index", "news", "--jobs", "1")
    assert result.stdout == "0 documents added, 0 replaced, 1 unchanged, 0 dropped, 1 moved, 0 files skipped\n"


def test_several_jobs_say_what_one_says(run: Run, news: Path) -> None:
    alone = run("index", "news", "--jobs", "1", "--archive", "1.db")
    together = run("index", "news", "--jobs", "2", "--archive", "2.db")
    assert (together.exit_code, together.stdout, together.stderr) == (1, alone.stdout, alone.stderr)


def test_the_report_lists_what_could_not_be_read_and_why_and_when(run: Run, news: Path) -> None:
    run("index", "news", "--jobs", "1")
    result = run("index", "--report")
    assert result.exit_code == 1
    heading, line = result.stdout.splitlines()
    assert heading.split() == ["FILE", "REASON", "TRIED"]
    assert line.startswith(f"{news / 'c.pdf'}  it is damaged and cannot be opened")
    assert re.search(r"  \d{4}-\d\d-\d\d \d\d:\d\d$", line)


def test_the_report_for_a_program_is_an_object_a_file(run: Run, news: Path) -> None:
    run("index", "news", "--jobs", "1")
    result = run("index", "--report", "--json")
    assert result.exit_code == 1
    (record,) = map(json.loads, result.stdout.splitlines())
    assert record["path"] == str(news / "c.pdf")
    assert record["reason"].startswith(str(news / "c.pdf"))
    assert datetime.fromisoformat(record["when"]).utcoffset() == timedelta(0)


def test_the_report_can_be_asked_for_a_folder_and_is_empty_once_all_is_mended(run: Run, news: Path) -> None:
    run("index", "news", "--jobs", "1")
    (news.parent / "other").mkdir()
    assert run("index", "--report", "other").exit_code == 0
    assert run("index", "--report", "news").exit_code == 1
    (news / "c.pdf").write_text(TEXT, encoding="utf-8")
    run("index", "news", "--jobs", "1")
    result = run("index", "--report")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "onrecord: Everything that was found could be read.\n"


def test_whoever_comes_second_is_told_who_indexes(run: Run, news: Path, place: Path) -> None:
    path = Call(folder=place, environ={}).find_archive(None)
    with indexing(path):
        result = run("index", "news")
    assert result.exit_code == 2
    assert f"has been indexing into {path}" in result.stderr
    assert f"(process {os.getpid()})" in result.stderr
    assert run("index", "news", "--jobs", "1").exit_code == 1


def test_links_out_of_the_folder_are_followed_only_where_that_is_asked_for(run: Run, place: Path) -> None:
    for name in ("in", "out"):
        (place / name).mkdir()
        (place / name / f"{name}.txt").write_text(f"The mayor said it was over in {name}.\n")
    (place / "in" / "link").symlink_to("../out")
    assert "1 document added" in run("index", "in").stdout
    assert "1 document added" in run("index", "in", "--follow-links").stdout
    assert "0 documents added, 0 replaced, 2 unchanged" in run("index", "in", "--follow-links").stdout
    assert "1 dropped" in run("index", "in").stdout


def test_a_folder_that_holds_nothing_may_be_a_disk_that_is_away(run: Run, news: Path) -> None:
    run("index", "news")
    for path in news.iterdir():
        path.unlink()
    result = run("index", "news")
    assert (result.exit_code, result.stdout) == (
        1, "0 documents added, 0 replaced, 2 unchanged, 0 dropped, 0 files skipped\n"
    )  # fmt: skip
    assert result.stderr == (
        f"onrecord: {news} holds nothing; the 2 documents read from it are kept: is its disk away? "
        f"If all is gone for good: onrecord index --drop-emptied {news}\n"
    )
    assert json.loads(run("index", "news", "--json").stdout)["emptied"] == [{"path": str(news), "documents": 2}]
    assert run("news/").exit_code == 1
    dropped = run("index", "--drop-emptied", "news")
    assert (dropped.exit_code, dropped.stderr) == (0, "")
    assert "2 dropped" in dropped.stdout


def test_what_doctor_finds_changed_in_content_alone_is_taken_in_as_it_says(run: Run, news: Path) -> None:
    (news / "c.pdf").unlink()
    run("index", "news")
    status = (news / "a.txt").stat()
    (news / "a.txt").write_text(f"{TEXT.replace('Friday', 'Sunday')}From a.txt.\n", encoding="utf-8")
    os.utime(news / "a.txt", ns=(status.st_atime_ns, status.st_mtime_ns))
    advice = " ".join(run("doctor", "--files").stdout.split())
    assert "`onrecord index --checksum` takes that in" in advice
    assert "0 documents added, 1 replaced, 1 unchanged" in run("index", "--checksum", "news").stdout
    assert "--checksum" not in run("doctor", "--files").stdout
