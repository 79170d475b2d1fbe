"""Names in a text: persons by title, given name and context; organisations by their nouns; the rest by the lexicon.

A name seen once in full is known everywhere in the document: bare surnames are marked by it in a second pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.analysis import lexicon
from core.analysis.names.finder import Finder
from core.analysis.names.name import Name, surnames
from core.analysis.text.grammar import AUXILIARIES, word_set
from core.analysis.text.segments import Sentence
from core.analysis.text.tokens import Tokens

ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,9}$")


def find_names(tokens: Tokens, sentences: Sequence[Sentence], headline: range) -> tuple[Name, ...]:
    """All names of the sentences and of the headline (a range of tokens), in order, none overlapping.

    A headline capitalises every word, so no new name is believed there, only known ones and those of the body.
    """
    finder = Finder(tokens)
    found: list[Name] = []
    pending: list[Name] = []
    for sentence in sentences:
        for name in finder.sentence(sentence.first, sentence.stop):
            (found if name.full else pending).append(name)
    found += finder.known(headline.start, headline.stop)
    found += _short_states(found, tokens, headline)
    found += _remembered(found, pending, tokens, headline)
    found += _acronyms(found, sentences, tokens)
    return tuple(sorted(found, key=lambda name: name.first))


def _remembered(found: list[Name], pending: list[Name], tokens: Tokens, headline: range) -> Iterator[Name]:
    """What the document makes certain: surnames of persons named in full, names that are a person's elsewhere."""
    known: set[str] = set()
    full: set[str] = set()
    for name in found:
        if name.kind == "person":
            known |= surnames([tokens[i].text for i in range(name.first, name.stop)])
            full.add(name.canonical)
    for number, name in enumerate(found):
        if name.kind == "place" and tokens[name.first].text in known and _stands_free(name, tokens):
            found[number] = Name(name.first, name.stop, "person", tokens[name.first].text, full=False)
    taken = {i for name in found for i in range(name.first, name.stop)}
    titled = {name.canonical for name in pending if name.title is not None and name.stop - name.first == 1}
    for name in pending:
        if name.canonical in full or (name.stop - name.first == 2 and tokens[name.stop - 1].text in titled):
            yield replace(name, full=True)
        elif name.stop - name.first == 1 and (name.canonical in known or name.title is not None):
            yield name
    pended = {name.first for name in pending}
    for index, token in enumerate(tokens.items):
        if index in taken or index in pended or token.text not in known:
            continue
        if index in headline or _followed_as_a_person(tokens, index):
            yield Name(index, index + 1, "person", token.text, full=False)


def _followed_as_a_person(tokens: Tokens, index: int) -> bool:
    """Whether what follows a known surname that is also a common word fits a person: "Sessions told", "Price's"."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return after in lexicon.cues() or after in AUXILIARIES or after == "'s"


def _short_states(found: list[Name], tokens: Tokens, headline: range) -> Iterator[Name]:
    """ "Call For North To Withdraw": a headline drops the article of "the North" for a state that the body names."""
    named = {name.state for name in found if name.kind == "state"}
    short = {form.removeprefix("the "): state.name for state in lexicon.states() for form in state.short}
    taken = {i for name in found for i in range(name.first, name.stop)}
    for index in headline:
        state = short.get(tokens[index].text)
        if state in named and state is not None and index not in taken:
            yield Name(index, index + 1, "state", state, state)


def _stands_free(name: Name, tokens: Tokens) -> bool:
    """Whether a place of one word does not stand as a place: "Austin said", not "in Austin" or "Austin, Texas"."""
    before = tokens[name.first - 1].lower if name.first else ""
    return name.stop == name.first + 1 and before not in word_set("in-place") | {"to", "from", "of"}


def _acronyms(found: list[Name], sentences: Sequence[Sentence], tokens: Tokens) -> Iterator[Name]:
    """ "the Joint Chiefs of Staff (JCS)": the short form stands for the organisation in all of the document."""
    short: dict[str, Name] = {}
    for name in found:
        at = name.stop
        if (
            name.kind == "organisation"
            and at + 2 < len(tokens)
            and (tokens[at].text, tokens[at + 2].text) == ("(", ")")
        ):
            text = tokens[at + 1].text
            if ACRONYM.match(text) and _abbreviates(text, name.canonical.removeprefix("the ")):
                short[text] = name
    taken = {i for name in found for i in range(name.first, name.stop)}
    for sentence in sentences if short else ():
        for index in range(sentence.first, sentence.stop):
            full = short.get(tokens[index].text)
            if full is not None and index not in taken:
                yield Name(index, index + 1, "organisation", full.canonical, full.state)


def _abbreviates(short: str, full: str) -> bool:
    """Whether capitals may stand for a name: its first letter begins them, or all are letters its words begin with,
    in order ("FFA", the Pacific Islands Forum Fisheries Agency)."""
    initials = iter(word[0].upper() for word in full.split())
    return short[0] == full[0].upper() or all(letter in initials for letter in short)
