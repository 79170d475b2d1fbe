"""Classes of English words, from the tables ``function_words.tsv`` and ``word_sets.tsv``."""

from __future__ import annotations

from functools import cache

from core.analysis.lexicon import TABLES
from core.analysis.lexicon.table import read_table


@cache
def _classes() -> dict[str, frozenset[str]]:
    rows = read_table(TABLES / "function_words.tsv", ("word", "classes"))
    return {row.cells[0]: frozenset(row.several("classes")) for row in rows}


@cache
def word_class(name: str) -> frozenset[str]:
    """All words of a class, lower case; raises KeyError for a class that the table does not hold."""
    words = frozenset(word for word, classes in _classes().items() if name in classes)
    if not words:
        raise KeyError(name)
    return words


@cache
def _sets() -> dict[str, frozenset[str]]:
    sets: dict[str, set[str]] = {}
    for row in read_table(TABLES / "word_sets.tsv", ("word", "sets")):
        for name in row.several("sets"):
            sets.setdefault(name, set()).add(row.cells[0])
    return {name: frozenset(words) for name, words in sets.items()}


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of an open set of ``word_sets.tsv``, as written there; raises KeyError for an unknown set."""
    return _sets()[name]


FUNCTION_WORDS = frozenset(word for word, classes in _classes().items() if classes - {"time", "adverb"})
"""The words of any closed class; time words and adverbs do not count."""
DETERMINERS = word_class("article") | word_class("demonstrative") | word_class("possessive")
QUANTIFIERS = word_class("quantifier")
SUBJECT_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "everyone", "everybody"})
RELATIVES = frozenset({"who", "which", "that"})
PREPOSITIONS = word_class("preposition")
AUXILIARIES = word_class("be") | word_class("have") | word_class("do")
MODALS = word_class("modal")
NEGATIONS = word_class("negation")
ADVERBS = word_class("adverb")
TIME_WORDS = word_class("time")
SUBORDINATORS = word_class("subordinator")
FINITE = AUXILIARIES | MODALS
"""The verbs that need another one behind them."""
ADVERBIAL_OPENERS = PREPOSITIONS | SUBORDINATORS
"""What an adverbial before a main clause begins with: "After the talks", "While he spoke"."""
QUESTION_WORDS = word_class("wh") | {"if"}
BE, DO, HAVE = word_class("be"), word_class("do"), word_class("have")
NOT_ADVERBS = word_set("not-adverb")
DASHES = frozenset({"--", "---", "—", "–", "―", "-"})
STOPS = frozenset({".", "!", "?", "...", "…", ";"})
OPENING_MARKS = frozenset({'"', "“", "„", "«", "``", "''", "‘", "'"})
CLOSING_MARKS = frozenset({'"', "”", "»", "''", "’", "'"})
COMMA_OR_DASH = DASHES | {","}
TRAILING_MARKS = STOPS | DASHES | {",", ":"}
"""What ends words without belonging to them."""


def is_function_word(word: str) -> bool:
    """Whether a lower-case word belongs to any closed class; time words and adverbs do not count."""
    return word in FUNCTION_WORDS


def is_adverb(word: str) -> bool:
    """Whether a lower-case word may stand between a subject and its verb without changing either."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)
