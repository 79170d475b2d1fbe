"""Text taken out of a marked-up or printed file, character by character as a person sees it.

What shows nothing (soft hyphens, zero-width spaces, joiners of words, byte-order marks) goes; spaces that only keep a
line from breaking are spaces; letters that print joins as one sign (the ligatures of Latin and Armenian type) are
letters. The joiners that Persian or Hindi spelling needs stay, and so do marks of direction. A text that is its file
is never changed like this: its positions are those of the file.
"""

from __future__ import annotations

import unicodedata

_GONE = "\u00ad\u200b\u2060\ufeff\u180e"
_SPACES = "\u00a0\u202f\u2007"
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06\ufb13\ufb14\ufb15\ufb16\ufb17"
_TABLE = str.maketrans(
    dict.fromkeys(_GONE, "")
    | dict.fromkeys(_SPACES, " ")
    | {sign: unicodedata.normalize("NFKC", sign) for sign in _LIGATURES}
)


def as_seen(text: str) -> str:
    """The text without what no one sees; raises nothing."""
    return text.translate(_TABLE)
