"""News of any amount, made up from a seed: the same seed gives the same documents, people and quotes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from core.model import Actor, Analysis, Document, Mention, Moment, Quote, Role, Source

Report = tuple[Document, Analysis]

_ONSETS = [
    "b", "br", "c", "ch", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v"
]  # fmt: skip
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_CODAS = ["", "", "l", "n", "nd", "r", "s", "st", "t"]


class Newsroom:
    """Makes up documents: words as often as in real text (Zipf's law), few people who speak often, many rarely."""

    def __init__(self, seed: int, words: int = 60_000, people: int = 4_000, outlets: int = 400) -> None:
        self._chance = random.Random(seed)
        self.words = list(dict.fromkeys(self._word() for _ in range(words)))
        self._word_weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.people = [f"{self._word().title()} {self._word().title()}" for _ in range(people)]
        self._people_weights = list(accumulate(1 / (rank + 5) for rank in range(people)))
        self.outlets = [f"{self._word().title()} News" for _ in range(outlets)]

    def _word(self) -> str:
        syllables = self._chance.choices((1, 2, 3, 4), (2, 4, 3, 1))[0]
        pick = self._chance.choice
        return "".join(pick(_ONSETS) + pick(_VOWELS) + pick(_CODAS) for _ in range(syllables))

    def words_said(self, chance: random.Random, fewest: int, most: int) -> str:
        """That many words by their weights."""
        return " ".join(chance.choices(self.words, cum_weights=self._word_weights, k=chance.randint(fewest, most)))

    def reports(self, documents: int, quotes: int = 8) -> Iterator[Report]:
        """So many documents of so many quotes each, in the order of their days."""
        first = date(2020, 1, 1)
        for number in range(documents):
            yield self._report(number, first + timedelta(days=number * 1500 // documents), quotes)

    def _report(self, number: int, day: date, quotes: int) -> Report:
        chance = self._chance
        text = ""
        actors: dict[str, Actor] = {}
        mentions: list[Mention] = []
        said: list[Quote] = []
        moment = Moment(day.isoformat(), "day", "made up")
        for name in chance.choices(self.people, cum_weights=self._people_weights, k=quotes):
            actors.setdefault(name, Actor(name, name, "person", roles=(Role("minister", "South Korea"),)))
            words = self.words_said(chance, 8, 30)
            start = len(text)
            text += f"{name} said {words}. "
            cue = start + len(name) + 1
            mentions.append(Mention(start, start + len(name), name, "name"))
            content = ((cue + 5, cue + 5 + len(words)),)
            said.append(Quote("indirect", content, ((cue, cue + 4),), ((start, cue - 1),), (name,), moment))
        sources = (
            Source(chance.choice(self.outlets), "publisher", None),
            Source(chance.choice(self.outlets[:40]), "agency", None),
        )
        document = Document(f"made-up/{number}.txt", text, f"{number:064x}")
        return document, Analysis(
            document.id,
            document.sha256,
            None,
            None,
            "report",
            "en",
            moment,
            sources,
            tuple(actors.values()),
            tuple(mentions),
            tuple(said),
        )
