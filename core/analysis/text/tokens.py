"""Words, numbers and marks of a text, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.analysis.text.grammar import word_set
from core.model import Span

ABBREVIATIONS = word_set("abbreviation")
"""Words that keep their full stop (AP Stylebook's abbreviations of titles, months, companies and places)."""

TOKEN = re.compile(
    rf"""
    https?://[^\s<>"”]+ | www\.[^\s<>"”]+ | @\w+ | __+
  | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{0,190}}\w    # bounded, or it is tried from every character
  | (?:[^\W\d_]\.){{2,20}}(?=\W|[^\W\d_]{{2}}|$)                      # U.S.  a.m.
  | [A-Z]{{1,3}}-(?:(?:[A-Z]\.)+|[A-Z][a-z]{{2,4}}\.(?=[,)]))           # R-S.C.  D-Calif.
  | [A-Z]\.(?=\s?[A-Z][a-z]|\s?[A-Z]\.)                           # J. Smith  S.Korea
  | \b(?:{"|".join(sorted(ABBREVIATIONS))})\.                             # Mr.  Oct.
  | \d+(?:[-‐‑][^\W\d_]+)+                                          # 27-year-old
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k|pm|am)?\b%?
  | ['’](?:s|S)\b(?![-’'])                                        # the possessive, split from its word
  | [^\W_]+(?:(?:[-‐‑&]|['’](?![sS]\b))[^\W_]+)*
  | '' | `` | --+ | \.\.+ | [—–…]
  | \S
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: ``[start, end)`` in the text, as printed and in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or digit."""
        return self.text[0].isalnum() or self.text[-1].isalnum()

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order, found by index or by character."""

    items: Sequence[Token]
    starts: Sequence[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index]

    def at(self, character: int) -> int:
        """The index of the first token that starts at or after a character."""
        return bisect_left(self.starts, character)

    def between(self, start: int, end: int) -> range:
        """The indices of the tokens that start within ``[start, end)`` characters."""
        return range(self.at(start), self.at(end))

    def printed(self, first: int, stop: int) -> str:
        """The tokens ``[first, stop)`` with one space wherever the text has white space."""
        words = [self.items[first].text]
        for index in range(first + 1, stop):
            apart = self.items[index].start > self.items[index - 1].end
            words.append(f" {self.items[index].text}" if apart else self.items[index].text)
        return "".join(words)

    def span(self, first: int, stop: int) -> Span:
        """The characters covered by tokens ``[first, stop)``, which must not be empty."""
        return self.items[first].start, self.items[stop - 1].end


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens; white space falls away, every other character is in exactly one token."""
    items = [Token(m.start(), m.end(), m.group(), m.group().replace("’", "'").lower()) for m in TOKEN.finditer(text)]
    return Tokens(items, [token.start for token in items])
