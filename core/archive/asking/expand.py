"""From typed words to what the index is asked: each word, or words like it, and how the parts must go together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from core.archive.asking.filters import Selection
from core.archive.language.query import Query
from core.archive.opening.memo import Memo
from core.archive.tables import terms
from core.archive.words import cutting
from core.archive.words.vocabulary import Vocabulary, forgiving

_MOST_WORDS = 12
_MOST_ALTERNATIVES = 12
_SCAN_FROM = 5
"""Letters a word must have before two edits are tried on it."""
_BOTH_HALVES = 6
_LISTED_BEGINNINGS = 4
"""Letters up to which the index keeps lists of what begins so (see the schema)."""
_MOST_LONGER = 64
_IN_MEMORY = ("two", "prefix", "beginning")
"""What is looked for among all words, which must have been read for that."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may stand for a typed word: folded words in a row, the last one open at its end if ``prefix``."""

    words: tuple[str, ...]
    prefix: bool = False
    edits: int = 0
    longer: tuple[str, ...] = ()
    """Of an open word, the words in use that begin so, where it is quicker to look for each of them."""

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def expression(self) -> str:
        """What the index is asked. It keeps no lists of what begins with one letter, which many words do."""
        if self.longer:
            return " OR ".join(f'"{word}"' for word in self.longer)
        return f'"{self.text}"' + ("*" if self.prefix and len(self.text) > 1 else "")


