"""Names in a text without any capital, as speech recognition prints it: those that stand behind a title or office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.analysis import lexicon
from core.analysis.names.name import Name
from core.analysis.text.grammar import TIME_WORDS, is_function_word, word_set
from core.analysis.text.tokens import Tokens

FEWEST_LETTERS = 20
"""A text with fewer letters tells nothing of how it is written."""
IRREGULAR_VERBS = word_set("irregular-verb")
MOST_NAME_WORDS, MOST_TITLE_WORDS = 3, 3


def without_capitals(tokens: Tokens) -> bool:
    """Whether no word of a text has a capital letter."""
    letters = 0
    for text in tokens.texts:
        if text != text.lower():
            return False
        letters += len(text) if text.isalpha() else 0
    return letters >= FEWEST_LETTERS


def uncased_names(tokens: Tokens, sentences: Sequence[range]) -> list[Name]:
    """The persons named behind an office ("mayor ada holm"), and their surnames wherever they stand again."""
    full = [name for sentence in sentences for name in _titled(tokens.lowers, sentence)]
    taken = {index for name in full for index in range(name.first, name.stop)}
    known = {tokens.texts[name.stop - 1] for name in full}
    again = [
        Name(index, index + 1, "person", tokens.texts[index], full=False)
        for sentence in sentences
        for index in sentence
        if tokens.texts[index] in known and index not in taken
    ]
    return sorted((*full, *again), key=lambda name: name.first)


def _titled(words: Sequence[str], sentence: range) -> Iterator[Name]:
    nouns = lexicon.person_nouns()
    past = sentence.start
    for index in sentence:
        noun = nouns.get(words[index])
        if index < past or noun is None or noun.noun != words[index]:
            continue
        stop = index + 1
        while stop < min(sentence.stop, index + 1 + MOST_NAME_WORDS) and _may_be_name(words[stop]):
            stop += 1
        if stop - index > 2:
            yield Name(index + 1, stop, "person", " ".join(words[index + 1 : stop]), title=_start(words, index, past))
            past = stop


def _may_be_name(word: str) -> bool:
    if not word.isalpha() or is_function_word(word) or word in TIME_WORDS:
        return False
    if word in lexicon.cues() or word in lexicon.person_nouns() or word in IRREGULAR_VERBS:
        return False
    return word not in lexicon.common_words()


def _start(words: Sequence[str], noun: int, floor: int) -> int:
    """Where a title begins that ends with a noun: "union leader" at "union"."""
    first = noun
    while first > max(floor, noun - MOST_TITLE_WORDS):
        word = words[first - 1]
        if not word.isalpha() or is_function_word(word) or word in lexicon.cues():
            break
        first -= 1
    return first
