"""Characters to words, and words to the pieces of lines that stand together: never across a gutter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median

from core.readers.pdf.glyphs import Glyph

HEIGHT = 0.7
"""How far letters reach above their baseline, in sizes of their font."""

# In sizes of the font.
_APART = 0.6  # no two characters of one word are
_TOUCHING = 0.08  # parts of one word, drawn one by one
_BESIDE = 0.35  # a raised number and what it belongs to
_SHIFT = 0.15  # of the baseline: what stands on one is less apart
_RAISE = 0.6  # of a raised or lowered number at most
_PIECE_GAP = 0.7  # between two words of one piece at most
_BACK = 0.5  # a word overlaps the one before it by no more

_SMALL = 0.8  # of the size beside it: a raised number
_DROPPED = 1.7  # times the size beside it: a dropped capital
_MOST_DROPPED = 20  # looked at on a page
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans(
    {chr(sign): unicodedata.normalize("NFKC", chr(sign)) for sign in range(0xFB00, 0xFB07)}  # ligatures
)


@dataclass(slots=True)
class Word:
    """What stands between white space, or the part of it that was drawn at one time.

    ``closed`` where white space follows it in the file.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    closed: bool = False


@dataclass(slots=True)
class Piece:
    """Words beside one another, with the raised numbers among them; ``baseline`` and ``size`` are of the largest.

    ``begins`` where it is a label that begins a paragraph.
    """

    words: list[Word]
    left: float
    right: float
    baseline: float
    size: float
    begins: bool = False

    @property
    def top(self) -> float:
        """How far up its letters reach."""
        return self.baseline + HEIGHT * self.size


def words_of(glyphs: Iterable[Glyph | None]) -> list[Word]:
    """The words in the order of the file, ligatures as plain letters."""
    words: list[Word] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph is None:
            if words:
                words[-1].closed = True
        elif last is not None and not words[-1].closed and _goes_on(words[-1], last, glyph):
            word = words[-1]
            word.text += glyph.sign
            word.left, word.right = min(word.left, glyph.left), max(word.right, glyph.right)
        else:
            words.append(Word(glyph.sign, glyph.left, glyph.right, glyph.baseline, glyph.size))
        last = glyph or last
    for word in words:
        word.text = word.text.translate(_PLAIN)
    return _without_dropped_capitals(words)


def _goes_on(word: Word, last: Glyph, glyph: Glyph) -> bool:
    apart = max(glyph.left - last.right, last.left - glyph.right)
    size = max(word.size, glyph.size)
    return apart <= _APART * size and abs(glyph.baseline - word.baseline) <= _SHIFT * size


def _without_dropped_capitals(words: list[Word]) -> list[Word]:
    """The words, each large capital that reaches over several lines put before the word it begins."""
    if not words:
        return words
    large = _DROPPED * median(word.size for word in words)
    capitals = (word for word in words if len(word.text) == 1 and word.text.isupper() and word.size >= large)
    dropped = {id(capital) for capital in islice(capitals, _MOST_DROPPED) if _begins(capital, words)}
    return [word for word in words if id(word) not in dropped] if dropped else words


def _begins(capital: Word, words: Sequence[Word]) -> bool:
    """Put a dropped capital before its word, and let the lines beside it begin where it does; whether it is one."""
    beside = [
        word
        for word in words
        if capital.size >= _DROPPED * word.size
        and -_TOUCHING <= (word.left - capital.right) / word.size <= 1
        and capital.baseline - _SHIFT * word.size <= word.baseline <= capital.baseline + HEIGHT * capital.size
    ]
    if len(beside) < 2:
        return False
    first = max(beside, key=lambda word: word.baseline)
    first.text = capital.text + first.text
    for word in beside:
        word.left = capital.left
    return True


def pieces_of(words: Iterable[Word]) -> list[Piece]:
    """Words that follow one another in the file and on the page."""
    pieces: list[Piece] = []
    for word in words:
        if pieces and _belongs(pieces[-1], word):
            piece = pieces[-1]
            piece.words.append(word)
            piece.left, piece.right = min(piece.left, word.left), max(piece.right, word.right)
            if word.size > piece.size:
                piece.baseline, piece.size = word.baseline, word.size
        else:
            pieces.append(Piece([word], word.left, word.right, word.baseline, word.size))
    return pieces


def _belongs(piece: Piece, word: Word) -> bool:
    size = max(piece.size, word.size)
    gap = (word.left - piece.right) / size
    shift = abs(word.baseline - piece.baseline) / size
    small = min(piece.size, word.size) <= _SMALL * size
    return -_BACK <= gap <= _PIECE_GAP and (shift <= _SHIFT or (small and gap <= _BESIDE and shift <= _RAISE))


def text_of(words: Sequence[Word], baseline: float, size: float) -> str:
    """The words of one line, whose largest have this baseline and size, as text.

    Raised numbers are given as such; what is drawn twice, to look bold, is given once.
    """
    right_to_left = sum(map(_direction, words)) < 0
    ordered = sorted(words, key=lambda word: -word.right if right_to_left else word.left)
    text = ""
    last: Word | None = None
    for word in ordered:
        raised = word.size <= _SMALL * size and word.baseline > baseline + _SHIFT * size
        shown = word.text.translate(_SUPERSCRIPT) if raised else word.text
        if last is None:
            text = shown
        else:
            gap = (last.left - word.right if right_to_left else word.left - last.right) / size
            if gap < -_BACK and word.text == last.text:
                continue
            glued = gap <= _BESIDE if raised else gap <= _TOUCHING and not last.closed
            text += shown if glued else f" {shown}"
        last = word
    return text


def _direction(word: Word) -> int:
    """1 for a word written from left to right, -1 for one from right to left, 0 for figures and signs."""
    for sign in word.text:
        match unicodedata.bidirectional(sign):
            case "L":
                return 1
            case "R" | "AL":
                return -1
    return 0
