"""Whether stated confidence holds: of the quotes stated to be right in 80 of 100 cases, are 80 of 100 right?

A quote is right if its words, its speaker's words and the person meant are; one without words for its speaker, if its
words and the person are. The gold tells who is meant by names, and by some of the pronouns and descriptions of direct
and mixed quotes, drawn at random and read by a person. Of the others it tells only the words: such quotes with the
right words count for as much as those it tells of, at like confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dev import Paired, Record

from core.training.speaker_gold import same_name

FEWEST = 30
"""Quotes in a tenth below which its share of true ones says little: it counts in no figure."""
POOLED = 4.0
"""As so many persons told of in a tenth the share of all persons told of counts there."""
POINTS_BACK = re.compile(
    r"(?i:(?:he|she|it|they|who|which|i|we|you|that)$|(?:the|his|her|its|their|this|that|these|those|my|our|your)\s)"
)
"""A speaker's words that mean somebody named elsewhere, if anybody: pronouns, definite descriptions."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A quote found: its confidence, whether content and speaker's words are right, and whether the person is, None
    where the gold does not tell. ``points_back`` tells that the person had to be found elsewhere in the text."""

    stated: float
    words: bool
    person: bool | None
    points_back: bool


@dataclass(frozen=True, slots=True)
class Tenth:
    """The quotes whose confidence lies in one tenth: how many, their mean confidence and the share that is true."""

    lowest: float
    count: int
    stated: float
    true: float

    @property
    def gap(self) -> float:
        """How far stated and true lie apart, 0 to 1."""
        return abs(self.stated - self.true)


def claims(articles: Iterable[Paired]) -> Iterator[Claim]:
    """What each quote found claims, and what the gold says of it."""
    for article in articles:
        paired = {found: number for number, found in article.right.items()}
        for found, quote in enumerate(article.found):
            number = paired.get(found)
            words = number is not None and (number in article.named or not quote["source"])
            person = _person(article, quote, article.gold[number]) if words and number is not None else None
            yield Claim(quote["confidence"], words, person, _points_back(_source(article, quote)))


def _source(article: Paired, quote: Record) -> str:
    return " ".join(article.text[start:end] for start, end in quote["source"])


def _points_back(source: str) -> bool:
    return not source or POINTS_BACK.match(source) is not None


def _person(article: Paired, quote: Record, gold: Record) -> bool | None:
    """Whether the speakers found are who is meant, None where the gold does not tell. A speaker whose own words name
    them is; where there are none, a name in the gold's words decides."""
    forms = [
        (actor["name"], *actor["aliases"])
        for actor in (article.actors[id] for id in quote["speakers"])
        if actor["kind"] not in ("unnamed", "group") and any(letter.isupper() for letter in actor["name"])
    ]
    if gold.get("speaker_by") is not None:
        return _named_right(gold["speaker_name"], forms)
    if quote["source"]:
        return None if _points_back(_source(article, quote)) else True
    theirs = _source(article, gold)
    if _points_back(theirs):
        return None
    return any(same_name(name, theirs) for names in forms for name in names)


def _named_right(meant: str | None, forms: Sequence[Sequence[str]]) -> bool:
    """Whether the names of some speakers, in all their forms, are those meant; None is nobody with a name."""
    if meant is None:
        return not forms
    wanted = meant.split(" and ") if len(forms) > 1 else [meant]
    right = all(any(same_name(name, form) for names in forms for form in names) for name in wanted)
    return right and len(forms) == len(wanted)


def tenths(found: Iterable[Claim]) -> list[Tenth]:
    """The tenths that hold any quote, lowest first; 1.0 lies in the last."""
    every = list(found)
    known = [claim.person for claim in every if claim.points_back and claim.person is not None]
    usual = sum(known) / max(1, len(known))
    held: dict[int, list[Claim]] = {}
    for claim in every:
        held.setdefault(min(9, int(claim.stated * 10)), []).append(claim)
    return [
        Tenth(at / 10, len(some), sum(claim.stated for claim in some) / len(some), _share(some, usual))
        for at, some in sorted(held.items())
    ]


def _share(some: Sequence[Claim], usual: float) -> float:
    """The share of some claims that is true; ``usual`` is how many persons pointed back to are right of all."""
    known = [claim.person for claim in some if claim.points_back and claim.person is not None]
    rate = (sum(known) + POOLED * usual) / (len(known) + POOLED)
    true = (rate if claim.person is None else float(claim.person) for claim in some if claim.words)
    return sum(true) / len(some)


def mean_gap(found: Sequence[Tenth]) -> float:
    """The mean gap of the tenths with quotes enough, each weighing as much as it holds quotes (the expected calibration
    error of Naeini et al. 2015, over tenths).
    """
    enough = _enough(found)
    return sum(tenth.gap * tenth.count for tenth in enough) / sum(tenth.count for tenth in enough)


def worst_gap(found: Sequence[Tenth]) -> float:
    """The widest gap among the tenths with quotes enough."""
    return max(tenth.gap for tenth in _enough(found))


def _enough(found: Sequence[Tenth]) -> list[Tenth]:
    return [tenth for tenth in found if tenth.count >= FEWEST]
