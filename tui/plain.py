"""Text from documents, made safe to show: nothing in it can move the cursor, change colours or turn a line
around.

Every function here that rewrites text keeps its length, character by character, so that spans found in a
document hold in what is shown. The rule covers Unicode's control (Cc), format (Cf), surrogate (Cs),
private-use (Co) and unassigned (Cn) characters, its line separators, and those marks on whose width
terminals disagree (Unicode Standard Annex #9 for direction, #11 for width; Unicode Technical Report #36,
section 3, for spoofing).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

Newlines = Literal["keep", "space", "symbol"]

ELLIPSIS = "…"
UNSHOWABLE = "\ufffd"
INVISIBLE = "·"
TURNING = "⇄"
BASELESS = "◌"

_NON_JOINER = "\u200c"
_TEXT_SELECTOR = "\ufe0e"
_NEWLINE_AS = {"keep": "\n", "space": " ", "symbol": "↵"}
_DIRECTION = range(0x202A, 0x202F), range(0x2066, 0x206A)

_SPECIAL = {
    0x09: " ",
    0x0D: " ",
    0x7F: "␡",
    0x2028: " ",
    0x2029: " ",
    0x034F: INVISIBLE,  # combining grapheme joiner
    0x115F: INVISIBLE,  # the Hangul fillers are letters that look like nothing
    0x1160: INVISIBLE,
    0x3164: INVISIBLE,
    0xFFA0: INVISIBLE,
    0x17B4: INVISIBLE,
    0x17B5: INVISIBLE,
    # Persian and Sinhala need joiners inside words. The non-joiner takes no cell anywhere; the joiner fuses
    # what stands beside it on some terminals and not on others, and with emoji that moves the rest of the
    # row.
    0x200C: _NON_JOINER,
    0x200D: _NON_JOINER,
    # The emoji selector widens the character before it on some terminals; the text selector does on none.
    0xFE0F: _TEXT_SELECTOR,
    # Skin tones: two cells of their own, or none, as the terminal likes.
    **dict.fromkeys(range(0x1F3FB, 0x1F400), INVISIBLE),
}

_STACKING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
_PILE = re.compile(f"(?<=[{_STACKING}]{{4}})[{_STACKING}]+")
_ROW_START = re.compile(r"(?:\A|\n)[^\x00-\u02ff]")


class _Shown(dict[int, str]):
    """What to show for each code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(code)
        return shown


def _shown(code: int) -> str:
    if code in _SPECIAL:
        return _SPECIAL[code]
    if code < 0x20:
        return chr(0x2400 + code)
    character = chr(code)
    match unicodedata.category(character):
        case "Cc" | "Cs" | "Co" | "Cn":
            return UNSHOWABLE
        case "Cf":
            return TURNING if any(code in turning for turning in _DIRECTION) else INVISIBLE
        case "Zs" if code not in (0x1680, 0x3000):  # the one is drawn, the other is two cells wide
            return " "
    return character


_TABLES = {newlines: _Shown({0x0A: shown}) for newlines, shown in _NEWLINE_AS.items()}


def harmless(text: str, *, newlines: Newlines = "keep") -> str:
    """``text`` as it may be sent to a terminal: as long as before, each character in its place.

    Control characters become their symbols (``␛``), a tab or carriage return a space, direction controls
    ``⇄``, other invisible characters ``·``, and what no terminal can be trusted with ``�``. ``newlines``
    says what becomes of ``\\n``: kept, a space, or ``↵``; nothing else ever becomes a line break.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.translate(_TABLES[newlines])
    if shown.isascii():
        return shown
    shown = _PILE.sub(lambda pile: INVISIBLE * len(pile[0]), shown)
    return _ROW_START.sub(_with_base, shown)


def _with_base(start: re.Match[str]) -> str:
    """A mark that opens a row would settle on whatever stands left of the row."""
    mark = start[0][-1]
    return start[0][:-1] + BASELESS if unicodedata.category(mark) in ("Mn", "Me") else start[0]


def clip(text: str, cells: int) -> str:
    """``text`` in at most ``cells`` terminal cells, ending in ``…`` where it was cut.

    For harmless text of one line. Neither a wide character nor a letter with its marks is ever cut in two.
    """
    from rich.cells import cell_len  # only rows need it, and ``--help`` should not wait for its tables

    if cell_len(text) <= cells:
        return text
    if cells < 1:
        return ""
    end, room = 0, cells - 1
    for stop in _cluster_ends(text):
        room -= cell_len(text[end:stop])
        if room < 0:
            break
        end = stop
    return text[:end].rstrip(" ") + ELLIPSIS


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """``text`` in exactly ``cells`` terminal cells: clipped, or padded with spaces (before it, if
    ``right``)."""
    from rich.cells import cell_len

    clipped = clip(text, cells)
    padding = " " * (cells - cell_len(clipped))
    return padding + clipped if right else clipped + padding


def _cluster_ends(text: str) -> Iterator[int]:
    """Where a letter with its marks, or a flag with its two indicators, is complete."""
    from rich.cells import cell_len

    half_flag = False
    for index, character in enumerate(text):
        follows = index > 0 and (cell_len(character) == 0 or half_flag)
        if index and not follows:
            yield index
        half_flag = "\U0001f1e6" <= character <= "\U0001f1ff" and not half_flag
    yield len(text)
