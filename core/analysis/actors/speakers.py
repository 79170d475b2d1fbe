"""Whom a source names: from the words before a verb of saying to the actors of the document, with the reason in words.

Read in the order of the text. A name is looked up; a description is matched with the offices of the cast; a pronoun
goes to the subject of its paragraph or the last speaker who fits. Where two candidates stand equal, nobody is named.
Figures behind the order: the last named speaker beats full coreference in news, subject position comes next.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.descriptions import INDEFINITE, MOST_LISTED, Descriptions
from core.analysis.actors.organisations import OrganisationBook
from core.analysis.actors.pronouns import NOBODY, Memory, Pronouns, Verdict, paragraph_start
from core.analysis.actors.roles import Office, likeness, office
from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution
from core.analysis.speech.phrases import JOINTS, Phrase, after, kind_of, text_nouns
from core.analysis.speech.subjects import before
from core.analysis.text.grammar import DETERMINERS, PREPOSITIONS, QUANTIFIERS, word_set
from core.analysis.text.segments import Sentence

INDEFINITE_PRONOUNS = frozenset({"others", "someone", "somebody", "everyone", "everybody"})
AUTHORS = frozenset({"person", "named", "organisation", "state", "office"})
ISSUING = word_set("issuing")


class Speakers:
    """Resolves sources in the order of the text and remembers who spoke."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self.reading = reading
        self.cast = cast
        self.memory = Memory()
        self._pronouns = Pronouns(reading, cast, self._described)
        self._descriptions = Descriptions(reading, cast, self.memory, self._pronouns)
        self._organisations = OrganisationBook(reading, cast)

    def of(self, item: Attribution) -> Verdict:
        """Who is held to have spoken the words of an attribution; mentions are noted in the cast."""
        verdict = self._of(item)
        if verdict.speakers:
            self.memory.last, self.memory.sentence = verdict, item.sentence
            self.memory.spoken += [self.cast.members[id] for id in verdict.speakers]
        return verdict

    def _of(self, item: Attribution) -> Verdict:
        if item.source_label is not None:
            return self._label(item.source_label)
        if item.source is None:
            return self._continued(item)
        verdict = self.resolve(item.source)
        if item.sentence.first in self.reading.headline:
            return Verdict(verdict.speakers, f"in the headline: {verdict.reason}", verdict.confidence * 0.8)
        return verdict

    def _continued(self, item: Attribution) -> Verdict:
        """Whose the quoted words are that stand alone: the person's whom the sentence before is about, else the last
        speaker's."""
        number = self.reading.sentence_of[item.sentence.first]
        before = self.reading.sentences[number - 1] if number else None
        subject = self._pronouns.subject(before) if before is not None and before is not self.memory.sentence else None
        if subject is not None and subject.id not in self.memory.last.speakers:
            return Verdict((subject.id,), f"a quotation without attribution follows a sentence on {subject.name}", 0.55)
        announced = before is not None and before is not self.memory.sentence and self._ends_in_colon(before)
        if announced or not self.memory.last.speakers:
            return NOBODY
        names = " and ".join(self.cast.members[id].name for id in self.memory.last.speakers)
        return Verdict(
            self.memory.last.speakers, f"a quotation without attribution goes on with the last speaker, {names}", 0.6
        )

    def _ends_in_colon(self, sentence: Sentence) -> bool:
        return self.reading.tokens[sentence.stop - 1].text == ":"

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
        cuts = [i for i in range(phrase.first, phrase.core) if reading.lower(i) in JOINTS and i not in reading.name_at]
        parts, first = [], phrase.first
        for cut in [*cuts, phrase.core]:
            core = cut - (reading.lower(cut - 1) == ",")
            if core <= first:
                return [phrase]
            name = reading.name_at.get(core - 1)
            if (
                cut != phrase.core
                and name is not None
                and (
                    name.kind == "adjective"
                    or (name.kind == "state" and kind_of(reading, phrase.first, phrase.core) == "people")
                )
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
            others = ", ".join(r.name for r in rivals[:MOST_LISTED] if r is not chosen)
            return Verdict((chosen.id,), f"{word} named last before; {others} has the same surname", 0.6)
        names = ", ".join(rival.name for rival in rivals[:MOST_LISTED])
        return Verdict((), f"{word} may be {names}; the text does not decide", 0.3)

    def _among(self, rivals: Sequence[Member], phrase: Phrase, before_token: int) -> Member | None:
        """Of several people with one surname, the one whose title stands here, or the only one of the paragraph."""
        described = office(self.reading, phrase.first, before_token) if phrase.first < before_token else None
        if described is not None:
            fitting = [r for r in rivals if any(likeness(described, held) > 0 for held in r.offices)]
            return fitting[0] if len(fitting) == 1 else None
        introduced = [r for r in rivals if self.cast.first_named(r) < before_token]
        if len(introduced) == 1:
            return introduced[0]
        start, _ = paragraph_start(self.reading, before_token)
        near = [r for r in introduced if self.cast.named_between(r, start, before_token)]
        return near[0] if len(near) == 1 else None

    def _state(self, phrase: Phrase) -> Verdict:
        name = self.reading.name_at[phrase.core - 1]
        member = self.cast.state(name.state)
        if name.kind == "capital":
            self.cast.mention(name.first, name.stop, member, "metonym")
            return Verdict(
                (member.id,), f"{self.reading.printed(name.first, name.stop)} stands for its government", 0.9
            )
        self.cast.mention(name.first, name.stop, member, "name")
        return Verdict((member.id,), f"the state is named beside the verb: {member.name}", 0.95)

    def _organisation(self, phrase: Phrase) -> Verdict:
        member = self._organisations.of(phrase, self.memory.spoken)
        printed = self.reading.printed(phrase.first, phrase.core)
        named = self.reading.name_at.get(phrase.core - 1) is not None
        self.cast.mention(phrase.first, phrase.core, member, "name" if named else "descriptor")
        return Verdict((member.id,), f"the organisation stands beside the verb: {printed}", 0.92)

    def _office(self, phrase: Phrase) -> Verdict:
        described = self._descriptions.office_of(phrase)
        if described is None:
            return self._thing(phrase)
        verdict = self._descriptions.of(phrase, described)
        if verdict is not None:
            return verdict
        printed = self.reading.printed(phrase.first, phrase.stop)
        definite = self.reading.lower(phrase.first) not in INDEFINITE | QUANTIFIERS
        reason = f"“{printed}”: nobody named in the text fits" if definite else f"{printed}: not named in the text"
        return self._new_voice(phrase, reason, group=False)

    def _described(self, phrase: Phrase) -> Member | None:
        """The one person or unnamed voice that a description means."""
        verdict = self.resolve(phrase)
        found = [self.cast.members[id] for id in verdict.speakers]
        return found[0] if len(found) == 1 else None

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
        if definite and {"two", "both"} & set(reading.words(phrase.first, phrase.core)):
            pair = self._pair_before(phrase.first)
            if pair:
                names = " and ".join(self.cast.members[id].name for id in pair)
                return Verdict(pair, f"“{printed}”: {names}, the two named right before", 0.7)
        if definite:
            same = next((m for m in self.memory.recent() if m.kind == "group" and m.head == head), None)
            if same is not None:
                self.cast.mention(phrase.first, phrase.stop, same, "descriptor")
                return Verdict((same.id,), f"“{printed}”: the group from before", 0.85)
        return self._new_voice(phrase, f"{printed}: not named in the text", group=definite, plural=True)

    def _pair_before(self, at: int) -> tuple[str, ...]:
        """The two persons of the sentence before, if it names exactly two; else its two states."""
        sentences = self.reading.sentences
        here = self.reading.sentence_of[at]
        if here == 0:
            return ()
        earlier = sentences[here - 1]
        named = [self.cast.of_name.get(n.first) for n in self.reading.names_between(earlier.first, earlier.stop)]
        for kind in ("person", "state"):
            found = tuple(dict.fromkeys(m.id for m in named if m is not None and m.kind == kind))
            if len(found) == 2:
                return found
        return ()

    def _holder(self, described: Office, state: str) -> Member | None:
        one = Office(described.head, described.qualifiers, (state,), described.title)
        fitting = [
            p for _, p in self.cast.fitting(one) if any(state in h.states and likeness(one, h) > 0 for h in p.offices)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _new_voice(self, phrase: Phrase, reason: str, *, group: bool, plural: bool = False) -> Verdict:
        here = self.cast.mentions.get(self.reading.tokens.span(phrase.first, phrase.stop))
        if here is not None and here.actor is not None:
            return Verdict((here.actor,), reason, 0.9)  # the same words with a second verb
        described = office(self.reading, phrase.first, phrase.stop)
        head = described.head if described else self.reading.lower(phrase.core - 1)
        name = self.reading.printed(phrase.first, phrase.stop)
        member = self.cast.unnamed(name, head, group=group, plural=plural)
        self.cast.mention(phrase.first, phrase.stop, member, "descriptor")
        return Verdict((member.id,), reason, 0.9)

    def _thing(self, phrase: Phrase) -> Verdict:
        """A report, a statement, a name nobody knows: it speaks for itself."""
        printed = self.reading.printed(phrase.first, phrase.stop).strip("'\"‘’“” ")
        author = after(self.reading, phrase.stop + 1, len(self.reading.tokens)) if self._is_authored(phrase) else None
        if author is not None and author.kind in AUTHORS:
            verdict = self.resolve(author)
            return Verdict(verdict.speakers, f"{printed} by them: {verdict.reason}", verdict.confidence * 0.95)
        if phrase.kind == "named":
            member = self.cast.organisation(self.reading.printed(phrase.first, phrase.core).removeprefix("the "))
            self.cast.mention(phrase.first, phrase.core, member, "name")
            return Verdict((member.id,), f"named beside the verb: {printed}", 0.75)
        if self.reading.lower(phrase.stop) == "by" and phrase.stop - phrase.first > 2 and phrase.kind == "other":
            printed = self.reading.printed(phrase.first, phrase.stop - 1)  # "a leaked email seen by the paper"
        member = self.cast.unnamed(printed, self.reading.lower(phrase.core - 1), group=False, plural=False)
        self.cast.mention(phrase.first, phrase.stop, member, "descriptor")
        return Verdict((member.id,), f"stands beside the verb: {printed}", 0.8)

    def _is_authored(self, phrase: Phrase) -> bool:
        last = self.reading.lower(phrase.stop - 1)
        wrote = last in text_nouns() or last in ISSUING
        return wrote and self.reading.lower(phrase.stop) == "by" and phrase.kind in ("text", "other")

    # ---------------------------------------------------------- words that point back

    def _relative(self, phrase: Phrase) -> Verdict:
        """ "..., who said": the phrase right before it."""
        stop = phrase.first - (self.reading.lower(phrase.first - 1) == ",")
        start, _ = paragraph_start(self.reading, phrase.first)
        subject = before(self.reading, stop, start)
        found = self._nearest_person(stop, start) or (subject.phrase if subject is not None else None)
        if found is not None and found.kind == "other":
            found = None
        if found is None:
            return NOBODY
        verdict = self.resolve(found)
        if len(verdict.speakers) == 1:
            self.cast.mention(phrase.first, phrase.stop, self.cast.members[verdict.speakers[0]], "pronoun")
        return Verdict(
            verdict.speakers,
            f"“who” follows {self.reading.printed(found.first, found.stop)}",
            verdict.confidence * 0.95,
        )

    def _nearest_person(self, stop: int, start: int) -> Phrase | None:
        """The person behind a preposition that ends right at ``stop``: "according to the minister, who"; but not
        behind "of" and "for", where who goes with the word before ("a spokesman for the port, who")."""
        for first in range(stop - 1, max(start, stop - 12), -1):
            if self.reading.lower(first - 1) in PREPOSITIONS - {"of", "for"}:
                phrase = after(self.reading, first, stop)
                if phrase is not None and phrase.stop == stop and phrase.kind in ("person", "office", "people"):
                    return phrase
        return None

    def _pronoun(self, phrase: Phrase) -> Verdict:
        word = self.reading.lower(phrase.core - 1)
        if word in QUANTIFIERS | INDEFINITE_PRONOUNS:
            plural = word not in ("someone", "somebody", "one", "another")
            return self._new_voice(phrase, f"“{word}”: not named in the text", group=False, plural=plural)
        verdict = self._pronouns.of(phrase, self.memory)
        if len(verdict.speakers) == 1:
            self.cast.mention(phrase.first, phrase.stop, self.cast.members[verdict.speakers[0]], "pronoun")
        return verdict

    def _label(self, span: tuple[int, int]) -> Verdict:
        """A turn's label: "TAPPER:", "Lee Sung-jun/Joint Chiefs spokesperson:", "Q:"."""
        text = self.reading.text[span[0] : span[1]].strip()
        name = text.split("/")[0].split(",")[0].split("(")[0].strip()
        within = [p for p in self.cast.named_in(text) if " " in p.name]
        if len(within) == 1:
            start = span[0] + self.reading.text[span[0] : span[1]].index(within[0].name)
            here = self.reading.tokens.between(start, start + len(within[0].name))
            self.cast.mention(here.start, here.stop, within[0], "name")
            return Verdict((within[0].id,), f"the turn is labelled {text}", 0.95)
        words = _without_title(name.split())
        name = " ".join(words)
        known = self.cast.called(name)
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


def _without_title(words: list[str]) -> list[str]:
    """The words of a label's name behind the office it begins with: "Lawyer Dana Rourke"."""
    nouns, forms = lexicon.person_nouns(), lexicon.honorifics()
    titles = (n for n, word in enumerate(words[:-1]) if word.lower() in nouns or word.capitalize() in forms)
    last = max(titles, default=-1)
    named = words[last + 1 :]
    return named if len(named) > 1 and named[0][0].isupper() else words


def _all_of(verdicts: Sequence[Verdict]) -> Verdict:
    ids = tuple(dict.fromkeys(id for verdict in verdicts for id in verdict.speakers))
    reason = "; ".join(verdict.reason for verdict in verdicts)
    return Verdict(ids, reason, min(verdict.confidence for verdict in verdicts))
