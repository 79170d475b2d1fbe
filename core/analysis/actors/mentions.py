"""Mentions beside names and sources: descriptions of people the cast knows, and pronouns of the narration."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.pronouns import GENDERED
from core.analysis.actors.roles import likeness, office
from core.analysis.reading import Reading
from core.analysis.text.grammar import word_class, word_set
from core.analysis.text.segments import Sentence
from core.model import Quote

FIRST_PERSON = word_set("first-person")
SURE = 4
"""The likeness from which a description outside a source is taken for the person: the same head and a word beside it."""


def note_mentions(reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
    """Add descriptions, I and he/she to the mentions of the cast; what is noted already stays."""
    for sentence in reading.sentences:
        _descriptions(reading, cast, sentence)
        _relatives(reading, cast, sentence)
    _first_person(reading, cast, spoken)
    _pronouns(reading, cast)


def _relatives(reading: Reading, cast: Cast, sentence: Sentence) -> None:
    """ "Kim Yong-hyun, who stood beside him": the person right before "who"."""
    for index in range(sentence.first + 1, sentence.stop):
        if reading.lower(index) not in ("who", "whose", "whom"):
            continue
        name = reading.name_at.get(index - 1 - (reading.lower(index - 1) == ","))
        member = cast.of_name.get(name.first) if name is not None and name.kind == "person" else None
        if member is not None:
            cast.mention(index, index + 1, member, "pronoun")


def _first_person(reading: Reading, cast: Cast, spoken: Sequence[Quote]) -> None:
    """I, me, my inside the verbatim words of one speaker are that speaker."""
    for quote in spoken:
        pieces = quote.content if quote.kind == "direct" else quote.verbatim
        if len(quote.speakers) != 1:
            continue
        for index in (i for piece in pieces for i in reading.tokens.between(*piece)):
            if reading.lower(index) in FIRST_PERSON:
                cast.mention(index, index + 1, cast.members[quote.speakers[0]], "pronoun")


def _descriptions(reading: Reading, cast: Cast, sentence: Sentence) -> None:
    """ "the US defense secretary" where nobody is quoted."""
    nouns = lexicon.person_nouns()
    for index in range(sentence.first, sentence.stop):
        noun = nouns.get(reading.lower(index))
        if noun is None or reading.lower(index) != noun.noun or noun.kind == "kin" or index in reading.name_at:
            continue
        first = index
        while first > sentence.first and reading.lower(first) not in word_class("article") and index - first < 8:
            first -= 1
        described = office(reading, first, index + 1) if reading.lower(first) == "the" else None
        if described is None:
            continue
        fitting = [p for p in cast.people() if any(likeness(described, held) >= SURE for held in p.offices)]
        if len(fitting) == 1:
            cast.mention(first, index + 1, fitting[0], "descriptor")


def _pronouns(reading: Reading, cast: Cast) -> None:
    """he, she, his, her: the person meant last who fits, if only one was meant in this paragraph and the one before."""
    known = {(mention.start, mention.end): mention for mention in cast.noted()}
    titled = {mention.start: mention for mention in cast.noted()}
    recent: list[tuple[int, Member]] = []
    for sentence in reading.sentences:
        for index in range(sentence.first, sentence.stop):
            token = reading.tokens[index]
            gender = GENDERED.get(token.lower)
            mention = titled.get(token.start)
            if mention is not None and mention.actor is not None and gender is None:
                recent.append((sentence.paragraph, cast.members[mention.actor]))
            if gender is None or reading.inside[index] >= 0 or (token.start, token.end) in known:
                continue
            fits = {
                member.id: member
                for paragraph, member in recent
                if paragraph >= sentence.paragraph - 1 and member.kind == "person" and member.gender in ("", gender)
            }
            if len(fits) == 1:
                cast.mention(index, index + 1, next(iter(fits.values())), "pronoun")
