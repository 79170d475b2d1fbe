"""Whom a source names: from the words before a verb of saying to the actors of the document, with the reason in words.

Read in the order of the text. A name is looked up; he, she, it and descriptions go to the likeliest of those met so far
(``he_or_she``, ``bodies`` and ``described`` beside this module gather what speaks for each), which may be nobody. What
was resolved is remembered for what follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.actors.bearers import by_name
from core.analysis.actors.bodies import common_noun, it_or_which
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.described import description
from core.analysis.actors.descriptions import INDEFINITE, Descriptions, unknown_noun
from core.analysis.actors.evidence import Chain, Evidence, Question, noun_gender
from core.analysis.actors.he_or_she import equal_rival, he_or_she
from core.analysis.actors.labels import of_label
from core.analysis.actors.notable import GENDERED
from core.analysis.actors.organisations import OrganisationBook
from core.analysis.actors.ranking import Choice, Ranking
from core.analysis.actors.relatives import antecedent
from core.analysis.actors.roles import Office, office
from core.analysis.actors.several import Several
from core.analysis.actors.texts import author_of, printed_name
from core.analysis.actors.topics import Topics
from core.analysis.actors.trail import Trail
from core.analysis.actors.verdict import NOBODY, Memory, Verdict, left_open
from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution, Range
from core.analysis.speech.phrases import JOINTS, Phrase, kind_of
from core.analysis.text.grammar import DETERMINERS, QUANTIFIERS
from core.analysis.text.segments import Sentence
from core.model import MentionForm

INDEFINITE_PRONOUNS = frozenset({"others", "someone", "somebody", "everyone", "everybody"})
SINGLE = frozenset({"someone", "somebody", "one", "another"})
OWNED = frozenset({"campaign", "administration"})
"""What news calls by its owner's name first ("the Berg campaign"), then without it."""


