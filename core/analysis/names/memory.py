"""What a document makes certain about its names: a name seen once in full explains its short forms everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from core.analysis import lexicon
from core.analysis.names.name import Name, surnames
from core.analysis.text.grammar import AUXILIARIES, DETERMINERS, STOPS, is_adverb, is_function_word, word_set
from core.analysis.text.tokens import Tokens

ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,9}$")
ARTICLES = frozenset({"a", "an", "the"})
SHORTEST_INITIALS = 3
"""Initials of fewer letters fit too many names."""


class Memory:
    """The names of a document's sentences, each read again by what all of them tell."""

    def __init__(self, names: Sequence[Name], tokens: Tokens) -> None:
        self.tokens = tokens
        self.names = names
        persons = [name for name in names if name.kind == "person"]
        self.surnames = {word for name in persons if name.full for word in surnames(name.canonical.split())}
        self.titled = {name.canonical for name in persons if name.title is not None}
        self.organisations = dict(self._short_organisations())
        self.placed = {name.canonical for name in names if name.kind == "place" and not _stands_free(name, tokens)}
        self.met = Counter(name.canonical for name in persons)

    def again(self) -> Iterator[Name]:
        """The names, short forms with what they stand for; and the surnames that were not found as names."""
        for name in self.names:
            read = self._short(name) if name.stop == name.first + 1 else name
            if read is not None:
                yield read
        taken = {index for name in self.names for index in range(name.first, name.stop)}
        short = {word: name for word, name in self.organisations.items() if ACRONYM.match(word)}
        wanted = self.surnames | set(short)
        for index in [index for index, text in enumerate(self.tokens.texts) if text in wanted]:
            text = self.tokens.texts[index]
            if index in taken:
                continue
            if text in short:
                yield replace(short[text], first=index, stop=index + 1)
            elif _followed_as_a_person(self.tokens, index) or _said_by(self.tokens, index) or self._bears(index):
                yield Name(index, index + 1, "person", text, full=False)

    def _bears(self, index: int) -> bool:
        """Whether a known surname that is also an office is its bearer's: "Baron, who edits the Post", not "Baron
        Haden" or "the Baron"."""
        texts = self.tokens.texts
        behind = texts[index + 1] if index + 1 < len(texts) else ""
        before = self.tokens.lowers[index - 1] if index else ""
        alone = not (behind.isalpha() and behind[0].isupper())
        return alone and before not in DETERMINERS and self.tokens.lowers[index] in lexicon.person_nouns()

    def _short(self, name: Name) -> Name | None:
        """A name of one word as what the full names make of it; None for a person or place that is nowhere
        met as one."""
        word = self.tokens.texts[name.first]
        full = self.organisations.get(word)
        unknown = name.kind in ("organisation", "person", "place") and name.canonical == word
        if full is not None and unknown and name.title is None and word not in self.surnames:
            return replace(full, first=name.first, stop=name.stop)
        if word in self.surnames and unknown and name.kind != "person" and _stands_free(name, self.tokens):
            return Name(name.first, name.stop, "person", word, full=False)
        if word in self.surnames and name.kind in ("adjective", "nationals") and _speaks(name, self.tokens):
            return Name(name.first, name.stop, "person", word, full=False)
        explained = word in self.surnames or word in self.titled
        if name.kind == "place" and self._acts(name):
            return None if word not in self.placed and name.canonical not in lexicon.places() else name
        if name.kind != "person" or explained:
            return name
        return replace(name, full=True) if self._stands_alone(name) or self._met_otherwise(name) else None

    def _met_otherwise(self, name: Name) -> bool:
        """Whether a word is met as a person's name more than once, and here behind no article."""
        before = self.tokens.lowers[name.first - 1] if name.first else ""
        return self.met[name.canonical] > 1 and before not in ARTICLES

    def _acts(self, name: Name) -> bool:
        """Whether a verb of saying follows a name, or behind a sentence's start an aside that may lead to one."""
        after = self.tokens.lowers[name.stop] if name.stop < len(self.tokens) else ""
        opens = not name.first or self.tokens.texts[name.first - 1] in STOPS
        return after in lexicon.cues() or (opens and after == ",")

    def _stands_alone(self, name: Name) -> bool:
        """Whether a word that nothing explains stands where a person does: not before what it would only describe
        ("a flood-prone Kendal street"), nor behind "surnamed"."""
        before = self.tokens.lowers[name.first - 1] if name.first else ""
        if before in word_set("surname-only") or (before in ARTICLES and _ends_phrase(self.tokens, name.stop)):
            return False  # "the painter, a Norvian,": nobody's name has an article
        if name.stop == len(self.tokens) or not self.tokens.texts[name.stop].islower():
            return True
        after = self.tokens.lowers[name.stop]
        return is_function_word(after) or after in lexicon.cues() or is_adverb(after)

    def _short_organisations(self) -> Iterator[tuple[str, Name]]:
        """By its short form, each organisation that the document gives one: its initials, "Norlund" for Norlund
        Systems, what stands in brackets behind it. The last of one form holds: brackets, then who is named first."""
        for name in reversed(self.names):
            if name.kind != "organisation" or name.stop == name.first + 1:
                continue
            words = [self.tokens.texts[index] for index in range(name.first, name.stop)]
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) >= SHORTEST_INITIALS:
                yield initials, name
            if name.canonical == self.tokens.printed(name.first, name.stop) and _is_own(words):
                yield words[0], name
        for name in reversed(self.names):
            if name.kind == "organisation" and (short := self._in_brackets(name)):
                yield short, name

    def _in_brackets(self, name: Name) -> str:
        """The short form behind a name, "" without one."""
        at, tokens = name.stop, self.tokens
        if at + 2 >= len(tokens) or (tokens.texts[at], tokens.texts[at + 2]) != ("(", ")"):
            return ""
        text = tokens.texts[at + 1]
        return text if ACRONYM.match(text) and _abbreviates(text, name.canonical.removeprefix("the ")) else ""

    def in_headline(self, headline: range, known: Iterable[Name]) -> Iterator[Name]:
        """The names in a headline, which capitalises every word: known ones, and those of the sentences."""
        found = list(known)
        taken = {index for name in found for index in range(name.first, name.stop)}
        forms = {tuple(self.tokens.texts[name.first : name.stop]): name for name in self.names}
        lengths = sorted({len(form) for form in forms}, reverse=True)
        for index in headline:
            for length in lengths:
                own = range(index, min(index + length, headline.stop))
                name = forms.get(tuple(self.tokens.texts[i] for i in own))
                if name is not None and taken.isdisjoint(own):
                    found.append(replace(name, first=own.start, stop=own.stop, title=None))
                    taken.update(own)
            if index not in taken and self.tokens.texts[index] in self.surnames:
                found.append(Name(index, index + 1, "person", self.tokens.texts[index], full=False))
        return iter([*found, *self._short_states(headline, taken)])

    def _short_states(self, headline: range, taken: set[int]) -> Iterator[Name]:
        """ "Call For North To Withdraw": a headline drops the article of "the North" for a state named in the text."""
        named = {name.state for name in self.names if name.kind == "state"}
        short = {form.removeprefix("the "): state.name for state in lexicon.states() for form in state.short}
        for index in headline:
            state = short.get(self.tokens.texts[index])
            if state in named and state is not None and index not in taken:
                yield Name(index, index + 1, "state", state, state)


