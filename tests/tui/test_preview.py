"""What the preview tells of few documents only: their other places, and what stands beside their text."""

from __future__ import annotations

from pathlib import Path

from core.archive.protocol import Copy, DocumentPage
from core.model import UNKNOWN, Metadatum
from tui.panes.preview import beside, elsewhere
from tui.widgets.pieces import Line


def page(*, metadata: tuple[Metadatum, ...] = (), copies: tuple[Copy, ...] = ()) -> DocumentPage:
    return DocumentPage(
        1, "a.txt", Path("a.txt"), "0" * 64, None, "report", "en", "", UNKNOWN, (), (), "0" * 64, metadata, None, (),
        (), copies,
    )  # fmt: skip


def words(line: Line) -> str:
    return "".join(piece for piece, _ in line)


def test_other_places_are_named() -> None:
    copies = (Copy("b.zip#a.txt", Path("b.zip"), "a.txt"), Copy("c", None, ""))
    assert words(elsewhere(page(copies=copies))) == "the same in b.zip, a.txt; c"
    assert elsewhere(page()) == []


def test_what_stands_beside_the_text_is_told_with_its_place() -> None:
    told = (Metadatum("title", "Bridge", "JSON-LD headline"), Metadatum("published", "2031-04-10", "meta date"))
    assert words(beside(page(metadata=told))) == (
        "beside the text title Bridge (JSON-LD headline); published 2031-04-10 (meta date)"
    )
    assert beside(page()) == []
