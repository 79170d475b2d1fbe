"""The characters of a page and where they stand, in the direction in which most of it is written."""

from __future__ import annotations

import math
from collections import Counter
from ctypes import byref, c_double
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

MOST_CHARACTERS = 200_000
"""On one page; a broadsheet in small print has some 50,000."""

_HYPHEN_AT_LINE_END = "\x02"  # what PDFium gives for one
_STRAIGHT = math.radians(3)


class TooManyError(Exception):
    """A page has more characters than ``MOST_CHARACTERS``."""


class Glyph(NamedTuple):
    """A character as printed: its left and right edge, its baseline (upwards) and the size of its font, in points."""

    sign: str
    left: float
    right: float
    baseline: float
    size: float


class _Drawn(NamedTuple):
    glyph: Glyph
    turn: int
    """Quarter turns of its direction against the page; -1 for anything between."""


def glyphs_of(page: pdfium.PdfPage) -> list[Glyph | None]:
    """The characters of a page as its file orders them, None for white space between them.

    What runs in another direction than most of the page (a watermark, a photographer's name along a picture) is left
    out. Raises TooManyError and PdfiumError.
    """
    text = page.get_textpage()
    try:
        drawn = _drawn(text)
    finally:
        text.close()
    turns = Counter(one.turn for one in drawn if one is not None)
    turns.pop(-1, None)
    if not turns:
        return []
    main = turns.most_common(1)[0][0]
    return [one and one.glyph for one in drawn if one is None or one.turn == main]


def _drawn(text: pdfium.PdfTextPage) -> list[_Drawn | None]:
    """All characters, each in coordinates of its own direction."""
    found: list[_Drawn | None] = []
    count = text.count_chars()
    if count > MOST_CHARACTERS:
        raise TooManyError
    box, matrix = pdfium_raw.FS_RECTF(), pdfium_raw.FS_MATRIX()
    x, y = c_double(), c_double()
    for index in range(count):
        sign = chr(min(pdfium_raw.FPDFText_GetUnicode(text, index), 0x10FFFF))
        sign = "-" if sign == _HYPHEN_AT_LINE_END else sign
        if sign.isspace():
            found.append(None)
            continue
        if (
            sign < " "
            or not pdfium_raw.FPDFText_GetLooseCharBox(text, index, byref(box))
            or not pdfium_raw.FPDFText_GetMatrix(text, index, byref(matrix))
            or not pdfium_raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        ):
            continue
        size = pdfium_raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        places = (box.left, box.right, box.bottom, box.top, x.value, y.value, size)
        if size > 0 and all(map(math.isfinite, places)):
            found.append(_turned(sign, places, math.atan2(matrix.b, matrix.a)))
    return found


def _turned(sign: str, places: tuple[float, ...], angle: float) -> _Drawn:
    left, right, bottom, top, x, y, size = places
    turn = round(angle / (math.pi / 2))
    if abs(angle - turn * math.pi / 2) > _STRAIGHT:
        return _Drawn(Glyph(sign, left, right, y, size), -1)
    match turn % 4:
        case 0:
            glyph = Glyph(sign, left, right, y, size)
        case 1:
            glyph = Glyph(sign, bottom, top, -x, size)
        case 2:
            glyph = Glyph(sign, -right, -left, -y, size)
        case _:
            glyph = Glyph(sign, -top, -bottom, x, size)
    return _Drawn(glyph, turn % 4)
