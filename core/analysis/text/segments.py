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
from core.analysis.text.tokens import Tokens
from core.model import Span

NAMED_LABEL = re.compile(r"\s*(?P<label>[A-Z][\w.'’-]*(?: [A-Z(][\w.,'’()/-]*){0,9}|[QA])\s?:(?=\s)")
SOUND_BITE = re.compile(r"\[\s{0,3}(?P<label>[^\[\]:\n\"“]{3,160}?)\s{0,3}:\s*(?=[\"“‘'][^\[\]]*\])")
SOUND_LINE = re.compile(r"\s*\[\s*(?i:sound\s?-?bite|actuality|audio|clip|voice)\s*:\s*(?P<label>[^\[\]\n]{3,160})\]")
GLUED_STOP = re.compile(r"[.!?](?<=[a-z)”\"].)[”\"]?(?=[A-Z][a-z])")
LONGEST, LONGEST_QUOTED, LEEWAY = 400, 2000, 60
"""How many tokens a sentence may hold before it is cut at a comma, or anywhere past the leeway: none has that many, but
a list or a table may, and whoever reads a sentence walks through it again for every verb."""
TRAILING = frozenset({"...", "…", ".."})
ENDS = frozenset({".", "!", "?"}) | TRAILING
MAY_END = frozenset(mark[-1] for mark in ENDS | CLOSING_MARKS)
"""The last characters of the tokens that may end a sentence."""


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
    if text.find(":", start, end) < 0 and text.find("[", start, end) < 0:
        return
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
        self.tokens, self.texts, self.lowers = tokens, tokens.texts, tokens.lowers
        self.inside = inside(tokens, stretches)
        self.outer = [stretch.outer[0] for stretch in stretches]
        self.run_together = len(GLUED_STOP.findall(text)) >= 2
        self.stops = [index for index, word in enumerate(self.texts) if word[-1] in MAY_END]

    def cut(self, turn: Turn, paragraph: int) -> Iterator[Sentence]:
        first, stop = self.tokens.at(turn.span[0]), self.tokens.at(turn.span[1])
        inner = self.stops[bisect_left(self.stops, first) : bisect_left(self.stops, stop - 1)]
        ends = [index + 1 for index in inner if self._ends(index, stop)]
        for end in (*ends, stop) if first < stop else ():
            for cut in self._overlong(first, end) if end - first > LONGEST else ():
                yield Sentence(self.tokens.span(first, cut), first, cut, paragraph, turn)
                first = cut
            yield Sentence(self.tokens.span(first, end), first, end, paragraph, turn)
            first = end

    def _overlong(self, first: int, stop: int) -> Iterator[int]:
        """Where a sentence of too many tokens is cut; within a quotation it may grow longer."""
        for at in range(first + LONGEST, stop):
            longest = LONGEST_QUOTED if self.inside[at - 1] >= 0 else LONGEST
            if at - first >= longest and (self.texts[at - 1] in {",", ";"} or at - first >= longest + LEEWAY):
                yield at
                first = at

    def _ends(self, index: int, stop: int) -> bool:
        """Whether a sentence ends behind a token that may end one; ``stop`` ends its turn."""
        word, after, number = self.texts[index], self.texts[index + 1], self.inside[index]
        if number >= 0 and number == self.inside[index + 1]:
            return False
        begins = self.tokens.starts[index + 1]
        glued = begins == self.tokens.ends[index]
        if word in TRAILING:
            return after[0].isupper() or after[0] in "\"“'‘"
        if word in ENDS:
            opens = self.inside[index + 1] >= 0 and begins == self.outer[self.inside[index + 1]]
            return not glued or after[0].isupper() or after in "[(" or opens
        if word in CLOSING_MARKS:
            return number >= 0 and self._quotation_ends(index, stop)
        abbreviated = len(word) > 2 and word[-1] == "." and word[0].isalpha()
        return abbreviated and after[0].isupper() and self._abbreviation_ends(index, glued)

    def _quotation_ends(self, index: int, stop: int) -> bool:
        """After a closing mark: a full stop before it ends the sentence, a question only if no cue follows."""
        last, after = self.texts[index - 1], self.texts[index + 1]
        if not (after[0].isupper() or after[0] in "\"“'‘[") or last not in ENDS:
            return False
        return last == "." or _closing_cues().isdisjoint(self.lowers[index + 1 : min(index + 8, stop)])

    def _abbreviation_ends(self, index: int, glued: bool) -> bool:
        """Whether an abbreviation before a capital ends a sentence too."""
        after = self.texts[index + 1]
        if glued:
            # "the U.S.Experts said" ends a sentence only where stops are run together; "S.Korea" never does.
            several = self.run_together and self.texts[index].count(".") > 1
            return several and (len(after) > 2 or is_function_word(self.lowers[index + 1]))
        return is_function_word(self.lowers[index + 1]) and after != "I"


@cache
def _closing_cues() -> frozenset[str]:
    """The cues that may stand behind what they report."""
    return frozenset(form for form, cue in lexicon.cues().items() if "post" in cue.frames)