def _is_own(words: Sequence[str]) -> bool:
    """Whether the first word of an organisation's name can stand for it: no common word, no state, no given name."""
    first = words[0]
    shared = first.lower() in lexicon.common_words() or first in lexicon.given_names() or first in lexicon.places()
    return not shared and first[0].isupper() and len(first) > 2


def _followed_as_a_person(tokens: Tokens, index: int) -> bool:
    """Whether what follows a known surname that is also a common word fits a person: "Sessions told", "Price's"."""
    after = tokens.lowers[index + 1] if index + 1 < len(tokens) else ""
    return after in lexicon.cues() or after in AUXILIARIES or after == "'s"


def _ends_phrase(tokens: Tokens, stop: int) -> bool:
    """Whether nothing that a word could describe stands behind it."""
    after = tokens.lowers[stop] if stop < len(tokens) else "."
    return after in STOPS | {","} or after in lexicon.cues() or after in AUXILIARIES


def _said_by(tokens: Tokens, index: int) -> bool:
    """Whether a known surname that is also a common word is the subject behind a verb of saying: "said Baron."."""
    after = tokens.texts[index + 1] if index + 1 < len(tokens) else "."
    return index > 0 and tokens.lowers[index - 1] in lexicon.cues() and (after in STOPS or after == ",")


def _speaks(name: Name, tokens: Tokens) -> bool:
    """Whether a surname that is also a nationality stands as its bearer does: "Cuban said", not "the Cuban said"."""
    before = tokens.lowers[name.first - 1] if name.first else ""
    described = before in DETERMINERS or before in lexicon.common_words()
    return _said_by(tokens, name.first) or (_followed_as_a_person(tokens, name.first) and not described)


def _stands_free(name: Name, tokens: Tokens) -> bool:
    """Whether a name of one word does not stand as a place: "Austin said", not "in Austin" or "to Austin"."""
    before = tokens.lowers[name.first - 1] if name.first else ""
    return before not in word_set("in-place") | {"to", "from", "of"}


def _abbreviates(short: str, full: str) -> bool:
    """Whether capitals may stand for a name: its first letter begins them, or all are letters its words begin with,
    in order ("FFA", the Pacific Islands Forum Fisheries Agency)."""
    initials = iter(word[0].upper() for word in full.split())
    return short[0] == full[0].upper() or all(letter in initials for letter in short)
