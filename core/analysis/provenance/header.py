"""The head of a document: dump header, title, key lines, bylines, published lines, photo credits, release
marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.analysis.provenance import dateline, stamps
from core.analysis.provenance.byline import read_byline
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.keys import read_keys
from core.analysis.provenance.labels import opens_turn
from core.analysis.provenance.letterhead import read_letterhead
from core.analysis.provenance.masthead import read_masthead
from core.analysis.provenance.people import strip
from core.analysis.provenance.photo import ends_in_credit, read_photo
from core.analysis.provenance.signature import read_signature
from core.model import Span

_DUMP = re.compile(r"\s{0,8}date\s(?=\d{4}-\d\d-\d\d)", re.IGNORECASE)
_RELEASE = re.compile(
    r"(?:for immediate release|press release|news release|media release|media advisory"
    r"|(?:press|media|news|public) statement|embargoed?\b.{0,60}"
    r"|for release.{0,60}|statement|#{3,}|-{3,}|={3,}|\*{3,}|_{3,}|share|listen|print|advertisement"
    r"|\d{1,2}\s?min(?:ute)?s?\sread)[:.]?",
    re.IGNORECASE,
)
_MOST_LINES, _LONGEST_HEADLINE, _MOST_WORDS = 30, 200, 32
_FINAL_STOP = re.compile(r"[^.](?<!\b[A-Z])(?<!\.[A-Za-z])\.[”\"’')]*$|[,;:(–—-]$")

_QUOTED_SENTENCE = re.compile(r"[\"“‘'][^\"“”]{3,}[,.!?][\"”’'] [^\"“”]+\.")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    rest_of_dump: bool = False


def read_head(found: Findings) -> int:
    """Read the lines above the narrative into the findings; the position where the narrative begins."""
    lines = list(_lines(found))
    read_letterhead(found)
    open_title: int | None = None
    body = lines[0].start if lines else len(found.text)
    for at, line in enumerate(lines):
        if _read_line(found, line):
            body = line.end
        elif _opens_body(found, line):
            break
        elif found.title_span is None and _is_headline(found, lines, at):
            _set_title(found, line)
            open_title, body = at, line.end
        elif open_title is None or not _furniture_follows(found, lines, at):
            break
    return body


def _lines(found: Findings) -> Iterator[_Line]:
    """The first lines that are not blank; what follows a dump header's date is a line of its own."""
    text, at, count = found.text, 0, 0
    if dump := _DUMP.match(text):
        stamp = stamps.read(text, dump.end(), min(len(text), dump.end() + 10))
        found.claim("header", stamp)
        at = stamp.span[1] if stamp else 0
        found.cut(0, at)
    after_dump = at > 0
    while at < len(text) and count < _MOST_LINES:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        whole = strip(text, at, stop)
        for start, end in _split_run_together(text, *whole) if after_dump else [whole]:
            if start < end:
                yield _Line(start, end, after_dump)
                count += 1
        at, after_dump = stop + 1, False


_HANDLE = re.compile(r"\(@(?P<handle>\w{3,30})\)\s")


def _split_run_together(text: str, start: int, end: int) -> list[Span]:
    """Title, byline and narrative of a dump that lost its line breaks, told apart by the author's handle.

    "... From Russia Jane Doe (@JaneDoe) Published October 31, 2024 | 12:20 PM Washington, (APP ...": the handle
    says which words are the name.
    """
    handle = _HANDLE.search(text, start, min(end, start + 400))
    stamp = stamps.search(text, handle.end(), min(end, handle.end() + 80)) if handle else None
    if handle is None or stamp is None or stamp.span[1] == end:
        return [(start, end)]
    words = [word.start() + start for word in re.finditer(r"\S+", text[start : handle.start()])]
    for at in reversed(words[-5:]):
        if "".join(text[at : handle.start()].split()).casefold() == handle["handle"].casefold():
            return [strip(text, *span) for span in ((start, at), (at, stamp.span[1]), (stamp.span[1], end))]
    return [(start, end)]


