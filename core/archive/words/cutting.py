"""Words as the index knows them: cut out of a text with their places, and folded so that spellings meet.

The same cut serves what is stored and what is typed, so that a match found by the index can always be shown as
a range of characters of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from core.seen import as_seen

Word = tuple[int, int, str]
"""Start and end in the text, and the folded form: lower case, no accents, letters and digits only."""

# Scripts written without spaces are indexed a character a word; a run of them is then looked up as a phrase. Their
# figures are not among them: a number is one word in every script.
_UNSPACED = "".join(
    (
        "\u0e01-\u0e4f",  # Thai
        "\u0e81-\u0ecf\u0edc-\u0edf",  # Lao
        "\u1000-\u103f\u1050-\u108f\u109a-\u109f\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f",  # Burmese
        "\u1780-\u17dd",  # Khmer
        "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",  # kana, of full and half width
        "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd",  # Chinese characters
    )
)
_MARK = "\ue000"  # stands for any combining mark while words are cut, so that it never ends a word
_VOICED = "\uff9e\uff9f"  # marks of half-width kana, which Unicode counts among the letters
_LETTER = f"(?:[^\\W_{_UNSPACED}]|{_MARK})"
_APOSTROPHE = "['’ʼ＇]"
_WORD = re.compile(
    rf"(?P<initials>[^\W\d_{_UNSPACED}](?:\.[^\W\d_{_UNSPACED}])+(?!{_LETTER}))"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d))"
    rf"|(?P<character>[{_UNSPACED}][{_MARK}{_VOICED}]*)"
    rf"|(?P<word>{_LETTER}+(?:{_APOSTROPHE}(?![sS](?!{_LETTER})){_LETTER}+)*)(?:{_APOSTROPHE}[sS](?!{_LETTER}))?"
)
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
JOIN = " … "
"""Between the pieces of a quote's content in ``QuoteRow.words``."""
# Letters that Unicode does not take apart into a base letter and an accent.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)


class _Marks(dict[int, int]):
    """A translation table that turns every combining mark into ``_MARK`` and leaves the rest."""

    def __missing__(self, code: int) -> int:
        mark = unicodedata.category(chr(code)).startswith("M")
        self[code] = ord(_MARK) if mark else code
        return self[code]


_MARKS = _Marks()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The letters and digits of ``text`` in lower case without accents: "Müller's" gives "mullers"."""
    if text.isascii():
        return "".join(filter(str.isalnum, text)).lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isalnum())


def cut(text: str) -> list[Word]:
    """The words of ``text`` in order: "U.S." and "10,000" are one, "Yong-hyun" two; a possessive 's is left out."""
    plain = text if text.isascii() else text.translate(_MARKS)
    found: list[Word] = []
    for match in _WORD.finditer(plain):
        start, end = match.span(match.lastgroup or 0)
        folded = fold(text[start:end])
        if match.lastgroup == "character":  # some are two in one: ໜ is ຫນ
            found.extend((start, end, character) for character in folded)
        elif folded:
            found.append((start, end, folded))
    return found


def folded(text: str) -> str:
    """The folded words of ``text``, one space between them: what the index stores."""
    return " ".join(word for _, _, word in cut(text))


def beyond(beginning: str) -> str:
    """What sorts after every word that begins so, and before all that follow those."""
    return beginning + "\U0010ffff"


def unspaced(text: str) -> bool:
    """Whether ``text`` begins in a script that is written without spaces."""
    return bool(_IS_UNSPACED.match(text))


def one_line(text: str) -> str:
    """``text`` with every run of white space made one space, none at either end."""
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def distinct_words(text: str) -> tuple[str, ...]:
    """The folded words of a name, each once, in order."""
    return tuple(dict.fromkeys(folded(text).split()))


def line(pieces: Iterable[str]) -> str:
    """The pieces of a quote's content in one line, as a person sees them: joined by an ellipsis, runs of white space
    made one space.
    """
    return JOIN.join(filter(None, (one_line(as_seen(piece)) for piece in pieces)))
