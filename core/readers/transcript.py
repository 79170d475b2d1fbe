"""Cues of captions become a transcript: a paragraph for each turn of a speaker, under the label that the captions give.

What shows that another speaks stays as it stands: ">>", the dash of a dialogue, a name before a colon. A voice that is
told beside the words is written before them, "Ana Reis: ...". Nobody is named whom the captions do not name: words
without a voice behind words with one open with ">>", for they are not known to be the same speaker's.
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
        lines = (_MARK.sub(r"\g<rest>", line.words, count=1) for cue in cues for line in cue.lines)
        self._labels = Counter(found["label"] for found in map(_LABEL.match, lines) if found)
        self._seen: set[str] = set()
        self._voice = self._mark = self._last = ""
        self._labelled = self._apart = False
        self._until = 0

    def of(self, cue: Cue) -> Iterator[tuple[bool, str]]:
        """The words of a cue, piece by piece: whether each opens a paragraph, and itself."""
        paused = cue.start - self._until >= _PAUSE
        self._until = cue.end
        dialogue = sum(line.words[0] in "-–—" for line in cue.lines) > 1
        for line in cue.lines:
            for words in _CHANGES.split(line.words):
                if found := self._say(line.voice, words, paused, dialogue):
                    self._last = found[1]
                    yield found
                    paused = False

    def _say(self, voice: str, words: str, paused: bool, dialogue: bool) -> tuple[bool, str] | None:
        """The next piece; None where it is nothing but the mark of another speaker, which is kept for the next."""
        ended = not self._last or self._last.endswith(_ENDS)
        mark, words = self._marked(words, ended or dialogue)
        if not words:
            self._mark = mark
            return None
        self._mark = ""
        apart, self._apart = self._apart, False
        if self._is_label(words, ended or bool(mark)):
            self._voice, self._labelled = voice, True
            return True, words
        if voice and (voice != self._voice or apart):
            self._voice, self._labelled = voice, True
            return True, f"{voice}: {words}"
        if mark:
            self._labelled = False
            return True, f"{mark} {words}"
        if ended and _SOUND.fullmatch(words):
            self._apart = True
            return True, words
        if self._voice and not voice and (ended or not words[0].islower()):
            self._voice, self._labelled = "", False
            return True, f"{_CHANGE} {words}"
        return apart or (paused and ended and not self._labelled), words

    def _marked(self, words: str, dash: bool) -> tuple[str, str]:
        """The mark of another speaker before words, "" for none; a dash is one only where a turn may begin."""
        found = _MARK.fullmatch(words)
        if found is None:
            return self._mark, words
        another = found["mark"].startswith(_CHANGE) or (dash and not found["rest"][:1].islower())
        return (found["mark"], found["rest"]) if another else (self._mark, words)

    def _is_label(self, words: str, begins: bool) -> bool:
        """Whether words open with a label: a name, in capitals or of more words than one, or one that comes back."""
        found = _LABEL.match(words)
        if found is None:
            return False
        label, shouted = found["label"], found["label"].isupper()
        named = all(word[0].isupper() or not word[0].isalpha() for word in found["name"].split())
        if not shouted and not (named and (" " in label or self._labels[label] > 1)):
            return False
        # Who is interrupted ends no sentence; but where all is in capitals, a colon alone tells nothing.
        if not (begins or label in self._seen or (shouted and not self._last.isupper())):
            return False
        self._seen.add(label)
        return True
