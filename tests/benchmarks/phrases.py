"""Sentences of any number from the clauses of a few: what a quote says in the runs at scale.

About a quarter of the lines are sentences of the corpus as they stand; the others are clauses of several, joined, with
a rare word mixed in now and then. So the vocabulary goes on growing with the number of lines, as that of real text does
(Heaps' law), while the common words stay as common as they were.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from newsroom import Newsroom

TEXTS = 30_000
"""Texts of a corpus that are kept to take sentences from, drawn evenly from all of it: a corpus may be of any size."""
_LONGEST_TEXT = 4_000
_AS_IT_STANDS = 0.24
_SHORTEST, _LONGEST = 40, 150
"""Characters of a sentence that is taken as it stands."""
_LEAST, _MOST, _USUAL = 30, 105, 55
"""Characters that a line of joined clauses reaches; its last clause runs on beyond."""
_RARE = 0.6
"""Share of the joined lines with a rare word in them."""
_COMMONEST_RARE, _RARENESS = 2_500, 1.55
"""How the rare words are spread: the first so many are about alike, then each rank is rarer by this power."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[\"“']?[A-Z])")
_CLAUSE_END = re.compile(r"[,;:()]\s+|\s+-+\s+|\s+(?=(?:and|but|that|which|who|because|while|when|if|as|after)\s)")
_LETTERS_ONLY = re.compile(r"[a-z]{5,12}")


class Phrases:
    """A stock of sentences and their clauses; draws lines from it. Holds as much whatever is drawn."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.sentences: list[str] = []
        clauses: list[str] = []
        for text in texts:
            for sentence in _SENTENCE_END.split(" ".join(text.split())):
                if _SHORTEST <= len(sentence) <= _LONGEST:
                    self.sentences.append(sentence.rstrip(".!? "))
                clauses.extend(piece for piece in _CLAUSE_END.split(sentence) if 2 < piece.count(" ") < 20)
        if not self.sentences or not clauses:
            raise ValueError("the corpus holds no sentences of a fair length")
        self.clauses = [clause.rstrip(".!? ") for clause in clauses]
        words = sorted({word for clause in self.clauses for word in _LETTERS_ONLY.findall(clause)})
        self._heads = sorted({word[: (len(word) + 1) // 2] for word in words})
        self._tails = sorted({word[len(word) // 2 :] for word in words})

    @classmethod
    def of(cls, corpus: Path | None, seed: int) -> Phrases:
        """Those of a file of ``{"text", ...}`` lines (gzipped or not), or of invented words where none is given."""
        return cls(_drawn(_texts(corpus), seed) if corpus else _invented(seed))

    def line(self, chance: random.Random) -> str:
        """One more line, of about a hundred characters, without a full stop."""
        if chance.random() < _AS_IT_STANDS:
            return self._one(self.sentences, chance)
        most = chance.triangular(_LEAST, _MOST, _USUAL)
        pieces = [self._one(self.clauses, chance)]
        length = len(pieces[0])
        while length < most:
            pieces.append(self._one(self.clauses, chance))
            length += len(pieces[-1]) + 1
        if chance.random() < _RARE:
            words = pieces.pop(0).split()
            words.insert(int(chance.random() * (len(words) + 1)), self._rare(chance))
            pieces.insert(0, " ".join(words))
        return " ".join(pieces)

    def clause(self, chance: random.Random) -> str:
        """Some words of a sentence, about half as long."""
        return self._one(self.clauses, chance)

    @staticmethod
    def _one(among: list[str], chance: random.Random) -> str:
        return among[int(chance.random() * len(among))]

    def _rare(self, chance: random.Random) -> str:
        """The beginning of one word with the end of another, by a rank that has no end (Pareto's law)."""
        rank = int(_COMMONEST_RARE * ((1 - chance.random()) ** (-1 / (_RARENESS - 1)) - 1))
        scattered = rank * 2_654_435_761 % 2**32
        head, tail = scattered % len(self._heads), scattered // len(self._heads) % len(self._tails)
        return self._heads[head] + self._tails[tail]


def _texts(corpus: Path) -> Iterator[str]:
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _drawn(texts: Iterable[str], seed: int) -> list[str]:
    """Some of them, each with the same chance (reservoir sampling, Vitter's algorithm R)."""
    chance = random.Random(f"texts {seed}")
    rest = iter(texts)
    drawn = [text[:_LONGEST_TEXT] for text in islice(rest, TEXTS)]
    for number, text in enumerate(rest, start=len(drawn)):
        place = int(chance.random() * (number + 1))
        if place < TEXTS:
            drawn[place] = text[:_LONGEST_TEXT]
    return drawn


def _invented(seed: int) -> Iterator[str]:
    newsroom = Newsroom(seed)
    chance = random.Random(f"invented {seed}")
    for _ in range(TEXTS):
        yield f"{newsroom.words_said(chance, 5, 9).capitalize()}, {newsroom.words_said(chance, 5, 9)}."
