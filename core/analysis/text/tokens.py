"""Words, numbers and marks of a text, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from core.analysis.text.grammar import word_set
from core.analysis.text.words import Words
from core.model import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


CHUNK = re.compile(r"\S+")
KNOWN_CHUNKS, LONGEST_KNOWN = 1 << 15, 40
"""How many different stretches between white space are remembered with their tokens, and how many characters one may
have."""
MOST_WORDS = 50_000
"""With more different words remembered, all are forgotten before the next document: some 30 MB with what is known of
each."""


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
        return is_word(self.text)


def is_word(text: str) -> bool:
    """Whether a token's text has a letter or digit, as its first or last character."""
    return text[0].isalnum() or text[-1].isalnum()


class Tokens:
    """The tokens of a text in order, as parallel lists: what each says, as printed and in lower case, and where.

    Whoever walks through many tokens reads the lists; ``tokens[index]`` gives one of them with all that is its own.
    ``words`` holds what is known of the words that the tokens are, by their ``numbers``.
    """

    __slots__ = ("_items", "_numbers", "ends", "lowers", "starts", "texts", "words")

    def __init__(
        self, texts: list[str], lowers: list[str], starts: list[int], ends: list[int], words: Words, numbers: list[int]
    ) -> None:
        self.texts, self.lowers = texts, lowers
        self.starts, self.ends = starts, ends
        self.words = words
        self._numbers: list[int] | NDArray[np.intp] = numbers
        self._items: list[Token] | None = None

    @property
    def numbers(self) -> NDArray[np.intp]:
        """The number of each token's word."""
        import numpy as np

        if isinstance(self._numbers, list):
            self._numbers = np.array(self._numbers, np.intp)
        return self._numbers

    def where(self, of: Callable[[Sequence[str]], NDArray[np.bool_]]) -> list[int]:
        """The indices of the tokens of whose words ``of`` is true (``Words.column``), in order."""
        indices: list[int] = self.words.column(of).take(self.numbers).nonzero()[0].tolist()
        return indices

    @property
    def items(self) -> Sequence[Token]:
        """All tokens one by one; made when they are first asked for."""
        if self._items is None:
            self._items = list(map(Token, self.starts, self.ends, self.texts, self.lowers))
        return self._items

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, index: int) -> Token:
        return (self._items or self.items)[index]

    def at(self, character: int) -> int:
        """The index of the first token that starts at or after a character."""
        return bisect_left(self.starts, character)

    def between(self, start: int, end: int) -> range:
        """The indices of the tokens that start within ``[start, end)`` characters."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def printed(self, first: int, stop: int) -> str:
        """The tokens ``[first, stop)`` with one space wherever the text has white space."""
        words = [self.texts[first]]
        for index in range(first + 1, stop):
            apart = self.starts[index] > self.ends[index - 1]
            words.append(f" {self.texts[index]}" if apart else self.texts[index])
        return "".join(words)

    def span(self, first: int, stop: int) -> Span:
        """The characters covered by tokens ``[first, stop)``, which must not be empty."""
        return self.starts[first], self.ends[stop - 1]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch between white space cut into tokens; ``starts`` count from its first character, ``numbers`` are those
    of their words."""

    starts: tuple[int, ...]
    numbers: tuple[int, ...]


class _Known:
    """What is remembered between documents: words, and stretches between white space with their tokens."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.words = Words()
        self.cuts: dict[str, _Cut] = {}


_known = _Known()


def words_of(text: str) -> list[str]:
    """The texts of the tokens of a short text that is no document: a name of the lexicon."""
    letters = text.isascii() and text.replace(" ", "").isalpha()
    return text.split() if letters else [m.group() for m in TOKEN.finditer(text)]


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens; white space falls away, every other character is in exactly one token."""
    if len(_known.words) > MOST_WORDS:
        _known.clear()
    known = _known.cuts
    begins = [chunk.start() for chunk in CHUNK.finditer(text)]
    cuts = [known.get(chunk) or _cut(text, at, chunk) for at, chunk in zip(begins, text.split(), strict=True)]
    numbers = list(chain.from_iterable([cut.numbers for cut in cuts]))
    texts = list(map(_known.words.texts.__getitem__, numbers))
    lowers = list(map(_known.words.lowers.__getitem__, numbers))
    starts = [at + start for at, cut in zip(begins, cuts, strict=True) for start in cut.starts]
    return Tokens(texts, lowers, starts, list(map(add, starts, map(len, texts))), _known.words, numbers)


def _cut(text: str, start: int, chunk: str) -> _Cut:
    """The tokens of the stretch between white space at ``start``. They are the same wherever it stands, and so
    remembered, unless it ends in a lone capital with a stop: whether that is an initial the next word tells."""
    end = start + len(chunk)
    matches = [m for m in TOKEN.finditer(text, start, min(end + 3, len(text))) if m.start() < end]
    cut = _Cut(tuple(m.start() - start for m in matches), tuple(_known.words.number(m.group()) for m in matches))
    initial = chunk[-1] == "." and chunk[-2:-1].isupper()
    if not initial and len(chunk) <= LONGEST_KNOWN:
        if len(_known.cuts) >= KNOWN_CHUNKS:
            _known.cuts.clear()
        _known.cuts[chunk] = cut
    return cut
