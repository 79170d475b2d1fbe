"""Letterheads of releases: "MINISTRY OF WORKS" above "PRESS RELEASE" names the body that puts a text out.

A headline in capitals may begin alike; so the body must be named in the text again, or its government just below.
"""

from __future__ import annotations

import re

from core.analysis.lexicon import organisation_nouns
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.people import name_at
from core.model import Span

_OFFICE = frozenset({"government", "police", "body", "military", "court"})
_ALSO_OFFICES = frozenset({"agency", "service", "directorate", "inspectorate"})
_MARK = re.compile(
    r"[^\S\n]*(?:for immediate release|(?:press|news|media|public)\s(?:release|statement|advisory|notice))"
    r"[.:]?[^\S\n]*",
    re.IGNORECASE,
)
_STATE = re.compile(r"[^\S\n]*(?:the\s)?(?:government|republic|kingdom|state|commonwealth)\sof\s[^\n.,;:]{3,50}", re.I)
_NEAR, _MOST_WORDS = 4, 12


def read_letterhead(found: Findings) -> None:
    """Read the body that the first line names, and the government below it, where a release is marked near by."""
    lines = _first_lines(found.text)
    others = [line for line in lines if not _MARK.fullmatch(found.text, *line)]
    if not others or len(others) == len(lines):
        return
    start, end = others[0]
    words = name_at(found.text, (start, end))
    if not _names_an_office(found.text, start, end):
        return
    state = next((line for line in others[1:2] if _STATE.fullmatch(found.text, *line)), None)
    again = re.compile(r"\b" + r"\s+".join(map(re.escape, words.split())) + r"\b", re.IGNORECASE)
    if state is None and not again.search(found.text, end):
        return
    found.source(words, "publisher", (start, end))
    found.letterhead = [(start, end), *([state] if state else [])]


def _first_lines(text: str) -> list[Span]:
    found = []
    for line in re.compile(r"^[^\S\n]*(\S[^\n]{0,119}?)[^\S\n]*$", re.MULTILINE).finditer(text[:800]):
        found.append(line.span(1))
        if len(found) > _NEAR:
            break
    return found


def _names_an_office(text: str, start: int, end: int) -> bool:
    """Whether a line in capitals opens with an office and "OF", or closes with one: "WORKS DEPARTMENT"."""
    line = text[start:end]
    if not line.isupper() or not all(char.isalpha() or char in " ,&'’()-" for char in line):
        return False
    words = name_at(text, (start, end)).lower().split()
    if len(words) > _MOST_WORDS:
        return False
    at = next((at for at, word in enumerate(words) if word in {"of", "for"}), len(words))
    return (0 < at < len(words) - 1 and _is_office(words[at - 1])) or _is_office(words[-1])


def _is_office(word: str) -> bool:
    return word in _ALSO_OFFICES or organisation_nouns().get(word) in _OFFICE
