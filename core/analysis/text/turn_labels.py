"""Labels that open a turn: who speaks, told by layout alone ("MOLL: ...", "Mina Roth, lawyer: ...", "Q: ...").

A name before a colon opens an entry of a table as often as a turn. It is believed where it is shouted, where the same
names come back, and where several such lines stand together, name people, and sound like speech: one asks, two speak of
"I" or "we", or they stand below a line that announces what was said.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.analysis import lexicon
from core.analysis.text.grammar import word_set
from core.model import Span

SHOUTED_OR_CAPITALISED = re.compile(
    r"\s*(?P<label>(?P<name>[A-Z][\w.'’-]*(?: [A-Z(][\w.,'’()/-]*){0,9}|[QA]))\s?:(?=\s)"
)
"""A label of capitalised words."""
WITH_ROLE = re.compile(
    r"\s*(?P<label>(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})"
    r"(?:,\s(?P<role>[^\W\d_][^:;!?\n\"“”]{1,60})|\s?\((?P<aside>[^():\n]{1,60})\))?)\s?:(?=\s)"
)
"""A name, with a role behind a comma or in brackets."""
SPOKEN = frozenset({None, "question", "answer"})
"""The kinds of label in ``labels.tsv`` that a dialogue has, None for one that is no known label."""
STAGE_DIRECTION = re.compile(r"\s*[(\[][^()\[\]\n]*[)\]]\s*")
ANOTHER_VOICE = re.compile(r"\s*(?:>>|[-–—]\s?[\"“'‘]?[A-Z])")
"""What captions begin the words of another speaker with, and the dash of a dialogue; "-- and so" goes on."""
FEWEST_TURNS = 3
MOST_INITIALS = 3
"""Up to so many capitals shorten a name: "HT: And now?"."""
SHORT_ANSWER = 2
"""So few words are an answer without a word in lower case: "No."."""
MOST_ROLE_WORDS = 10
MOST_PARAGRAPHS = 12
"""How many paragraphs one turn may have."""
MOST_ANNOUNCING = 200
"""How many characters a line has that announces voices, at most."""
OWN_VOICE = frozenset(word for word in word_set("own-voice") if not word.startswith("you"))
ANNOUNCING = word_set("announces-voices")
"""Words of a line above what several people said: "Reactions to the ruling", "What they said"."""
_TIME_LINE = re.compile(r"\s*[\[(]?\d{1,2}[:.h]\d{2}[^\n]{0,16}\s*")
_WORDS = re.compile(r"[^\W\d_][\w'’]*")
_STOP = re.compile(r"[.!?…][\"”’')\]]*\s*$")
_PARTS = re.compile(r"[^\W_][\w'’-]*\.?")


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A paragraph that begins with what may be a label; ``words`` are the characters behind its colon, ``name`` is the
    label without role."""

    number: int
    label: Span
    words: Span
    name: str


def believed_labels(text: str, whole: Sequence[Span]) -> Mapping[int, LabelledLine]:
    """The paragraphs of a text that a label opens, by the character where each begins."""
    lines = list(_lines(text, whole))
    known = {line.number for line in lines if line.name.lower() in lexicon.labels()}
    others = [line for line in lines if line.number not in known]
    named = _come_back(text, [line for line in others if not _is_entry_title(text, whole, line)])
    believed = {line.number: line for line in lines if named or _shouted(line.name) or line.number in known}
    for group in _together(others):
        if _is_dialogue(text, whole, group):
            believed.update((line.number, line) for line in group)
    return {whole[number][0]: line for number, line in believed.items()}


def goes_on_until(text: str, lines: Mapping[int, LabelledLine]) -> Mapping[int, int]:
    """For each labelled paragraph of a dialogue, by the first character of its label, where the next one begins: up to
    there paragraphs without a label may go on with the turn.

    Both must sound like speech and be labelled in one manner: a headline "NAME: ..." is no turn of what follows.
    """
    following = itertools.pairwise(sorted(lines.items()))
    return {
        line.label[0]: stop
        for (_, line), (stop, other) in following
        if line.name != other.name
        and line.name.isupper() == other.name.isupper()
        and other.number - line.number <= MOST_PARAGRAPHS
        and all(_sounds_said(text[slice(*one.words)]) for one in (line, other))
    }


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a paragraph without a label may go on with a turn: no stage direction, no other voice, no heading."""
    if STAGE_DIRECTION.fullmatch(text, start, end) or ANOTHER_VOICE.match(text, start, end):
        return False
    return _STOP.search(text[start:end]) is not None


def _lines(text: str, whole: Sequence[Span]) -> Iterator[LabelledLine]:
    kinds = lexicon.labels()
    for number, (begin, end) in enumerate(whole):
        if text.find(":", begin, min(end, begin + 200)) < 0:
            continue
        found = SHOUTED_OR_CAPITALISED.match(text, begin, end) or WITH_ROLE.match(text, begin, end)
        kind = kinds.get(found["label"].lower(), kinds.get(found["name"].lower())) if found is not None else None
        if found is not None and kind in SPOKEN:
            yield LabelledLine(number, found.span("label"), (found.end(), end), found["name"])


def _come_back(text: str, lines: Sequence[LabelledLine]) -> bool:
    """Whether paragraphs begin with ``NAME:`` so often, and with the same names again, that these are labels."""
    labels = [text[slice(*line.label)] for line in lines]
    return len(labels) >= FEWEST_TURNS and len(set(labels)) < len(labels)


def _is_entry_title(text: str, whole: Sequence[Span], line: LabelledLine) -> bool:
    """Whether a line is the title of a live blog's entry: a time of day above it, no stop behind it."""
    if line.number == 0 or _STOP.search(text[slice(*line.words)]) is not None:
        return False
    return _TIME_LINE.fullmatch(text, *whole[line.number - 1]) is not None


