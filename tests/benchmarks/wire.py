"""News at scale: documents of about five quotes of a hundred characters, as real wire copy has them.

What was counted in wire articles by the program's own analysis is kept: half of a text is quotes, a document has five
actors and a dozen mentions, few people speak often and many once. Everything is made up from a seed, as it is asked
for: memory is that of the phrases and the people, however many documents are drawn.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from newsroom import Newsroom, Report
from phrases import Phrases

from core.model import (
    Actor,
    ActorKind,
    Analysis,
    Document,
    Mention,
    MentionForm,
    Moment,
    Quote,
    QuoteKind,
    Role,
    Source,
    Spans,
)

PEOPLE, BODIES, OUTLETS, AGENCIES = 60_000, 20_000, 400, 12
"""How many people, organisations and outlets there are at most; the first of each are met most (Zipf's law)."""
GIVEN_NAMES = 1_500
FIRST_DAY, DAYS = date(2014, 1, 1), 4_000
_STATES = ("South Korea", "Japan", "United States", "France", "Brazil", "Kenya", "India", "Norway", "Egypt", "Canada")
_TITLES = (
    "minister",
    "senator",
    "spokesman",
    "mayor",
    "economist",
    "chief executive",
    "ambassador",
    "judge",
    "analyst",
)
_BODIES = (
    "{} Corporation", "{} Bank", "Bank of {}", "{} Party", "University of {}", "{} Union", "{} Institute", "{} Group",
    "Ministry of {}", "{} Airlines", "{} Energy", "{} Council", "City of {}", "{} Foundation", "{} Times", "{} Police",
)  # fmt: skip
_VOICES = ("an official", "traders", "a diplomat", "analysts", "a senior aide", "residents")
_KINDS: tuple[QuoteKind, ...] = ("indirect", "direct", "mixed")
_KIND_WEIGHTS = (60, 88, 100)
_CAST: tuple[ActorKind, ...] = ("person", "organisation", "state", "unnamed")
_CAST_WEIGHTS = (48, 76, 88, 100)


class Wire:
    """Draws documents with what reading them would yield, oldest first."""

    def __init__(self, phrases: Phrases, seed: int) -> None:
        self.seed = seed
        self._phrases = phrases
        self._chance = random.Random(f"wire {seed}")
        invented = Newsroom(seed, words=60_000, people=0, outlets=OUTLETS)
        self.outlets = invented.outlets
        words = [word.title() for word in invented.words]
        given, family = words[:GIVEN_NAMES], words[GIVEN_NAMES:]
        names = dict.fromkeys(f"{self._early(given)} {self._early(family)}" for _ in range(PEOPLE))
        self.people = [
            Actor(name, name, "person", roles=(Role(_TITLES[rank % len(_TITLES)], _STATES[rank % len(_STATES)]),))
            for rank, name in enumerate(names)
        ]
        names = dict.fromkeys(self._chance.choice(_BODIES).format(self._early(family)) for _ in range(BODIES))
        self.bodies = [Actor(name, name, "organisation") for name in names]
        self._states = [Actor(name, name, "state") for name in _STATES]
        self._voices = [Actor(name, name, "unnamed") for name in _VOICES]
        self._person_weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.people))))
        self._body_weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.bodies))))

    def _early(self, among: Sequence[str]) -> str:
        """One of them, the first far more often than the last."""
        return among[int(len(among) * self._chance.random() ** 2)]

    def reports(self, quotes: int) -> Iterator[Report]:
        """Documents that have so many quotes in all."""
        drawn = number = 0
        while drawn < quotes:
            some = min(self._chance.randint(2, 8), quotes - drawn)
            yield self._report(number, FIRST_DAY + timedelta(days=drawn * DAYS // quotes), some)
            drawn += some
            number += 1

    def _report(self, number: int, day: date, quotes: int) -> Report:
        chance = self._chance
        cast = self._cast(quotes)
        published = Moment(day.isoformat(), "day", f'"{day:%d %B %Y}" in the first line')
        earlier = Moment(day.isoformat(), "on-or-before", "no day named; not after publication")
        draft = _Draft()
        for _ in range(quotes):
            bystander, speaker = cast[int(chance.random() * len(cast))], cast[int(chance.random() * len(cast))]
            draft.tell(bystander, self._phrases.clause(chance))
            kind = chance.choices(_KINDS, cum_weights=_KIND_WEIGHTS)[0]
            said = published if chance.random() < 0.35 else earlier
            draft.quote(kind, speaker, self._phrases.line(chance), said, 0.5 + chance.random() / 2)
        document = Document(f"wire/{self.seed}/{number}.txt", draft.text, f"{number:064x}")
        sources = (
            Source(self._early(self.outlets), "publisher", None),
            Source(self._early(self.outlets[:AGENCIES]), "agency", None),
        )
        actors = tuple({actor.id: actor for actor in cast}.values())
        return document, Analysis(
            document.id, document.sha256, None, None, "report", "en", published,
            sources, actors, tuple(draft.mentions), tuple(draft.quotes),
        )  # fmt: skip

    def _cast(self, quotes: int) -> list[Actor]:
        chance = self._chance
        drawn: list[Actor] = []
        for kind in chance.choices(_CAST, cum_weights=_CAST_WEIGHTS, k=max(2, quotes)):
            if kind == "person":
                drawn += chance.choices(self.people, cum_weights=self._person_weights)
            elif kind == "organisation":
                drawn += chance.choices(self.bodies, cum_weights=self._body_weights)
            else:
                drawn.append(chance.choice(self._states if kind == "state" else self._voices))
        return drawn


class _Draft:
    """A text that grows by sentences, with the places of what is in it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.mentions: list[Mention] = []
        self.quotes: list[Quote] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def tell(self, actor: Actor, line: str) -> None:
        """Something that nobody is quoted with."""
        self._mention(actor, "name" if actor.kind != "unnamed" else "descriptor")
        self._put(f" was there: {line}. ")
        self._put("It", mention=(actor, "pronoun"))
        self._put(" was so. ")

    def quote(self, kind: QuoteKind, speaker: Actor, words: str, said: Moment, confidence: float) -> None:
        """Words of a speaker, the speaker before them or behind."""
        verbatim: Spans = ()
        if kind == "direct":
            self._put("“")
            content = self._put(words)
            verbatim = (content,)
            self._put(",” ")
            source = self._mention(speaker, "name")
            self._put(" ")
            cue = self._put("said")
        else:
            source = self._mention(speaker, "name")
            self._put(" ")
            cue = self._put("said")
            self._put(" ")
            content = self._put(words)
        if kind == "mixed":
            middle = words.find(" ", len(words) // 2) + 1
            verbatim = ((content[0] + middle, content[1]),)
        self._put(".\n")
        reason = f"the clause behind the verb “said”; the {speaker.kind} stands beside the verb: {speaker.name}"
        self.quotes.append(
            Quote(kind, (content,), (cue,), (source,), (speaker.id,), said, verbatim, reason, round(confidence, 2))
        )

    def _mention(self, actor: Actor, form: MentionForm) -> tuple[int, int]:
        return self._put(actor.name, mention=(actor, form))

    def _put(self, piece: str, mention: tuple[Actor, MentionForm] | None = None) -> tuple[int, int]:
        start = self._length
        self._pieces.append(piece)
        self._length += len(piece)
        if mention:
            actor, form = mention
            self.mentions.append(Mention(start, self._length, actor.id, form))
        return start, self._length
