"""The edition tells whether what is stored would be read the same way today."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core import __version__
from core.edition import PARTS, edition, fingerprint


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PARTS[1], tmp_path / "analysis", ignore=shutil.ignore_patterns("__pycache__")))


def test_it_names_the_version_and_all_that_a_reading_depends_on() -> None:
    assert edition() == f"{__version__}+{fingerprint(*PARTS)}"
    assert edition() is edition()


def test_the_same_files_elsewhere_are_the_same_edition(copy: Path) -> None:
    assert fingerprint(copy) == fingerprint(PARTS[1])


@pytest.mark.parametrize("name", ["lexicon/cues.tsv", "weights/names.npz", "weights/certainty.toml", "quotes.py"])
def test_a_change_to_lexicon_weights_or_code_is_another_edition(copy: Path, name: str) -> None:
    with (copy / name).open("ab") as file:
        file.write(b"\n")
    assert fingerprint(copy) != fingerprint(PARTS[1])


def test_what_nothing_is_read_with_does_not_count(copy: Path) -> None:
    (copy / "lexicon" / "README.md").write_text("Other words.")
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "quotes.cpython-311.pyc").write_bytes(b"compiled")
    assert fingerprint(copy) == fingerprint(PARTS[1])
