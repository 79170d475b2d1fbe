"""All words in memory, for what no index answers: those two edits from a word, and beginnings one edit from another."""

from __future__ import annotations

import bisect
import threading
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import apsw
from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.archive.words.cutting import beyond

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 24
"""Letters of the longest word that spelling is forgiven in: what has more is no word."""
_SHORTEST = 3
"""Letters of the shortest word that may be meant: one fewer than must be typed."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BITS_OF_AN_EDIT = 2
"""An edit adds at most one kind of letter to a word and takes at most one away."""
_MOST_NEW = 2_000
"""Words that may come in, one by one, before all are read again."""
_MOST_NEAR = 200
_BEGINNINGS = 6
_MOST_USED = """
SELECT word, letter FROM (
    SELECT word, substr(word, 1, 1) AS letter, quotes,
        row_number() OVER (PARTITION BY substr(word, 1, 1) ORDER BY quotes DESC) AS place
    FROM vocabulary WHERE quotes > 0
) WHERE place <= 12 ORDER BY letter, place
"""


def spellable(word: str) -> bool:
    """Whether a word is of a length in which spelling is forgiven; figures are not misspelt words."""
    return _SHORTEST <= len(word) <= LONGEST and not word.isdigit()


class _Loaded:
    """Words in alphabetical order, those that can be misspelt with their lengths and the letters they hold."""

    def __init__(self, words: list[str]) -> None:
        import numpy as np  # here: only what is misspelt twice needs it

        self.ordered = words
        self.spellable = [word for word in words if spellable(word)]
        self._lengths = np.fromiter(map(len, self.spellable), np.int16, len(self.spellable))
        self._letters = _letters_in(self.spellable)

    def holds(self, word: str) -> bool:
        """Whether the word is among them."""
        place = bisect.bisect_left(self.ordered, word)
        return place < len(self.ordered) and self.ordered[place] == word

    def near(self, word: str, edits: int) -> list[str]:
        """Words that may lie so near: of like length, with like letters. Most others are ruled out."""
        import numpy as np

        if not self.spellable:
            return []
        unlike = np.bitwise_count(self._letters ^ _letters_in([word])[0])
        likely = unlike <= _BITS_OF_AN_EDIT * edits
        likely &= np.abs(self._lengths - len(word)) <= edits
        return [self.spellable[place] for place in np.flatnonzero(likely)]


def _letters_in(words: Sequence[str]) -> NDArray[np.uint32]:
    """For each word a bit for every letter that it holds; there are 32, counted round."""
    import numpy as np

    if not words:
        return np.zeros(0, np.uint32)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    codes = np.frombuffer("".join(words).encode("utf-32-le"), np.dtype("<u4"))
    bits = np.left_shift(np.uint32(1), codes & np.uint32(31))
    return cast("NDArray[np.uint32]", np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths))


class WordList:
    """All words of an archive; shared by all threads, brought up to date when asked.

    Words that have left the archive stay until it is opened again: whoever uses the list checks with the vocabulary.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0
        self._loaded: _Loaded | None = None
        self._new: list[str] = []
        self._most_used: dict[str, list[str]] = {}

    @property
    def ready(self) -> bool:
        """Whether the words have been read."""
        return self._loaded is not None

    def load(self, connection: apsw.Connection) -> None:
        """Read the words ahead of the first question that needs them."""
        self._refresh(connection)

    def most_used(self, connection: apsw.Connection, letter: str) -> list[str]:
        """The words most used that begin with a letter, as when all words were last read."""
        self._refresh(connection)
        return self._most_used.get(letter, [])

    def within(self, connection: apsw.Connection, word: str, edits: int) -> list[tuple[str, int]]:
        """Words of like length at most ``edits`` away, each with its number of edits."""
        loaded, new = self._refresh(connection)
        likely = loaded.near(word, edits) + new
        found = process.extract(word, likely, scorer=OSA.distance, score_cutoff=edits, limit=_MOST_NEAR)
        return [(other, int(distance)) for other, distance, _ in found if other != word]

    def near_prefixes(self, connection: apsw.Connection, prefix: str) -> list[str]:
        """Beginnings that words do have, one edit from ``prefix``; those that most words share first."""
        ordered = self._refresh(connection)[0].ordered
        found: Counter[str] = Counter()
        for form in _one_edit_forms(prefix):
            start = bisect.bisect_left(ordered, form)
            if start < len(ordered) and ordered[start].startswith(form):
                found[form] = bisect.bisect_left(ordered, beyond(form), lo=start) - start
        found.pop(prefix, None)
        return [form for form, _ in found.most_common(_BEGINNINGS)]

    def _refresh(self, connection: apsw.Connection) -> tuple[_Loaded, list[str]]:
        with self._lock:
            if self._loaded is None:
                return self._read_all(connection)
            found = connection.execute("SELECT id, word FROM vocabulary WHERE id > ? ORDER BY id", (self._last,))
            fresh = [(cast(int, id), cast(str, word)) for id, word in found]
            if len(self._new) + len(fresh) > _MOST_NEW:
                return self._read_all(connection)
            if fresh:
                self._last = fresh[-1][0]
                words = (word for _, word in fresh if spellable(word) and not self._loaded.holds(word))
                self._new = list(dict.fromkeys([*self._new, *words]))
            return self._loaded, self._new

    def _read_all(self, connection: apsw.Connection) -> tuple[_Loaded, list[str]]:
        # One long string is read many times faster than as many rows.
        last = connection.execute("SELECT max(id) FROM vocabulary").get
        words = connection.execute(
            "SELECT group_concat(word, ' ') FROM (SELECT word FROM vocabulary ORDER BY word)"
        ).get
        self._last = last if isinstance(last, int) else 0
        self._loaded = _Loaded(words.split(" ") if isinstance(words, str) else [])
        self._new = []
        self._most_used = {}
        for word, letter in connection.execute(_MOST_USED):
            self._most_used.setdefault(cast(str, letter), []).append(cast(str, word))
        return self._loaded, self._new


def _one_edit_forms(word: str) -> set[str]:
    forms: set[str] = set()
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        forms.update(before + letter + after for letter in _LETTERS)
        if after:
            forms.add(before + after[1:])
            forms.update(before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            forms.add(before + after[1] + after[0] + after[2:])
    return forms
