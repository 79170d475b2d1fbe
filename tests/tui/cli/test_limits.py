"""A user's own limits: what the file may say, how each fault in it is told, and that reading heeds it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from core.bounds import Bounds
from core.readers import Limits
from tui.limit_file import read_limits
from tui.settings_file import SettingsError

Run = Callable[..., Result]


def write(text: str) -> Path:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "onrecord" / "limits.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_limits_are_those_that_come(tmp_path: Path) -> None:
    assert read_limits(tmp_path / "limits.toml") == (Limits(), Bounds())


def test_what_the_readme_shows_is_what_comes(checkout: Path) -> None:
    shown = (checkout / "README.md").read_text(encoding="utf-8").split("limits.toml", 1)[1]
    example = shown.split("```toml\n", 1)[1].split("```", 1)[0]
    assert example.count("=") == 6
    assert read_limits(write(example)) == (Limits(), Bounds())


def test_each_limit_can_be_set() -> None:
    text = 'text = "1 MiB"\nunpacked = "2gb"\nrecords = 3\ndepth = 0\nseconds = 1.5\nmemory = 536870912\n'
    assert read_limits(write(text)) == (Limits(2**20, 2**31, 3, 0), Bounds(1.5, 2**29))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("secnds = 3", 'secnds: no such limit; did you mean "seconds"?'),
        ("zzz = 3", "zzz: no such limit; there are text, unpacked, records, depth, seconds, memory"),
        ("[text]\nmost = 3", "text: {'most': 3} is none; write a size like \"64 MiB\""),
        ('text = "much"', 'text: "much" is none; write a size like "64 MiB"'),
        ('text = "3 parsec"', 'text: "3 parsec" is none; write a size like "64 MiB"'),
        ("text = true", 'text: true is none; write a size like "64 MiB"'),
        ("records = 1.5", "records: 1.5 is none; write a whole number"),
        ("seconds = nan", "seconds: nan is out of range; it lies between 1 and 86,400"),
        ("seconds = 0", "seconds: 0 is out of range; it lies between 1 and 86,400"),
        ('memory = "1 MiB"', 'memory: "1 MiB" is out of range; it lies between 256 MiB and 1 TiB'),
        ('text = "2 TiB"', 'text: "2 TiB" is out of range; it lies between 1 KiB and 1 GiB'),
        ("text", "is not TOML: Expected '=' after a key in a key/value pair (at end of document)"),
    ],
)
def test_each_fault_names_the_file_the_key_and_what_may_stand_there(text: str, fault: str) -> None:
    path = write(text)
    with pytest.raises(SettingsError) as caught:
        read_limits(path)
    assert str(caught.value) == f"~/.config/onrecord/limits.toml: {fault}"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_indexing_heeds_them(run: Run, place: Path, jobs: str) -> None:
    write('text = "1 KiB"\n')
    news = place / "limited"
    news.mkdir()
    (news / "long.txt").write_text("The minister spoke. " * 100, encoding="utf-8")
    (news / "short.txt").write_text("The minister spoke.", encoding="utf-8")
    shown = run("index", "--json", "--jobs", jobs, "--archive", "limited.db", str(news))
    summary = json.loads(shown.stdout)
    assert summary["added"] == 1
    [skipped] = summary["skipped"]
    assert skipped["reason"].endswith(
        "long.txt: it holds 2,000 bytes, more than the 1,024 bytes read as one text; split it into smaller files"
    )


def test_the_time_that_a_document_may_take_is_heeded(run: Run, place: Path) -> None:
    write("seconds = 1\n")
    news = place / "slow"
    news.mkdir()
    (news / "slow.txt").write_text('"We will go," Ana Reis said on Monday in Lisbon.\n\n' * 8000, encoding="utf-8")
    shown = run("index", "--json", "--jobs", "2", "--archive", "slow.db", str(news))
    [skipped] = json.loads(shown.stdout)["skipped"]
    assert skipped["reason"] == f"{news}/slow.txt could not be analysed (it took longer than 1 second)"


def test_analysing_heeds_them_and_a_wrong_file_is_refused(run: Run, place: Path) -> None:
    story = place / "story.txt"
    story.write_text("The minister spoke. " * 100, encoding="utf-8")
    write('text = "1 KiB"\n')
    assert "more than the 1,024 bytes read as one text" in run("analyse", str(story)).stderr
    write("depht = 2\n")
    for words in (["analyse", str(story)], ["index", str(place)]):
        refused = run(*words)
        assert refused.exit_code == 2
        assert 'limits.toml: depht: no such limit; did you mean "depth"?' in refused.stderr
