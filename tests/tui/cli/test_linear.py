"""`--plain`: a conversation line by line, in which nothing but words is sent."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tui.clipboard_programs import clipboards, copied_through

Run = Callable[..., Result]


@pytest.fixture
def talk(run: Run, harbour: Path) -> Callable[..., list[str]]:
    """What is printed when these lines are typed, less the prompts."""

    def talk(*lines: str) -> list[str]:
        ended = run("--plain", input="".join(f"{line}\n" for line in lines))
        assert ended.exit_code == 0
        assert "\x1b" not in ended.output
        return [line.removeprefix("> ") for line in ended.stdout.splitlines()]

    return talk


def test_it_says_what_there_is_and_what_to_type(talk: Callable[..., list[str]]) -> None:
    assert talk()[:2] == ["3 quotes from 1 document.", "Type words to look for, or help."]


def test_quotes_are_read_out_with_numbers(talk: Callable[..., list[str]]) -> None:
    said = talk("friday", "quit")
    assert said[2] == "1 quote: word friday. 1 to 1:"
    assert said[3].startswith("1. Ana Reis, 30 Oct. 2024, direct, Lisbon Herald (Wire):")
    assert said[4] == "   “We open on Friday,”"


def test_a_quote_is_shown_by_its_number_with_where_it_comes_from(talk: Callable[..., list[str]]) -> None:
    said = talk("speaker:sá", "show 1")
    assert any(line.strip().startswith("why") for line in said)
    assert any(line.strip() == "Cite as:" for line in said)


def test_copying_says_the_citation_where_there_is_no_clipboard(
    talk: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tui.clipboard_programs.clipboards", lambda environ: [])
    said = talk("friday", "copy 1")
    assert "There is no clipboard here; the citation is:" in said
    assert any(line.startswith('"We open on Friday," - Ana Reis, mayor') for line in said)


def test_next_goes_on_and_says_where_it_ends(talk: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cli.linear.PAGE", 2)
    said = talk("kind:direct or", "ask -nothing", "next", "next", "back", "back")
    numbers = [line.split(".")[0] for line in said if line[:2] in ("1.", "2.", "3.")]
    assert numbers == ["1", "2", "3", "1", "2"]
    assert "There are no more." in said
    assert "These are the first." in said


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("show 1", "Nothing has been found yet; type words to look for."),
        ("next", "There are no more."),
        ("xyzzyx", "Nothing found: word xyzzyx."),
        ("kind:nonsense", "Not understood: "),
        ("help", "show N: the quote of that number"),
        ("?", "quit: leave"),
    ],
)
def test_every_line_is_answered_in_words(line: str, answer: str, talk: Callable[..., list[str]]) -> None:
    assert any(said.startswith(answer) for said in talk(line))


@pytest.mark.parametrize("line", ["show", "show 2", "copy 0", "show one", "show 99999999999"])
def test_a_number_that_is_not_there_is_said(line: str, talk: Callable[..., list[str]]) -> None:
    assert f"Type {line.split()[0]} with a number from 1 to 1." in talk("friday", line)


def test_a_command_can_be_asked_for(talk: Callable[..., list[str]]) -> None:
    assert "Nothing found: word next." in talk("ask next")


def test_a_folder_is_read_first(run: Run, seeds: Path) -> None:
    ended = run(str(seeds), "--plain", input="likelihood\n")
    assert ended.exit_code == 0
    assert "from 2 documents." in ended.stdout
    assert "good likelihood" in ended.stdout


def test_names_from_documents_send_nothing(run: Run, place: Path) -> None:
    (place / "news").mkdir()
    (place / "news" / "a.txt").write_text('Ana\x1b[2J Reis said: "We \x1b]52;c;eA==\x07open on Friday."\n')
    assert "\x1b" not in run("--plain", "news", input="open\nshow 1\ncopy 1\n").output


def test_the_clipboard_that_takes_it_is_named() -> None:
    tried: list[str] = []

    def run(call: Any, **settings: Any) -> subprocess.CompletedProcess[bytes]:
        tried.append(call[0])
        if call[0] == "wl-copy":
            raise FileNotFoundError
        return subprocess.CompletedProcess(call, 1 if call[0] == "tmux" else 0)

    environ = {"TMUX": "x", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert copied_through("words", environ, run) == ("pbcopy" if "pbcopy" in tried else "xclip")
    assert copied_through("words", {}, run) in ("", "pbcopy")
    assert [call[0] for call in clipboards(environ, "linux")] == ["tmux", "wl-copy", "xclip", "xsel"]
    assert [call[0] for call in clipboards({}, "darwin")] == ["pbcopy"]