def _read_line(found: Findings, line: _Line) -> bool:
    """Whether the line is furniture; what it says goes into the findings."""
    text, start, end = found.text, line.start, line.end
    if (start, end) in found.letterhead:
        found.cut(start, end)
        return True
    if _RELEASE.fullmatch(text, start, min(end, start + 90)) and end - start < 90:
        found.claim("line", stamps.search(text, start, end))
        found.cut(start, end)
        return True
    readers: tuple[Callable[[Findings, int, int], bool], ...] = (
        read_photo,
        read_keys,
        read_masthead,
        read_signature,
        dateline.read_line,
        read_byline,
    )
    return any(read(found, start, end) for read in readers)


def _opens_body(found: Findings, line: _Line) -> bool:
    """Whether the narrative begins here: with a turn or a dateline."""
    trial = Findings(found.text)
    return opens_turn(found.text, line.start, line.end) or dateline.read(trial, line.start, line.end)


def _is_headline(found: Findings, lines: list[_Line], at: int) -> bool:
    """Short, without a final stop, and set off by a line break from what follows."""
    line, text = lines[at], found.text
    words = text[line.start : line.end].lstrip("#* ").rstrip("*# ")
    if at + 1 == len(lines) or not 2 <= len(words.split()) <= _MOST_WORDS or len(words) > _LONGEST_HEADLINE:
        return False
    if words[0].islower() or stamps.read(words, 0, len(words)) or not _mostly_letters(words) or words.count("--") > 1:
        return False
    following = lines[at + 1]
    if _announces(text, line) or _opens_quotation(words) or _tells_who_spoke(words) or ends_in_credit(words):
        return False
    if _is_furniture(found, following):
        return True
    return not _FINAL_STOP.search(words) and (line.rest_of_dump or not _runs_on(text, line, following))


def _announces(text: str, line: _Line) -> bool:
    """Whether a line ends in a colon: what follows belongs to it."""
    return text[line.end : line.end + 1] == ":"


def _opens_quotation(words: str) -> bool:
    """Whether a line opens a quotation that only a later line closes."""
    return (words[0] in "“„" and "”" not in words) or (words[0] == '"' and words.count('"') == 1)


def _tells_who_spoke(words: str) -> bool:
    """Whether a line is a sentence with a quotation and its speaker: '"We won," said its coach.'"""
    return _QUOTED_SENTENCE.fullmatch(words) is not None


def _mostly_letters(words: str) -> bool:
    return sum(c.isalpha() or c.isspace() for c in words) * 4 >= len(words) * 3


def _runs_on(text: str, line: _Line, following: _Line) -> bool:
    """Whether the next line goes on with the sentence: prose wrapped at a column, not a headline."""
    if text.count("\n", line.end, following.start) > 1:
        return False
    if text[following.start].islower():
        return True
    lengths = (line.end - line.start, following.end - following.start)
    column = all(40 <= length <= 90 for length in lengths) and abs(lengths[0] - lengths[1]) <= 15
    return column and text[following.end - 1] not in '.?!"”' and not _in_title_case(text[line.start : line.end])


def _in_title_case(words: str) -> bool:
    long = [word for word in words.split() if len(word) > 3]
    return sum(word[0].isupper() for word in long) * 10 >= len(long) * 7


def _set_title(found: Findings, line: _Line) -> None:
    text = found.text
    marks = re.compile(r"#{1,6}\s*|\*{1,2}").match(text, line.start, line.end)
    start, end = marks.end() if marks else line.start, line.end
    while end > start and text[end - 1] in "#* \t":
        end -= 1
    found.title_span = (start, end)
    if start > line.start:
        found.cut(line.start, start)


def _furniture_follows(found: Findings, lines: list[_Line], at: int) -> bool:
    """Whether a byline or the like stands just below: then this line is a heading under the title, not yet
    narrative."""
    line = lines[at]
    short = line.end - line.start <= _LONGEST_HEADLINE
    return short and any(_is_furniture(found, below) for below in lines[at + 1 : at + 3])


def _is_furniture(found: Findings, line: _Line) -> bool:
    return _read_line(Findings(found.text, letterhead=found.letterhead), line)


def place_of_title(text: str, title: str) -> Span | None:
    """Where a title given beside the text stands in the text's head, white space and letter case aside."""
    words = title.split()
    if not words or len(title) > 1000:
        return None
    pattern = re.compile(r"\s{1,5}".join(map(re.escape, words)), re.IGNORECASE)
    match = pattern.search(text, 0, 2000 + len(title))
    return match.span() if match else None
