"""What speaks for each person or voice that "he" or "she" may mean: met before, just brought in, named behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from core.analysis.actors.cast import Member
from core.analysis.actors.evidence import LEAD_IN, VOICES, Evidence, Question, noun_gender
from core.analysis.actors.notable import within
from core.analysis.actors.ranking import Weighed
from core.analysis.reading import Reading
from core.analysis.speech.phrases import Phrase, after
from core.analysis.text.grammar import DETERMINERS, PREPOSITIONS, SUBORDINATORS, word_class

LONG_AGO = 3
"""So many sentences after a pronoun another one may as well mean somebody else."""
NEXT = 2
"""In so many sentences behind an opening "he" its name may follow."""
OPENING, AHEAD = 8, 40
"""Within so many tokens of a sentence's start a pronoun may point forward, to somebody named so many tokens behind."""
INTRODUCING = frozenset({"a", "an", "one", "another", "the"})


def he_or_she(evidence: Evidence, asked: Question) -> list[Weighed]:
    """The persons and voices that "he" or "she" may mean."""
    gender = asked.gender
    pool = evidence.near(("person",), lambda m: m.gender in ("", gender))
    pool += list({m.id: m for m in islice(_voices(evidence, gender), VOICES)}.values())
    behind = [m for m in _named_behind(evidence, asked) if m not in pool]
    fitting = evidence.speakers(("person", "unnamed"), gender)
    named_here = evidence.named_here(pool, asked)
    most = max(pool, key=lambda m: len(evidence.trail.places.get(m.id, ())), default=None)
    brought_in = list(_introduced(evidence, asked))
    newest = max((phrase.first for phrase, found in brought_in if "indefinite" in found), default=-1)
    weighed: list[Weighed] = []
    for member in pool:
        found = [_sort_of(member)]
        found.append("gender fits" if member.gender == gender else "gender unknown")
        place = evidence.last(member, asked)
        if place is None:
            continue
        if place.first < newest:
            found.append("somebody brought in since")
        evidence.distance(asked, member, place, found)
        evidence.standing(asked, member, place, found)
        evidence.spoke(asked, member, fitting, found, named_here)
        if gender in evidence.chain.pronouns and evidence.chain.pronouns[gender][0] is member:
            since = asked.sentence - evidence.chain.pronouns[gender][1]
            found.append("same he" if since < LONG_AGO else "same he, long ago")
        if member is most and len(evidence.trail.places[member.id]) > 2:
            found.append("main")
        weighed.append((member, found))
    met = {place.first for member in pool if (place := evidence.last(member, asked)) is not None}
    new = [(phrase, found) for phrase, found in brought_in if phrase.first not in met]
    ahead = [(m, _ahead(evidence, asked, m)) for m in behind]
    if not weighed and asked.sentence < LEAD_IN:
        ahead += [(m, ["named next"]) for m in _named_next(evidence, asked) if m not in behind]
    return [*weighed, *ahead, *new, (None, _nobody(evidence, asked, pool))]


def equal_rival(evidence: Evidence, asked: Question, chosen: Member) -> Member | None:
    """Whom "and" joins to the one chosen where he or she was met last, if the word may mean either of them."""
    place = evidence.last(chosen, asked)
    if (
        place is None
        or place.word
        or place.sentence != asked.sentence - 1
        or next(evidence.memory.recent(), None) is chosen
    ):
        return None
    behind = place.stop + 1 if evidence.reading.lower(place.stop) == "and" else -1
    before = place.begin - 2 if evidence.reading.lower(place.begin - 1) == "and" else -1
    for name in (evidence.reading.name_at.get(behind), evidence.reading.name_at.get(before)):
        rival = evidence.cast.of_name.get(name.first) if name is not None and name.kind == "person" else None
        if rival is not None and rival is not chosen and rival.gender == chosen.gender == asked.gender:
            return rival
    return None


def _voices(evidence: Evidence, gender: str) -> Iterator[Member]:
    """The single voices without a name that spoke, the last first."""
    for member in evidence.memory.recent():
        if member.kind == "unnamed" and not member.plural and noun_gender(member.head) in ("", gender):
            yield member


def _nobody(evidence: Evidence, asked: Question, pool: Sequence[Member]) -> list[str]:
    found = ["nobody"]
    near = [evidence.last(m, asked) for m in pool]
    paragraphs = [place.paragraph for place in near if place is not None and not place.quoted]
    if not paragraphs:
        found.append("nobody fits")
    elif asked.paragraph - max(paragraphs) > 2:
        found.append("nobody near")
    return found


