"""Words in memory: nothing within two edits is overlooked, whatever the script."""

from __future__ import annotations

import random

import apsw
import pytest
from rapidfuzz.distance import OSA

from core.archive.words.wordlist import WordList


def holding(words: list[str]) -> apsw.Connection:
    connection = apsw.Connection("")
    connection.execute(
        "CREATE TABLE vocabulary(id INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT UNIQUE, quotes INTEGER)"
    )
    connection.executemany("INSERT INTO vocabulary(word, quotes) VALUES (?, 1)", ((word,) for word in words))
    return connection


@pytest.mark.parametrize("letters", ["abcdefgh", "бвгдежзи", "αβγδεζηθ", "aöüßéñçø"])
def test_all_within_two_edits_are_found(letters: str) -> None:
    """Seeded: random words of few letters, so that many lie near each other, against all of them compared."""
    chance = random.Random(7)
    words = sorted({"".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(1_500)})
    connection, held = holding(words), WordList()
    for word in chance.sample(words, 60):
        near = {other for other in words if other != word and OSA.distance(word, other) <= 2}
        found = {other for other, _ in held.within(connection, word, 2)}
        assert found <= near
        assert found == near or len(found) >= 199


def test_words_that_come_in_later_are_found_too() -> None:
    connection, held = holding(["harbour"]), WordList()
    assert held.within(connection, "harbuor", 2) == [("harbour", 1)]
    connection.execute("INSERT INTO vocabulary(word, quotes) VALUES ('harbourer', 1)")
    assert [word for word, _ in held.within(connection, "harbourr", 2)] == ["harbour", "harbourer"]


def test_a_word_that_left_and_came_back_is_found_once() -> None:
    connection, held = holding(["harbour", "lantern"]), WordList()
    held.load(connection)
    for word, near in (("lantern", "lanternn"), ("harbourer", "harbourerr")):
        for _ in range(3):
            connection.execute("DELETE FROM vocabulary WHERE word = ?", (word,))
            connection.execute("INSERT INTO vocabulary(word, quotes) VALUES (?, 1)", (word,))
            found = [other for other, _ in held.within(connection, near, 2)]
        assert found.count(word) == 1


def test_an_empty_archive_has_no_words() -> None:
    connection, held = holding([]), WordList()
    assert held.within(connection, "harbour", 2) == []
    assert held.near_prefixes(connection, "harb") == []
    assert held.most_used(connection, "h") == []
