"""Labels of broadcast transcripts and interviews: "Anchor:", "[Report]", "Q:", and turns that a name
opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from core.analysis.lexicon import labels
from core.model import Span

_SPOKEN = frozenset({"anchor", "reporter", "voice", "question", "answer"})
_NAME_TURN = re.compile(
    r"^[^\S\n]*(?P<name>[^\W\d_a-z][\w .'’-]{0,40}?)"
    r"(?:\s?\([^()\n]{1,40}\)|(?:,[^\S\n][A-Z0-9][A-Z0-9 .&'’-]{0,40}){1,3})?[^\S\n]?:(?=\s)",
    re.MULTILINE,
)
_FEWEST_TURNS = 3
_NEAR = 2000
"""How many characters two turns may hold that stand alone."""
_FINAL = re.compile(r"[.!?…][\"”’')\]]*\s*$")
_LABEL_ENDS = re.compile(r"[:\]]")
_PARAGRAPH = re.compile(r"^[^\S\n]*\S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text: where it starts and ends, its kind, and whether it stands in brackets."""

    start: int
    end: int
    kind: str
    bracketed: bool


def spoken_labels(text: str, start: int = 0) -> tuple[Label, ...]:
    """The labels that open a turn, at the start of a line or behind a sentence's end, spaced or not."""
    return tuple(label for opening, label in _openings(text) if opening >= start)


@lru_cache(maxsize=8)
def _openings(text: str) -> tuple[tuple[int, Label], ...]:
    """All labels that open a turn, each with where the white space before it begins."""
    lines = _lines_with(_LABEL_ENDS, text)
    return tuple((m.start(), _label(m)) for line in lines for m in _patterns()[0].finditer(text, *line))


def _lines_with(sign: re.Pattern[str], text: str) -> Iterator[Span]:
    """The lines of a text that hold a sign."""
    stop = 0
    for found in sign.finditer(text):
        if found.start() >= stop:
            start = max(stop, text.rfind("\n", stop, found.start()) + 1)
            stop = text.find("\n", found.end())
            stop = stop if stop >= 0 else len(text)
            yield start, stop


def label_inside(text: str, start: int, end: int) -> int | None:
    """Where the first label behind white space stands between two positions of one line, None if nowhere."""
    match = _patterns()[1].search(text, start, end)
    return _label(match).start if match else None


def _label(match: re.Match[str]) -> Label:
    words = match["bracketed"] or match["plain"]
    return Label(match.start("label"), match.end(), labels()[words.lower()], match["bracketed"] is not None)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The labels of speech, in brackets or before a colon: where a turn may begin, and behind any white
    space."""
    spoken = sorted((form for form, kind in labels().items() if kind in _SPOKEN), key=len, reverse=True)
    forms = "|".join(map(re.escape, spoken))
    label = (
        rf"(?P<label>\[[^\S\n]?(?P<bracketed>(?i:{forms}))[^\S\n]?\]:?"
        rf"|(?=[^\W\d_a-z])(?P<plain>(?i:{forms}))[^\S\n]?:)"
    )
    opening = re.compile(rf"(?:^[^\S\n]*|(?<=[.!?”\"\])])[^\S\n]?){label}", re.MULTILINE)
    return opening, re.compile(rf"(?<=\s){label}")


@lru_cache(maxsize=8)
def is_broadcast(text: str) -> bool:
    """Whether labels cut the text into turns; a lone "Report: ..." may as well be a headline."""
    found = spoken_labels(text)
    return len(found) > 1 or any(label.bracketed or label.kind == "anchor" for label in found)


@lru_cache(maxsize=8)
def is_dialogue(text: str) -> bool:
    """Whether many paragraphs begin with a name and a colon ("JANE HOLLIS: ..."), the same names coming
    back."""
    if text.count(":") < _FEWEST_TURNS:
        return False
    names = [match["name"] for match in _NAME_TURN.finditer(text)]
    back = len(names) - len(set(names))
    return len(names) >= _FEWEST_TURNS and back > 0 and len(names) * 5 >= len(_PARAGRAPH.findall(text)) * 2


def opens_turn(text: str, start: int, end: int) -> bool:
    """Whether a turn begins at ``start``: a label of a broadcast, or a name in a dialogue."""
    if is_broadcast(text) and _patterns()[0].match(text, start, end):
        return True
    return bool(_NAME_TURN.match(text, start, end)) and (is_dialogue(text) or _is_answered(text, start))


def _is_answered(text: str, start: int) -> bool:
    """Whether a labelled line ends as a sentence does, and so does the one below it, with another label."""
    first, second, *_ = [*islice((line for line in text[start : start + _NEAR].split("\n") if line.strip()), 2), "", ""]
    names = [_NAME_TURN.match(line) for line in (first, second)]
    if names[0] is None or names[1] is None or names[0]["name"] == names[1]["name"]:
        return False
    return all(_FINAL.search(line) is not None for line in (first, second))
