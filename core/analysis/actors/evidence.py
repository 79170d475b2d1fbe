"""What speaks for each candidate: who spoke last, who is the subject, whose office or kind fits, how long ago.

Every piece of evidence holds or does not; ``core.analysis.actors.ranking`` weighs it. The order of usefulness in news,
as measured: the last speaker who fits, the subject of the sentence before, gender, paragraphs since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.notable import within
from core.analysis.actors.organisations import relation
from core.analysis.actors.ranking import Weighed
from core.analysis.actors.roles import ANY_OFFICE, NATIONAL, Office
from core.analysis.actors.trail import Place, Trail
from core.analysis.actors.verdict import Memory
from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.speech.phrases import AGED, Phrase, after
from core.analysis.text.grammar import DETERMINERS, PREPOSITIONS, SUBORDINATORS, word_class, word_set

EPITHETS = word_set("epithet")
ANONYMOUS = word_set("anonymous")
"""Nouns for those whom news quotes without a name: "the official", "a witness"."""
LEAD_IN = 4
"""In so many sentences "the minister" may be somebody whom only later ones name."""
NEAR, SCANNED, VOICES = 9, 60, 3
"""How many actors met last are weighed, among how many they are looked for, how many unnamed voices besides."""
PLACES_BACK = 6
VARIED = frozenset({"company", "media", "group", "party", "union", "school"})
"""Kinds of organisations whose names need not say what they are: "the firm" for Exxon, "the paper" for the Times."""
BODIES = frozenset({"organisation", "state", "unnamed"})
"""The kinds of actors that "it" may mean."""
LONG_AGO = 3
"""So many sentences after a pronoun another one may as well mean somebody else."""
NEXT = 2
"""In so many sentences behind an opening "he" its name may follow."""
OPENING, AHEAD = 8, 40
"""Within so many tokens of a sentence's start a pronoun may point forward, to somebody named so many tokens behind."""
VARYING = ("spoke last", "subject before", "office unknown")
"""Evidence that weighs differently for a noun by which newspapers vary a name: "the Texan", "the 78-year-old"."""
AT_LENGTH = frozenset({"for", "with", "at", "from", "in", "on", "who"})
"""What goes on a description that brings somebody in: "the manager for one of the oil companies"."""
NAMING = frozenset({"named", "identified", "quoted", "name", "identity"})
REFUSING = frozenset({"not", "condition", "declined", "refused", "withheld", "authorised", "authorized", "anonymous"})
FARTHEST_REFUSAL = 12
"""Within so many words behind a description it may be told that the speaker wants no name."""
INTRODUCING = frozenset({"a", "an", "one", "another", "the"})
NEARBY = ("same sentence", "sentence before", "two sentences back", "sentences back")
FAR = ("paragraph before", "paragraph before", "two paragraphs back", "paragraphs back", "paragraphs back", "far back")


@dataclass(frozen=True, slots=True)
class Question:
    """Words that stand for a speaker, at tokens ``[first, stop)`` of a sentence and paragraph, with the head before
    ``core``; ``gender`` of a pronoun or noun, "" for none; ``words`` the token ranges that are reported; ``head`` and
    ``office`` of a description."""

    first: int
    core: int
    stop: int
    sentence: int
    paragraph: int
    gender: str
    words: Sequence[Range] = ()
    head: str = ""
    office: Office | None = None


@dataclass(slots=True)
class Chain:
    """Whom the last he and the last she meant, with the sentence; who was last called by a noun."""

    pronouns: dict[str, tuple[Member, int]] = field(default_factory=dict)
    nouns: dict[str, Member] = field(default_factory=dict)


