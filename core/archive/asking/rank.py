"""The order of what the index found, and where in each quote's words it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from core.archive.asking.expand import Alternative, Group
from core.archive.words import cutting
from core.model import Span, Spans

_PREFIX = 0.95
_EDITS = (1.0, 0.75, 0.6)
"""What a match is worth by the letters that had to be forgiven."""
_SPEAKER, _OUTLET = 0.95, 0.85
"""What a match is worth that stands not in the words but in a speaker's or an outlet's name."""
_ORDER, _NEARNESS, _LIKENESS = 4.0, 4.0, 0.06
"""Weights beside the hundred points for the words themselves: in the typed order, close together, letters alike."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quote that the index found, with its folded texts, each with a space at both ends."""

    ordinal: int
    words: str
    speakers: str
    outlets: str


def best_first(candidates: Sequence[Candidate], groups: Sequence[Group]) -> list[Candidate]:
    """Candidates by how well they match; among equals the latest said first."""
    if not groups:
        return list(candidates)
    typed = " ".join(group.typed.text for group in groups)
    needles = [_needles(group) for group in groups]
    texts = [candidate.words for candidate in candidates]
    likeness = {place: like for _, like, place in process.extract(typed, texts, scorer=fuzz.partial_ratio, limit=None)}
    scored = [
        (round(_score(candidate, needles, len(typed)) + _LIKENESS * likeness[place], 1), candidate.ordinal, candidate)
        for place, candidate in enumerate(candidates)
    ]
    scored.sort(key=lambda entry: entry[:2], reverse=True)
    return [candidate for _, _, candidate in scored]


_SHORT = 2_000
"""Characters of a quote up to which its words are remembered from one letter to the next."""

Needle = tuple[str, float]
"""What to look for in a text of folded words, and what finding it is worth."""


def _needles(group: Group) -> list[Needle]:
    """All that may stand for a typed word, the worthiest first."""
    needles: list[Needle] = []
    for form in group.all:
        needles.append((f" {form.text} ", _EDITS[form.edits]))
        if form.prefix:
            needles.append((f" {form.text}", _EDITS[form.edits] * _PREFIX))
    return sorted(needles, key=lambda needle: -needle[1])


def _score(candidate: Candidate, groups: Sequence[Sequence[Needle]], letters: int) -> float:
    text = candidate.words
    worth = 0.0
    places: list[int] = []
    for needles in groups:
        for needle, value in needles:
            place = text.find(needle)
            if place >= 0:
                places.append(place)
                worth += value
                break
        else:
            worth += max(_SPEAKER * _worth(needles, candidate.speakers), _OUTLET * _worth(needles, candidate.outlets))
    score = 100.0 * worth / len(groups)
    if len(places) > 1:
        steps = sum(1 for before, after in pairwise(places) if before < after)
        spread = max(places) - min(places)
        score += _ORDER * steps / (len(places) - 1) + _NEARNESS * letters / max(letters, spread)
    return score


def _worth(needles: Sequence[Needle], text: str) -> float:
    return next((value for needle, value in needles if needle in text), 0.0)


def _cut(text: str) -> Sequence[cutting.Word]:
    return _cut_before(text) if len(text) <= _SHORT else cutting.cut(text)


@lru_cache(maxsize=4096)
def _cut_before(text: str) -> Sequence[cutting.Word]:
    return cutting.cut(text)


class Marker:
    """Finds in the words of a quote the characters that matched, and says which typed word met which."""

    def __init__(self, groups: Sequence[Group], phrases: Sequence[Alternative]) -> None:
        wanted = (group for group in groups if not group.hint)
        self._typed = [(group, f" {group.typed.text}" + ("" if group.typed.prefix else " ")) for group in wanted]
        forms = [alternative for group in groups for alternative in group.all] + list(phrases)
        self._whole = {form.words[0] for form in forms if len(form.words) == 1}
        self._beginnings = tuple(sorted({form.text for form in forms if form.prefix}, key=len, reverse=True))
        self._rows = [form.words for form in forms if len(form.words) > 1]

    def spans(self, text: str) -> Spans:
        """Ranges of characters of ``text`` that matched, in order and apart from each other."""
        found = _cut(text)
        marked: list[Span] = []
        for start, end, word in found:
            if word in self._whole:
                marked.append((start, end))
            elif word.startswith(self._beginnings):
                length = next(len(beginning) for beginning in self._beginnings if word.startswith(beginning))
                # A folded word of another length (ß, ﬁ) has no letter for letter: all of it is marked.
                marked.append((start, start + length if len(word) == end - start else end))
        for row in self._rows:
            marked += _rows_of(found, row)
        return _apart(marked)

    def why(self, candidate: Candidate) -> str:
        """In words, where the match is not what was typed: "minstry ~ ministry", "without army"."""
        notes: list[str] = []
        texts = (candidate.words, candidate.speakers, candidate.outlets)
        for group, typed in self._typed:
            if any(typed in text for text in texts):
                continue
            met = next((met for other in group.others for text in texts if (met := _met(other, text))), None)
            notes.append(f"{group.typed.text} ~ {met}" if met else f"without {group.typed.text}")
        return ", ".join(notes)


def _met(form: Alternative, text: str) -> str | None:
    """The words of ``text`` that ``form`` stands for."""
    place = text.find(f" {form.text}" if form.prefix else f" {form.text} ")
    if place < 0:
        return None
    return text[place + 1 : text.index(" ", place + 1 + len(form.text))]


def _rows_of(found: Sequence[cutting.Word], row: Sequence[str]) -> list[Span]:
    starts = range(len(found) - len(row) + 1)
    same = (place for place in starts if all(found[place + step][2] == word for step, word in enumerate(row)))
    return [(found[place][0], found[place + len(row) - 1][1]) for place in same]


def _apart(spans: Sequence[Span]) -> Spans:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
