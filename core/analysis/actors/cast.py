"""The people, organisations and states of one document, gathered from the whole of it before anyone is held to speak.

People with one surname stay apart; a name printed with and without hyphen or initial is one person's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from core.analysis import lexicon
from core.analysis.actors.roles import Office, office
from core.analysis.names.name import SUFFIXES, Name, family_name_first, surnames
from core.analysis.reading import Reading
from core.analysis.speech.phrases import after
from core.analysis.speech.subjects import before
from core.analysis.text.grammar import AUXILIARIES, DETERMINERS, STOPS, word_class, word_set
from core.model import Actor, ActorKind, Mention, MentionForm, Role, Source

PLACE_PREPOSITIONS = word_set("in-place")
MOTION = word_set("motion")
INITIALS = re.compile(r"(?:[A-Z]\.)+")
MAX_ROLE_WORDS = 14


@dataclass(slots=True)
class Member:
    """An actor in the making. ``offices`` are what it is called, ``gender`` "f", "m" or "" while unknown."""

    id: str
    name: str
    kind: ActorKind
    state: str = ""
    aliases: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    gender: str = ""
    surnames: frozenset[str] = frozenset()
    head: str = ""
    """For an organisation or voice without a name, the noun it is called by."""
    plural: bool = False
    members: tuple[str, ...] = ()


class Cast:
    """All actors of a document by what they are called, and every mention found so far."""

    def __init__(self, reading: Reading, sources: Sequence[Source]) -> None:
        self.reading = reading
        self.members: dict[str, Member] = {}
        self.mentions: dict[tuple[int, int], Mention] = {}
        self.of_name: dict[int, Member] = {}
        """The actor of each name, by the name's first token; surnames are resolved where they stand."""
        self._keys: dict[str, Member] = {}
        self._namesakes: dict[str, dict[str, tuple[str, str]]] = {}
        """By given and family name: the persons so called by their key, each with initials and suffix."""
        self._gather()
        self._credit(sources)
        self._roles()

    # ---------------------------------------------------------- looking up

    def people(self) -> list[Member]:
        """The persons, in the order of their first mention."""
        return [member for member in self.members.values() if member.kind == "person"]

    def by_surname(self, surname: str) -> list[Member]:
        """The persons whom a bare surname may mean."""
        return [p for p in self.people() if surname in p.surnames or surname.capitalize() in p.surnames]

    def first_named(self, member: Member) -> int:
        """The token where a person is first named in full, beyond the text for one who never is."""
        named = (n.first for n in self.reading.names if n.full and self.of_name.get(n.first) is member)
        return min(named, default=len(self.reading.tokens))

    def state(self, name: str) -> Member:
        """The actor for a state, made at its first use."""
        return self._keys.get(f"state {name}") or self._new(f"state {name}", name, "state", state=name)

    def organisation(self, name: str, state: str = "", head: str = "") -> Member:
        """The organisation of that name, made at its first use."""
        key = f"organisation {fold(name)}"
        return self._keys.get(key) or self._new(key, name, "organisation", state=state, head=head)

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
                member.offices.append(Office(title.split()[-1].lower(), frozenset(title.lower().split()), (), title))
            return member
        return self._keys.get(f"voice {fold(name)}") or self._new(f"voice {fold(name)}", name, "unnamed")

    def mention(self, first: int, stop: int, member: Member | None, form: MentionForm) -> None:
        """Note that tokens ``[first, stop)`` mean an actor, None if several stand equal; what was noted first holds."""
        start, end = self.reading.tokens.span(first, stop)
        self.mentions.setdefault((start, end), Mention(start, end, member.id if member else None, form))

    def actors(self) -> tuple[Actor, ...]:
        """All actors that are mentioned or spoke, as the model has them."""
        return tuple(
            Actor(m.id, m.name, m.kind, tuple(dict.fromkeys(m.aliases)), tuple(self._roles_of(m)), m.members)
            for m in self.members.values()
        )

    def noted(self) -> tuple[Mention, ...]:
        """All mentions in the order of the text."""
        return tuple(sorted(self.mentions.values(), key=lambda mention: (mention.start, mention.end)))

    def _roles_of(self, member: Member) -> Iterator[Role]:
        for held in dict.fromkeys(member.offices):
            yield Role(
                held.title, held.states[0] if held.states else self._state_behind(held.owner) or held.owner or None
            )

    def _state_behind(self, owner: str) -> str:
        """The state of the organisation that a possessor names: "the top office" of Seoul's presidential office."""
        head = owner.lower().split()[-1] if owner else ""
        owned = {m.state for m in self.members.values() if m.kind == "organisation" and m.head == head and m.state}
        return next(iter(owned)) if head and len(owned) == 1 else ""

    # ---------------------------------------------------------- gathering

    def _new(
        self, key: str, name: str, kind: ActorKind, *, state: str = "", head: str = "", plural: bool = False
    ) -> Member:
        member = Member(f"a{len(self.members) + 1}", name, kind, state=state, head=head, plural=plural)
        self.members[member.id] = self._keys[key] = member
        return member

    def _gather(self) -> None:
        for name in self.reading.names:
            if name.kind == "person" and name.full:
                self._note(name, self._person(self._words(name)), "name")
        for name in self.reading.names:
            if name.kind == "person":
                self._surname(name)
            elif name.kind in ("state", "adjective", "nationals", "capital"):
                self._state_name(name)
            elif name.kind in ("organisation", "outlet"):
                self._note(name, self.organisation(_without_article(name.canonical), name.state), "name")

    def _words(self, name: Name) -> list[str]:
        return [self.reading.tokens[i].text for i in range(name.first, name.stop)]

    def _person(self, words: Sequence[str]) -> Member:
        core = [w for w in words if not INITIALS.fullmatch(w) and w not in SUFFIXES] or list(words)
        initials = "".join(w for w in words if INITIALS.fullmatch(w))
        suffix = next((w for w in words if w in SUFFIXES), "")
        text = " ".join(words)
        key = self._person_key(f"person {fold(''.join(core)).replace('-', '')}", initials, suffix)
        if key not in self._keys:
            member = self._new(key, text, "person")
            member.surnames = surnames(core)
            given = next((w for w in core if w not in member.surnames), "")
            if not family_name_first(core):
                # Romanised East Asian given names tell too little of who bears them
                member.gender = lexicon.given_names().get(given, "").replace("-", "")
        member = self._keys[key]
        if text != member.name:
            member.aliases.append(text)
        return member

    def _person_key(self, base: str, initials: str, suffix: str) -> str:
        """The key of the one person whose initials and suffix a full name agrees with, else of somebody new: "George
        H. W. Bush" is not George W. Bush, "John Smith Jr." not John Smith."""
        known = self._namesakes.setdefault(base, {})
        fitting = [
            key
            for key, (others, other_suffix) in known.items()
            if suffix == other_suffix and (initials.startswith(others) or others.startswith(initials))
        ]
        key = fitting[0] if len(fitting) == 1 else f"{base} {initials} {suffix}".rstrip() if known else base
        known[key] = (max(initials, known.get(key, ("", ""))[0], key=len), suffix)
        return key

    def _surname(self, name: Name) -> None:
        if name.full:
            return
        word = self.reading.tokens[name.stop - 1].text
        candidates = self.by_surname(word)
        if not candidates and name.title is not None:
            candidates = [self._keys.get(f"person {fold(word)}") or self._lone_surname(word)]
        candidates = self._of_gender(name, candidates)
        if len(candidates) > 1:
            introduced = [c for c in candidates if self.first_named(c) < name.first]
            candidates = introduced if len(introduced) == 1 else candidates
        if len(candidates) == 1:
            self._note(name, candidates[0], "surname")
        elif candidates:
            self.mention(name.first, name.stop, None, "surname")

    def _of_gender(self, name: Name, candidates: list[Member]) -> list[Member]:
        """Those of several namesakes whom the form of address before a surname fits: "Mrs. Clinton"."""
        honorific = lexicon.honorifics().get(self.reading.tokens[name.first - 1].text) if name.first else None
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
            member.offices.append(Office("reporter", frozenset(), (), source.role, publisher or ""))
            self.mentions.setdefault(source.span, Mention(*source.span, member.id, "name"))

    # ---------------------------------------------------------- offices

    def _roles(self) -> None:
        for name in self.reading.names:
            member = self.of_name.get(name.first)
            if name.kind == "person" and member is not None:
                for first, stop in self._role_ranges(name):
                    self._hold(member, name, first, stop)

    def _role_ranges(self, name: Name) -> Iterator[tuple[int, int]]:
        """Where a person's office stands: right before the name, or behind or before a comma."""
        reading = self.reading
        if name.title is not None:
            yield _title_start(reading, name.title), name.first
        aside = self._aside(name.stop)
        if aside is not None:
            yield aside
        if reading.lower(name.stop) in ("is", "was") and reading.lower(name.stop + 1) in word_class("article"):
            phrase = after(reading, name.stop + 1, min(len(reading.tokens), name.stop + MAX_ROLE_WORDS))
            if phrase is not None and phrase.kind == "office":
                yield phrase.first, phrase.stop
        begin = name.first if name.title is None else name.title
        if reading.lower(begin - 1) == ",":
            subject = before(reading, begin - 1, max(0, begin - 1 - MAX_ROLE_WORDS))
            if subject and subject.phrase.kind == "office" and reading.lower(subject.phrase.first) in DETERMINERS:
                yield subject.phrase.first, begin - 1

    def _aside(self, at: int) -> tuple[int, int] | None:
        """The office in ", the top office's first deputy director of national security," behind a name."""
        reading = self.reading
        if reading.lower(at) != "," or at + 1 >= len(reading.tokens):
            return None
        first = at + 1
        if reading.tokens[first].text.isdigit() and reading.lower(first + 1) == ",":
            first += 2
        limit = min(len(reading.tokens), first + MAX_ROLE_WORDS)
        stop = next((i for i in range(first, limit) if reading.tokens[i].text in STOPS | {",", ")"}), None)
        if stop is None or stop == first or reading.inside[first] >= 0:
            return None
        phrase = after(reading, first, stop)
        described = phrase is not None and phrase.kind == "office" and not reading.name_at.get(phrase.core - 1)
        if not described or reading.lower(first) in ("who", "and", "but"):
            return None
        verb = any(reading.lower(i) in AUXILIARIES for i in range(first, stop))
        return None if verb else (first, stop)

    def _hold(self, member: Member, name: Name, first: int, stop: int) -> None:
        held = office(self.reading, first, stop)
        if held is None:
            self._address(member, self.reading.tokens[stop - 1].text)
            return
        if held.head == "counterpart":
            held = self._counterpart(held, first) or held
        noun = lexicon.person_nouns().get(held.head)
        if noun is not None and noun.gender != "-":
            member.gender = noun.gender
        if held not in member.offices:
            member.offices.append(held)
        self.mention(first, stop, member, "title")

    def _address(self, member: Member, form: str) -> None:
        """What a form of address tells of its bearer: a gender ("Mrs"), an office ("Rep.")."""
        honorific = lexicon.honorifics().get(form)
        if honorific is None:
            return
        member.gender = member.gender or honorific.gender.replace("-", "")
        words = honorific.expands.split()
        held = Office(words[-1], frozenset(words[:-1]), (), form) if words else None
        if held is not None and held not in member.offices:
            member.offices.append(held)

    def _counterpart(self, held: Office, first: int) -> Office | None:
        """ "his South Korean counterpart" holds in South Korea the office of the person named last before."""
        names = [n for n in self.reading.names if n.kind == "person" and n.stop <= first]
        owner = self.of_name.get(names[-1].first) if names else None
        if owner is None or not owner.offices:
            return None
        same = owner.offices[0]
        return Office(same.head, same.qualifiers, held.states, held.title)


def fold(name: str) -> str:
    """A name without case, accents, stops and apostrophes, for comparing."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[.'’]", "", plain.casefold()).split())


def _without_article(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " and not name[4:5].islower() else name


def _title_start(reading: Reading, first: int) -> int:
    """Take states, organisations and possessors before a title into it: "Ukraine's UN ambassador"."""
    while first > 0:
        name = reading.name_at.get(first - 1)
        if name is not None and name.kind in ("state", "adjective", "organisation", "capital", "outlet"):
            first = name.first
        elif reading.lower(first - 1) == "'s" or (
            reading.lower(first - 1) in word_class("possessive") and reading.lower(first - 1) != "whose"
        ):
            first -= 1
        else:
            return first
    return first


@cache
def adjective_of(state: str) -> str:
    """The usual adjective of a state ("South Korean"), its name where it has none."""
    known = next((s for s in lexicon.states() if s.name == state), None)
    return known.adjectives[0] if known is not None and known.adjectives else state
