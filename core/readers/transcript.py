"""Cues of captions become a transcript: a paragraph for each turn of a speaker, under the label that the captions give.

What shows that another speaks stays as it stands: ">>", the dash of a dialogue, a name before a colon. A voice that is
told beside the words is written before them, "Ana Reis: ...". Nobody is named whom the captions do not name: a name
holds until the next ">>" in captions that have such marks, elsewhere for its cue and the sentence begun there, for
subtitles name only those who are not to be seen. What follows without a name opens with ">>": who says it is not known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.model import Landmark

_CHANGE = ">>"
_CHANGES = re.compile(r"\s+(?=>>)")
_MARK = re.compile(r"(?P<mark>>{2,3}|[-–—](?=\s|[^\W\d_]|[\"“'‘«¿¡\[(]))\s*(?P<rest>.*)", re.DOTALL)
_LABEL = re.compile(
    r"(?P<label>(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’#-]+){0,5})(?:, [\w .'’-]{1,60}| ?\([^():]{1,60}\))?)\s?:(?=\s|$)"
)
_SOUND = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|[♪♫].*")
_ENDS = tuple(".!?…\"”’'»)]♪♫")
_PAUSE = 3000
"""Milliseconds of silence behind a sentence that begin a new paragraph, where no label holds together what is said."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line of a cue, in a voice that their markup names; "" for none."""

    voice: str
    words: str


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from one moment to another, in milliseconds."""

    start: int
    end: int
    lines: tuple[Line, ...]


def transcript(cues: Sequence[Cue]) -> tuple[str, tuple[Landmark, ...]]:
    """The text of all cues, and where the words of each begin: "00:01:12"."""
    turns = _Turns(cues)
    parts: list[str] = []
    landmarks: list[Landmark] = []
    length = 0
    for cue in cues:
        time = _clock(cue.start)
        for opens, words in turns.of(cue):
            between = ("\n\n" if opens else " ") if parts else ""
            length += len(between)
            if not landmarks or landmarks[-1].name != time:
                landmarks.append(Landmark(length, time))
            parts += between, words
            length += len(words)
    return "".join(parts), tuple(landmarks)


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


class _Turns:
    """Where one turn ends and the next begins, told line by line."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        lines = [line.words for cue in cues for line in cue.lines]
        found = (_LABEL.match(_MARK.sub(r"\g<rest>", line, count=1)) for line in lines)
        self._labels = Counter(label["label"] for label in found if label)
        self._lasting = any(_CHANGE in line for line in lines)
        self._seen: set[str] = set()
        self._voice = self._label = self._mark = self._last = ""
        self._apart = self._fresh = False
        self._until = 0

    def of(self, cue: Cue) -> Iterator[tuple[bool, str]]:
        """The words of a cue, piece by piece: whether each opens a paragraph, and itself."""
        paused = cue.start - self._until >= _PAUSE
        self._until = cue.end
        self._fresh = True
        dialogue = sum(line.words[0] in "-–—" for line in cue.lines) > 1
        for line in cue.lines:
            for words in _CHANGES.split(line.words):
                if found := self._say(line.voice, words, paused, dialogue):
                    self._last = found[1]
                    yield found
                    paused = False

    def _say(self, voice: str, words: str, paused: bool, dialogue: bool) -> tuple[bool, str] | None:
        """The next piece; None where it is nothing but the mark of another speaker, or a label once more."""
        ended = not self._last or self._last.endswith(_ENDS)
        mark, words = self._marked(words, ended or dialogue)
        if not words:
            self._mark = mark
            return None
        self._mark = ""
        apart, self._apart = self._apart, False
        if label := self._labelled(words, ended or bool(mark)):
            again = label == self._label and not mark and not apart
            self._voice, self._label, self._fresh = voice, label, False
            rest = words[words.index(":") + 1 :].lstrip() if again else words
            return (not again, rest) if rest else None
        if voice and (voice != self._voice or apart):
            self._voice = self._label = voice
            return True, f"{voice}: {words}"
        if mark:
            self._label = ""
            return True, f"{mark} {words}"
        if ended and _SOUND.fullmatch(words):
            self._apart = True
            return True, words
        if self._ends_here(voice) and (ended or not words[0].islower()):
            self._voice = self._label = ""
            return True, words if apart else f"{_CHANGE} {words}"
        return apart or (paused and ended and not self._label), words

    def _ends_here(self, voice: str) -> bool:
        """Whether what has no name is no longer said by whoever was named last."""
        if self._voice:
            return not voice
        return bool(self._label) and self._fresh and not self._lasting

    def _marked(self, words: str, dash: bool) -> tuple[str, str]:
        """The mark of another speaker before words, "" for none; a dash is one only where a turn may begin."""
        found = _MARK.fullmatch(words)
        if found is None:
            return self._mark, words
        another = found["mark"].startswith(_CHANGE) or (dash and not found["rest"][:1].islower())
        return (found["mark"], found["rest"]) if another else (self._mark, words)

    def _labelled(self, words: str, begins: bool) -> str:
        """The label that opens words, "" for none: a name, in capitals or of several words, or one that comes back."""
        found = _LABEL.match(words)
        if found is None:
            return ""
        label, shouted = found["label"], found["label"].isupper()
        named = all(word[0].isupper() or not word[0].isalpha() for word in found["name"].split())
        if not shouted and not (named and (" " in label or self._labels[label] > 1)):
            return ""
        # Who is interrupted ends no sentence; but where all is in capitals, a colon alone tells nothing.
        if not (begins or label in self._seen or (shouted and not self._last.isupper())):
            return ""
        self._seen.add(label)
        return label
