"""Texts in pieces: a part comes back as it was, wherever it is cut."""

from __future__ import annotations

from typing import Any

from core.archive.tables import texts


def test_a_quote_across_two_pieces_comes_back_whole(shelf: Any, article: Any) -> None:
    report = article("long.txt")
    report.text = "é" * (texts.PIECE - 20)
    report.says("Lloyd Austin", "that they withdraw from the border before the winter comes")
    [document] = shelf.put(report)
    [row] = shelf.search("winter").rows
    assert row.words == "that they withdraw from the border before the winter comes"
    assert shelf.archive.document(document).text == report.text


def test_an_empty_text_is_a_text(shelf: Any, article: Any) -> None:
    [document] = shelf.put(article("empty.txt"))
    assert shelf.archive.document(document).text == ""