class Speakers:
    """Resolves sources in the order of the text and remembers who spoke."""

    def __init__(self, reading: Reading, cast: Cast, ranking: Ranking | None = None) -> None:
        self.reading = reading
        self.cast = cast
        self.memory = Memory()
        self.ranking = ranking or Ranking()
        self._topics = Topics(reading, cast)
        self._descriptions = Descriptions(reading, cast)
        self._organisations = OrganisationBook(reading, cast)
        self._several = Several(reading, cast, self.memory)
        self._trail = Trail(reading, cast)
        self._chain = Chain()
        self._evidence = Evidence(reading, cast, self._trail, self.memory, self._chain)
        self._words: Sequence[Range] = ()

    def of(self, item: Attribution) -> Verdict:
        """Who is held to have spoken the words of an attribution; mentions are noted in the cast."""
        self._words = item.content
        if item.source is not None:
            self._trail.reach(item.source.first)
        verdict = self._of(item)
        if verdict.speakers:
            self.memory.last, self.memory.sentence = verdict, item.sentence
            members = [self.cast.members[id] for id in verdict.speakers]
            self.memory.spoken += members
            self._remember(item, members)
        return verdict

    def _remember(self, item: Attribution, members: Sequence[Member]) -> None:
        """Whom the next he or she may go on with, and the places where words were taken for somebody."""
        if item.source is None:
            return
        for member in members:
            if item.source.kind != "person":
                self._trail.take(member, item.source.first, item.source.stop)
        if len(members) == 1 and members[0].kind in ("person", "unnamed"):
            word = self.reading.lower(item.source.core - 1)
            gender = GENDERED.get(word, members[0].gender)
            if gender:
                self._chain.pronouns[gender] = (members[0], self.reading.sentence_of[item.source.first])

    def _of(self, item: Attribution) -> Verdict:
        if item.source_label is not None:
            return of_label(self.reading, self.cast, item.source_label)
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
        subject = self._topics.subject(before) if before is not None and before is not self.memory.sentence else None
        if subject is not None and subject.id not in self.memory.last.speakers:
            return Verdict((subject.id,), f"a quotation without attribution follows a sentence on {subject.name}", 0.55)
        told_of = self._told_of(before) if before is not None and before is not self.memory.sentence else NOBODY
        if told_of.speakers and told_of.speakers != self.memory.last.speakers:
            return told_of
        announced = before is not None and before is not self.memory.sentence and self._ends_in_colon(before)
        if announced or not self.memory.last.speakers:
            return NOBODY
        names = " and ".join(self.cast.members[id].name for id in self.memory.last.speakers)
        return Verdict(
            self.memory.last.speakers, f"a quotation without attribution goes on with the last speaker, {names}", 0.6
        )

    def _told_of(self, sentence: Sentence) -> Verdict:
        """Whom "he" or "she" means that a sentence is about, for the quotation behind it."""
        phrase = self._topics.he_or_she(sentence)
        if phrase is None:
            return NOBODY
        self._trail.reach(phrase.first)
        meant = self._pronoun(phrase)
        word = self.reading.texts[phrase.first]
        why = f"a quotation without attribution follows a sentence on “{word}”; {meant.reason}"
        return Verdict(meant.speakers, why, min(0.5, meant.confidence))

    def _ends_in_colon(self, sentence: Sentence) -> bool:
        return self.reading.tokens.texts[sentence.stop - 1] == ":"

    # ---------------------------------------------------------- kinds of source

    def resolve(self, phrase: Phrase) -> Verdict:
        """Who a noun phrase means."""
        parts = self._conjuncts(phrase)
        if len(parts) > 1:
            return _all_of([self.resolve(part) for part in parts])
        if phrase.kind == "person":
            return by_name(self.reading, self.cast, phrase)
        if phrase.kind == "relative":
            return self._relative(phrase)
        if phrase.kind == "pronoun":
            return self._pronoun(phrase)
        if phrase.kind == "state":
            return self._state(phrase)
        if phrase.kind == "organisation":
            return self._organisation(phrase)
        if phrase.kind == "people" or self._several.is_pair(phrase):
            return self._people(phrase)
        if phrase.kind == "office":
            return self._office(phrase)
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
        printed = self.reading.printed(phrase.first, phrase.core)
        owned = self._owned(phrase)
        if owned is not None:
            return owned
        beside = self._organisations.words_beside(phrase)
        if beside is not None and not (beside and self._organisations.known(phrase)):
            return self._common_noun(phrase, beside)
        member = self._organisations.of(phrase)
        named = self.reading.name_at.get(phrase.core - 1) is not None
        self.cast.mention(phrase.first, phrase.core, member, "name" if named else "descriptor")
        return Verdict((member.id,), f"the organisation stands beside the verb: {printed}", 0.92)

    def _common_noun(self, phrase: Phrase, beside: Sequence[str]) -> Verdict:
        """ "the company", "the budget office": the likeliest of those met, else one that the text does not name."""
        if self.reading.lower(phrase.core - 1) in OWNED:
            before = self._organisations.owned_before(phrase)
            if before is not None:
                self._trail.take(before[0], before[1], before[1] + 1)
        choice = self.ranking.choose("body", common_noun(self._evidence, self._question(phrase), beside))
        if isinstance(choice.candidate, Member):
            return self._taken(phrase, choice, choice.candidate, "descriptor")
        member = self._organisations.new(phrase)
        self.cast.mention(phrase.first, phrase.core, member, "descriptor")
        printed = self.reading.printed(phrase.first, phrase.core)
        return Verdict((member.id,), f"“{printed}”: no name for it in the text", choice.chance)

    def _owned(self, phrase: Phrase) -> Verdict | None:
        """ "his campaign": the owner's, by the name that the text has for it."""
        gender = GENDERED.get(self.reading.lower(phrase.first), "")
        if not gender or phrase.core - phrase.first < 2:
            return None
        choice = self.ranking.choose("he", he_or_she(self._evidence, self._question(phrase, gender)))
        owner = choice.candidate
        if not isinstance(owner, Member) or owner.kind != "person":
            return None
        self.cast.mention(phrase.first, phrase.first + 1, owner, "pronoun")
        member = self._organisations.owned(owner, self.reading.lower(phrase.core - 1))
        self.cast.mention(phrase.first, phrase.core, member, "descriptor")
        printed = self.reading.printed(phrase.first, phrase.core)
        return Verdict((member.id,), f"“{printed}” is that of {_told(choice, owner)}", choice.chance)

    def _question(self, phrase: Phrase, gender: str = "", described: Office | None = None) -> Question:
        number = self.reading.sentence_of[phrase.first]
        paragraph = self.reading.sentences[number].paragraph
        head = described.head if described is not None else self.reading.lower(phrase.core - 1)
        return Question(phrase.first, phrase.core, phrase.stop, number, paragraph, gender, self._words, head, described)

    def _taken(self, phrase: Phrase, choice: Choice, member: Member, form: MentionForm) -> Verdict:
        """The verdict for a chosen actor, the mention noted."""
        self.cast.mention(phrase.first, phrase.stop, member, form)
        printed = self.reading.printed(phrase.first, phrase.stop)
        return Verdict((member.id,), f"“{printed}” is {_told(choice, member)}", choice.chance)

    def _office(self, phrase: Phrase) -> Verdict:
        described = self._descriptions.office_of(phrase)
        if described is None:
            return self._thing(phrase)
        printed = self.reading.printed(phrase.first, phrase.stop)
        apposed = self._descriptions.apposed(phrase.stop)
        if apposed is not None:
            return Verdict((apposed.id,), f"“{printed}” is named right behind: {apposed.name}", 0.92)
        told = self.cast.described.get(phrase.first)
        if told is not None and told[0] > phrase.core - 1:
            return Verdict((told[1].id,), f"“{printed}” tells who {told[1].name} is", 0.92)
        if not self._descriptions.definite(phrase):
            named = self._descriptions.named_soon(described, phrase.stop)
            if named is not None:
                self.cast.mention(phrase.first, phrase.stop, named, "descriptor")
                return Verdict((named.id,), f"“{printed}” is named right after: {named.name}", 0.75)
            return self._new_voice(phrase, f"{printed}: not named in the text", group=False)
        return self._described(phrase, described)

    def _described(self, phrase: Phrase, described: Office) -> Verdict:
        """ "the minister": the likeliest of those who may be meant, else a voice that the text does not name."""
        asked = self._question(phrase, noun_gender(described.head), described)
        choice = self.ranking.choose("role", description(self._evidence, asked))
        if isinstance(choice.candidate, Member):
            if self.reading.lower(phrase.first) == "the":
                self._chain.nouns[described.title] = choice.candidate
            return self._taken(phrase, choice, choice.candidate, "descriptor")
        printed = self.reading.printed(phrase.first, phrase.stop)
        verdict = self._new_voice(phrase, f"“{printed}”: nobody named in the text fits", group=False)
        return Verdict(verdict.speakers, verdict.reason, choice.chance)

    def _people(self, phrase: Phrase) -> Verdict:
        verdict = self._several.of(phrase)
        if verdict is not None:
            return verdict
        definite = self.reading.lower(phrase.first) in DETERMINERS - INDEFINITE
        printed = self.reading.printed(phrase.first, phrase.stop)
        return self._new_voice(phrase, f"{printed}: not named in the text", group=definite, plural=True)

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
        printed = printed_name(self.reading, phrase)
        author = author_of(self.reading, phrase)
        if author is not None:
            verdict = self.resolve(author)
            return Verdict(verdict.speakers, f"{printed} by them: {verdict.reason}", verdict.confidence * 0.95)
        described = self._unknown_noun(phrase)
        if described is not None:
            return self._described(phrase, described)
        if phrase.kind == "named":
            member = self.cast.organisation(self.reading.printed(phrase.first, phrase.core).removeprefix("the "))
            self.cast.mention(phrase.first, phrase.core, member, "name")
            return Verdict((member.id,), f"named beside the verb: {printed}", 0.75)
        member = self.cast.unnamed(printed, self.reading.lower(phrase.core - 1), group=False, plural=False)
        self.cast.mention(phrase.first, phrase.stop, member, "descriptor")
        return Verdict((member.id,), f"stands beside the verb: {printed}", 0.95)

    def _unknown_noun(self, phrase: Phrase) -> Office | None:
        """What "the impostor" and "the Norwegian" are read as; None for what is no person, or several."""
        described = unknown_noun(self.reading, phrase)
        known = described is not None and (phrase.kind == "other" or bool(self.cast.holders(described)))
        return described if known else None

    # ---------------------------------------------------------- words that point back

    def _relative(self, phrase: Phrase) -> Verdict:
        """ "..., who said": the phrase right before it."""
        found = antecedent(self.reading, phrase.first)
        if found is None:
            return NOBODY
        verdict = self.resolve(found)
        if len(verdict.speakers) == 1:
            self.cast.mention(phrase.first, phrase.stop, self.cast.members[verdict.speakers[0]], "pronoun")
        return Verdict(
            verdict.speakers,
            f"“{self.reading.lower(phrase.first)}” follows {self.reading.printed(found.first, found.stop)}",
            verdict.confidence * 0.95,
        )

    def _pronoun(self, phrase: Phrase) -> Verdict:
        word = self.reading.lower(phrase.core - 1)
        if word in QUANTIFIERS | INDEFINITE_PRONOUNS:
            apposed = self._descriptions.apposed(phrase.stop) if word in SINGLE else None
            if apposed is not None:
                printed = self.reading.printed(phrase.first, phrase.stop)
                return Verdict((apposed.id,), f"“{printed}” is named right behind: {apposed.name}", 0.92)
            plural = word not in SINGLE
            return self._new_voice(phrase, f"“{word}”: not named in the text", group=False, plural=plural)
        if word == "they":
            verdict = self._several.they(phrase)
            if len(verdict.speakers) == 1:
                self.cast.mention(phrase.first, phrase.stop, self.cast.members[verdict.speakers[0]], "pronoun")
            return verdict
        if word not in GENDERED and word not in ("it", "which"):
            return left_open(word)
        gender = GENDERED.get(word, "")
        asked = self._question(phrase, gender)
        if gender:
            choice = self.ranking.choose("he", he_or_she(self._evidence, asked))
        else:
            choice = self.ranking.choose("it", it_or_which(self._evidence, asked))
        rival = equal_rival(self._evidence, asked, choice.candidate) if isinstance(choice.candidate, Member) else None
        if rival is not None and isinstance(choice.candidate, Member):
            return Verdict(
                (), f"“{word}” may be {choice.candidate.name} or {rival.name}; the text does not decide", 0.5
            )
        if isinstance(choice.candidate, Phrase):
            return self._brought_in(phrase, choice, choice.candidate)
        if choice.candidate is None:
            return Verdict(
                (), f"the text does not name whom “{self.reading.tokens.texts[phrase.core - 1]}” means", choice.chance
            )
        return self._taken(phrase, choice, choice.candidate, "pronoun")

    def _brought_in(self, phrase: Phrase, choice: Choice, earlier: Phrase) -> Verdict:
        """He or she is somebody whom a description brought in right before."""
        verdict = self.resolve(earlier)
        if len(verdict.speakers) == 1:
            self.cast.mention(phrase.first, phrase.core, self.cast.members[verdict.speakers[0]], "pronoun")
        word, who = self.reading.tokens.texts[phrase.core - 1], self.reading.printed(earlier.first, earlier.stop)
        return Verdict(verdict.speakers, f"“{word}” is {who}, brought in right before", choice.chance)


def _told(choice: Choice, member: Member) -> str:
    """Who was chosen, by which rule, over whom: "Anna Berg: last speaker who fits; or Ada Roth"."""
    return f"{member.name}: {choice.rule}{f'; or {choice.rival}' if choice.rival else ''}"


def _all_of(verdicts: Sequence[Verdict]) -> Verdict:
    ids = tuple(dict.fromkeys(id for verdict in verdicts for id in verdict.speakers))
    reason = "; ".join(verdict.reason for verdict in verdicts)
    return Verdict(ids, reason, min(verdict.confidence for verdict in verdicts))