@dataclass(frozen=True, slots=True)
class Group:
    """One typed word with all that may stand for it, the typed form itself first.

    A ``hint`` helps to put in order what is found, and need not be found itself.
    """

    typed: Alternative
    others: tuple[Alternative, ...] = ()
    hint: bool = False

    @property
    def all(self) -> tuple[Alternative, ...]:
        return (self.typed, *self.others)

    @property
    def expression(self) -> str:
        return "(" + " OR ".join(alternative.expression for alternative in self.all) + ")"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The free words of a query: ``typed`` are forgiving, ``phrases`` must stand so, ``excluded`` must not stand.

    ``never``: words were typed that hold nothing the index knows, so that nothing matches.
    """

    typed: tuple[Alternative, ...] = ()
    phrases: tuple[Alternative, ...] = ()
    excluded: tuple[Alternative, ...] = ()
    never: bool = False

    @property
    def positive(self) -> bool:
        """Whether there is anything to look for, not only what to leave out."""
        return bool(self.typed or self.phrases)


def wanted(query: Query) -> Wanted:
    """Sort the terms of a query. The last word is open at its end while nothing has been typed after it."""
    typed: list[Alternative] = []
    phrases: list[Alternative] = []
    excluded: list[Alternative] = []
    for term in query.terms:
        found = [word for _, _, word in cutting.cut(term.text)]
        if not found:
            continue
        if term.negated:
            excluded.append(Alternative(tuple(found)))
        elif term.exact:
            phrases.append(Alternative(tuple(found)))
        else:
            still_open = term.span[1] >= len(query.text)
            typed.extend(_pieces(found, still_open))
    never = query.wordless or (bool(query.terms) and not (typed or phrases or excluded))
    return Wanted(tuple(typed[:_MOST_WORDS]), tuple(phrases), tuple(excluded), never)


def _pieces(found: Sequence[str], still_open: bool) -> Iterable[Alternative]:
    """Words one by one; characters of a script without spaces stay together in a row."""
    row: list[str] = []
    pieces: list[Alternative] = []
    for word in found:
        if cutting.unspaced(word):
            row.append(word)
            continue
        if row:
            pieces.append(Alternative(tuple(row)))
            row = []
        pieces.append(Alternative((word,)))
    if row:
        pieces.append(Alternative(tuple(row)))
    elif still_open:
        pieces[-1] = Alternative(pieces[-1].words, prefix=True)
    return pieces


@dataclass(slots=True)
class Expander:
    """Finds what may stand for typed words; in ``haste`` without what must first be read into memory."""

    vocabulary: Vocabulary
    memo: Memo
    haste: bool = False
    skipped: bool = False
    """Whether something was left out in haste."""

    def groups(self, typed: Sequence[Alternative], hardness: int, *, alone: bool) -> tuple[Group, ...]:
        """``hardness`` 0 forgives one edit in words nobody uses, 1 one edit in any word, 2 two edits.

        The first letter of a word that is still being typed narrows nothing down, unless it stands ``alone``: then
        the words most used that begin so are looked for.
        """
        if self.haste and not self.vocabulary.ready:
            return tuple(self._group(word, hardness, alone) for word in typed)
        return tuple(
            self.memo(("group", word, hardness, alone), partial(self._group, word, hardness, alone)) for word in typed
        )

    def _group(self, word: Alternative, hardness: int, alone: bool) -> Group:
        if word.prefix and len(word.text) == 1:
            if not alone:
                return Group(word, hint=True)
            return Group(word, tuple(Alternative((other,)) for other in self._look("beginning", word.text)))
        return Group(self._spelled(word), tuple(map(self._spelled, self._others(word, hardness))))

    def _spelled(self, word: Alternative) -> Alternative:
        """An open word with the words it may become: the index keeps lists of beginnings for a few letters only."""
        if not word.prefix or len(word.text) <= _LISTED_BEGINNINGS:
            return word
        longer = self.vocabulary.beginning(word.text, _MOST_LONGER + 1)
        return word if len(longer) > _MOST_LONGER else replace(word, longer=tuple(longer))

    def _others(self, typed: Alternative, hardness: int) -> tuple[Alternative, ...]:
        word = typed.text
        if len(typed.words) > 1 or not forgiving(word):
            return ()
        used = self.vocabulary.holds(word) or (typed.prefix and self.vocabulary.begins(word))
        if used and not hardness:
            return ()
        near = [Alternative((other,), edits=1) for other in self._look("one", word)]
        if len(word) >= _SCAN_FROM and (hardness == 2 or not (near or used)):
            seen = {alternative.text for alternative in near}
            near += [Alternative((other,), edits=2) for other in self._look("two", word) if other not in seen]
        near = near[:_MOST_ALTERNATIVES] + self._halves(word)
        if typed.prefix and (hardness or not near):
            near += [Alternative((form,), prefix=True, edits=1) for form in self._look("prefix", word)]
        return tuple(near)

    def _halves(self, word: str) -> list[Alternative]:
        """Two used words written as one: "yonghyun" may stand for "Yong-hyun"."""
        if len(word) < _BOTH_HALVES or self.vocabulary.holds(word):
            return []
        halves = [(word[:cut], word[cut:]) for cut in range(2, len(word) - 1)]
        used = self.vocabulary.among([part for half in halves for part in half])
        return [Alternative(half, edits=1) for half in halves if used.issuperset(half)]

    def _look(self, how: str, word: str) -> list[str]:
        if how in _IN_MEMORY and self.haste and not self.vocabulary.ready:
            self.skipped = True
            return []
        ask = {
            "one": self.vocabulary.one_edit,
            "two": self.vocabulary.two_edits,
            "prefix": self.vocabulary.near_prefixes,
            "beginning": self.vocabulary.most_used,
        }
        return self.memo((how, word), lambda: ask[how](word))


def expression(groups: Sequence[Group], want: Wanted, selection: Selection, *, spare: bool = False) -> str:
    """The question to the index (FTS5 query syntax), "" for every quote; with ``spare`` one group may be missing."""
    parts = [group.expression for group in groups if not group.hint]
    if spare and len(parts) > 1:
        lacking = (parts[:place] + parts[place + 1 :] for place in range(len(parts)))
        parts = ["(" + " OR ".join("(" + " AND ".join(rest) + ")" for rest in lacking) + ")"]
    parts += [phrase.expression for phrase in want.phrases]
    parts += selection.terms
    excluded = [unwanted.expression for unwanted in want.excluded] + [*selection.excluded]
    if not excluded:
        return " AND ".join(parts)
    return f"({' AND '.join(parts) or terms.ANY}) NOT ({' OR '.join(excluded)})"
