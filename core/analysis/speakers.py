"""Whom a source names: from the words before a verb of saying to the actors of the document, with the reason in words.

Read in the order of the text. A name is looked up; a description is matched with the offices of the cast; a pronoun goes
to the subject of its paragraph or the last speaker who fits. Where two candidates stand equal, nobody is named.
Figures behind the order: the last named speaker beats full coreference in news, subject position comes next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.analysis import lexicon
from core.analysis.attributions import Attribution
from core.analysis.cast import Cast, Member, adjective_of
from core.analysis.grammar import DETERMINERS, PREPOSITIONS, QUANTIFIERS, word_class, word_set
from core.analysis.phrases import JOINTS, Phrase, after, before, kind_of
from core.analysis.reading import Reading
from core.analysis.roles import Office, likeness, office
from core.analysis.segments import Sentence

GENDERED = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
INDEFINITE = word_set("indefinite")
GENERIC = word_set("any-office")
"""Qualifiers that tell no office from another."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who speaks, why, and how sure: the chance, 0 to 1, that exactly these actors spoke."""

    speakers: tuple[str, ...]
    reason: str
    confidence: float


NOBODY = Verdict((), "the text does not say who speaks", 0.3)


class Speakers:
    """Resolves sources in the order of the text and remembers who spoke."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.spoken: list[Member] = []
        self.last: Verdict = NOBODY
        self._organisations = _OrganisationBook(reading, cast)

    def of(self, item: Attribution) -> Verdict:
        """Who is held to have spoken the words of an attribution; mentions are noted in the cast."""
        verdict = self._of(item)
        if verdict.speakers:
            self.last = verdict
            self.spoken += [self.cast.members[id] for id in verdict.speakers]
        return verdict

    def _of(self, item: Attribution) -> Verdict:
        if item.source_label is not None:
            return self._label(item.source_label)
        if item.source is None:
            return self._continued()
        verdict = self.resolve(item.source)
        if item.sentence.first in self.reading.headline:
            return Verdict(verdict.speakers, f"in the headline: {verdict.reason}", verdict.confidence * 0.8)
        return verdict

    def _continued(self) -> Verdict:
        if not self.last.speakers:
            return NOBODY
        names = " and ".join(self.cast.members[id].name for id in self.last.speakers)
        return Verdict(self.last.speakers, f"a quotation without attribution goes on with the last speaker, {names}", 0.6)

    # ---------------------------------------------------------- kinds of source

    def resolve(self, phrase: Phrase) -> Verdict:
        """Who a noun phrase means."""
        parts = self._conjuncts(phrase)
        if len(parts) > 1:
            return _all_of([self.resolve(part) for part in parts])
        if phrase.kind == "person":
            return self._named(phrase)
        if phrase.kind == "relative":
            return self._relative(phrase)
        if phrase.kind == "pronoun":
            return self._pronoun(phrase)
        if phrase.kind == "state":
            return self._state(phrase)
        if phrase.kind == "organisation":
            return self._organisation(phrase)
        if phrase.kind == "office":
            return self._office(phrase)
        if phrase.kind == "people":
            return self._people(phrase)
        return self._thing(phrase)

    def _conjuncts(self, phrase: Phrase) -> list[Phrase]:
        """The phrases joined by "and", unless they are two adjectives of one noun ("US and South Korean officials")."""
        reading = self.reading
        cuts = [i for i in range(phrase.first, phrase.core) if reading.lower(i) in JOINTS]
        parts, first = [], phrase.first
        for cut in [*cuts, phrase.core]:
            core = cut - (reading.lower(cut - 1) == ",")
            if core <= first:
                return [phrase]
            name = reading.name_at.get(core - 1)
            if cut != phrase.core and name is not None and (
                name.kind == "adjective" or (name.kind == "state" and kind_of(reading, phrase.first, phrase.core) == "people")
            ):
                return [phrase]
            parts.append(Phrase(first, core, core, kind_of(reading, first, core)))
            first = cut + 1
        speaking = [p for p in parts if p.kind not in ("other", "text")]
        return parts if len(parts) > 1 and len(speaking) == len(parts) else [phrase]

    def _named(self, phrase: Phrase) -> Verdict:
        name = self.reading.name_at[phrase.core - 1]
        member = self.cast.of_name.get(name.first)
        word = self.reading.printed(name.first, name.stop)
        if member is not None:
            what = "named" if name.full else "by surname"
            return Verdict((member.id,), f"{what} beside the verb: {word}", 0.97 if name.full else 0.94)
        rivals = self.cast.by_surname(self.reading.tokens[name.stop - 1].text)
        chosen = self._among(rivals, phrase, name.first)
        if chosen is not None:
            others = ", ".join(r.name for r in rivals if r is not chosen)
            return Verdict((chosen.id,), f"{word} named last before; {others} has the same surname", 0.6)
        names = ", ".join(rival.name for rival in rivals)
        return Verdict((), f"{word} may be {names}; the text does not decide", 0.3)

    def _among(self, rivals: Sequence[Member], phrase: Phrase, before_token: int) -> Member | None:
        """Of several people with one surname, the one whose title stands here, or who alone was named in this paragraph."""
        described = office(self.reading, phrase.first, before_token) if phrase.first < before_token else None
        if described is not None:
            fitting = [r for r in rivals if any(likeness(described, held) > 0 for held in r.offices)]
            return fitting[0] if len(fitting) == 1 else None
        start, _ = self._paragraph(before_token)
        here = {
            self.cast.of_name[n.first].id: self.cast.of_name[n.first]
            for n in self.reading.names
            if start <= n.first < before_token and n.full and n.first in self.cast.of_name
        }
        near = [r for r in rivals if r.id in here]
        return near[0] if len(near) == 1 else None

    def _state(self, phrase: Phrase) -> Verdict:
        name = self.reading.name_at[phrase.core - 1]
        member = self.cast.state(name.state)
        if name.kind == "capital":
            self.cast.mention(name.first, name.stop, member, "metonym")
            return Verdict((member.id,), f"{name_of(self.reading, name.first, name.stop)} stands for its government", 0.9)
        self.cast.mention(name.first, name.stop, member, "name")
        return Verdict((member.id,), f"the state is named beside the verb: {member.name}", 0.95)

    def _organisation(self, phrase: Phrase) -> Verdict:
        member = self._organisations.of(phrase, self.spoken)
        printed = self.reading.printed(phrase.first, phrase.core)
        form = "name" if self.reading.name_at.get(phrase.core - 1) else "descriptor"
        self.cast.mention(phrase.first, phrase.core, member, "name" if form == "name" else "descriptor")
        return Verdict((member.id,), f"the organisation stands beside the verb: {printed}", 0.92)

    def _office(self, phrase: Phrase) -> Verdict:
        reading = self.reading
        first = reading.lower(phrase.first)
        printed = reading.printed(phrase.first, phrase.stop)
        described = office(reading, phrase.first, phrase.stop)
        if described is None:
            return self._thing(phrase)
        if first in INDEFINITE or first in QUANTIFIERS:
            return self._new_voice(phrase, f"{printed}: not named in the text", group=False)
        best = self._by_office(described, phrase.first)
        if len(best) == 1:
            self.cast.mention(phrase.first, phrase.stop, best[0], "descriptor")
            held = best[0].offices[0].title if best[0].offices else ""
            return Verdict((best[0].id,), f"“{printed}” fits {best[0].name} ({held})", 0.85)
        if len(best) > 1:
            names = " or ".join(b.name for b in best)
            return Verdict((), f"“{printed}” may be {names}; the text does not decide", 0.3)
        same = self._earlier_voice(described.head)
        if same is not None:
            self.cast.mention(phrase.first, phrase.stop, same, "descriptor")
            return Verdict((same.id,), f"“{printed}”: the unnamed voice from before", 0.8)
        return self._new_voice(phrase, f"“{printed}”: nobody named in the text fits", group=False)

    def _by_office(self, described: Office, at: int) -> list[Member]:
        """The persons whom a description fits best; of equals, the one who spoke last."""
        scored = [
            (max((likeness(described, held) for held in person.offices), default=0), person)
            for person in self.cast.people()
        ]
        top = max((score for score, _ in scored), default=0)
        if top <= 0:
            return []
        best = [person for score, person in scored if score == top]
        if len(best) > 1:
            recent = next((m for m in reversed(self.spoken) if m in best), None)
            best = [recent] if recent is not None else best
        return best

    def _earlier_voice(self, head: str) -> Member | None:
        return next((m for m in reversed(self.spoken) if m.kind == "unnamed" and m.head == head), None)

    def _people(self, phrase: Phrase) -> Verdict:
        reading = self.reading
        printed = reading.printed(phrase.first, phrase.stop)
        described = office(reading, phrase.first, phrase.stop)
        definite = reading.lower(phrase.first) in DETERMINERS - INDEFINITE
        if described is not None and len(described.states) > 1:
            members = [self._holder(described, state) for state in described.states]
            if all(members):
                ids = tuple(member.id for member in members if member is not None)
                return Verdict(ids, f"“{printed}”: one holder of the office for each state", 0.85)
        head = described.head if described is not None else reading.lower(phrase.core - 1)
        if definite:
            same = next((m for m in reversed(self.spoken) if m.kind == "group" and m.head == head), None)
            if same is not None:
                self.cast.mention(phrase.first, phrase.stop, same, "descriptor")
                return Verdict((same.id,), f"“{printed}”: the group from before", 0.85)
        return self._new_voice(phrase, f"{printed}: not named in the text", group=definite, plural=True)

    def _holder(self, described: Office, state: str) -> Member | None:
        one = Office(described.head, described.qualifiers, (state,), described.title)
        fitting = [
            p for p in self.cast.people() if any(state in held.states and likeness(one, held) > 0 for held in p.offices)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _new_voice(self, phrase: Phrase, reason: str, *, group: bool, plural: bool = False) -> Verdict:
        described = office(self.reading, phrase.first, phrase.stop)
        head = described.head if described else self.reading.lower(phrase.core - 1)
        name = self.reading.printed(phrase.first, phrase.stop)
        member = self.cast.unnamed(name, head, group=group, plural=plural)
        self.cast.mention(phrase.first, phrase.stop, member, "descriptor")
        return Verdict((member.id,), reason, 0.9)

    def _thing(self, phrase: Phrase) -> Verdict:
        """A report, a statement, a name nobody knows: it speaks for itself."""
        printed = self.reading.printed(phrase.first, phrase.stop)
        if phrase.kind == "named":
            member = self.cast.organisation(self.reading.printed(phrase.first, phrase.core).removeprefix("the "))
            self.cast.mention(phrase.first, phrase.core, member, "name")
            return Verdict((member.id,), f"named beside the verb: {printed}", 0.75)
        member = self.cast.unnamed(printed, self.reading.lower(phrase.core - 1), group=False, plural=False)
        self.cast.mention(phrase.first, phrase.stop, member, "descriptor")
        return Verdict((member.id,), f"stands beside the verb: {printed}", 0.8)

    # ---------------------------------------------------------- words that point back

    def _relative(self, phrase: Phrase) -> Verdict:
        """ "..., who said": the phrase right before it."""
        stop = phrase.first - (self.reading.lower(phrase.first - 1) == ",")
        start, _ = self._paragraph(phrase.first)
        subject = before(self.reading, stop, start)
        found = subject.phrase if subject is not None else None
        if found is None or found.kind == "other":
            found = self._nearest_person(stop, start)
        if found is None:
            return NOBODY
        verdict = self.resolve(found)
        if len(verdict.speakers) == 1:
            self.cast.mention(phrase.first, phrase.stop, self.cast.members[verdict.speakers[0]], "pronoun")
        return Verdict(verdict.speakers, f"“who” follows {self.reading.printed(found.first, found.stop)}", verdict.confidence * 0.95)

    def _nearest_person(self, stop: int, start: int) -> Phrase | None:
        """The phrase tied to a preposition that ends right at ``stop`` ("according to the minister, who")."""
        for first in range(max(start, stop - 12), stop):
            if self.reading.lower(first - 1) in PREPOSITIONS or first == start:
                phrase = after(self.reading, first, stop)
                if phrase is not None and phrase.stop == stop and phrase.kind not in ("other", "text"):
                    return phrase
        return None

    def _pronoun(self, phrase: Phrase) -> Verdict:
        word = self.reading.lower(phrase.core - 1)
        if word in GENDERED:
            return self._he_or_she(phrase, GENDERED[word])
        if word == "they":
            return self._they(phrase)
        if word == "it":
            return self._it(phrase)
        return self._new_voice(phrase, f"“{word}”: not named in the text", group=False) if word in (
            "some", "many", "others", "another", "one", "both"
        ) else NOBODY

    def _he_or_she(self, phrase: Phrase, gender: str) -> Verdict:
        word = self.reading.tokens[phrase.core - 1].text
        fits = [p for p in self.spoken if p.kind in ("person", "unnamed") and not p.plural and p.gender in ("", gender)]
        subject = self._subject_before(phrase.first, gender)
        chosen, rule = (subject, "subject of the sentence before") if subject is not None else (None, "")
        if chosen is None and fits:
            chosen, rule = fits[-1], "the last speaker who fits"
        if chosen is None:
            chosen, rule = self._named_before(phrase.first, gender), "the person named last who fits"
        if chosen is None:
            return NOBODY
        rivals = self._rivals(phrase.first, chosen, gender)
        self.cast.mention(phrase.first, phrase.stop, chosen, "pronoun")
        chosen.gender = chosen.gender or (gender if not rivals else "")
        said = f"; rival: {rivals[0].name}" if rivals else ""
        return Verdict((chosen.id,), f"“{word}” is {chosen.name}, {rule}{said}", 0.65 if rivals else 0.88)

    def _subject_before(self, at: int, gender: str) -> Member | None:
        """The person who is subject of an earlier sentence of this paragraph, the nearest first."""
        start, sentence_first = self._paragraph(at)
        sentences = [s for s in self.reading.sentences if start <= s.first < sentence_first]
        for sentence in reversed(sentences):
            name = self.reading.name_at.get(self._first_phrase(sentence.first))
            if name is None or name.kind != "person":
                continue
            member = self.cast.of_name.get(name.first)
            if member is not None and member.gender in ("", gender):
                return member
        return None

    def _first_phrase(self, first: int) -> int:
        """The last token of the phrase that opens a sentence."""
        phrase = after(self.reading, first, min(len(self.reading.tokens), first + 20))
        return phrase.core - 1 if phrase is not None else first

    def _named_before(self, at: int, gender: str) -> Member | None:
        for name in reversed([n for n in self.reading.names if n.stop <= at and n.kind == "person"]):
            member = self.cast.of_name.get(name.first)
            if member is not None and member.gender in ("", gender):
                return member
        return None

    def _rivals(self, at: int, chosen: Member, gender: str) -> list[Member]:
        """Others of that gender named in this paragraph or the one before."""
        paragraph = self._sentence_at(at).paragraph
        starts = [s.first for s in self.reading.sentences if s.paragraph >= paragraph - 1]
        begin = starts[0] if starts else 0
        members = {
            member.id: member
            for n in self.reading.names
            if begin <= n.first < at and (member := self.cast.of_name.get(n.first)) is not None
        }
        return [m for m in members.values() if m.kind == "person" and m is not chosen and m.gender in ("", gender)]

    def _they(self, phrase: Phrase) -> Verdict:
        if len(self.last.speakers) > 1:
            return Verdict(self.last.speakers, "“they” are the joint speakers before", 0.7)
        plural = next((m for m in reversed(self.spoken) if m.plural or m.kind == "group"), None)
        chosen = plural or next((m for m in reversed(self.spoken) if m.kind == "organisation"), None)
        if chosen is None:
            return NOBODY
        self.cast.mention(phrase.first, phrase.stop, chosen, "pronoun")
        return Verdict((chosen.id,), f"“they” are {chosen.name}, who spoke last", 0.8 if plural else 0.6)

    def _it(self, phrase: Phrase) -> Verdict:
        chosen = next((m for m in reversed(self.spoken) if m.kind in ("organisation", "state")), None)
        if chosen is None:
            return NOBODY
        self.cast.mention(phrase.first, phrase.stop, chosen, "pronoun")
        return Verdict((chosen.id,), f"“it” is {chosen.name}, which spoke last", 0.75)

    def _label(self, span: tuple[int, int]) -> Verdict:
        """A turn's label: "TAPPER:", "Lee Sung-jun/Joint Chiefs spokesperson:", "Q:"."""
        text = self.reading.text[span[0] : span[1]].strip()
        name = text.split("/")[0].split(",")[0].split("(")[0].strip()
        words = name.split()
        known = [p for p in self.cast.people() if p.name.casefold() == name.casefold()]
        known = known or [p for p in self.cast.people() if words and words[-1].casefold() in {s.casefold() for s in p.surnames}]
        indices = self.reading.tokens.between(*span)
        if len(known) == 1:
            self.cast.mention(indices.start, indices.start + len(words), known[0], "name")
            return Verdict((known[0].id,), f"the turn is labelled {text}", 0.95)
        kind = lexicon.labels().get(text.lower())
        if known or kind in ("question", "answer"):
            return Verdict((), f"the turn is labelled {text}; the text does not say who that is", 0.3)
        member = self.cast.labelled(name.title() if name.isupper() else name, text)
        self.cast.mention(indices.start, indices.start + len(words), member, "name")
        return Verdict((member.id,), f"the turn is labelled {text}", 0.9)

    # ---------------------------------------------------------- places in the text

    def _sentence_at(self, at: int) -> Sentence:
        return next(s for s in self.reading.sentences if s.first <= at < s.stop)

    def _paragraph(self, at: int) -> tuple[int, int]:
        """First token of the paragraph, and of the sentence, that hold a token."""
        here = self._sentence_at(at)
        start = next(s.first for s in self.reading.sentences if s.paragraph == here.paragraph and s.turn is here.turn)
        return start, here.first


