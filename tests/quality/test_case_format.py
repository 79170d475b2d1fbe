"""The format of the cases, as ``cases/README.md`` describes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import Case, Found, read_case, read_cases

TEXT = "Marta Velling said the dam was safe."


def case(tmp_path: Path, *lines: str, text: str = TEXT) -> Case:
    (tmp_path / "group.txt").write_text("\n".join(("# title", text, *lines)) + "\n", encoding="utf-8")
    (found,) = read_cases(tmp_path)
    return found


def found(speaker: str, kind: str, *words: str) -> Found:
    return Found("", frozenset({speaker}), kind, words, None, "unknown")


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("= Marta Velling | indirect | the dam was safe", True),
        ("= The Marta Velling | indirect | that the dam was safe.", True),
        ("= Oskar Brandel or Marta Velling | indirect | the dam was safe", True),
        ("= Marta Velling | indirect | the dam was [very] safe", True),
        ("= Marta Velling | direct | the dam was safe\n=| Marta Velling | indirect | the dam was safe", True),
        ("=? Marta Velling | indirect | the dam was safe", True),
        ("= nothing", False),
        ("= Marta Velling | mixed | the dam was safe", False),
        ("= Marta Velling | indirect | the dam", False),
        ("= Marta Velling + Oskar Brandel | indirect | the dam was safe", False),
        ("= Marta Velling | indirect | the dam was safe | ~ 2031-05-06", False),
        ("= Marta Velling | indirect | the dam was safe\n= Marta Velling | indirect | the dam was safe", False),
    ],
)
def test_what_a_line_accepts(line: str, right: bool, tmp_path: Path) -> None:
    assert read_case(case(tmp_path, *line.split("\n"))).right is right


def test_pieces_and_stretches_that_may_be_missing(tmp_path: Path) -> None:
    (wanted,) = case(tmp_path, "= X | mixed | [The fee …] [as] theft").wanted
    assert wanted.accepts(found("x", "mixed", "theft"))
    assert wanted.accepts(found("x", "mixed", "The fee", "as theft"))
    assert not wanted.accepts(found("x", "mixed", "The fee as theft"))


def test_a_blank_line_a_day_and_a_marker(tmp_path: Path) -> None:
    read = case(tmp_path, "¶", "Later.", "@ 2031-05-07", "! not read yet: missed")
    assert (read.text, read.published, read.unread) == (f"{TEXT}\n\nLater.", "2031-05-07", "missed")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("= Oskar Brandel | indirect | the dam was safe", "speaker"),
        ("= Marta Velling | mixed | the dam was safe", "kind"),
        ("= Marta Velling | indirect | the dam was", "boundary"),
        ("= nothing", "invented"),
    ],
)
def test_what_went_wrong_is_told_in_a_word(line: str, word: str, tmp_path: Path) -> None:
    assert read_case(case(tmp_path, line)).in_a_word() == word