def _introduced(evidence: Evidence, asked: Question) -> Iterator[tuple[Phrase, list[str]]]:
    """The last person brought in without a name in this sentence or the one before: "a woman stood up"."""
    reading = evidence.reading
    first = reading.sentences[max(0, asked.sentence - 1)].first
    for index in reversed(within(evidence.cast.notable.people, first, asked.first)):
        before = range(index - 1, max(first, index - 5) - 1, -1)
        lead = next((i for i in before if reading.lower(i) in DETERMINERS), -1)
        if lead < 0 or reading.inside[index] >= 0 or reading.lower(lead) not in INTRODUCING:
            continue
        if noun_gender(reading.lower(index)) not in ("", asked.gender):
            continue
        phrase = after(reading, lead, reading.sentences[reading.sentence_of[index]].stop)
        if phrase is None or phrase.kind != "office" or _apposition(reading, phrase):
            continue
        number = reading.sentence_of[lead]
        found = ["introduced", "introduced here" if number == asked.sentence else "introduced before"]
        found.append("indefinite" if reading.lower(lead) != "the" else "definite")
        if lead == reading.sentences[number].first:
            found.append("introduced as subject")
        yield phrase, found
        return


def _apposition(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase tells who somebody named beside it is."""
    before = reading.name_at.get(phrase.first - 2) if reading.lower(phrase.first - 1) == "," else None
    behind = reading.name_at.get(phrase.stop + (reading.lower(phrase.stop) == ","))
    is_verb = reading.lower(phrase.first - 1) in word_class("be")
    return is_verb or any(n is not None and n.kind == "person" for n in (before, behind))


def _named_behind(evidence: Evidence, asked: Question) -> list[Member]:
    """Whom an opening clause points forward to: "As he left, Kern said"."""
    sentence = evidence.reading.sentences[asked.sentence]
    opens = evidence.reading.lower(sentence.first)
    if opens not in PREPOSITIONS | SUBORDINATORS or asked.first - sentence.first > OPENING:
        return []
    for name in evidence.reading.names_between(asked.stop, min(asked.stop + AHEAD, sentence.stop)):
        member = evidence.cast.of_name.get(name.first)
        if name.kind == "person" and member is not None and evidence.reading.inside[name.first] < 0:
            return [member] if member.gender in ("", asked.gender) else []
    return []


def _follows_comma(evidence: Evidence, asked: Question, member: Member) -> bool:
    """Whether somebody named behind is the subject right behind the opening clause's comma."""
    stop = evidence.reading.sentences[asked.sentence].stop
    for name in evidence.reading.names_between(asked.stop, min(asked.stop + AHEAD, stop)):
        if evidence.cast.of_name.get(name.first) is member:
            begin = name.first if name.title is None else name.title
            return evidence.reading.lower(begin - 1) == ","
    return False


def _ahead(evidence: Evidence, asked: Question, member: Member) -> list[str]:
    """What speaks for somebody whom only the rest of the sentence names."""
    found = ["named behind", "gender fits" if member.gender else "gender unknown"]
    return [*found, "named behind as subject"] if _follows_comma(evidence, asked, member) else found


def _named_next(evidence: Evidence, asked: Question) -> list[Member]:
    """Whom a text that begins with "he" names first: the one person of the next sentences, if a subject."""
    sentences = evidence.reading.sentences[asked.sentence + 1 : asked.sentence + 1 + NEXT]
    if not sentences:
        return []
    names = [n for n in evidence.reading.names_between(sentences[0].first, sentences[-1].stop) if n.kind == "person"]
    found = {m.id: m for n in names if (m := evidence.cast.of_name.get(n.first)) is not None}
    begin = names[0].first if names and names[0].title is None else names[0].title if names else -1
    opens = begin in {sentence.first for sentence in sentences}
    return [m for m in found.values() if m.gender in ("", asked.gender)] if len(found) == 1 and opens else []


def _sort_of(member: Member) -> str:
    """What a candidate is: a person with a name, a voice without, one that the text speaks of as if it were known."""
    if member.kind != "unnamed":
        return "person"
    return "known voice" if member.name.lower().startswith("the ") else "voice"
