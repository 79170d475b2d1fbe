"""The people, organisations and states of one document, gathered from the whole of it before anyone is held to speak.

People with one surname stay apart; a name printed with and without hyphen or initial is one person's.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice

from core.analysis import lexicon
from core.analysis.actors.namesakes import Namesakes
from core.analysis.actors.notable import find_notable
from core.analysis.actors.roles import NATIONAL, Office, hypernyms, likeness
from core.analysis.names.name import SUFFIXES, Name, family_name_first, surnames
from core.analysis.reading import Reading
from core.analysis.text.grammar import word_set
from core.model import Actor, ActorKind, Mention, MentionForm, Role, Source

PLACE_PREPOSITIONS = word_set("in-place")
MOTION = word_set("motion")
BEFORE_FIRST_NAMES = word_set("before-first-name")
"""Titles that go with first names: "Prince", "Pope", "Sister"; a president or an officer has a surname behind it."""
INITIALS = re.compile(r"(?:[A-Z]\.)+")
NEAR_TOKENS = 1000
"""How far back a person is looked for who was named last."""
NEAR_PEOPLE = 200
"""Among so many persons of a text those of one nationality are looked for."""
MOST_ALIKE = 50
"""Of so many persons with one surname or one office the first are weighed: nothing in a text decides among more."""


@dataclass(slots=True)
class Member:
    """An actor in the making. ``offices`` are what it is called, ``gender`` "f", "m" or "" while unknown, ``told``
    where an office or a form of address says so, ``age`` in years as printed."""

    id: str
    name: str
    kind: ActorKind
    state: str = ""
    aliases: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    gender: str = ""
    told: bool = False
    age: str = ""
    surnames: frozenset[str] = frozenset()
    head: str = ""
    """For an organisation or voice without a name, the noun it is called by."""
    plural: bool = False
    members: tuple[str, ...] = ()
    wrote: bool = False
    """Whether the text is this person's own, by its byline."""


