"""Somebody remembers two to five words of a quote and types them with slips: what recall is measured with."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from core.archive.words.cutting import folded

QUERIES = 200
TUNING = 1
"""The seed of the queries that may be looked at while the program is made better."""
HELD_OUT = 731_204
"""The seed of the queries whose figures are published. Nothing may be chosen by them."""
_COMMON = 300
"""Words so common that nobody would look for a quote by them."""
_JUDGED_BY = 50_000
"""Lines from which the common words are known."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody remembers of a quote: the words as they stand in it, and as they were typed."""

    words: tuple[str, ...]
    typed: str

    def found_in(self, texts: Iterable[str]) -> bool:
        """Whether one of these quotes holds all the words that were meant."""
        return self.place_in(texts) is not None

    def place_in(self, texts: Iterable[str]) -> int | None:
        """The place, from 1, of the first of these quotes that holds all the words that were meant."""
        meant = set(self.words)
        return next((place for place, text in enumerate(texts, 1) if meant <= set(folded(text).split())), None)


class Memory:
    """Remembers words of quotes (as they are folded for the index) in their order, and types them with errors."""

    def __init__(self, seed: int | str, lines: Sequence[str]) -> None:
        self._chance = random.Random(f"known items {seed}")
        self._lines = lines
        counts = Counter(word for line in islice(lines, _JUDGED_BY) for word in folded(line).split())
        self._common = frozenset(word for word, _ in counts.most_common(_COMMON))

    def recall(self, edits: int, *, half: bool = False) -> Known:
        """A quote's words with so many edits, each in a word of four letters or more; the last may be half typed."""
        while True:
            words = folded(self._chance.choice(self._lines)).split()
            telling = [place for place, word in enumerate(words) if _tells(word) and word not in self._common]
            count = self._chance.randint(2, 5)
            if len(telling) >= count:
                break
        chosen = [words[place] for place in sorted(self._chance.sample(telling, count))]
        typed = list(chosen)
        for _ in range(edits):
            place = self._chance.randrange(count)
            typed[place] = self._changed(typed[place])
        if half:
            typed[-1] = typed[-1][: max(3, (len(typed[-1]) + 1) // 2)]
        return Known(tuple(chosen), " ".join(typed))

    def mistyped(self, queries: int = QUERIES) -> list[Known]:
        """So many, every other one with one edit and the others with two."""
        return [self.recall(1 + number % 2) for number in range(queries)]

    def _changed(self, word: str) -> str:
        while (other := self._slip(word)) == word or len(other) < 2:
            pass
        return other

    def _slip(self, word: str) -> str:
        """The word with one letter left out, put in, changed, or swapped with the next."""
        place = self._chance.randrange(len(word))
        before, after = word[:place], word[place:]
        return self._chance.choice(
            (
                before + after[1:],
                before + self._chance.choice(_LETTERS) + after,
                before + self._chance.choice(_LETTERS) + after[1:],
                before + after[1:2] + after[:1] + after[2:],
            )
        )


def _tells(word: str) -> bool:
    return len(word) > 3 and word.isalpha()
