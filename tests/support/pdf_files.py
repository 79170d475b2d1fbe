"""Small PDF files, written by hand: texts at positions, in a font whose every character is as wide."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 612.0, 792.0
ADVANCE = 0.6
"""How wide a character of Courier is, in sizes of the font."""

LIGATURES = {0x81: "\ufb01", 0x82: "\ufb02", 0x83: "\ufb00", 0x84: "\u201c", 0x85: "\u201d", 0x86: "\u00ad"}
"""What the codes of font F2 stand for by its ToUnicode map; all others stand for themselves."""
_CODES = str.maketrans({sign: chr(code) for code, sign in LIGATURES.items()})


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text from ``x`` on, its baseline at ``y``, in points from the lower left corner.

    ``font`` is F1 (Courier in WinAnsi), F2 (Courier with ligatures, see ``LIGATURES``) or F3 (codes that stand for
    nothing). ``mode`` 3 draws nothing, as the layers of text recognition do. ``turn`` is the cosine and sine of its
    direction.
    """

    x: float
    y: float
    text: str
    size: float = 10
    font: str = "F1"
    mode: int = 0
    turn: tuple[float, float] = (1, 0)

    def drawn(self) -> bytes:
        """The operators that draw it."""
        encoding = "cp1252" if self.font == "F1" else "latin-1"
        text = self.text if self.font == "F1" else self.text.translate(_CODES)
        signs = text.encode(encoding).replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
        cosine, sine = self.turn
        place = f"{cosine} {sine} {-sine} {cosine} {self.x} {self.y} Tm"
        return b"BT /%s %g Tf %d Tr %s (%s) Tj ET\n" % (
            self.font.encode(),
            self.size,
            self.mode,
            place.encode(),
            signs,
        )


PICTURE = b"q 400 0 0 600 50 50 cm /Im1 Do Q\n"
"""Draws the one picture that each page has at hand."""

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding%s>>"
_TOUNICODE = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n%send end"
_PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x80\nendstream"
)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """The content as a compressed stream."""
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), entries, packed)


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of these objects, numbered from 1, the first the catalogue."""
    written = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(written)


def pdf(
    *pages: Iterable[Text | bytes], info: Mapping[str, str] | None = None, trailer: bytes = b"", page: bytes = b""
) -> bytes:
    """A PDF file of pages, each of texts or operators; ``page`` is put into the dictionary of each."""
    told = info or {}
    signs = "".join(f"<{code:02x}> <{ord(sign):04x}>\n" for code, sign in LIGATURES.items())
    signs += "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(0x20, 0x7F))
    known = f"{len(LIGATURES) + 95} beginbfchar\n{signs}endbfchar\nendcmap\n".encode()
    nothing = b"1 beginbfrange\n<00> <ff> <e000>\nendbfrange\nendcmap\n"
    first = 9
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    resources = b"/Resources<</Font<</F1 4 0 R/F2 5 0 R/F3 6 0 R>>/XObject<</Im1 3 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 %g %g]%s>>" % (kids, len(pages), WIDTH, HEIGHT, resources),
        _PICTURE,
        _FONT % (b"Courier", b""),
        _FONT % (b"Courier", b"/ToUnicode 7 0 R"),
        _FONT % (b"Courier", b"/ToUnicode 8 0 R"),
        stream(_TOUNICODE % known),
        stream(_TOUNICODE % nothing),
    ]
    for number, drawings in enumerate(pages):
        content = b"".join(one.drawn() if isinstance(one, Text) else one for one in drawings)
        objects += [b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>" % (first + 2 * number + 1, page), stream(content)]
    if told:
        objects.append(b"<<%s>>" % b"".join(b"/%s %s" % (key.encode(), _string(value)) for key, value in told.items()))
        trailer += b"/Info %d 0 R" % len(objects)
    return file_of(objects, trailer)


def column(lines: Iterable[str], x: float = 72, top: float = 720, size: float = 10, pitch: float = 12) -> list[Text]:
    """Lines below one another; leading spaces indent a line, an empty one leaves a gap."""
    return [
        Text(x + (len(line) - len(line.lstrip())) * ADVANCE * size, top - number * pitch, line.strip(), size)
        for number, line in enumerate(lines)
        if line.strip()
    ]


def _string(value: str) -> bytes:
    return b"<feff%s>" % value.encode("utf-16-be").hex().encode()
