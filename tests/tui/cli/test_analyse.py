"""`analyse`: documents in, JSON Lines out."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import Result

from tui.cli import analyse

Run = Callable[..., Result]

TEXT = '"We open on Friday," Mayor Ana Reis said.\n'


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_file_is_known_by_the_path_as_given(run: Run, place: Path) -> None:
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("analyse", "./a.txt", "a.txt", str(place / "a.txt"))
    assert result.exit_code == 0
    assert [record["id"] for record in records(result)] == ["./a.txt", "a.txt", str(place / "a.txt")]
    assert {record["sha256"] for record in records(result)} == {sha256(TEXT.encode()).hexdigest()}


def test_a_record_has_the_fields_that_are_promised(run: Run) -> None:
    line = json.dumps({"id": "r", "text": TEXT})
    (record,) = records(run("analyse", "-", input=line))
    assert list(record) == [
        "id", "sha256", "title", "kind", "language", "published", "sources", "actors", "mentions", "quotes",
    ]  # fmt: skip


def test_a_folder_gives_all_its_documents(run: Run, place: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
        path = place / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    result = run("analyse", "news/")
    assert [record["id"] for record in records(result)] == ["news/a.txt", "news/b.txt", "news/sub/c.txt"]


def test_a_date_that_is_none_is_named_and_the_document_analysed(run: Run) -> None:
    good = json.dumps({"id": "good", "text": TEXT, "published": "30 October 2024"})
    bad = json.dumps({"id": "bad", "text": TEXT, "published": "rubbish"})
    result = run("analyse", "-", input=f"{good}\n{bad}\n")
    assert result.exit_code == 0
    assert [record["id"] for record in records(result)] == ["good", "bad"]
    (line,) = result.stderr.splitlines()
    assert line.startswith('onrecord: line 2: "published" is no date')
    assert "rubbish" in line


def test_bad_lines_are_named_and_skipped(run: Run) -> None:
    good = json.dumps({"id": "good", "text": TEXT}).encode()
    lines = [b"{", good, b"", b'{"id": "x"}', b"\xff\xfe", good]
    result = run("analyse", "-", input=b"\n".join(lines))
    assert result.exit_code == 1
    assert [record["id"] for record in records(result)] == ["good", "good"]
    first, second, third = result.stderr.splitlines()
    assert first.startswith("onrecord: line 1: not JSON")
    assert second.startswith('onrecord: line 4: "text" is missing')
    assert third.startswith("onrecord: line 5: not UTF-8 at byte 1")


def test_a_missing_file_is_named_and_the_others_are_read(run: Run, place: Path) -> None:
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("analyse", "gone.txt", "a.txt")
    assert result.exit_code == 1
    assert [record["id"] for record in records(result)] == ["a.txt"]
    assert "gone.txt" in result.stderr


def test_nothing_in_nothing_out(run: Run) -> None:
    result = run("analyse", "-", input="")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_without_a_path_the_call_is_wrong(run: Run) -> None:
    assert run("analyse").exit_code == 2


def test_each_analysis_is_out_before_the_next_line_is_read(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    seen: list[str] = []
    real = analyse.from_lines

    def watched(stream, skipped):  # type: ignore[no-untyped-def]
        for document in real(stream, skipped):
            seen.append(document.id)
            yield document
            seen.append(f"{document.id} done")

    monkeypatch.setattr(analyse, "from_lines", watched)
    lines = "\n".join(json.dumps({"id": name, "text": TEXT}) for name in "ab")
    run("analyse", "-", input=lines)
    assert seen == ["a", "a done", "b", "b done"]


def test_many_jobs_print_what_one_prints(run: Run) -> None:
    records = ({"id": f"{n}", "text": f'"We open on day {n}," Mayor Ana Reis said.'} for n in range(20))
    lines = "\n".join(map(json.dumps, records))
    alone, together = (run("analyse", "-", "--jobs", jobs, input=f"{lines}\nrubbish\n") for jobs in ("1", "3"))
    assert (together.exit_code, together.stdout, together.stderr) == (1, alone.stdout, alone.stderr)
    assert [json.loads(line)["id"] for line in together.stdout.splitlines()] == [f"{n}" for n in range(20)]


def test_jobs_are_counted_from_one(run: Run) -> None:
    assert run("analyse", "-", "--jobs", "0").exit_code == 2