def _shouted(label: str) -> bool:
    """Whether a label is all in capitals and may be somebody: a name, or an office; no "WARNING"."""
    if len(label) <= 3 or label != label.upper() or not any(c.isalpha() for c in label):
        return False
    words = [word.strip(".,()").lower() for word in label.split()]
    return any(word not in lexicon.common_words() or word in _nouns() for word in words)


@cache
def _nouns() -> frozenset[str]:
    """The nouns that are somebody."""
    return frozenset(lexicon.person_nouns().keys() | lexicon.organisation_nouns().keys())


def _together(lines: Sequence[LabelledLine]) -> Iterator[list[LabelledLine]]:
    """The labelled paragraphs that stand one below the other, two or more."""
    group: list[LabelledLine] = []
    for line in lines:
        if group and line.number != group[-1].number + 1:
            if len(group) > 1:
                yield group
            group = []
        group.append(line)
    if len(group) > 1:
        yield group


def _is_dialogue(text: str, whole: Sequence[Span], group: Sequence[LabelledLine]) -> bool:
    people = [line for line in group if _is_person(text[slice(*line.label)])]
    spoken = all(_sounds_said(text[slice(*line.words)]) for line in group)
    asked = any(text[slice(*line.words)].rstrip().endswith("?") for line in group)
    known = len(people) == len(group) or (asked and people and all(_is_outlet(text, line) for line in group))
    if not spoken or not known:
        return False
    return asked or _in_own_voice(text, group) or _announced(text, whole, group[0].number)


def _is_person(label: str) -> bool:
    """Whether a label is a person's: a known given name first, or a role behind other names ("Kemi Ota, nurse")."""
    name, _, role = label.partition(",")
    name, _, aside = name.partition("(")
    words = name.split()
    if not 2 <= len(words) <= 5 or len(role.split()) > MOST_ROLE_WORDS:
        return False
    if words[0] in lexicon.given_names():
        return True
    return bool(role or aside) and all(word.lower() not in lexicon.common_words() for word in words)


def _is_outlet(text: str, line: LabelledLine) -> bool:
    """Whether a label beside a person's is a person's, one of several capitalised words, or initials."""
    label = text[slice(*line.label)]
    return _is_person(label) or len(label.split()) > 1 or (label.isupper() and len(label) <= MOST_INITIALS)


def _sounds_said(words: str) -> bool:
    """Whether words behind a label are a sentence: a capital or a mark first, a stop last, a word in lower case unless
    there are only one or two ("Yes.")."""
    start = words.strip()[:1]
    parts = _PARTS.findall(words)
    if not (start.isupper() or start in "\"“‘'«„") or _STOP.search(words) is None or not parts:
        return False
    if len(parts) <= SHORT_ANSWER:
        return all(part[0].isalpha() for part in parts)
    return sum(part[0].isdigit() for part in parts) * 2 < len(parts) and any(part[0].islower() for part in parts)


def _in_own_voice(text: str, group: Sequence[LabelledLine]) -> bool:
    """Whether two lines or more are in their speakers' own voice: one alone may be a reader's note on a book."""
    parts = (_WORDS.findall(text, line.words[0], min(line.words[1], line.words[0] + 400)) for line in group)
    return sum(any(word.lower().replace("’", "'") in OWN_VOICE for word in words) for words in parts) > 1


def _announced(text: str, whole: Sequence[Span], number: int) -> bool:
    """Whether the line above announces voices, or asks them."""
    if number == 0:
        return False
    start, end = whole[number - 1]
    if end - start >= MOST_ANNOUNCING:
        return False
    return text[start:end].rstrip().endswith("?") or any(
        word.lower() in ANNOUNCING for word in _WORDS.findall(text, start, end)
    )