def name_of(reading: Reading, first: int, stop: int) -> str:
    """A name as printed."""
    return reading.printed(first, stop)


def _all_of(verdicts: Sequence[Verdict]) -> Verdict:
    ids = tuple(dict.fromkeys(id for verdict in verdicts for id in verdict.speakers))
    reason = "; ".join(verdict.reason for verdict in verdicts)
    return Verdict(ids, reason, min(verdict.confidence for verdict in verdicts))


class _OrganisationBook:
    """Organisations called by a common noun: "the presidential office" is "Seoul's presidential office" of the same text."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.states: dict[str, set[str]] = {}
        for first, stop in _described(reading):
            _, words, state = self._parts(first, stop)
            if state:
                self.states.setdefault(" ".join(words), set()).add(state)

    def of(self, phrase: Phrase, spoken: Sequence[Member]) -> Member:
        """The organisation a phrase means, made at its first use."""
        name = self.reading.name_at.get(phrase.core - 1)
        if name is not None and name.stop == phrase.core and name.first in self.cast.of_name:
            return self.cast.of_name[name.first]
        first = phrase.first
        head, words, state = self._parts(first, phrase.core)
        qualifiers = [word for word in words[:-1] if word not in GENERIC]
        if not qualifiers and not state:
            earlier = self._earlier(head, spoken)
            if earlier is not None:
                return earlier
        key = " ".join(words)
        known = self.states.get(key, set())
        if not state and len(known) == 1:
            state = next(iter(known))
        owner = f"{adjective_of(state)} " if state else ""
        return self.cast.organisation(f"{owner}{key}", state, head)

    def _earlier(self, head: str, spoken: Sequence[Member]) -> Member | None:
        """The last organisation that spoke or was named and is of that kind: "the ministry"."""
        for member in (*reversed(spoken), *reversed(list(self.cast.members.values()))):
            if member.kind == "organisation" and (member.head == head or member.name.lower().split()[-1] == head):
                return member
        return None

    def _parts(self, first: int, stop: int) -> tuple[str, list[str], str]:
        """Head noun, the words without article and state, and the state that owns it."""
        state, words = "", list[str]()
        for index in range(first, stop):
            name = self.reading.name_at.get(index)
            lower = self.reading.lower(index)
            if name is not None and name.kind in ("state", "adjective", "capital"):
                state = name.state
            elif lower == "'s" and words:
                words[-1] += "'s"
            elif lower not in DETERMINERS and lower != "'s":
                words.append(self.reading.tokens[index].text if name is not None else lower)
        return self.reading.lower(stop - 1), words, state


def _described(reading: Reading) -> Iterator[tuple[int, int]]:
    """Phrases that end in a common noun for organisations, with the states and adjectives before it."""
    nouns = lexicon.organisation_nouns()
    for sentence in reading.sentences:
        for index in range(sentence.first, sentence.stop):
            if reading.lower(index) not in nouns or index in reading.name_at:
                continue
            first = index
            while first > sentence.first and (
                (first - 1) in reading.name_at
                or reading.lower(first - 1) == "'s"
                or reading.lower(first - 1) in lexicon.common_words() - word_class("preposition")
            ) and reading.lower(first - 1) not in DETERMINERS:
                first -= 1
            yield first, index + 1
