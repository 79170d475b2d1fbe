"""Lines to running text: words that were divided at the end of a line are made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SOFT = "\u00ad"
_HYPHENS = f"-\u2010{_SOFT}"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_LAST = re.compile(rf"(\S*[^\W_])[{_HYPHENS}]$")
_FIRST = re.compile(r"[^\W_]+")
_SUSPENDED = re.compile(r"(?:and|or|to|nor) \S+[-\u2010]\S")
_DASHES = "—–/"
_TENS = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty$", re.IGNORECASE)
_ONES = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|first|second|third|(?:four|fif|six|seven|eigh|nin)th)$"
)


def last_word(line: str) -> re.Match[str] | None:
    """The word that a line breaks off with a hyphen, without it, as group 1."""
    return _LAST.search(line[-200:])


class Hyphens:
    """Knows the words of a document, and so which of its divided words have a hyphen of their own."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word.lower().replace("\u2010", "-") for line in lines if line for word in _WORD.findall(line)}

    def joined(self, line: str, following: str) -> str:
        """The line as it stands before the following one, up to where that begins."""
        divided = last_word(line)
        first = _FIRST.match(following)
        if divided is None or first is None:
            dashed = len(line) > 1 and not line[-2].isspace() and line[-1] in _DASHES
            broken = following[:1] == "—" and not following[1:2].isspace()
            return line if dashed or broken else f"{line} "
        if _SUSPENDED.match(following):
            return f"{line} "
        soft = line[-1] == _SOFT
        compound = following[first.end() : first.end() + 1] in ("-", "\u2010") and not soft  # four-year-old
        return line[:-1] if not compound and self._is_one_word(divided[1], first[0], soft=soft) else line

    def _is_one_word(self, start: str, end: str, *, soft: bool) -> bool:
        """Whether two halves are one word without a hyphen.

        So it is where the document has that word elsewhere, and not where it has the one with a hyphen; else where
        nothing tells of a compound: a capital or a figure behind the hyphen, a figure or another hyphen before it, two
        halves of a number ("twenty-one").
        """
        if soft:
            return True
        half = _WORD.findall(start)
        if half and start.endswith(half[-1]):
            known = half[-1].lower().replace("\u2010", "-")
            if f"{known}-{end.lower()}" in self._words:
                return f"{known}{end.lower()}" in self._words
            if f"{known}{end.lower()}" in self._words:
                return True
        if _TENS.search(start) and _ONES.match(end):
            return False
        return end[0].islower() and start[-1].isalpha() and not any(sign in start for sign in "-\u2010")
