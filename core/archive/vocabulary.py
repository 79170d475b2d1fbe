"""The words in use, how many quotes hold each, and which of them lie near a misspelt one."""

from __future__ import annotations

import bisect
import threading
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import cast

import apsw
from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST, LONGEST = 4, 24
"""Letters of a word that spelling is forgiven in; shorter ones are too many, longer ones are no words."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BATCH = 400


def _keys(word: str) -> set[int]:
    """Checksums of the word and of all it becomes without one letter: two words one edit apart share one of them."""
    shorter = (word[:place] + word[place + 1 :] for place in range(len(word)))
    return {zlib.crc32(form.encode()) for form in (word, *shorter)}


def _spellable(word: str) -> bool:
    return SHORTEST - 1 <= len(word) <= LONGEST and not word.isdigit()


def count_in(connection: apsw.Connection, words: Mapping[str, int]) -> None:
    """Add quotes to the count of each word; new words become findable by spelling."""
    keys: list[tuple[int, int]] = []
    for word, quotes in words.items():
        connection.execute("UPDATE vocabulary SET quotes = quotes + ? WHERE word = ?", (quotes, word))
        if connection.changes():
            continue
        connection.execute("INSERT INTO vocabulary(word, quotes) VALUES (?, ?)", (word, quotes))
        if _spellable(word):
            row = connection.last_insert_rowid()
            keys.extend((key, row) for key in _keys(word))
    connection.executemany("INSERT OR IGNORE INTO deletions VALUES (?, ?)", sorted(keys))


def count_out(connection: apsw.Connection, words: Mapping[str, int]) -> None:
    """Take quotes off the count of each word; a word that no quote holds any more is forgotten."""
    for word, quotes in words.items():
        row = connection.execute(
            "UPDATE vocabulary SET quotes = quotes - ? WHERE word = ? RETURNING id, quotes", (quotes, word)
        ).get
        if row is None or row[1] > 0:
            continue
        connection.execute("DELETE FROM vocabulary WHERE id = ?", (row[0],))
        if _spellable(word):
            connection.executemany(
                "DELETE FROM deletions WHERE key = ? AND word = ?", ((key, row[0]) for key in _keys(word))
            )


class Vocabulary:
    """The stored words as seen from one connection; what needs all words at once is kept in a shared ``WordList``."""

    def __init__(self, connection: apsw.Connection, words: WordList) -> None:
        self._connection = connection
        self._words = words

    def holds(self, word: str) -> bool:
        """Whether any quote holds the word."""
        return bool(self._connection.execute("SELECT 1 FROM vocabulary WHERE word = ?", (word,)).get)

    def begins(self, prefix: str) -> bool:
        """Whether any word begins so."""
        found = self._connection.execute(
            "SELECT word FROM vocabulary WHERE word >= ? ORDER BY word LIMIT 1", (prefix,)
        ).get
        return isinstance(found, str) and found.startswith(prefix)

    def one_edit(self, word: str) -> list[str]:
        """Words one insertion, deletion, change or swap of neighbours away, the most used first."""
        marks = ",".join(str(key) for key in sorted(_keys(word)))
        found = self._connection.execute(
            "SELECT DISTINCT v.word, v.quotes FROM deletions d JOIN vocabulary v ON v.id = d.word"
            f" WHERE d.key IN ({marks})"
        )
        near = [(-quotes, other) for other, quotes in found if other != word and OSA.distance(word, other) == 1]
        return [other for _, other in sorted(near)]

    def two_edits(self, word: str) -> list[str]:
        """Words at most two edits away, the nearest and then the most used first."""
        near = self._words.within(self._connection, word, 2)
        counts = self._counts(other for other, _ in near)
        known = [(edits, -counts[other], other) for other, edits in near if other in counts]
        return [other for _, _, other in sorted(known)]

    def near_prefixes(self, prefix: str) -> list[str]:
        """Beginnings of words one edit away from a half-typed word, at most six."""
        return self._words.near_prefixes(self._connection, prefix)

    def _counts(self, words: Iterable[str]) -> dict[str, int]:
        wanted = list(words)
        counts: dict[str, int] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            counts.update(
                (word, quotes)
                for word, quotes in self._connection.execute(
                    f"SELECT word, quotes FROM vocabulary WHERE word IN ({marks})", batch
                )
            )
        return counts


class WordList:
    """All words in memory, for looking them through at once; shared by all threads, brought up to date when asked.

    Words that have left the archive stay until it is opened again: whoever uses the list checks with the vocabulary.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0
        self._sorted: list[str] = []
        self._by_length: dict[int, list[str]] = {}

    def _refresh(self, connection: apsw.Connection) -> tuple[list[str], dict[int, list[str]]]:
        with self._lock:
            found = connection.execute("SELECT id, word FROM vocabulary WHERE id > ? ORDER BY id", (self._last,))
            new = [(cast(int, id), cast(str, word)) for id, word in found]
            if new:
                self._last = new[-1][0]
                self._sorted = sorted({*self._sorted, *(word for _, word in new)})
                by_length: dict[int, list[str]] = {}
                for word in self._sorted:
                    if _spellable(word):
                        by_length.setdefault(len(word), []).append(word)
                self._by_length = by_length
            return self._sorted, self._by_length

    def within(self, connection: apsw.Connection, word: str, edits: int) -> list[tuple[str, int]]:
        """Words of like length at most ``edits`` away, each with its number of edits."""
        _, by_length = self._refresh(connection)
        near: list[tuple[str, int]] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            choices = by_length.get(length, ())
            found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=edits, limit=100)
            near.extend((other, int(distance)) for other, distance, _ in found if other != word)
        return near

    def near_prefixes(self, connection: apsw.Connection, prefix: str) -> list[str]:
        """Beginnings that words do have, one edit from ``prefix``; those that most words share first."""
        ordered, _ = self._refresh(connection)
        found: Counter[str] = Counter()
        for form in _one_edit_forms(prefix):
            start = bisect.bisect_left(ordered, form)
            if start < len(ordered) and ordered[start].startswith(form):
                found[form] = bisect.bisect_left(ordered, form + "\U0010ffff", lo=start) - start
        found.pop(prefix, None)
        return [form for form, _ in found.most_common(6)]


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
