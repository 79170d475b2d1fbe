"""Turns and sentences of a text: whose voice a stretch is in, and where its sentences begin and end.

Survives sentences run together without a space ("Ukraine.Kim Bum-soo has more.Report: Seoul's"), initials,
abbreviations and quotations that hold whole sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.analysis import lexicon
from core.analysis.text.grammar import CLOSING_MARKS, is_function_word
from core.analysis.text.marks import Stretch, inside
from core.analysis.text.paragraphs import paragraphs
from core.analysis.text.tokens import Token, Tokens
from core.model import Span

NAMED_LABEL = re.compile(r"\s*(?P<label>[A-Z][\w.'’-]*(?: [A-Z(][\w.,'’()/-]*){0,9}|[QA])\s?:(?=\s)")
SOUND_BITE = re.compile(r"\[\s{0,3}(?P<label>[^\[\]:\n\"“]{3,160}?)\s{0,3}:\s*(?=[\"“‘'][^\[\]]*\])")
SOUND_LINE = re.compile(r"\s*\[\s*(?i:sound\s?-?bite|actuality|audio|clip|voice)\s*:\s*(?P<label>[^\[\]\n]{3,160})\]")
GLUED_STOP = re.compile(r"[a-z)”\"][.!?][”\"]?(?=[A-Z][a-z])")
LONGEST, LONGEST_QUOTED, LEEWAY = 400, 2000, 60
"""How many tokens a sentence may hold before it is cut at a comma, or anywhere past the leeway: none has that many, but
a list or a table may, and whoever reads a sentence walks through it again for every verb."""
TRAILING = frozenset({"...", "…", ".."})
ENDS = frozenset({".", "!", "?"}) | TRAILING


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch in one voice; ``label`` is what announces it ("Anchor", "TAPPER"), None for running text.

    ``kind`` is the label's kind in ``labels.tsv``, "name" for a label that names its speaker, None without a label.
    """

    span: Span
    label: Span | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters, the tokens ``[first, stop)``, and the paragraph and turn that hold it."""

    span: Span
    first: int
    stop: int
    paragraph: int
    turn: Turn


def body(text: str, furniture: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of a text when its furniture (headers, credits, sign-offs) is taken away."""
    left, at = [], 0
    for start, end in (*sorted(furniture), (len(text), len(text))):
        if text[at:start].strip():
            left.append((at, start))
        at = max(at, end)
    return tuple(left)


def sentences(text: str, tokens: Tokens, stretches: Sequence[Stretch], bodies: Sequence[Span]) -> tuple[Sentence, ...]:
    """All sentences of the bodies, in order; a sentence never ends inside a quotation."""
    cutter = _Cutter(text, tokens, stretches)
    found: list[Sentence] = []
    number = 0
    whole = paragraphs(text)
    named = _names_as_labels(text, whole)
    for start, end in bodies:
        announced: Span | None = None
        for begin, stop in _within(whole, start, end):
            line = SOUND_LINE.match(text, begin, stop)
            if line is not None:
                announced, begin = line.span("label"), line.end()
            if not text[begin:stop].strip():
                continue
            spoken = Turn((begin, stop), announced, "name")
            for turn in [spoken] if announced else turns(text, begin, stop, named):
                found.extend(cutter.cut(turn, number))
            announced = None
            number += 1
    return tuple(found)


