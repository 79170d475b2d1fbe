"""What the tagger sees of a word by itself: its letters, its cluster, and the word lists that know it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from core.analysis import lexicon
from core.analysis.text.grammar import TIME_WORDS, is_function_word, word_set
from core.analysis.weights.clusters import clusters

OFFSETS = (-2, -1, 0, 1, 2)
"""Where a word may stand, seen from the token that is tagged; its features weigh differently at each."""
GRAINS = (4, 6, 8, 10, 13)
"""How many low bits of a cluster's number are a feature of their own."""
REPEATED = re.compile(r"(.)(?=\1)")
OUTSIDE = "outside"
"""The one feature of what lies before and behind a sentence."""


def word_features(words: Sequence[str]) -> list[list[str]]:
    """The features of each word. Those that begin with ``=`` count for the token itself, but not for its neighbours."""
    return [_features(word, int(cluster)) for word, cluster in zip(words, clusters(words), strict=True)]


def _features(word: str, cluster: int) -> list[str]:
    low, shape = word.lower(), _shape(word)
    near = [f"w {low}", f"s {REPEATED.sub('', shape)}", f"x3 {low[-3:]}", f"x2 {low[-2:]}", f"p3 {low[:3]}"]
    own = [f"=W {word}", f"=s {shape[:8]}", f"=x4 {low[-4:]}", f"=x1 {low[-1:]}"]
    own += [f"=p{length} {low[:length]}" for length in (1, 2, 4)]
    grains = [f"c{bits} {cluster & ((1 << bits) - 1)}" for bits in GRAINS] if cluster else ["c none"]
    return [*near, *own, *grains, f"c {cluster}", *_lists(word, low.rstrip("."))]


def _shape(word: str) -> str:
    return re.sub("[0-9]", "d", re.sub("[a-zß-öø-ÿ]", "x", re.sub("[A-ZÀ-ÖØ-Þ]", "X", word)))


def _lists(word: str, low: str) -> Iterator[str]:
    """The lists of the lexicon that hold a word, as features."""
    noun = lexicon.person_nouns().get(low)
    if noun is not None:
        yield f"noun {noun.kind}"
    if low in lexicon.organisation_nouns():
        yield f"organisation {lexicon.organisation_nouns()[low]}"
    if low in lexicon.cues():
        yield "cue"
    if low in lexicon.common_words():
        yield "common"
    if low in TIME_WORDS:
        yield "time"
    if is_function_word(low):
        yield "function"
    if word[:1].isupper():
        yield from _capital_lists(word)


def _capital_lists(word: str) -> Iterator[str]:
    titled = word.capitalize() if word.isupper() else word
    if word in lexicon.honorifics():
        yield "honorific"
    if titled in lexicon.given_names():
        yield f"given {lexicon.given_names()[titled]}"
    if titled in lexicon.family_first():
        yield "family first"
    if titled in lexicon.places():
        yield "place"
    if titled in word_set("name-suffix"):
        yield "suffix"
    if titled in _words_of_organisations():
        yield "in organisation"
    if word.isupper() and len(word) > 1:
        yield "capitals"


@cache
def _words_of_organisations() -> frozenset[str]:
    """The words that the names of known organisations and outlets are made of."""
    organisations = (form for one in lexicon.organisations() for form in (one.name, *one.aliases))
    outlets = (form for one in (*lexicon.outlets(), *lexicon.agencies()) for form in (one.name, *one.aliases))
    return frozenset(word for form in (*organisations, *outlets) for word in form.split())
