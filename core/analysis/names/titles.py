"""Titles before names: where a title begins, and the persons that only their title tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from core.analysis import lexicon
from core.analysis.names.name import SUFFIXES
from core.analysis.text.grammar import TIME_WORDS, is_function_word, word_set
from core.analysis.text.tokens import Tokens
from core.analysis.text.words import lower

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PARTICLES = word_set("name-particle")
"""Lower-case words inside personal names (Chicago Manual of Style 8.5 to 8.14)."""
ARTICLED = re.compile(rf"(?i:{'|'.join(sorted(word_set('arabic-article')))})-[A-Z]")
"""A name behind its Arabic article: al-Burhan."""
LINKS = frozenset({"of", "for", "to", "in"})
"""What joins a title to its field: "Minister for Planning"."""

MAX_TITLE = 20
"""How many words a title before a name may have."""


class Titles:
    """Reads the titles of one text; ``known`` holds the tokens of states, places and organisations in it."""

    def __init__(self, tokens: Tokens, known: Collection[int]) -> None:
        self.tokens = tokens
        self.known = known

    def before(self, first: int, floor: int) -> int | None:
        """Where the title right before a name begins, None for none; nothing before ``floor`` is looked at.

        "Foreign Minister Oskar Brandel" and "security adviser Jane Roe" begin at their first word, "Director of
        National Security Shin Won-sik" at "Director".
        """
        start = self._run_before(first, floor)
        field = self.with_field(start, floor) if start < first else None
        if field is not None or self.between(start, first):
            return start if field is None else field
        if start == first and (lower := self._lower(first, floor)) is not None:
            return lower
        directly = first > floor and self.tokens.lowers[first - 1] in LINKS
        return None if directly else self.with_field(first, floor)

    def ends(self) -> list[int]:
        """The titles of the text that no further title follows, with a word behind them."""
        found = self.tokens.where(_may_be_title)
        last = len(self.tokens) - 1
        return [i for i in found if i < last and self.is_title(i) and not self.is_title(i + 1)]

    def between(self, first: int, stop: int) -> bool:
        """Whether a title stands among the tokens ``[first, stop)``."""
        return any(self.is_title(index) for index in range(first, stop))

    def last(self, first: int, stop: int) -> int | None:
        """One past the last title among the tokens ``[first, stop)``, None without one."""
        return next((i + 1 for i in range(stop - 1, first - 1, -1) if self.is_title(i)), None)

    def is_title(self, index: int) -> bool:
        """Whether a token is an office, a rank or a form of address."""
        noun = lexicon.person_nouns().get(self.tokens.lowers[index])
        titled = self.tokens.texts[index] in lexicon.honorifics() or (noun is not None and noun.kind != "kin")
        return titled and not (self.owns(index + 1) or self.given_behind_title(index) or self._surname(index))

    def _surname(self, index: int) -> bool:
        """Whether an office closes a name behind a given one: "Stephen King", "Dora Kings"; not "Austin Mayor"."""
        texts = self.tokens.texts
        if not index or texts[index - 1] not in lexicon.given_names() or not texts[index][0].isupper():
            return False
        common = self.tokens.lowers[index - 1] in lexicon.common_words() or texts[index - 1] in lexicon.places()
        closes = index + 1 == len(texts) or not self.is_name_word(index + 1)
        return closes and not common and index - 1 not in self.known

    def run(self, first: int, stop: int) -> int:
        """Where the capitalised words that start at ``first`` end; particles inside them are taken along."""
        end = first
        while end < stop and end not in self.known and (self.is_name_word(end) or self._inside(first, end, stop)):
            end += 1
        return end

    def is_name_word(self, index: int) -> bool:
        """Whether a token may belong to a name: it has a capital and is no word of grammar or time."""
        text, lower = self.tokens.texts[index], self.tokens.lowers[index]
        return (
            text[0].isupper()
            and lower not in TIME_WORDS
            and (not is_function_word(lower) or (len(text) == 2 and text.endswith(".")))
            and not text.startswith(("http", "www."))
        )

    def is_common(self, index: int) -> bool:
        """Whether a token is hardly ever a name."""
        text = self.tokens.texts[index]
        known = text in lexicon.given_names() or text in lexicon.family_first()
        return self.tokens.lowers[index] in lexicon.common_words() and not known

    def given_behind_title(self, index: int) -> bool:
        """Whether a short rank without its stop is a given name behind a title: "Defense Minister Gen Nakatani"."""
        text = self.tokens.texts[index]
        if not index or text not in lexicon.honorifics() or f"{text}." not in lexicon.honorifics():
            return False
        return self.tokens.lowers[index - 1] in lexicon.person_nouns()

    def owns(self, index: int) -> bool:
        """Whether a possessive stands inside an organisation's name: "Prosecutors' Office", "Women's Institute"."""
        if index + 1 >= len(self.tokens) or self.tokens.texts[index] not in ("'", "’", "'s", "’s"):
            return False
        texts, lowers = self.tokens.texts, self.tokens.lowers
        owner = lexicon.person_nouns().get(lowers[index - 1])
        several = owner is not None and lowers[index - 1] == owner.plural and texts[index - 1][0].isupper()
        return several and lowers[index + 1] in lexicon.organisation_nouns() and texts[index + 1][0].isupper()

    def _inside(self, first: int, index: int, stop: int) -> bool:
        """Whether a token without a capital goes on a run of words with one."""
        text = self.tokens.texts[index]
        if index == first or self.owns(index):
            return index > first
        if text in SUFFIXES or ARTICLED.match(text):
            return True
        after = index
        while after < stop and self.tokens.texts[after] in PARTICLES:
            after += 1
        return index < after < stop and self.is_name_word(after)

    def _run_before(self, first: int, floor: int) -> int:
        """Where the capitalised words right before a token begin."""
        start = first
        while start > floor and start - 1 not in self.known and self.is_name_word(start - 1):
            start -= 1
        return start

    def _lower(self, first: int, floor: int) -> int | None:
        """Where a lower-case title right before a name begins."""
        if first <= floor or not self.is_title(first - 1):
            return None
        article = first - 1 > floor and self.tokens.lowers[first - 2] in ("the", "an", "a")
        if self.tokens.lowers[first - 1] in lexicon.cues() and not article:
            return None  # "accused Dahl of hiding it"
        start = first - 1
        while start > max(floor, first - MAX_TITLE) and self._modifies(start - 1):
            start -= 1
        return start

    def _modifies(self, index: int) -> bool:
        text, lower = self.tokens.texts[index], self.tokens.lowers[index]
        return (
            text.isalpha()
            and not is_function_word(lower)
            and (lower in lexicon.common_words() or text[0].isupper())
            and lower not in lexicon.cues()
            and lower not in TIME_WORDS
        )

    def with_field(self, first: int, floor: int) -> int | None:
        """Where a title begins that goes on behind "of" up to a token: "Minister for Planning, Development and
        Reform"; None for none."""
        at = first
        while at > max(floor + 1, first - MAX_TITLE) and self.tokens.lowers[at - 1] not in LINKS:
            if not (self.is_name_word(at - 1) or self.tokens.lowers[at - 1] in (",", "and", "&", "the")):
                return None
            at -= 1
        held = at - 2
        if held < floor or self.tokens.lowers[at - 1] not in LINKS:
            return None
        return self._run_before(held, floor) if self.tokens.texts[held][0].isupper() and self.is_title(held) else None


def _may_be_title(words: Sequence[str]) -> NDArray[np.bool_]:
    """Which words may be titles, in lower case or as printed."""
    import numpy as np

    titles = {*lexicon.person_nouns(), *lexicon.honorifics()}
    return np.array([word in titles or lower(word) in titles for word in words])
