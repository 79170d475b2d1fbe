"""Bylines and published lines: "By A. Writer and B. Writer", "Name (@handle) Published October 31, 2024 |
12:20 PM"."""

from __future__ import annotations

import re

from core.analysis.lexicon import common_words, places
from core.analysis.provenance import stamps
from core.analysis.provenance.findings import Claim, Findings
from core.analysis.provenance.outlets import known
from core.analysis.provenance.people import is_nobody, is_person, name_at, pieces, strip
from core.analysis.provenance.unlisted import at_desk
from core.model import Span

_BY = re.compile(
    r"(?:(?:written|story|reported|report|words|text|article|posted|published|compiled"
    r"|edited)\s+)?by\b\s*:?\s*"
    r"|author\s*:\s*|from\s+(?=our\b)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?P<word>(?:first\s)?published|posted|updated|last\s(?:updated|modified)|modified|uploaded|created"
    r"|input"
    r"|issued|released|filed|(?:first\s)?(?:broadcast|aired)|입력|수정|등록)\b(?:\s?(?:on|at|time|date))?\s*:?\s*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:\d{1,3}|an?|one|two|few|several)\s(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?"
    r"|years?)\sago",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified|수정", re.IGNORECASE)
# What may stand in such a line beside names and dates: reading times, buttons, bare separators.
_REST = re.compile(
    r"(?:\s|[|·•,;:()\[\]–—/-]|\d{1,2}\s?min(?:ute)?s?\sread|\d+\scomments?|share|print|local time)*",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[(\[]?@\w{1,30}[)\]]?|<?[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}>?")
_LONGEST = 220


def read_byline(found: Findings, start: int, end: int) -> bool:
    """Read a line of nothing but who wrote the text and when it came out; False, and nothing read,
    otherwise."""
    if end - start > _LONGEST:
        return False
    text = found.text
    by = _BY.match(text, start, end)
    names_start = by.end() if by else start
    names_end = _end_of_names(text, names_start, end)
    handle = _HANDLE.search(text, names_start, names_end)
    dated = stamps.search(text, names_end, end)
    if not by and not (dated and dated.day) and not handle and not _RELATIVE.search(text, names_end, end):
        return _outlet_line(found, start, end)
    trial = Findings(text)
    if not _read_names(trial, names_start, names_end, after_by=bool(by)) or not read_dates(trial, names_end, end):
        return False
    for source in trial.sources:
        found.source(source.name, source.role, source.span)
    found.claims.extend(trial.claims)
    found.cut(start, names_end)
    found.cut(names_end, end)
    return True


def _end_of_names(text: str, start: int, end: int) -> int:
    """Names end where a word of publishing, a relative time or a date begins."""
    marks = [match.start() for pattern in (_PUBLISHED, _RELATIVE) if (match := pattern.search(text, start, end))]
    if stamp := stamps.search(text, start, end):
        marks.append(stamp.span[0])
    return min(marks, default=end)


def _read_names(found: Findings, start: int, end: int, *, after_by: bool) -> bool:
    """Read names of people, outlets and places; False if there is anything else."""
    if not after_by and _REST.fullmatch(found.text, start, end):
        return True
    parts = pieces(found.text, start, end)
    for span in parts:
        if not _read_name(found, span, alone=len(parts) == 1 and after_by):
            return False
    return bool(parts) or not after_by


def _read_name(found: Findings, span: Span, *, alone: bool) -> bool:
    words = name_at(found.text, span)
    if outlet := known(words):
        found.outlet(outlet, span)
        return True
    if words.lower() in {place.lower() for place in (words, words.title()) if place in places()}:
        return True
    if desk := at_desk(found.text, span):
        found.outlet(*desk)
        return True
    if is_nobody(words):
        return len(words.split()) <= 5
    if _is_heading(words):
        return True
    inside = re.compile(r"\s(?:in|at|for|of)\s").search(found.text, *span)
    if inside:
        whose = strip(found.text, inside.end(), span[1])
        if outlet := known(name_at(found.text, whose)):
            found.outlet(outlet, whose)
        span = strip(found.text, span[0], inside.start())
        words = name_at(found.text, span)
    if is_person(words, at_least=1 if alone else 2):
        found.person(span, "byline")
        return True
    return False


def _is_heading(words: str) -> bool:
    """Whether capitalised words name a section or a column and no person: "The Latest", "Guest Post"."""
    parts = words.removeprefix("The ").split()
    plain = all(part.lower() in common_words() for part in parts)
    return 1 <= len(parts) <= 3 and all(part[0].isupper() for part in parts) and (plain or words.startswith("The "))


def read_dates(found: Findings, start: int, end: int) -> bool:
    """Read the dates that follow the names, each as published or updated; False if anything but dates is
    there."""
    text, at = found.text, start
    claim: Claim = "line"
    while at < end:
        rest = _REST.match(text, at, end)
        at = rest.end() if rest else at
        if at >= end:
            break
        if match := _HANDLE.match(text, at, end) or _RELATIVE.match(text, at, end):
            at = match.end()
        elif match := _PUBLISHED.match(text, at, end):
            claim = "updated" if _UPDATED.search(match["word"]) else "line"
            at = match.end()
        elif stamp := stamps.read(text, at, end):
            found.claim(claim, stamp)
            at = stamp.span[1]
        else:
            return False
    return True


def _outlet_line(found: Findings, start: int, end: int) -> bool:
    """A line that is an outlet's name, or a person and an outlet: "The Associated Press", "Jane Doe,
    Reuters"."""
    parts = pieces(found.text, start, end)
    if not parts or len(parts) > 3 or end - start > 80:
        return False
    outlets = [(outlet, span) for span in parts if (outlet := known(name_at(found.text, span)))]
    persons = [span for span in parts if not known(name_at(found.text, span))]
    if not outlets or not all(is_person(name_at(found.text, span)) for span in persons):
        return False
    for outlet, span in outlets:
        found.outlet(outlet, span)
    for span in persons:
        found.person(span, "byline")
    found.cut(start, end)
    return True
