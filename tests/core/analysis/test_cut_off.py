"""A text that ends in the middle of what it reports costs no more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.analysis import analyse
from core.model import Document

BEFORE = "“We will go,” Ana Reis said in Vesk on Monday.\n\n"


@pytest.mark.parametrize(
    "end", ["Bo Maru said:", "asked:", "denied that:", "signs that read", "that said", ">> :", "“", "A: “"]
)  # fmt: skip
def test_what_stands_before_the_cut_is_read(end: str) -> None:
    for text in (end, BEFORE + end, BEFORE + "Bo Maru added: “Not I”. He " + end):
        found = analyse(Document("a.txt", text, "0" * 64, Path("a.txt")))
        assert ("Ana Reis" in {actor.name for actor in found.actors}) == (text != end)
