"""Token and tag files put together as text: where spaces stand, and where each name's characters are."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from core.training.tagged import read_tagged


def written(path: Path, *sentences: str) -> Path:
    """A file of sentences whose tokens are given as "Kern/B-PER said/O"."""
    lines = ["-DOCSTART-\tO", ""]
    for sentence in sentences:
        lines += [token.replace("|", "\t") for token in sentence.split()] + [""]
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Kern|B-PER 's|O car|O ,|O he|O said|O .|O", "Kern's car, he said."),
        ('"|O No|O ,|O "|O said|O Kern|B-PER (|O left|O )|O', '"No," said Kern (left)'),
        ("the|O workers|O '|O unions|O do|O n't|O", "the workers' unions don't"),
        ("two|O -|O day|O UK|B-LOC -|O based|O", "two-day UK-based"),
        ("Kern|B-PER -|O the|O well-known|O half-built|O", "Kern - the well-known half-built"),
        ("$|O 5|O km/h|O 3|O %|O", "$5 km/h 3%"),
    ],
)
def test_tokens_are_put_together_as_they_were_printed(tokens: str, text: str, tmp_path: Path) -> None:
    [document] = read_tagged(written(tmp_path / "gold.txt.gz", tokens))
    assert document.text.strip() == text


def test_names_are_the_characters_of_their_tokens(tmp_path: Path) -> None:
    sentences = ("Ana|B-PER Reis|I-PER of|O Norvia|B-LOC", "Reis|B-PER Kern|B-PER left|O")
    [document] = read_tagged(written(tmp_path / "gold.txt.gz", *sentences))
    assert [(document.text[start:end], label) for start, end, label in document.marks] == [
        ("Ana Reis", "PER"),
        ("Norvia", "LOC"),
        ("Reis", "PER"),
        ("Kern", "PER"),
    ]


def test_a_line_without_a_tag_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unpack"):
        read_tagged(written(tmp_path / "gold.txt.gz", "Kern"))
