"""Names in a text: those of its sentences, by tagger, lexicon and titles; then those that the whole document tells."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.names.finder import Finder
from core.analysis.names.gazetteer import hits
from core.analysis.names.memory import Memory
from core.analysis.names.name import Name
from core.analysis.names.uncased import uncased_names, without_capitals
from core.analysis.text.grammar import is_function_word
from core.analysis.text.segments import Sentence
from core.analysis.text.tokens import Tokens

LONG, PLAIN = 4, 1
"""So many letters make a word that headlines capitalise; so many of them without a capital make a sentence."""


def find_names(tokens: Tokens, sentences: Sequence[Sentence], headline: range) -> tuple[Name, ...]:
    """All names of the sentences and of the headline (a range of tokens), in order, none overlapping.

    In a headline that capitalises every word no new name is believed, only known ones and those of the body; one
    written as a sentence is read as a sentence.
    """
    from core.analysis.names.tagger import tagger  # numpy is read in with the first document, not at the start

    known = hits(tokens)
    body = [range(sentence.first, sentence.stop) for sentence in sentences]
    if without_capitals(tokens) and (uncased := uncased_names(tokens, body)):
        return tuple(uncased)
    plain = _is_plain(tokens, headline)
    read = [headline, *body] if plain else body
    finder = Finder(tokens, read, known, tagger().tag(tokens, read, known))
    memory = Memory(finder.names(), tokens)
    found = list(memory.again())
    if headline:
        there = [name for name in found if name.first in headline] if plain else finder.known(headline)
        found = [name for name in found if name.first not in headline or not plain]
        found += memory.in_headline(headline, there)
    return tuple(sorted(found, key=lambda name: name.first))


def _is_plain(tokens: Tokens, headline: range) -> bool:
    """Whether a headline is written as a sentence: words that mean something stand in it without a capital."""
    words = (index for index in headline if len(tokens.texts[index]) >= LONG and tokens.texts[index].isalpha())
    small = [index for index in words if tokens.texts[index].islower() and not is_function_word(tokens.lowers[index])]
    return len(small) >= PLAIN