class Evidence:
    """Gathers the candidates for a question and what speaks for each."""

    def __init__(self, reading: Reading, cast: Cast, trail: Trail, memory: Memory, chain: Chain) -> None:
        self.reading = reading
        self.cast = cast
        self.trail = trail
        self.memory = memory
        self.chain = chain

    # ---------------------------------------------------------- he and she

    def he_or_she(self, asked: Question) -> list[Weighed]:
        """The persons and voices that "he" or "she" may mean."""
        gender = asked.gender
        pool = self._near(("person",), lambda m: m.gender in ("", gender))
        pool += list({m.id: m for m in islice(self._voices(gender), VOICES)}.values())
        behind = [m for m in self._named_behind(asked) if m not in pool]
        fitting = self._speakers(("person", "unnamed"), gender)
        named_here = any(self._last(m, asked) is not None and self._is_here(m, asked) for m in pool)
        most = max(pool, key=lambda m: len(self.trail.places.get(m.id, ())), default=None)
        brought_in = list(self._introduced(asked))
        newest = max((phrase.first for phrase, found in brought_in if "indefinite" in found), default=-1)
        weighed: list[Weighed] = []
        for member in pool:
            found = [_sort_of(member)]
            found.append("gender fits" if member.gender == gender else "gender unknown")
            place = self._last(member, asked)
            if place is None:
                continue
            if place.first < newest:
                found.append("somebody brought in since")
            self._distance(asked, member, place, found)
            self._standing(asked, member, place, found)
            self._spoke(asked, member, fitting, found, named_here)
            if gender in self.chain.pronouns and self.chain.pronouns[gender][0] is member:
                since = asked.sentence - self.chain.pronouns[gender][1]
                found.append("same he" if since < LONG_AGO else "same he, long ago")
            if member is most and len(self.trail.places[member.id]) > 2:
                found.append("main")
            weighed.append((member, found))
        met = {place.first for member in pool if (place := self._last(member, asked)) is not None}
        new = [(phrase, found) for phrase, found in brought_in if phrase.first not in met]
        ahead = [(m, self._ahead(asked, m)) for m in behind]
        if not weighed and asked.sentence < LEAD_IN:
            ahead += [(m, ["named next"]) for m in self._named_next(asked) if m not in behind]
        return [*weighed, *ahead, *new, (None, self._nobody(asked, pool))]

    def _named_next(self, asked: Question) -> list[Member]:
        """Whom a text that begins with "he" names first: the one person of the next sentences, if a subject."""
        sentences = self.reading.sentences[asked.sentence + 1 : asked.sentence + 1 + NEXT]
        if not sentences:
            return []
        names = [n for n in self.reading.names_between(sentences[0].first, sentences[-1].stop) if n.kind == "person"]
        found = {m.id: m for n in names if (m := self.cast.of_name.get(n.first)) is not None}
        begin = names[0].first if names and names[0].title is None else names[0].title if names else -1
        opens = begin in {sentence.first for sentence in sentences}
        return [m for m in found.values() if m.gender in ("", asked.gender)] if len(found) == 1 and opens else []

    def _ahead(self, asked: Question, member: Member) -> list[str]:
        """What speaks for somebody whom only the rest of the sentence names."""
        found = ["named behind", "gender fits" if member.gender else "gender unknown"]
        return [*found, "named behind as subject"] if self._follows_comma(asked, member) else found

    def equal_rival(self, asked: Question, chosen: Member) -> Member | None:
        """Whom "and" joins to the one chosen where he or she was met last, if the word may mean either of them."""
        place = self._last(chosen, asked)
        if (
            place is None
            or place.word
            or place.sentence != asked.sentence - 1
            or next(self.memory.recent(), None) is chosen
        ):
            return None
        behind = place.stop + 1 if self.reading.lower(place.stop) == "and" else -1
        before = place.begin - 2 if self.reading.lower(place.begin - 1) == "and" else -1
        for name in (self.reading.name_at.get(behind), self.reading.name_at.get(before)):
            rival = self.cast.of_name.get(name.first) if name is not None and name.kind == "person" else None
            if rival is not None and rival is not chosen and rival.gender == chosen.gender == asked.gender:
                return rival
        return None

    def _voices(self, gender: str) -> Iterator[Member]:
        """The single voices without a name that spoke, the last first."""
        for member in self.memory.recent():
            if member.kind == "unnamed" and not member.plural and _noun_gender(member.head) in ("", gender):
                yield member

    def _introduced(self, asked: Question) -> Iterator[tuple[Phrase, list[str]]]:
        """The last person brought in without a name in this sentence or the one before: "a woman stood up"."""
        reading = self.reading
        first = reading.sentences[max(0, asked.sentence - 1)].first
        for index in reversed(within(self.cast.notable.people, first, asked.first)):
            before = range(index - 1, max(first, index - 5) - 1, -1)
            lead = next((i for i in before if reading.lower(i) in DETERMINERS), -1)
            if lead < 0 or reading.inside[index] >= 0 or reading.lower(lead) not in INTRODUCING:
                continue
            if _noun_gender(reading.lower(index)) not in ("", asked.gender):
                continue
            phrase = after(reading, lead, reading.sentences[reading.sentence_of[index]].stop)
            if phrase is None or phrase.kind != "office" or self._apposition(phrase):
                continue
            number = reading.sentence_of[lead]
            found = ["introduced", "introduced here" if number == asked.sentence else "introduced before"]
            found.append("indefinite" if reading.lower(lead) != "the" else "definite")
            if lead == reading.sentences[number].first:
                found.append("introduced as subject")
            yield phrase, found
            return

    def _apposition(self, phrase: Phrase) -> bool:
        """Whether a phrase tells who somebody named beside it is."""
        reading = self.reading
        before = reading.name_at.get(phrase.first - 2) if reading.lower(phrase.first - 1) == "," else None
        behind = reading.name_at.get(phrase.stop + (reading.lower(phrase.stop) == ","))
        is_verb = reading.lower(phrase.first - 1) in word_class("be")
        return is_verb or any(n is not None and n.kind == "person" for n in (before, behind))

    def _named_behind(self, asked: Question) -> list[Member]:
        """Whom an opening clause points forward to: "As he left, Kern said"."""
        sentence = self.reading.sentences[asked.sentence]
        opens = self.reading.lower(sentence.first)
        if opens not in PREPOSITIONS | SUBORDINATORS or asked.first - sentence.first > OPENING:
            return []
        for name in self.reading.names_between(asked.stop, min(asked.stop + AHEAD, sentence.stop)):
            member = self.cast.of_name.get(name.first)
            if name.kind == "person" and member is not None and self.reading.inside[name.first] < 0:
                return [member] if member.gender in ("", asked.gender) else []
        return []

    def _follows_comma(self, asked: Question, member: Member) -> bool:
        """Whether somebody named behind is the subject right behind the opening clause's comma."""
        stop = self.reading.sentences[asked.sentence].stop
        for name in self.reading.names_between(asked.stop, min(asked.stop + AHEAD, stop)):
            if self.cast.of_name.get(name.first) is member:
                begin = name.first if name.title is None else name.title
                return self.reading.lower(begin - 1) == ","
        return False

    def _nobody(self, asked: Question, pool: Sequence[Member]) -> list[str]:
        found = ["nobody"]
        near = [self._last(m, asked) for m in pool]
        paragraphs = [place.paragraph for place in near if place is not None and not place.quoted]
        if not paragraphs:
            found.append("nobody fits")
        elif asked.paragraph - max(paragraphs) > 2:
            found.append("nobody near")
        return found

    # ---------------------------------------------------------- it, and "the company"

    def it(self, asked: Question) -> list[Weighed]:
        """The organisations, states and papers that "it" may mean."""
        pool = self._near(("organisation", "state"), lambda m: True)
        recent = islice(self.memory.recent(), VOICES)
        spoken = [m for m in recent if m.kind in BODIES and m.head not in lexicon.person_nouns()]
        pool += [m for m in {m.id: m for m in spoken}.values() if m not in pool]
        last = next(self.memory.recent(), None)
        weighed: list[Weighed] = []
        for member in pool:
            place = self._last(member, asked)
            if place is None:
                continue
            found: list[str] = [member.kind]
            self._distance(asked, member, place, found)
            self._standing(asked, member, place, found)
            if member is last:
                found.append("spoke last")
            weighed.append((member, found))
        person = ["a person spoke last"] if last is not None and last.kind == "person" else []
        return [*weighed, (None, ["nobody", *person, *(["nobody fits"] if not weighed else [])])]

    def body(self, asked: Question, beside: Sequence[str]) -> list[Weighed]:
        """The organisations that "the company" may mean, ``beside`` the words that tell it from others; None for one
        that the text does not name."""
        pool = self._near(("organisation",), lambda m: m.head != asked.head or m.name != asked.head)
        named = (m for m in islice(self.trail.latest(), SCANNED) if m.kind == "organisation")
        pool += [m for m in named if m not in pool and relation(m, asked.head, beside) == "named so"][:NEAR]
        fits = {m.id: relation(m, asked.head, beside) for m in pool}
        alone = sum(fit == "kind fits" for fit in fits.values()) == 1
        spoken = self._speakers(("organisation",), "")
        weighed: list[Weighed] = []
        for member in pool:
            place = self._last(member, asked)
            if place is None or not fits[member.id]:
                continue
            found = [fits[member.id]]
            if alone and found[0] == "kind fits":
                found.append("only one of that kind")
            self._distance(asked, member, place, found)
            self._standing(asked, member, place, found)
            self._spoke(asked, member, spoken, found, False)
            weighed.append((member, found))
        nobody = ["nobody"]
        if any(found[0] in ("named so", "named alike", "kind fits") for _, found in weighed):
            nobody.append("somebody fits")
        return [*weighed, (None, nobody)]

    # ---------------------------------------------------------- "the minister", "the 34-year-old"

    def description(self, asked: Question) -> list[Weighed]:
        """The persons and voices that a description may mean; None for a new voice."""
        described = asked.office
        if described is None:
            return [(None, ["nobody"])]
        fits = {member.id: score for score, member in self.cast.fitting(described)}
        pool = self._near(("person",), lambda m: True)
        pool += [m for _, m in self.cast.fitting(described)[:NEAR] if m not in pool]
        voices = (m for m in self.memory.recent() if m.kind == "unnamed" and not m.plural and m.head == asked.head)
        pool += list({m.id: m for m in islice(voices, VOICES)}.values())
        top = max((fits.get(m.id, 0) for m in pool), default=0)
        tops = sum(fits.get(m.id, 0) == top for m in pool)
        spoken = self._speakers(("person", "unnamed"), asked.gender)
        named_here = any(self._last(m, asked) is not None and self._is_here(m, asked) for m in pool)
        alone = sum(m.kind == "person" for m in pool) == 1
        general = "trade" if _is_trade(asked.head) else "epithet" if _is_epithet(asked.head) else "office"
        weighed: list[Weighed] = []
        for member in pool:
            found = ["same noun" if member.kind == "unnamed" else general]
            self._fit(asked, member, fits.get(member.id, 0), top, tops, found)
            place = self._last(member, asked)
            if place is None:
                found.append("not met yet" if asked.sentence >= LEAD_IN else "not met yet, opening")
                weighed.append((member, found))
                continue
            if alone and "office unknown" in found:
                found.append("the only person")
            self._distance(asked, member, place, found)
            self._standing(asked, member, place, found)
            self._spoke(asked, member, spoken, found, named_here)
            if described.title and self.chain.nouns.get(described.title) is member:
                found.append("called so before")
            if general != "office" and "another trade" not in found:
                found += [f"{piece}, {general}" for piece in found if piece in VARYING]
            weighed.append((member, found))
        return [*weighed, (None, self._new_voice(asked))]

    def _fit(self, asked: Question, member: Member, score: int, top: int, tops: int, found: list[str]) -> None:
        if score:
            found.append(f"fits {min(score, 5)}")
            if score == top:
                found.append("fits best" if tops == 1 else "fits as well")
        elif member.kind == "person":
            found.append(_unfitting(asked.head, member))
            narrowed = asked.office is not None and asked.office.qualifiers - ANY_OFFICE
            if narrowed and _is_trade(asked.head):
                found.append("narrowed trade")
        if asked.gender and member.gender:
            found.append("gender fits" if asked.gender == member.gender else "other gender")
        age = _age(asked.head)
        if age and member.kind == "person":
            found.append("age fits" if member.age == age else "another age" if member.age else "age unknown")

    def _new_voice(self, asked: Question) -> list[str]:
        found = ["nobody"]
        reading = self.reading
        if reading.lower(asked.first) in word_class("possessive") or (asked.office is not None and asked.office.owner):
            found.append("somebody's")
        if asked.head not in lexicon.person_nouns() and not _is_epithet(asked.head):
            found.append("unknown noun")
        if _is_epithet(asked.head):
            found.append("nobody, trade" if _is_trade(asked.head) else "nobody, epithet")
        noun = lexicon.person_nouns().get(asked.head)
        if noun is not None:
            found.append(f"nobody, {noun.kind}")
        if reading.lower(asked.core) in AT_LENGTH:
            found.append("nobody, at length")
        if self._wants_no_name(asked):
            found.append("wants no name")
        return found

    def _wants_no_name(self, asked: Question) -> bool:
        """Whether the words behind a description say that its bearer is not to be named."""
        stop = min(asked.stop + FARTHEST_REFUSAL, self.reading.sentences[asked.sentence].stop)
        words = set(self.reading.words(asked.core, stop))
        return "anonymity" in words or (not NAMING.isdisjoint(words) and not REFUSING.isdisjoint(words))

    # ---------------------------------------------------------- shared by all

    def _near(self, kinds: Sequence[str], fits: Callable[[Member], bool]) -> list[Member]:
        latest = islice(self.trail.latest(), SCANNED)
        return list(islice((m for m in latest if m.kind in kinds and fits(m)), NEAR))

    def _speakers(self, kinds: Sequence[str], gender: str) -> list[Member]:
        """Who spoke last and who before, of those that fit."""
        found: list[Member] = []
        for member in self.memory.recent():
            its = member.gender if member.kind == "person" else _noun_gender(member.head)
            if member.kind in kinds and (not gender or its in ("", gender)) and member not in found:
                found.append(member)
                if len(found) == 2:
                    break
        return found

    def _last(self, member: Member, asked: Question) -> Place | None:
        """Where somebody was met last before the question, in the narration if at all."""
        places = self.trail.places.get(member.id, ())
        quoted = None
        for place in islice(reversed(places), SCANNED):
            if place.first >= asked.first:
                continue
            if not place.quoted:
                return place
            quoted = quoted or place
        return quoted

    def _is_here(self, member: Member, asked: Question) -> bool:
        """Whether somebody is named in the paragraph of the question before it, outside quotations."""
        places = self.trail.places[member.id][-PLACES_BACK:]
        return any(p.paragraph == asked.paragraph and not p.quoted and p.first < asked.first for p in places)

    def _distance(self, asked: Question, member: Member, place: Place, found: list[str]) -> None:
        if asked.paragraph == place.paragraph:
            found.append(NEARBY[min(max(asked.sentence - place.sentence, 0), 3)])
        else:
            found.append(FAR[min(max(asked.paragraph - place.paragraph, 0), 5)])
            if asked.sentence - place.sentence == 1:
                found.append("sentence before")
        if place.quoted:
            found.append("only in quotations")
        latest = self.trail.places[member.id][-PLACES_BACK:]
        if any(start <= p.first < stop for p in latest for start, stop in asked.words):
            found.append("in the words")
        if self.trail.places[member.id][0].paragraph <= 0:
            found.append("in the opening")

    def _standing(self, asked: Question, member: Member, place: Place, found: list[str]) -> None:
        stand = self.trail.stand(place)
        since = asked.sentence - place.sentence
        if stand.opens:
            found.append("opens")
        if stand.tied:
            found.append("tied" if since > 1 else "tied near")
        if stand.owner:
            found.append("owner")
        if stand.kin:
            found.append("kin")
        if stand.addressed:
            found.append("spoken to")
        if member.wrote:
            found.append("wrote the text")
        if since == 0 and self._in_opening_clause(place, asked):
            found.append("in the clause before")
        if place.word:
            found.append("met as a word")
        if since == 0 and not place.quoted and (stand.subject or stand.opens):
            found.append("subject here")
            if self._says_he(place, asked):
                found.append("said he")
        before = (p for p in self.trail.places[member.id][-PLACES_BACK:] if p.sentence == asked.sentence - 1)
        stands = [self.trail.stand(p) for p in before if not p.quoted]
        if any(s.subject or s.opens for s in stands):
            found.append("subject before")

    def _in_opening_clause(self, place: Place, asked: Question) -> bool:
        """Whether a name stands in the clause with which its sentence opens: "Asked whether Kern lied, she said"."""
        reading, first = self.reading, self.reading.sentences[asked.sentence].first
        opens = reading.lower(first)
        opening = opens in SUBORDINATORS or opens.endswith("ed") or opens in PREPOSITIONS
        return opening and "," in reading.words(place.stop, asked.first)

    def _just_now(self, asked: Question) -> bool:
        """Whether the last speaker spoke in this sentence or the one before."""
        near = self.reading.sentences[max(0, asked.sentence - 1) : asked.sentence + 1]
        return any(sentence is self.memory.sentence for sentence in near)

    def _says_he(self, place: Place, asked: Question) -> bool:
        """ "Kern said he", with a few words between and no comma."""
        between = self.reading.words(place.stop, asked.first)
        return 0 < len(between) <= 5 and all(word.isalpha() for word in between)

    def _spoke(
        self, asked: Question, member: Member, spoken: Sequence[Member], found: list[str], named_here: bool
    ) -> None:
        last = self.memory.last.speakers
        if len(last) > 1 and member.id in last:
            found.append("spoke together")
        elif spoken and spoken[0] is member:
            found.append("spoke last")
            if member.id in last and self._just_now(asked):
                found.append("spoke right before")
            if not named_here:
                found.append("spoke last, nobody named since")
        elif len(spoken) > 1 and spoken[1] is member:
            found.append("spoke before")


