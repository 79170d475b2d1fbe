"""Captions, SubRip (SRT) and WebVTT: a transcript, with the time of each cue.

Read by a parser of our own: pysubs2 1.8 gives the notes between cues as words of the cue before them and drops the
voices of WebVTT; webvtt-py 0.6 knows one voice a cue, and gives a time line without a blank line above it as words.
WebVTT: https://www.w3.org/TR/webvtt1/. SubRip has no standard; what players let pass is let pass.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Document, Extract, Metadatum
from core.readers.decoding import NotTextError, decode
from core.readers.opening import OpenFile
from core.readers.transcript import Cue, Line, transcript

_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION|WEBVTT)(?=[ \t]|$)")
_LANGUAGE = re.compile(r"Language:[ \t]*([\w-]{2,35})[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(
    r"\{\\[^{}\n]{0,200}\}"
    r"|<[\d:.]{5,16}>"
    r"|<(?P<close>/?)(?P<tag>v|c|i|b|u|s|lang|ruby|rt|font|span|br)(?P<rest>[\s./=][^<>]{0,300})?>",
    re.IGNORECASE,
)
"""Positions and styles of old ("{\\an8}"), times within a cue, and the tags that captions have; no other is one."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});", re.IGNORECASE)
_ROWS = 4
"""How many lines of a cue may have been shown before, where captions roll up."""
_AT_ONCE = 500
"""Milliseconds between two cues that follow each other without a pause."""


def documents(file: OpenFile) -> Iterator[Document]:
    """The one document that the captions are; raises ReadError where they are no text or hold no words."""
    data = file.content()
    try:
        text = decode(data)
    except NotTextError as error:
        raise file.fault(error.what, "save the captions in UTF-8", error.place) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said, landmarks = transcript(list(_fresh(list(_cues(lines)))))
    if not said:
        raise file.fault("it holds no captions with words", "check how the captions were saved")
    yield Document(
        file.identity,
        said,
        hashlib.sha256(data).hexdigest(),
        file.path,
        tuple(_told(lines)),
        Extract(file.within, landmarks),
    )


def _told(lines: Sequence[str]) -> Iterator[Metadatum]:
    """The language that the header of WebVTT gives: the lines up to the first blank one."""
    if lines[0].startswith("WEBVTT"):
        header = "\n".join(lines[: lines.index("")] if "" in lines else lines)
        if found := _LANGUAGE.search(header):
            yield Metadatum("language", found[1], "WebVTT Language")


def _cues(lines: Sequence[str]) -> Iterator[Cue]:
    """All cues in their order; what stands before the first, and notes and styles between them, is no words."""
    of_web = lines[0].startswith("WEBVTT")
    times: tuple[int, int] | None = None
    words: list[str] = []
    aside = False
    for before, line in pairwise(["", *lines]):
        found = _times(line, times)
        if found is not None:
            if times:
                yield Cue(*times, tuple(_lines(_without_name(words, of_web))))
            times, words, aside = found, [], False
            continue
        if of_web and not before:
            aside = _ASIDE.match(line) is not None
        if times and not aside:
            words.append(line)
    if times:
        yield Cue(*times, tuple(_lines(words)))


def _times(line: str, last: tuple[int, int] | None) -> tuple[int, int] | None:
    """From when to when a cue is shown, None where a line does not say; one time that is damaged is like the other."""
    left, arrow, right = line.partition("-->")
    start, end = _TIME.fullmatch(left.strip()), _TIME.match(right.strip())
    if not arrow or not (start or end):
        return None
    shown = _milliseconds(start) if start else last[0] if last else 0
    return shown, _milliseconds(end) if end else shown


def _milliseconds(time: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in time.groups()[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(time[4].ljust(3, "0"))


def _without_name(words: list[str], of_web: bool) -> list[str]:
    """The lines of a cue without the number or name of the next one, right above its times and below a blank line."""
    if len(words) < 2 or not words[-1].strip():
        return words
    named = not words[-2] if of_web else not words[-2].strip() and words[-1].strip().isdigit()
    return words[:-1] if named else words


def _lines(rows: Sequence[str]) -> Iterator[Line]:
    """The lines of a cue without their markup, each in one voice; blank ones are left out."""
    marked = "\n".join(rows)
    voice, at, words = "", 0, ""
    for mark in _MARKUP.finditer(marked):
        words += marked[at : mark.start()]
        at = mark.end()
        tag = (mark["tag"] or "").lower()
        if tag == "br":
            words += "\n"
        if tag == "v":
            yield from _in_voice(voice, words)
            words = ""
            voice = "" if mark["close"] else _name(mark["rest"] or "")
    yield from _in_voice(voice, words + marked[at:])


def _in_voice(voice: str, words: str) -> Iterator[Line]:
    for line in words.split("\n"):
        plain = _plain(line)
        if plain:
            yield Line(voice, plain)


def _name(rest: str) -> str:
    """Whose voice a tag says it is: what stands behind its classes, ".loud Ana Reis"."""
    _, *named = rest.split(None, 1) if rest.startswith(".") else ("", rest)
    return _plain(" ".join(named)).rstrip(": ")


def _plain(words: str) -> str:
    return " ".join(_ENTITY.sub(lambda entity: html.unescape(entity[0]), words).split())


def _fresh(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues, each without the lines that stayed on the screen from the one before it.

    Only where lines do so again and again are they taken for shown twice and not for said twice; and the same words at
    the very same times, which are drawn twice.
    """
    pairs = [(before, cue, _new(before, cue)) for before, cue in pairwise(cues)]
    rolled = sum(0 < _size(new) < _size(cue.lines) for _, cue, new in pairs)
    rolling = rolled > 1 and rolled * 4 >= len(pairs)
    yield from cues[:1]
    for before, cue, new in pairs:
        if cue != before:
            yield Cue(cue.start, cue.end, new) if rolling else cue


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.words) for line in lines)


def _new(before: Cue, cue: Cue) -> tuple[Line, ...]:
    """The lines of a cue that the one before it did not show; of a line that has grown, what is new."""
    if not before.lines or not before.start <= cue.start <= before.end + _AT_ONCE:
        return cue.lines
    last = before.lines[-1]
    for count in range(min(_ROWS, len(before.lines), len(cue.lines)), 0, -1):
        line = cue.lines[count - 1]
        if before.lines[-count:-1] != cue.lines[: count - 1] or line.voice != last.voice:
            continue
        if line.words == last.words:
            return cue.lines[count:]
        if line.words.startswith(f"{last.words} "):
            return (Line(line.voice, line.words[len(last.words) + 1 :]), *cue.lines[count:])
    return cue.lines