class Cast:
    """All actors of a document by what they are called, and every mention found so far."""

    def __init__(self, reading: Reading, sources: Sequence[Source]) -> None:
        self.reading = reading
        self.notable = find_notable(reading)
        self.members: dict[str, Member] = {}
        self.mentions: dict[tuple[int, int], Mention] = {}
        self.of_name: dict[int, Member] = {}
        """The actor of each name, by the name's first token; surnames are resolved where they stand."""
        self.described: dict[int, tuple[int, Member]] = {}
        """By the first token of words beside a name that tell who somebody is, where they end and whom they mean."""
        self._keys: dict[str, Member] = {}
        self._namesakes = Namesakes()
        self._people: list[Member] = []
        self._indexed = 0
        self._by_surname: dict[str, list[Member]] = {}
        self._by_surname_folded: dict[str, list[Member]] = {}
        self._by_name: dict[str, list[Member]] = {}
        self._by_name_folded: dict[str, list[Member]] = {}
        self._by_office: dict[str, list[Member]] = {}
        self._fitting: dict[tuple[str, frozenset[str], tuple[str, ...]], list[tuple[int, Member]]] = {}
        self._places: dict[str, int] = {}
        self._full: dict[str, list[int]] = {}
        self._gather()
        self._credit(sources)

    # ---------------------------------------------------------- looking up

    def people(self) -> list[Member]:
        """The persons, in the order of their first mention."""
        return self._people

    def _index(self) -> None:
        """Take the persons made since into the indexes; behind their making, when all is known of their names."""
        for member in self._people[self._indexed :]:
            self._places[member.id] = self._indexed
            self._indexed += 1
            for surname in member.surnames:
                self._by_surname.setdefault(surname, []).append(member)
                self._by_surname_folded.setdefault(surname.casefold(), []).append(member)
            self._by_name.setdefault(member.name, []).append(member)
            self._by_name_folded.setdefault(member.name.casefold(), []).append(member)

    def by_surname(self, surname: str) -> list[Member]:
        """The persons whom a bare surname may mean."""
        self._index()
        found = [self._by_surname.get(form, [])[:MOST_ALIKE] for form in dict.fromkeys((surname, surname.capitalize()))]
        return self._ordered(member for members in found for member in members)

    def _ordered(self, members: Iterable[Member]) -> list[Member]:
        """Persons, each once, in the order of their first mention."""
        self._index()
        return sorted({m.id: m for m in members}.values(), key=lambda member: self._places[member.id])

    def named_in(self, text: str) -> list[Member]:
        """The persons whose whole name stands in a label, which has few words."""
        self._index()
        lengths = {len(name) for name in self._by_name if name[:1] in text}
        found = (self._by_name.get(text[at : at + n], ()) for at in range(len(text)) for n in lengths)
        return list({member.id: member for members in found for member in members}.values())

    def called(self, name: str) -> list[Member]:
        """The persons of exactly that name in any case; without one, those whose surname is its last word."""
        self._index()
        known = self._by_name_folded.get(name.casefold(), [])
        words = name.split()
        return known or (self._by_surname_folded.get(words[-1].casefold(), []) if words else [])

    def first_named(self, member: Member) -> int:
        """The token where a person is first named in full, beyond the text for one who never is."""
        return self._full.get(member.id, [len(self.reading.tokens)])[0]

    def named_between(self, member: Member, first: int, stop: int) -> bool:
        """Whether somebody is named in full at a token of ``[first, stop)``."""
        named = self._full.get(member.id, [])
        return bisect_left(named, first) < bisect_left(named, stop)

    def give(self, member: Member, held: Office) -> None:
        """Note an office that somebody holds."""
        member.offices.append(held)
        holders = self._by_office.setdefault(held.head, [])
        if member not in holders[-1:]:
            holders.append(member)
        self._fitting.clear()

    def holders(self, described: Office) -> list[Member]:
        """The persons of whose offices a description may speak by its noun, or by their state."""
        if described.head == NATIONAL:
            return self._ordered(p for p in self._people[:NEAR_PEOPLE] if any(held.states for held in p.offices))
        heads = (described.head, *hypernyms().get(described.head, frozenset()))
        found = (self._by_office.get(head, [])[:MOST_ALIKE] for head in heads)
        return self._ordered(p for members in found for p in members if p.kind == "person")

    def fitting(self, described: Office) -> list[tuple[int, Member]]:
        """The persons whom a description fits, each with how well."""
        key = (described.head, described.qualifiers, described.states)
        if key not in self._fitting:
            scored = [(max(likeness(described, held) for held in p.offices), p) for p in self.holders(described)]
            self._fitting[key] = [(score, person) for score, person in scored if score > 0]
        return self._fitting[key]

    def state(self, name: str) -> Member:
        """The actor for a state, made at its first use."""
        return self._keys.get(f"state {name}") or self._new(f"state {name}", name, "state", state=name)

    def organisation(self, name: str, state: str = "", head: str = "") -> Member:
        """The organisation of that name, made at its first use."""
        key = f"organisation {fold(name)}"
        return self._keys.get(key) or self._new(key, name, "organisation", state=state, head=head)

    def organisation_of(self, name: str) -> Member | None:
        """The organisation of that name, None before its first use."""
        return self._keys.get(f"organisation {fold(name)}")

    def unnamed(self, name: str, head: str, *, group: bool, plural: bool) -> Member:
        """A new voice without a name; each call makes another one."""
        kind: ActorKind = "group" if group else "unnamed"
        return self._new(f"voice {len(self.members)}", name, kind, head=head, plural=plural)

    def labelled(self, name: str, label: str) -> Member:
        """The speaker of a labelled turn: a person if it has two words or more, else a voice known by it."""
        if len(name.split()) > 1:
            member = self._person(name.split())
            rest = label.split("/")[1:2]
            if rest and not member.offices:
                title = rest[0].strip()
                self.give(member, Office(title.split()[-1].lower(), frozenset(title.lower().split()), (), title))
            return member
        return self._keys.get(f"voice {fold(name)}") or self._new(f"voice {fold(name)}", name, "unnamed")

    def mention(self, first: int, stop: int, member: Member | None, form: MentionForm) -> None:
        """Note that tokens ``[first, stop)`` mean an actor, None if several stand equal; what was noted first holds."""
        start, end = self.reading.tokens.span(first, stop)
        self._mention(Mention(start, end, member.id if member else None, form))

    def _mention(self, mention: Mention) -> None:
        self.mentions.setdefault((mention.start, mention.end), mention)

    def actors(self) -> tuple[Actor, ...]:
        """All actors that are mentioned or spoke, as the model has them."""
        owned = self._owned()
        return tuple(
            Actor(m.id, m.name, m.kind, tuple(dict.fromkeys(m.aliases)), tuple(_roles_of(m, owned)), m.members)
            for m in self.members.values()
        )

    def noted(self) -> tuple[Mention, ...]:
        """All mentions in the order of the text."""
        return tuple(sorted(self.mentions.values(), key=lambda mention: (mention.start, mention.end)))

    def _owned(self) -> dict[str, set[str]]:
        """By the noun that organisations are called by, the states that own them."""
        owned: dict[str, set[str]] = {}
        for member in self.members.values():
            if member.kind == "organisation" and member.state:
                owned.setdefault(member.head, set()).add(member.state)
        return owned

    # ---------------------------------------------------------- gathering

    def _new(
        self, key: str, name: str, kind: ActorKind, *, state: str = "", head: str = "", plural: bool = False
    ) -> Member:
        member = Member(f"a{len(self.members) + 1}", name, kind, state=state, head=head, plural=plural)
        self.members[member.id] = self._keys[key] = member
        if kind == "person":
            self._people.append(member)
        return member

    def _gather(self) -> None:
        alone: list[Name] = []
        for name in self.reading.names:
            if name.kind == "person" and name.full and name.stop - name.first > 1:
                self._note(name, self._person(self._words(name)), "name")
            elif name.kind == "person" and name.full:
                alone.append(name)
        given = self._given_names() if alone else {}
        for name in alone:
            [word] = self._words(name)
            bearers = self.by_surname(word) or given.get(word, [])
            member = bearers[0] if len(bearers) == 1 else self._person([word, *self._shared_surname(name)])
            self._note(name, member, "name")
        for name in self.reading.names:
            if name.kind == "person":
                self._surname(name)
            elif name.kind in ("state", "adjective", "nationals", "capital"):
                self._state_name(name)
            elif name.kind in ("organisation", "outlet"):
                self._note(name, self.organisation(_without_article(name.canonical), name.state), "name")

    def _shared_surname(self, name: Name) -> list[str]:
        """The family name that a given name shares with the full one "and" joins to it: "Greta and Ole Brun"."""
        partner = self.reading.name_at.get(name.stop + 1) if self.reading.lower(name.stop) in ("and", "&") else None
        if partner is None or partner.kind != "person" or not partner.full or partner.title is not None:
            return []
        words = self._words(partner)
        given = self.reading.tokens.texts[name.first] in lexicon.given_names() and name.title is None
        shared = given and len(words) == 2 and not family_name_first(words)
        return words[1:] if shared else []

    def _given_names(self) -> dict[str, list[Member]]:
        """The persons named in full by the first word of their names: "Donald" for one of several with a surname."""
        found: dict[str, list[Member]] = {}
        for member in self._people:
            found.setdefault(member.name.split()[0], []).append(member)
        return found

    def _words(self, name: Name) -> list[str]:
        return [self.reading.tokens.texts[i] for i in range(name.first, name.stop)]

    def _person(self, words: Sequence[str]) -> Member:
        core = [w for w in words if not INITIALS.fullmatch(w) and w not in SUFFIXES] or list(words)
        initials = "".join(w for w in words if INITIALS.fullmatch(w))
        suffix = next((w for w in words if w in SUFFIXES), "")
        text = " ".join(words)
        key = self._namesakes.key(f"person {fold(''.join(core)).replace('-', '')}", initials, suffix)
        if key not in self._keys:
            member = self._new(key, text, "person")
            member.surnames = surnames(core)
            given = next((w for w in core if w not in member.surnames), core[0] if len(core) == 1 else "")
            if not family_name_first(core):
                # Romanised East Asian given names tell too little of who bears them
                member.gender = lexicon.given_names().get(given, "").replace("-", "")
        member = self._keys[key]
        if text != member.name:
            member.aliases.append(text)
        return member

    def _surname(self, name: Name) -> None:
        if name.full:
            return
        word = self.reading.tokens.texts[name.stop - 1]
        candidates = self.by_surname(word)
        if not candidates and name.title is not None and self.reading.lower(name.first - 1) in BEFORE_FIRST_NAMES:
            candidates = self._by_first_name(word)
        if not candidates and name.title is not None:
            candidates = [self._keys.get(f"person {fold(word)}") or self._lone_surname(word)]
        candidates = self._of_gender(name, candidates)
        if len(candidates) > 1:
            before = (c for c in candidates if self.first_named(c) < name.first)
            introduced = list(islice(before, 2))
            candidates = self._first_brought_in(introduced) or candidates
        if len(candidates) == 1:
            self._note(name, candidates[0], "surname")
        elif candidates:
            self.mention(name.first, name.stop, None, "surname")

    def _by_first_name(self, word: str) -> list[Member]:
        """Whom a title before a first name means: "Prince Alwaleed", "Queen Maud"."""
        fitting = list(islice((m for m in self._people if " " in m.name and m.name.split()[0] == word), 2))
        return fitting if len(fitting) == 1 else []

    def _first_brought_in(self, introduced: list[Member]) -> list[Member]:
        """The first of two people in order, if named in full in an earlier sentence than the other: news gives them the
        surname, and calls their kin by full names."""
        sentences = [self.reading.sentence_of[self.first_named(member)] for member in introduced]
        return introduced[:1] if len(set(sentences)) == len(sentences) else []

    def _of_gender(self, name: Name, candidates: list[Member]) -> list[Member]:
        """Those of several namesakes whom the form of address before a surname fits: "Mrs. Clinton"."""
        honorific = lexicon.honorifics().get(self.reading.tokens.texts[name.first - 1]) if name.first else None
        gender = honorific.gender.replace("-", "") if honorific is not None else ""
        fitting = [c for c in candidates if c.gender == gender]
        return fitting if gender and len(candidates) > 1 and len(fitting) == 1 else candidates

    def _lone_surname(self, word: str) -> Member:
        member = self._new(f"person {fold(word)}", word, "person")
        member.surnames = frozenset({word})
        return member

    def _state_name(self, name: Name) -> None:
        if name.kind == "capital" and self.is_place(name):
            return
        forms: dict[str, MentionForm] = {"state": "name", "capital": "metonym"}
        self._note(name, self.state(name.state), forms.get(name.kind, "adjectival"))

    def is_place(self, name: Name) -> bool:
        """Whether a capital is meant as a town: after "in", on the way to it, before its country ("Seoul, Korea")."""
        reading = self.reading
        previous = reading.lower(name.first - 1)
        if previous in PLACE_PREPOSITIONS:
            return True
        if previous in ("to", "from", "for", "toward", "towards"):
            return any(reading.lower(i) in MOTION for i in range(max(0, name.first - 5), name.first - 1))
        follows = reading.name_at.get(name.stop + 1)
        return (
            reading.lower(name.stop) == ","
            and follows is not None
            and follows.kind == "state"
            and follows.state == name.state
        )

    def _note(self, name: Name, member: Member, form: MentionForm) -> None:
        self.of_name[name.first] = member
        if name.full:
            insort(self._full.setdefault(member.id, []), name.first)
        self.mention(name.first, name.stop, member, form)

    def _credit(self, sources: Sequence[Source]) -> None:
        """Bylines and reporters are people of the document too, known by their office there."""
        publisher = next((s.name for s in sources if s.role == "publisher"), None)
        for source in sources:
            if source.role not in ("byline", "reporter") or source.span is None:
                continue
            words = source.name.split()
            if len(words) < 2:
                continue
            member = self._person(words)
            member.wrote = True
            self.give(member, Office("reporter", frozenset(), (), source.role, publisher or ""))
            self._mention(Mention(*source.span, member.id, "name"))


def _roles_of(member: Member, owned: dict[str, set[str]]) -> Iterator[Role]:
    """The offices of an actor; the state of one without is that of the organisation which its possessor names: "the top
    office" of Seoul's presidential office."""
    for held in dict.fromkeys(member.offices):
        states = owned.get(held.owner.lower().split()[-1], set()) if held.owner else set()
        behind = next(iter(states)) if len(states) == 1 else ""
        yield Role(held.title, held.states[0] if held.states else behind or held.owner or None)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name without case, accents, stops and apostrophes, for comparing."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[.'’]", "", plain.casefold()).split())


def _without_article(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " and not name[4:5].islower() else name


@cache
def adjective_of(state: str) -> str:
    """The usual adjective of a state ("South Korean"), its name where it has none."""
    known = next((s for s in lexicon.states() if s.name == state), None)
    return known.adjectives[0] if known is not None and known.adjectives else state