def _within(whole: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The parts of paragraphs that lie between two characters."""
    first = bisect_right(whole, start, key=lambda span: span[1])
    last = bisect_left(whole, end, key=lambda span: span[0])
    for begin, stop in whole[first:last]:
        yield max(begin, start), min(stop, end)


def _names_as_labels(text: str, whole: Sequence[Span]) -> bool:
    """Whether paragraphs begin with ``NAME:`` so often, and with the same names again, that these are labels."""
    labels = [m.group("label") for begin, end in whole if (m := NAMED_LABEL.match(text, begin, end))]
    return len(labels) >= 3 and len(set(labels)) < len(labels)


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    span: Span
    stop: int
    kind: str


def turns(text: str, start: int, end: int, named: bool) -> Iterator[Turn]:
    """The turns of one paragraph; ``named`` lets a capitalised name before a colon count as a label."""
    labels = sorted(_labels(text, start, end, named), key=lambda label: label.start)
    first = labels[0].start if labels else end
    if text[start:first].strip():
        yield Turn((start, first))
    ends = [*(label.start for label in labels[1:]), end]
    for label, following in zip(labels, ends, strict=False):
        yield Turn((label.stop, following), label.span, label.kind)


def _labels(text: str, start: int, end: int, named: bool) -> Iterator[_Label]:
    known = lexicon.labels()
    for m in SOUND_BITE.finditer(text, start, end):
        yield _Label(m.start(), m.span("label"), m.end(), "name")
    at_start = NAMED_LABEL.match(text, start, end)
    for m in _label_pattern().finditer(text, start, end):
        kind = known[m.group("label").lower()]
        yield _Label(m.start(), m.span("label"), m.end(), kind)
        at_start = None if at_start and m.start() <= at_start.start("label") else at_start
    if at_start and (named or _shouted(at_start.group("label"))) and at_start.group("label").lower() not in known:
        yield _Label(at_start.start(), at_start.span("label"), at_start.end(), "name")


def _shouted(label: str) -> bool:
    return len(label) > 3 and label == label.upper() and any(c.isalpha() for c in label)


@cache
def _label_pattern() -> re.Pattern[str]:
    """A known label after a line's start or a sentence's end: in brackets, or before a colon."""
    names = "|".join(sorted(map(re.escape, lexicon.labels()), key=len, reverse=True))
    return re.compile(
        rf"(?:^|(?<=[.!?”\"\n])|(?<=[.!?”\"] ))[^\S\n]*"
        rf"(?P<open>\[)?(?P<label>(?i:{names}))(?(open)\]:?|[^\S\n]?:)",
        re.MULTILINE,
    )


class _Cutter:
    """Cuts turns into sentences with what the whole text tells: its quotations, and whether stops are run together."""

    def __init__(self, text: str, tokens: Tokens, stretches: Sequence[Stretch]) -> None:
        self.text, self.tokens = text, tokens
        self.inside = inside(tokens, stretches)
        self.outer = [stretch.outer[0] for stretch in stretches]
        self.run_together = len(GLUED_STOP.findall(text)) >= 2

    def cut(self, turn: Turn, paragraph: int) -> Iterator[Sentence]:
        first = self.tokens.at(turn.span[0])
        stop = self.tokens.at(turn.span[1])
        for index in range(first, stop):
            if index + 1 == stop or self._ends(index, stop) or self._overlong(index, index + 1 - first):
                yield Sentence(self.tokens.span(first, index + 1), first, index + 1, paragraph, turn)
                first = index + 1

    def _overlong(self, index: int, length: int) -> bool:
        """Whether a sentence of too many tokens is cut behind this one; within a quotation it may grow longer."""
        longest = LONGEST_QUOTED if self.inside[index] >= 0 else LONGEST
        return length >= longest and (self.tokens[index].text in {",", ";"} or length >= longest + LEEWAY)

    def _ends(self, index: int, stop: int) -> bool:
        token, after = self.tokens[index], self.tokens[index + 1]
        if self.inside[index] >= 0 and self.inside[index] == self.inside[index + 1]:
            return False
        glued = after.start == token.end
        if token.text in TRAILING:
            return after.capitalised or after.text[0] in "\"“'‘"
        if token.text in ENDS:
            opens = self.inside[index + 1] >= 0 and after.start == self.outer[self.inside[index + 1]]
            return not glued or after.capitalised or after.text in "[(" or opens
        if token.text in CLOSING_MARKS and self.inside[index] >= 0:
            return self._quotation_ends(index, stop)
        if len(token.text) > 2 and token.text.endswith(".") and token.text[0].isalpha():
            return self._abbreviation_ends(token, after, glued)
        return False

    def _quotation_ends(self, index: int, stop: int) -> bool:
        """After a closing mark: a full stop before it ends the sentence, a question only if no cue follows."""
        last, after = self.tokens[index - 1], self.tokens[index + 1]
        if not (after.capitalised or after.text[0] in "\"“'‘[") or last.text not in ENDS:
            return False
        following = [self.tokens[i].lower for i in range(index + 1, min(index + 8, stop))]
        cue_follows = any(word in lexicon.cues() and "post" in lexicon.cues()[word].frames for word in following)
        return last.text == "." or not cue_follows

    def _abbreviation_ends(self, token: Token, after: Token, glued: bool) -> bool:
        if glued:
            # "the U.S.Experts said" ends a sentence only where stops are run together; "S.Korea" never does.
            return (
                self.run_together
                and token.text.count(".") > 1
                and after.capitalised
                and (len(after.text) > 2 or is_function_word(after.lower))
            )
        return after.capitalised and is_function_word(after.lower) and after.text != "I"
