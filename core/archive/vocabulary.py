"""The words in use, how many quotes and how many names hold each, and which of them lie near a misspelt one."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence

import apsw
from rapidfuzz.distance import OSA

from core.archive.wordlist import WordList, spellable

SHORTEST, LONGEST = 4, 24
"""Letters of a word that spelling is forgiven in; shorter ones are too many, longer ones are no words."""

_MOST_USED = 12


def _keys(word: str) -> set[int]:
    """Checksums of the word and of all it becomes without one letter: two words one edit apart share one of them."""
    shorter = (word[:place] + word[place + 1 :] for place in range(len(word)))
    return {zlib.crc32(form.encode()) for form in (word, *shorter)}


# Counting, for the writer


def count_in(connection: apsw.Connection, words: Mapping[str, int]) -> None:
    """Add quotes to the count of each word; new words become findable by spelling."""
    _count(connection, "quotes", words)


def count_names(connection: apsw.Connection, words: Iterable[str]) -> None:
    """Add one name that holds these words."""
    _count(connection, "names", dict.fromkeys(words, 1))


def count_out(connection: apsw.Connection, words: Mapping[str, int]) -> None:
    """Take quotes off the count of each word; a word that nothing holds any more is forgotten."""
    _uncount(connection, "quotes", words)


def uncount_names(connection: apsw.Connection, words: Iterable[str]) -> None:
    """Take off one name that held these words."""
    _uncount(connection, "names", dict.fromkeys(words, 1))


def _count(connection: apsw.Connection, column: str, words: Mapping[str, int]) -> None:
    if not words:
        return
    known = connection.execute(
        "SELECT v.word FROM json_each(?) j CROSS JOIN vocabulary v ON v.word = j.value", (json.dumps(list(words)),)
    )
    old = {word for (word,) in known}
    connection.executemany(
        f"UPDATE vocabulary SET {column} = {column} + ? WHERE word = ?",
        ((number, word) for word, number in words.items() if word in old),
    )
    keys: list[tuple[int, int]] = []
    for word, number in words.items():
        if word in old:
            continue
        connection.execute(
            f"INSERT INTO vocabulary(word, quotes, names) VALUES (?1, {'?2, 0' if column == 'quotes' else '0, ?2'})",
            (word, number),
        )
        if spellable(word):
            row = connection.last_insert_rowid()
            keys.extend((key, row) for key in _keys(word))
    connection.executemany("INSERT OR IGNORE INTO deletions VALUES (?, ?)", sorted(keys))


def _uncount(connection: apsw.Connection, column: str, words: Mapping[str, int]) -> None:
    for word, number in words.items():
        row = connection.execute(
            f"UPDATE vocabulary SET {column} = {column} - ? WHERE word = ? RETURNING id, quotes + names", (number, word)
        ).get
        if row is None or row[1] > 0:
            continue
        connection.execute("DELETE FROM vocabulary WHERE id = ?", (row[0],))
        if spellable(word):
            connection.executemany(
                "DELETE FROM deletions WHERE key = ? AND word = ?", ((key, row[0]) for key in _keys(word))
            )


# Looking up, for readers


class Vocabulary:
    """The stored words as seen from one connection; what needs all words at once is kept in a shared ``WordList``.

    ``column`` says whose words count: those of quotes (with their speakers and outlets) or those of names.
    """

    def __init__(self, connection: apsw.Connection, words: WordList, column: str = "quotes") -> None:
        self._connection = connection
        self._words = words
        self._column = column

    def of_names(self) -> Vocabulary:
        """The same for the words of names."""
        return Vocabulary(self._connection, self._words, "names")

    def holds(self, word: str) -> bool:
        """Whether anything holds the word."""
        return self.count(word) > 0

    def count(self, word: str) -> int:
        """How many quotes (or names) hold the word."""
        found = self._connection.execute(f"SELECT {self._column} FROM vocabulary WHERE word = ?", (word,)).get
        return found if isinstance(found, int) else 0

    def begins(self, prefix: str) -> bool:
        """Whether any word begins so."""
        found = self._connection.execute(
            f"SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND {self._column} > 0 LIMIT 1",
            (prefix, prefix + "\U0010ffff"),
        ).get
        return isinstance(found, str)

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Words that begin so, the most used first."""
        found = self._connection.execute(
            f"SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND {self._column} > 0"
            f" ORDER BY {self._column} DESC, word LIMIT ?",
            (prefix, prefix + "\U0010ffff", most),
        )
        return [word for (word,) in found]

    def most_used(self, letter: str) -> list[str]:
        """The words most used that begin with a letter."""
        return self._words.most_used(letter, lambda: self.beginning(letter, _MOST_USED))

    def one_edit(self, word: str) -> list[str]:
        """Words one edit away (a letter more, less or other, or two swapped), the most used first."""
        found = self._connection.execute(
            f"SELECT DISTINCT v.word, v.{self._column} FROM json_each(?) j CROSS JOIN deletions d ON d.key = j.value"
            f" CROSS JOIN vocabulary v ON v.id = d.word WHERE v.{self._column} > 0",
            (json.dumps(sorted(_keys(word))),),
        )
        near = [(-number, other) for other, number in found if other != word and OSA.distance(word, other) == 1]
        return [other for _, other in sorted(near)]

    def two_edits(self, word: str) -> list[str]:
        """Words at most two edits away, the nearest and then the most used first."""
        near = self._words.within(self._connection, word, 2)
        counts = self._counts([other for other, _ in near])
        known = [(edits, -counts[other], other) for other, edits in near if counts.get(other)]
        return [other for _, _, other in sorted(known)]

    def near_prefixes(self, prefix: str) -> list[str]:
        """Beginnings of words one edit away from a half-typed word, at most six."""
        return self._words.near_prefixes(self._connection, prefix)

    def _counts(self, words: Sequence[str]) -> dict[str, int]:
        found = self._connection.execute(
            f"SELECT v.word, v.{self._column} FROM json_each(?) j CROSS JOIN vocabulary v ON v.word = j.value",
            (json.dumps(words),),
        )
        return dict(found)
