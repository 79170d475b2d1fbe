"""Turns and sentences of a text: whose voice a stretch is in, and where its sentences begin and end.

Survives sentences run together without a space ("Ukraine.Kim Bum-soo has more.Report: Seoul's"), initials,
abbreviations and quotations that hold whole sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from core.analysis import lexicon
from core.analysis.text.grammar import CLOSING_MARKS, is_function_word
from core.analysis.text.marks import Stretch, inside
from core.analysis.text.paragraphs import paragraphs
from core.analysis.text.tokens import Tokens
from core.analysis.text.turn_labels import LabelledLine, believed_labels, goes_on, goes_on_until
from core.model import Span

SOUND_BITE = re.compile(r"\[\s{0,3}(?P<label>[^\[\]:\n\"“]{3,160}?)\s{0,3}:\s*(?=[\"“‘'][^\[\]]*\])")
SOUND_LINE = re.compile(r"\s*\[\s*(?i:sound\s?-?bite|actuality|audio|clip|voice)\s*:\s*(?P<label>[^\[\]\n]{3,160})\]")
STAMP = re.compile(
    r"\s*[\[(]?(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|\d{1,3}(?:\+\d{1,2})?['’′])"
    r"(?:\s(?:[A-Z]{2,4}T|UTC|BST|local time|hrs))?[\])]?\s?[-–—:|]?(?:\s+(?=[\"“‘'«„A-Z])|\s*$)"
)
"""The time at the head of an entry of a live blog, or the minute of a match: "14:31", "9.12am:", "67'"."""
GLUED_STOP = re.compile(r"[.!?](?<=[a-z)”\"].)[”\"]?(?=[A-Z][a-z])")
LONGEST, LONGEST_QUOTED, LEEWAY = 400, 2000, 60
"""How many tokens a sentence may hold before it is cut at a comma, or anywhere past the leeway: none has that many, but
a list or a table may, and whoever reads a sentence walks through it again for every verb."""
LONGEST_NAME = 4
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
    labels = believed_labels(text, whole)
    for start, end in bodies:
        for parts in _voices(text, labels, _within(whole, start, end)):
            for turn, span in parts:
                found.extend(cutter.cut(turn, span, number))
            number += 1
    return tuple(found)


def _voices(text: str, labels: Mapping[int, LabelledLine], parts: Iterable[Span]) -> Iterator[list[tuple[Turn, Span]]]:
    """For each paragraph of a body its turns, each with the characters it has there.

    In a dialogue a paragraph without a label goes on with the turn before it, as long as another turn follows.
    """
    until, last = goes_on_until(text, labels), -1
    going: list[list[tuple[Turn, Span]]] = []
    for here in _turns_of(text, labels, parts):
        turn = here[0][0]
        if going and len(here) == 1 and turn.label is None and turn.span[0] < last and goes_on(text, *turn.span):
            going.append(here)
            continue
        yield from _as_one_turn(going)
        going = []
        last = until.get(turn.label[0], -1) if turn.label is not None else -1
        if len(here) == 1 and last >= 0:
            going.append(here)
        else:
            yield here
    yield from _as_one_turn(going)


def _turns_of(
    text: str, labels: Mapping[int, LabelledLine], parts: Iterable[Span]
) -> Iterator[list[tuple[Turn, Span]]]:
    """The turns of each paragraph that has any, with their characters; a sound bite's label may stand above it."""
    announced: Span | None = None
    for begin, stop in parts:
        line = SOUND_LINE.match(text, begin, stop)
        if line is not None:
            announced, begin = line.span("label"), line.end()
        stamp = STAMP.match(text, begin, stop)
        begin = stamp.end() if stamp is not None else begin
        if not text[begin:stop].strip():
            continue
        spoken = [Turn((begin, stop), announced, "name")] if announced else turns(text, begin, stop, labels)
        announced = None
        yield [(turn, turn.span) for turn in spoken]


def _as_one_turn(going: Sequence[list[tuple[Turn, Span]]]) -> Iterator[list[tuple[Turn, Span]]]:
    """Paragraphs of one turn, which then holds them all."""
    if len(going) > 1:
        turn = replace(going[0][0][0], span=(going[0][0][1][0], going[-1][0][1][1]))
        yield from ([(turn, span)] for [(_, span)] in going)
    else:
        yield from going