def _sort_of(member: Member) -> str:
    """What a candidate is: a person with a name, a voice without, one that the text speaks of as if it were known."""
    if member.kind != "unnamed":
        return "person"
    return "known voice" if member.name.lower().startswith("the ") else "voice"


def _noun_gender(head: str) -> str:
    noun = lexicon.person_nouns().get(head)
    return noun.gender.replace("-", "") if noun is not None else ""


def _is_epithet(head: str) -> bool:
    """Whether newspapers vary a name by a noun: an age, a nationality, a trade that no anonymous source is given."""
    return _is_trade(head) or head in EPITHETS or head == NATIONAL or head.endswith(AGED)


def _is_trade(head: str) -> bool:
    noun = lexicon.person_nouns().get(head)
    return noun is not None and noun.kind == "role" and head not in ANONYMOUS | EPITHETS


def _unfitting(head: str, member: Member) -> str:
    """How a person stands to a description that fits none of the offices held."""
    if head == NATIONAL:
        return "another office" if any(held.states for held in member.offices) else "office unknown"
    if not member.offices or head in EPITHETS or head.endswith(AGED):
        return "office unknown"
    return "another trade" if _is_epithet(head) else "another office"


def _age(head: str) -> str:
    return head.removesuffix(AGED) if head.endswith(AGED) else ""
