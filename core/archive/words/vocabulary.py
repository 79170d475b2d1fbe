"""The words in use, how many quotes and how many names hold each, and which of them lie near a misspelt one."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import apsw
from rapidfuzz.distance import OSA

from core.archive.words.cutting import beyond
from core.archive.words.wordlist import WordList, spellable

_SHORTEST_TYPED = 4
"""Letters of the shortest word that spelling is forgiven in: fewer are too like each other."""


def forgiving(word: str) -> bool:
    """Whether a typed word may be a misspelt one."""
    return len(word) >= _SHORTEST_TYPED and spellable(word)


def checksums(word: str) -> set[int]:
    """Checksums of the word and of all it becomes without one letter: two words one edit apart share one of them."""
    shorter = (word[:place] + word[place + 1 :] for place in range(len(word)))
    return {zlib.crc32(form.encode()) for form in (word, *shorter)}


# Counting, for the writer


class Tally:
    """Words that come and go in one transaction: they are counted in memory and written together at its end.

    A word that nothing holds any more is forgotten; a new one becomes findable by spelling.
    """

    def __init__(self) -> None:
        self._quotes: Counter[str] = Counter()
        self._names: Counter[str] = Counter()

    def quotes(self, words: Mapping[str, int]) -> None:
        """So many more quotes hold each word."""
        self._quotes.update(words)

    def quotes_gone(self, words: Mapping[str, int]) -> None:
        """So many fewer quotes hold each word."""
        self._quotes.subtract(words)

    def name(self, words: Iterable[str]) -> None:
        """One more name holds these words, which differ."""
        self._names.update(words)

    def name_gone(self, words: Iterable[str]) -> None:
        """One name fewer holds these words, which differ."""
        self._names.subtract(words)

    def __bool__(self) -> bool:
        """Whether anything has been counted."""
        return bool(self._quotes or self._names)

    def clear(self) -> None:
        """Forget what was counted."""
        self._quotes.clear()
        self._names.clear()

    def write(self, connection: apsw.Connection) -> None:
        """Bring the stored counts up to date."""
        changed = {word: None for count in (self._quotes, self._names) for word, number in count.items() if number}
        stored = connection.execute(
            "SELECT v.word, v.id, v.quotes, v.names FROM json_each(?) j CROSS JOIN vocabulary v ON v.word = j.value",
            (json.dumps(list(changed)),),
        )
        known = {word: (id, quotes, names) for word, id, quotes, names in stored}
        kept: list[tuple[int, int, int]] = []
        gone: list[tuple[str, int]] = []
        for word, (id, quotes, names) in known.items():
            quotes, names = quotes + self._quotes[word], names + self._names[word]
            if quotes > 0 or names > 0:
                kept.append((quotes, names, id))
            else:
                gone.append((word, id))
        connection.executemany("UPDATE vocabulary SET quotes = ?, names = ? WHERE id = ?", kept)
        self._forget(connection, gone)
        self._learn(connection, [word for word in changed if word not in known])
        self.clear()

    def _learn(self, connection: apsw.Connection, words: Sequence[str]) -> None:
        keys: list[tuple[int, int]] = []
        for word in sorted(words):
            connection.execute(
                "INSERT INTO vocabulary(word, quotes, names) VALUES (?, ?, ?)",
                (word, self._quotes[word], self._names[word]),
            )
            if spellable(word):
                row = connection.last_insert_rowid()
                keys.extend((key, row) for key in checksums(word))
        connection.executemany("INSERT OR IGNORE INTO deletions VALUES (?, ?)", sorted(keys))

    def _forget(self, connection: apsw.Connection, words: Sequence[tuple[str, int]]) -> None:
        connection.executemany("DELETE FROM vocabulary WHERE id = ?", ((id,) for _, id in words))
        connection.executemany(
            "DELETE FROM deletions WHERE key = ? AND word = ?",
            ((key, id) for word, id in words if spellable(word) for key in checksums(word)),
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

    @property
    def ready(self) -> bool:
        """Whether all words are in memory."""
        return self._words.ready

    def load(self) -> None:
        """Read all words into memory."""
        self._words.load(self._connection)

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

    def among(self, words: Sequence[str]) -> set[str]:
        """Those of the words that anything holds."""
        return {word for word, number in self.counts(words).items() if number > 0}

    def begins(self, prefix: str) -> bool:
        """Whether any word begins so."""
        found = self._connection.execute(
            f"SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND {self._column} > 0 LIMIT 1",
            (prefix, beyond(prefix)),
        ).get
        return isinstance(found, str)

    def beginning(self, prefix: str, most: int) -> list[str]:
        """Words that begin so, the most used first."""
        found = self._connection.execute(
            f"SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND {self._column} > 0"
            f" ORDER BY {self._column} DESC, word LIMIT ?",
            (prefix, beyond(prefix), most),
        )
        return [word for (word,) in found]

    def most_used(self, letter: str) -> list[str]:
        """The words most used that begin with a letter."""
        return self._words.most_used(self._connection, letter)

    def one_edit(self, word: str) -> list[str]:
        """Words one edit away (a letter more, less or other, or two swapped), the most used first."""
        found = self._connection.execute(
            f"SELECT DISTINCT v.word, v.{self._column} FROM json_each(?) j CROSS JOIN deletions d ON d.key = j.value"
            f" CROSS JOIN vocabulary v ON v.id = d.word WHERE v.{self._column} > 0",
            (json.dumps(sorted(checksums(word))),),
        )
        near = [(-number, other) for other, number in found if other != word and OSA.distance(word, other) == 1]
        return [other for _, other in sorted(near)]

    def two_edits(self, word: str) -> list[str]:
        """Words at most two edits away, the nearest and then the most used first."""
        near = self._words.within(self._connection, word, 2)
        counts = self.counts([other for other, _ in near])
        known = [(edits, -counts[other], other) for other, edits in near if counts.get(other)]
        return [other for _, _, other in sorted(known)]

    def near_prefixes(self, prefix: str) -> list[str]:
        """Beginnings of words one edit away from a half-typed word, at most six."""
        return self._words.near_prefixes(self._connection, prefix)

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """How many quotes (or names) hold each of the words; those that nothing ever held are left out."""
        found = self._connection.execute(
            f"SELECT v.word, v.{self._column} FROM json_each(?) j CROSS JOIN vocabulary v ON v.word = j.value",
            (json.dumps(words),),
        )
        return dict(found)
