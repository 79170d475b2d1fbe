"""Text as a person sees it: without characters that show nothing, and with letters where type joins them to one sign.

What shows nothing (soft hyphens, zero-width spaces, joiners of words, byte-order marks) goes; spaces that only keep a
line from breaking are spaces; the ligatures of Latin and Armenian type are letters. The joiners that Persian or Hindi
spelling needs stay, and so do marks of direction unless that is asked for. A text that is its file is stored as it is:
``Seen`` leads from what is seen to where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from core.model import Span

_GONE = "\u00ad\u200b\u2060\ufeff\u180e"
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACES = "\u00a0\u202f\u2007"
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06\ufb13\ufb14\ufb15\ufb16\ufb17"
_LETTERS = {sign: unicodedata.normalize("NFKC", sign) for sign in _LIGATURES}
_TABLE = str.maketrans(dict.fromkeys(_GONE, "") | dict.fromkeys(_SPACES, " ") | _LETTERS)
_OTHER = re.compile(f"[{_GONE}{_DIRECTIONS}{_LIGATURES}]")


def as_seen(text: str) -> str:
    """The text without what no one sees."""
    return text if text.isascii() else text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a text; ``places`` are where in it each character stands, and last its length."""

    text: str
    places: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """Where the characters of a span stand in the text: from the first of them to behind the last."""
        start, end = span
        first = self.places[start]
        return (first, self.places[end - 1] + 1) if end > start else (first, first)


def seen(text: str) -> Seen | None:
    """What is seen of a text, marks of direction left out; None where that is the text, character by character."""
    if text.isascii() or not _OTHER.search(text):
        return None
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in _OTHER.finditer(text):
        place = found.start()
        letters = _LETTERS.get(found[0], "")
        pieces += (text[done:place], letters)
        places += range(done, place)
        places += [place] * len(letters)
        done = place + 1
    pieces.append(text[done:])
    places += range(done, len(text) + 1)
    return Seen("".join(pieces), tuple(places))
