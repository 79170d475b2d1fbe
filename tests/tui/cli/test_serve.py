"""`serve` as a call: what it needs, and what it says where that is missing."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tui.cli.serve import EXTRA


def test_without_the_extra_it_says_how_to_get_it(harbour: Path, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == EXTRA else found(name))
    ended = run("serve")
    assert ended.exit_code == 2
    assert ended.stdout == ""
    assert "pipx install 'onrecord[serve]'" in ended.stderr


def test_without_an_archive_it_says_how_to_make_one(run: Any) -> None:
    pytest.importorskip(EXTRA)
    ended = run("serve")
    assert ended.exit_code == 2
    assert "there is no archive at" in ended.stderr


def test_line_by_line_is_not_for_browsers(harbour: Path, run: Any) -> None:
    pytest.importorskip(EXTRA)
    ended = run("serve", "--plain")
    assert ended.exit_code == 2
    assert "a browser has no --plain" in ended.stderr


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_a_port_is_a_number_of_a_port(port: str, harbour: Path, run: Any) -> None:
    assert run("serve", "--port", port).exit_code == 2
