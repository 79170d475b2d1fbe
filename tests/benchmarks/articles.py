"""Articles of any amount in plain English, made up from a seed: invented people, plain words, the turns of news."""

from __future__ import annotations

import random
from collections.abc import Iterator

from newsroom import Newsroom

from core.model import Document, metadata

_WORDS = {
    "given": "Anna Brian Clara David Elena Farid Grace Hassan Irina James Karen Liam Maria Nadia Omar Paula",
    "role": "minister senator spokesman spokeswoman mayor economist farmer lawyer doctor ambassador general analyst",
    "body": "ministry council court union party committee company bank university agency government hospital",
    "noun": "budget bridge harvest school border tax road factory election drought hospital law strike pipeline river "
    "railway treaty price wage vote market flood report museum airport loan port mine village army plan",
    "adjective": "new old northern cheap public empty careful late small large secret costly safe open rural early",
    "verb": "build close open sell repair defend leave accept refuse delay rescue tax buy change cancel finish",
    "past": "built closed opened sold repaired defended left accepted refused delayed rescued bought changed finished",
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "month": "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.",
    "city": "Lisbon Nairobi Oslo Lima Hanoi Warsaw Quito Accra Dublin Seoul Tunis Ottawa",
}
_CLAUSES = (
    "the {body} will {verb} the {adjective} {noun}",
    "nobody should {verb} a {noun} before the {noun} is {adjective}",
    "we must {verb} every {noun} in {city}",
    "the {noun} was {past} because of the {noun}",
    "the {adjective} {noun} is not what the {body} has {past}",
    "there is no {noun} without a {adjective} {noun}",
)
_OPENINGS = (
    "{CITY}, {month} {number} (Reuters) - The {body} in {city} {past} the {noun} on {day}, {person} said.",
    "{CITY}, {month} {number} -- {person}, the {role} of the {body}, said on {day} that {clause}.",
)
_PARAGRAPHS = (
    "{person} said on {day} that {clause}.",
    "“{Clause},” {person} said. “{Clause}, and {clause}.”",
    "“{Clause},” said {person}, a {role} from {city}. “{Clause}.”",
    "{person} told reporters that {clause} and that {clause}.",
    "According to {person}, {clause}.",
    "{person} called the {noun} “{adjective} and {adjective}” and urged the {body} to {verb} it.",
    "The {body} denied that {clause}. It said {clause}.",
    "He added that {clause}. “{Clause},” he said.",
    "Asked about the {noun}, the {role} said: “{Clause}.”",
    "The {noun} {past} the {adjective} {noun} in {city} on {day}, and the {body} {past} the {noun}.",
    "In {month} the {body} {past} {number} of its {noun}s. The {noun} near {city} was {adjective}, and the {noun} of "
    "the {body} has been {past} since {day}.",
    "More than {number} people {past} the {noun}, and the {adjective} {noun} was {past} by the {body} of {city}.",
)


class _Blanks:
    """Fills each blank of a pattern anew, by its name."""

    def __init__(self, chance: random.Random, people: list[str]) -> None:
        self._chance = chance
        self._words = {name: words.split() for name, words in _WORDS.items()} | {"person": people}

    def __getitem__(self, name: str) -> str:
        if name.lower() == "clause":
            clause = self.filled(self._chance.choice(_CLAUSES))
            return clause if name == "clause" else clause[0].upper() + clause[1:]
        if name == "number":
            return str(self._chance.randint(2, 28))
        words = self._chance.choice(self._words[name.lower()])
        return words.upper() if name.isupper() else words

    def filled(self, pattern: str) -> str:
        return pattern.format_map(self)


def articles(seed: int, count: int, *, paragraphs: tuple[int, int] = (6, 20)) -> Iterator[Document]:
    """So many articles, each with that many paragraphs (fewest, most) and a handful of people who speak again."""
    surnames = [name.split()[1] for name in Newsroom(seed, words=10, people=1_000).people]
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        cast = [f"{given} {chance.choice(surnames)}" for given in chance.sample(_WORDS["given"].split(), 4)]
        blanks = _Blanks(chance, cast)
        body = [
            blanks.filled(chance.choice(_OPENINGS)),
            *(blanks.filled(pattern) for pattern in chance.choices(_PARAGRAPHS, k=chance.randint(*paragraphs))),
        ]
        title = blanks.filled("{Adjective} {noun} {past} in {city}").capitalize()
        text = "\n\n".join((title, *body)) + "\n"
        yield Document(
            f"made-up/{number}.txt",
            text,
            f"{number:064x}",
            metadata=metadata(published=f"2024-{number % 12 + 1:02}-15"),
        )
