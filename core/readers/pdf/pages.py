"""One page: its lines, or why it has none that can be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from core.readers.pdf.glyphs import MOST_CHARACTERS, Glyph, TooManyError, glyphs_of
from core.readers.pdf.reading_order import Line, lines_of
from core.readers.pdf.words import pieces_of, words_of

_UNREADABLE = 0.3  # of the characters without a meaning: the rest is not to be trusted either
_OBJECTS = 1000  # looked at for pictures
_OUTLINES = 100  # drawn shapes from which on they may be letters


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a page cannot be read, of one and of several of them: "it is ...", "they are ..."."""

    one: str
    many: str
    remedy: str


Problems = dict[Problem, list[int]]
"""The pages, counted from 1, that have a problem."""

_PICTURE = Problem(
    "is a scanned picture without text",
    "are scanned pictures without text",
    "recognise the text, for instance with ocrmypdf, and index what that gives",
)
_MEANINGLESS = Problem(
    "has fonts that do not say which letters their signs are",
    "have fonts that do not say which letters their signs are",
    "recognise the text, for instance with ocrmypdf --force-ocr, and index what that gives",
)
_DAMAGED = Problem("is damaged", "are damaged", "fetch or save the document again")
_CROWDED = Problem(
    f"holds more than {MOST_CHARACTERS:,} characters",
    f"hold more than {MOST_CHARACTERS:,} characters each",
    "check what was saved",
)


def read_page(opened: pdfium.PdfDocument, number: int) -> list[Line] | Problem:
    """The lines of a page, counted from 1; none where it is blank."""
    try:
        page = opened[number - 1]
        try:
            glyphs = glyphs_of(page)
            if not any(glyphs):
                return _PICTURE if _is_drawn(page) else []
        finally:
            page.close()
    except pdfium.PdfiumError:
        return _DAMAGED
    except TooManyError:
        return _CROWDED
    if _is_meaningless(glyphs):
        return _MEANINGLESS
    return lines_of(pieces_of(words_of(glyphs)), number)


def _is_drawn(page: pdfium.PdfPage) -> bool:
    """Whether a page without characters shows a picture, or shapes enough to be letters."""
    count = pdfium_raw.FPDFPage_CountObjects(page)
    kinds = (
        pdfium_raw.FPDFPageObj_GetType(pdfium_raw.FPDFPage_GetObject(page, index))
        for index in range(min(count, _OBJECTS))
    )
    return count >= _OUTLINES or any(
        kind in (pdfium_raw.FPDF_PAGEOBJ_IMAGE, pdfium_raw.FPDF_PAGEOBJ_FORM) for kind in kinds
    )


def _is_meaningless(glyphs: Iterable[Glyph | None]) -> bool:
    """Whether many characters stand for nothing: private use, or no character at all."""
    signs = [glyph.sign for glyph in glyphs if glyph]
    lost = sum(sign == "\ufffd" or unicodedata.category(sign) in ("Co", "Cn", "Cs") for sign in signs)
    return lost > _UNREADABLE * len(signs)