def _within(whole: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The parts of paragraphs that lie between two characters."""
    first = bisect_right(whole, start, key=lambda span: span[1])
    last = bisect_left(whole, end, key=lambda span: span[0])
    for begin, stop in whole[first:last]:
        yield max(begin, start), min(stop, end)


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    span: Span
    stop: int
    kind: str


def turns(text: str, start: int, end: int, believed: Mapping[int, LabelledLine]) -> Iterator[Turn]:
    """The turns of one paragraph; ``believed`` are the paragraphs that a name opens."""
    labels = sorted(_labels(text, start, end, believed), key=lambda label: label.start)
    first = labels[0].start if labels else end
    if text[start:first].strip():
        yield Turn((start, first))
    ends = [*(label.start for label in labels[1:]), end]
    for label, following in zip(labels, ends, strict=False):
        yield Turn((label.stop, following), label.span, label.kind)


def _labels(text: str, start: int, end: int, believed: Mapping[int, LabelledLine]) -> Iterator[_Label]:
    if text.find(":", start, end) < 0 and text.find("[", start, end) < 0:
        return
    known = lexicon.labels()
    for m in SOUND_BITE.finditer(text, start, end):
        yield _Label(m.start(), m.span("label"), m.end(), "name")
    at_start = believed.get(start)
    for m in _label_pattern().finditer(text, start, end):
        kind = known[m.group("label").lower()]
        yield _Label(m.start(), m.span("label"), m.end(), kind)
        at_start = None if at_start and m.start() <= at_start.label[0] else at_start
    if at_start:
        yield _Label(start, at_start.label, at_start.words[0], "name")


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
        self.glued = len(GLUED_STOP.findall(text))
        self.stops = [index for index, word in enumerate(self.texts) if word[-1] in MAY_END]

    def cut(self, turn: Turn, span: Span, paragraph: int) -> Iterator[Sentence]:
        first, stop = self.tokens.at(span[0]), self.tokens.at(span[1])
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
        glued = self.tokens.ends[index] == self.tokens.starts[index + 1]
        if glued and self._opens_sentence(self.inside[index]) and self._names_speaker(index + 1, stop):
            return False
        if not (after[0].isupper() or after[0] in "\"“'‘[") or last not in ENDS:
            return False
        return last == "." or _closing_cues().isdisjoint(self.lowers[index + 1 : min(index + 8, stop)])

    def _opens_sentence(self, number: int) -> bool:
        """Whether a quotation stands at the head of a text or behind the end of a sentence."""
        first = self.tokens.at(self.outer[number])
        return first == 0 or self.texts[first - 1] in ENDS or self.texts[first - 1] in CLOSING_MARKS

    def _names_speaker(self, first: int, stop: int) -> bool:
        """Whether a name of a few words and a verb of saying begin at a token: "Tom Ekberg said"."""
        for index in range(first, min(first + LONGEST_NAME, stop)) if not is_function_word(self.lowers[first]) else ():
            if index > first and self.lowers[index] in _closing_cues():
                return True
            if not self.texts[index][0].isupper():
                return False
        return False

    def _abbreviation_ends(self, index: int, glued: bool) -> bool:
        """Whether an abbreviation before a capital ends a sentence too."""
        after = self.texts[index + 1]
        if glued:
            # "the U.S.Experts said" ends a sentence only where stops are run together; "S.Korea" never does.
            if self.texts[index].count(".") < 2:
                return False
            told = self.glued and self.lowers[index + 2 : index + 3] and self.lowers[index + 2] in _closing_cues()
            return bool(told) or (self.glued > 1 and (len(after) > 2 or is_function_word(self.lowers[index + 1])))
        return is_function_word(self.lowers[index + 1]) and after != "I"


@cache
def _closing_cues() -> frozenset[str]:
    """The cues that may stand behind what they report."""
    return frozenset(form for form, cue in lexicon.cues().items() if "post" in cue.frames)
