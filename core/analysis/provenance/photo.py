"""Photo credits: "Photo : YONHAP News", "[Photo: Reuters]", "Photo by Jane Doe/AFP", "AP Photo/John Roe", "©
AFP".

Whoever took the picture did not write the text: these names become photo sources and nothing else.
"""

from __future__ import annotations

import re

from core.analysis.provenance.findings import Findings
from core.analysis.provenance.labels import label_inside
from core.analysis.provenance.outlets import known
from core.analysis.provenance.people import is_person, name_at, strip
from core.model import Span

_WORD = r"(?:file\s|handout\s|pool\s)?(?:photo(?:graph)?s?|image|picture|pic|photography)"
_MARK = rf"{_WORD}(?:\s(?:credits?|courtesy|source))?(?:\s?[:：]|\s(?:by|courtesy(?:\sof)?|from|via)\b:?)"
_LINE = re.compile(rf"{_MARK}\s*(?P<names>\S.{{0,150}})", re.IGNORECASE)
_ENDS_CAPTION = re.compile(
    rf"(?<=[.!?”\"]\s){_WORD}(?:\s(?:credits?|courtesy|source))?\s?[:：]\s*(?P<names>[A-Z©][^\n]{{1,100}})$",
    re.IGNORECASE | re.MULTILINE,
)
_PICTURE = re.compile(r"(?:photo\w*|image|picture|pic)\s?[\w ]{0,10}[:：]", re.IGNORECASE)
"""What such a credit has in it, and few texts."""
_BRACKETED = re.compile(
    rf"[(\[]\s*(?:{_MARK}\s*|(?P<copyright>©)\s*)(?P<names>[^()\[\]\n]{{2,120}})[)\]]", re.IGNORECASE
)
_AGENCY_PHOTO = re.compile(
    r"[(\[]?\b(?P<agency>[A-Z][\w ]{1,24}?)\s(?:file\s)?(?:photo|image)s?\s?/\s?"
    r"(?P<names>[^()\[\]\n]{2,60}?)(?:[)\]]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_PHOTO_OF = re.compile(r"(?:photo|image)s?\s?/", re.IGNORECASE)
"""What every one of these has in it, and few texts: far quicker to look for."""
_GAP = re.compile(r"\s?/\s?|\s?\|\s?|\s*,\s|\svia\s|\sfor\s|\s[-–—]\s")
_MOST_WORDS = 6


def read_photo(found: Findings, start: int, end: int) -> bool:
    """Read a line that is a photo credit; of a line that goes on in prose, the credit at its head."""
    line = _LINE.match(found.text, start, end) or _BRACKETED.match(found.text, start, end)
    if line is None:
        return False
    names = line.span("names")
    stop = _end_of_names(found.text, *names)
    if stop is None:
        return False
    _keep(found, names[0], stop)
    close = line.end() if line.re is _BRACKETED else stop
    found.cut(start, close)
    return close == end or not found.text[close:end].strip()


def ends_in_credit(line: str) -> bool:
    """Whether a line is a caption with the credit of its picture behind it."""
    return _ENDS_CAPTION.search(line) is not None


def read_photos(found: Findings, start: int) -> None:
    """Read the photo credits in brackets, at the end of a caption, or of the form "AP Photo/NAME", anywhere behind a
    position."""
    for match in _ENDS_CAPTION.finditer(found.text, start) if _has_picture(found.text, start) else ():
        stop = _end_of_names(found.text, *match.span("names"))
        if stop == match.end("names"):
            _keep(found, *match.span("names"))
            found.cut(*match.span())
    for match in _BRACKETED.finditer(found.text, start):
        _keep(found, *match.span("names"))
        found.cut(*match.span())
    if "/" not in found.text or not _PHOTO_OF.search(found.text, start):
        return
    for match in _AGENCY_PHOTO.finditer(found.text, start):
        if outlet := known(match["agency"]):
            found.outlet(outlet, match.span("agency"), "photo")
            _keep(found, *match.span("names"))
            found.cut(*match.span())


def _has_picture(text: str, start: int) -> bool:
    """Whether a credit behind a caption may stand behind a position; its words are looked for first, at little cost."""
    small = text.lower()
    return any(word in small for word in ("photo", "image", "pic")) and _PICTURE.search(text, start) is not None


def _end_of_names(text: str, start: int, end: int) -> int | None:
    """Where a credit ends that is not in brackets: with its line, a wide gap, a label, or a known outlet's
    name."""
    line = text[start:end]
    if wide := re.search(r"\s{2,}|\t", line):
        end = start + wide.start()
    end = label_inside(text, start, end) or end
    if len(text[start:end].split()) <= _MOST_WORDS + 4 and not re.search(r"[.!?]$", text[start:end].rstrip(".")):
        return end
    words = list(re.finditer(r"\S+", text[start : start + 80]))[:_MOST_WORDS]
    for word in reversed(words):
        if known(text[start : start + word.end()]):
            return start + word.end()
    return None


def _keep(found: Findings, start: int, end: int) -> None:
    at = start
    for gap in (*_GAP.finditer(found.text, start, end), None):
        span = strip(found.text, at, gap.start() if gap else end)
        _keep_one(found, span, alone=gap is None and at == start)
        at = gap.end() if gap else end


def _keep_one(found: Findings, span: Span, *, alone: bool) -> None:
    words = name_at(found.text, span)
    if not words:
        return
    if outlet := known(re.sub(r"(?i)\s(?:file\s)?(?:photos?|images?)$", "", words)) or known(words):
        found.outlet(outlet, span, "photo")
    elif is_person(words) or (alone and words[0].isupper() and len(words.split()) <= 4):
        found.source(words, "photo", span)
