"""Labels of broadcast transcripts and interviews: "Anchor:", "[Report]", "Q:", and turns that a name
opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.analysis.lexicon import labels

_SPOKEN = frozenset({"anchor", "reporter", "voice", "question", "answer"})
_PLAIN = r"(?P<plain>[^\W\d_a-z][\w’'/.-]{0,20}(?:[^\S\n][\w’'/.-]{1,20}){0,3})[^\S\n]?:"
_LABEL = re.compile(
    rf"(?:^[^\S\n]*|(?<=[.!?”\"\])])[^\S\n]?)(?:\[(?P<bracketed>[^\[\]\n:]{{1,30}})\]:?|{_PLAIN})",
    re.MULTILINE,
)
_LABEL_IN_LINE = re.compile(rf"(?<=\s)(?:\[(?P<bracketed>[^\[\]\n:]{{1,30}})\]|{_PLAIN})")
_NAME_TURN = re.compile(
    r"^[^\S\n]*(?P<name>[^\W\d_a-z][\w .'’-]{0,40}?)(?:\s?\([^()\n]{1,40}\))?[^\S\n]?:(?=\s)", re.MULTILINE
)
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
    return tuple(_known(_LABEL.finditer(text, start)))


def label_inside(text: str, start: int, end: int) -> int | None:
    """Where the first label behind white space stands between two positions of one line, None if nowhere."""
    return next((label.start for label in _known(_LABEL_IN_LINE.finditer(text, start, end))), None)


def _known(matches: Iterator[re.Match[str]]) -> Iterator[Label]:
    for match in matches:
        group = "bracketed" if match["bracketed"] else "plain"
        kind = labels().get(match[group].strip().lower())
        if kind in _SPOKEN and kind is not None:
            yield Label(match.start(group) - (group == "bracketed"), match.end(), kind, group == "bracketed")


@lru_cache(maxsize=8)
def is_broadcast(text: str) -> bool:
    """Whether labels cut the text into turns; a lone "Report: ..." may as well be a headline."""
    found = spoken_labels(text)
    return len(found) > 1 or any(label.bracketed or label.kind == "anchor" for label in found)


@lru_cache(maxsize=8)
def is_dialogue(text: str) -> bool:
    """Whether many paragraphs begin with a name and a colon ("JANE HOLLIS: ..."), the same names coming
    back."""
    names = [match["name"] for match in _NAME_TURN.finditer(text)]
    back = len(names) - len(set(names))
    return len(names) >= 3 and back > 0 and len(names) * 5 >= len(_PARAGRAPH.findall(text)) * 2


def opens_turn(text: str, start: int, end: int) -> bool:
    """Whether a turn begins at ``start``: a label of a broadcast, or a name in a dialogue."""
    label = next(_known(iter([match] if (match := _LABEL.match(text, start, end)) else [])), None)
    if label and is_broadcast(text):
        return True
    return bool(_NAME_TURN.match(text, start, end)) and is_dialogue(text)
