"""Names of people in bylines and credits: "Josh Smith in Seoul, Ju-min Park and A. B. de Vries"."""

from __future__ import annotations

import re

from core.analysis.lexicon import person_nouns
from core.model import Span

Named = tuple[str, Span]

_PARTICLES = frozenset({
    "al", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "ten", "ter", "van", "von", "y",
})  # fmt: skip
_NOBODY = frozenset({
    "agencies", "agency", "bureau", "correspondents", "desk", "news", "our", "online", "report",
    "staff", "team", "web", "wire", "wires", "with",
})  # fmt: skip
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s)?|;|&|\band\b|\bwith\b|\s\|\s|\s/\s)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;|/()\[\]]+")
_IN_PLACE = re.compile(r"\s(?:in|at|from|reporting|for)\s", re.IGNORECASE)
_HANDLE = re.compile(r"\s*[(\[<]?(?:[\w.+-]{1,40})?@[\w.-]{1,40}[)\]>]?")
_JOB = re.compile(
    r"\b(?:writer|reporter|correspondent|editor|columnist|contributor|producer|chief|analyst|journalist"
    r"|intern)s?$",
    re.IGNORECASE,
)


def is_person(words: str, at_least: int = 2) -> bool:
    """Whether the words are written as a person's name is: two to five words, each capitalised or a
    particle."""
    parts = words.split()
    if not at_least <= len(parts) <= 5 or _JOB.search(words):
        return False
    if parts[0] == "The" or any(part.lower() in _NOBODY for part in parts) or parts[-1].lower() in person_nouns():
        return False
    return all(_name_word(part) or part.lower() in _PARTICLES for part in parts) and parts[-1][0].isupper()


def _name_word(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    return letters.isalpha() and word[0].isupper()


def is_nobody(words: str) -> bool:
    """Whether a byline names a desk or an office and no person: "Web Desk", "our correspondent", "Staff
    Writer"."""
    parts = words.lower().split()
    return bool(_JOB.search(words)) or any(part in _NOBODY for part in parts)


def pieces(text: str, start: int, end: int) -> list[Span]:
    """The parts of a list of names, handles and white space left out."""
    spans, at = [], start
    for gap in (*_BETWEEN.finditer(text, start, end), None):
        span = strip(text, at, gap.start() if gap else end)
        if handle := _HANDLE.search(text, *span):
            span = strip(text, span[0], handle.start())
        span = without_stop(text, span)
        if span[0] < span[1]:
            spans.append(span)
        at = gap.end() if gap else end
    return spans


def people(text: str, start: int, end: int) -> list[Named]:
    """The people named in a credit such as "Josh Smith in Seoul and Ju-min Park", places left out."""
    found = []
    for first, last in pieces(text, start, end):
        place = _IN_PLACE.search(text, first, last)
        span = strip(text, first, place.start() if place else last)
        if is_person(text[slice(*span)]):
            found.append((name_at(text, span), span))
    return found


def name_at(text: str, span: Span) -> str:
    """The words of a span in one line."""
    return " ".join(text[slice(*span)].split())


def strip(text: str, start: int, end: int) -> Span:
    """The span without white space and stray punctuation at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:|"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:|"):
        end -= 1
    return start, end


def without_stop(text: str, span: Span) -> Span:
    """The span without a sentence's full stop; that of an initial or of "Jr." stays."""
    last = text[slice(*span)].split()[-1:]
    stop = bool(last) and last[0].endswith(".") and last[0].count(".") == 1 and len(last[0]) > 4
    return (span[0], span[1] - 1) if stop else span
