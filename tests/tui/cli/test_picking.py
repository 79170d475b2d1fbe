"""`search --print`: what was chosen on the screen goes to stdout."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Choose these quotes on the screen; what was searched for there."""
    asked: list[str] = []

    def choose(*ids: int) -> list[str]:
        from core.archive.protocol import Archive, QuoteRow
        from tui.cli.call import Call

        def picked(call: Call, archive: Archive, text: str) -> list[QuoteRow]:
            asked.append(text)
            return [detail.row for each in ids if (detail := archive.quote(each)) is not None]

        monkeypatch.setattr("tui.cli.picking.picked", picked)
        return asked

    return choose


def test_each_chosen_quote_is_printed_with_its_citation(
    run: Run, harbour: Path, chosen: Callable[..., list[str]]
) -> None:
    asked = chosen(1, 3)
    ended = run("search", "--print", "friday", "-storm")
    assert ended.exit_code == 0
    assert asked == ["friday -storm"]
    first, second = ended.stdout.splitlines()
    assert first.startswith('"We open on Friday," - Ana Reis, mayor')
    assert second.startswith("paraphrased: that ships would wait - Rui Sá")


def test_it_is_printed_in_other_forms_too(run: Run, harbour: Path, chosen: Callable[..., list[str]]) -> None:
    chosen(1)
    assert json.loads(run("search", "--print", "--json").stdout)["id"] == 1
    assert run("search", "--print", "--format", "bibtex").stdout.startswith("@")


def test_nothing_to_choose_ends_with_1(run: Run, harbour: Path, chosen: Callable[..., list[str]]) -> None:
    chosen()
    ended = run("search", "--print")
    assert (ended.exit_code, ended.stdout) == (1, "")


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_without_a_terminal_it_is_a_wrong_call(
    term: str, run: Run, harbour: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("tui.cli.picking.TERMINAL", tmp_path / "no-terminal")
    ended = run("search", "--print", "friday")
    assert ended.exit_code == 2
    assert "there is no terminal here" in ended.stderr


def test_words_are_needed_where_nothing_is_chosen(run: Run, harbour: Path) -> None:
    ended = run("search")
    assert ended.exit_code == 2
    assert "Missing argument 'WORDS" in ended.stderr
