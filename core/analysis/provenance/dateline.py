"""Datelines and the credits in them: "SEOUL, Oct. 31 (Yonhap) -- ", "Washington, (APP - UrduPoint - 31st
Oct, 2024) ".

A place at the start of a paragraph is a dateline only where something shows it: a credit, a date, or a dash
after a place that is known. "Kim (61)", "TRUMP: ..." and "EXCLUSIVE - ..." are none.
"""

from __future__ import annotations

import re

from core.analysis.lexicon import common_words, labels
from core.analysis.provenance import stamps
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.outlets import credited, known
from core.analysis.provenance.people import name_at, strip
from core.analysis.provenance.place_names import place_index, place_key, place_name, regions
from core.model import Span

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w.'’]*(?:-[\w.'’]+)*"
_NO_MONTH = r"(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zA-Z]{0,6}\.?\s{0,2}\d)"
_SMALL = r"(?:de|la|do|da|dos|del|di|of|the|al|el|le|les|en|sur|upon|und|am|and)"
_NAMES = rf"{_NO_MONTH}{_WORD}(?:(?:\s?/\s?|\s(?:{_SMALL}\s){{0,2}}){_NO_MONTH}{_WORD}){{0,5}}"
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zA-Z]{0,6}\b\.?"
_DATE = (
    rf"(?:{_MONTH}\s{{0,2}}\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s(?:19|20)\d\d)?)"
)
_DATELINE = re.compile(
    rf"(?P<place>{_NAMES})"
    rf"(?P<region>\s?,\s?{_NAMES}(?:,\s?{_NO_MONTH}{_WORD})?|\s\[{_NAMES}\])?"
    rf"(?P<comma>\s?[,.;])?"
    rf"(?:\s{{0,3}}(?P<date>{_DATE})(?P<stop>[.,]?))?"
    rf"(?:\s?(?:--|—)?\s?(?:\((?P<credit>[^()\n]{{2,120}})\)|/(?P<slash>{_CAPITAL}[\w .-]{{1,30}})/\.?)"
    rf"|,?\s(?P<bare>{_CAPITAL}[\w.]{{1,14}})(?=\s?[-–—:]))?"
    rf"\s{{0,2}}(?P<mark>:|-{{1,3}}|[–—―])?(?P<space>\s*)"
)
_PLACELESS = re.compile(
    rf"(?:(?P<date>{_DATE})[.,]?\s)?[(\[](?:(?P<place>{_NAMES})=)?(?P<credit>[^()\[\]\n]{{2,60}})[)\]]"
    r"\s{0,2}(?P<mark>:|-{1,3}|[–—―])?(?P<space>\s*)"
)
_ABBREVIATED = re.compile(r"(?:[A-Z]\.\s?){2,3}|[A-Z][A-Za-z]{1,5}\.|[A-Z]\.?[A-Z][a-z]{1,3}\.")
_CREDIT_GAP = re.compile(r"\s[-–—]{1,2}\s|\s?/\s?|\s?[|;]\s?|,\s(?!\d)|\s(?:via|with|and)\s")


def read(found: Findings, start: int, end: int, *, strong: bool = False) -> bool:
    """Read a dateline that begins at ``start`` into the findings; False, and nothing read, if there is none.

    ``strong`` asks of a bare "PLACE - " that it be in capitals, for paragraphs further down.
    """
    match = _DATELINE.match(found.text, start, end)
    if match and _is_dateline(found, match, strong):
        _keep(found, match)
        return True
    match = _PLACELESS.match(found.text, start, end)
    if match and match["mark"] and known(match["credit"]):
        _keep(found, match)
        return True
    return False


def read_line(found: Findings, start: int, end: int) -> bool:
    """Read a line of nothing but a known place and a whole date ("Apia, 3 May 2025"); False if it is none."""
    match = _DATELINE.fullmatch(found.text, start, end)
    if match is None or not match["date"] or match["credit"] or match["slash"] or match["bare"]:
        return False
    stamp = stamps.read(found.text, match.start("date"), match.end("date"))
    if not stamp or not stamp.day or not match["comma"] or match["mark"] == ":" or not _known_place(match):
        return False
    _keep(found, match)
    return True


def _is_dateline(found: Findings, match: re.Match[str], strong: bool) -> bool:
    first = match["place"].split()[0].lower().rstrip(".,")
    if first in _NOT_A_PLACE or match["place"].lower() in labels():
        return False
    if (credit := match["credit"] or match["slash"]) and _is_credit(found, match):
        placed = match["comma"] or match["date"] or match["mark"] or match["slash"] or _known_place(match)
        return bool(placed) and bool(credit)
    if credit and not match["mark"]:
        return False
    bare = match["bare"]
    if bare and not (known(bare) and (match["date"] or _known_place(match))):
        return False
    if match["date"]:
        return bool(match["mark"] or bare) and bool(match["space"])
    if not match["mark"] or not match["space"] or credit or (strong and not match["place"].isupper()):
        return False
    return bool(bare) or _marked_place(found, match)


def _is_credit(found: Findings, match: re.Match[str]) -> bool:
    """Whether brackets hold who wrote the text; a state, an age or a handful of words is none."""
    start, end = match.span("credit") if match["credit"] else match.span("slash")
    parts = _parts(found.text, start, end)
    words = [name_at(found.text, span) for span in parts]
    if any(known(word) for word in words) or any(word.startswith("@") for word in words):
        return True
    if any(stamps.search(word, 0, len(word)) for word in words):
        return len(words) > 1
    if any(place_key(word) in place_index() for word in words):
        return False
    named = all(len(word.split()) <= 5 and word[0].isupper() for word in words)
    return named and bool(match["mark"] and (match["date"] or match["place"].isupper()))


def _marked_place(found: Findings, match: re.Match[str]) -> bool:
    """A place before a dash, or in capitals before a colon that no speaker's turn repeats."""
    words = match["place"]
    capitals = words.isupper()
    if match["mark"] == ":":
        turn = re.compile(rf"^\s*{re.escape(words)}\s?:", re.MULTILINE)
        return capitals and _known_place(match) and len(turn.findall(found.text)) == 1
    if match["mark"] == "-" and not found.text[match.start("mark") - 1].isspace():
        return False
    region = (match["region"] or "").strip(" ,[]\xa0")
    if capitals and region and (_ABBREVIATED.fullmatch(region) or place_key(region) in regions()):
        return True
    return _known_place(match) or (capitals and match["mark"] in ("—", "--") and _unusual(words))


def _unusual(words: str) -> bool:
    """Whether no word is one that English texts print without a capital: a place that no table has."""
    return common_words().isdisjoint(words.lower().split())


def _known_place(match: re.Match[str]) -> bool:
    return all(place_key(part) in place_index() for part in re.split(r"\s?/\s?", match["place"]))


def _keep(found: Findings, match: re.Match[str]) -> None:
    if match["place"]:
        at = match.start("place")
        for part in re.finditer(r"[^/]+", match["place"]):
            span = strip(found.text, at + part.start(), at + part.end())
            found.source(place_name(name_at(found.text, span)), "dateline", span)
    if match["date"]:
        found.claim("dateline", stamps.read(found.text, match.start("date"), match.end("date")))
    for group in ("credit", "slash", "bare"):
        if match.groupdict().get(group):
            credit(found, *match.span(group))
    found.cut(match.start(), match.start("space"))


def credit(found: Findings, start: int, end: int) -> None:
    """Read the inside of a credit: agencies and outlets by name, a date, no handles."""
    first = True
    for span in _parts(found.text, start, end):
        words = name_at(found.text, span)
        if stamp := stamps.search(found.text, *span):
            found.claim("credit", stamp)
        elif not words.startswith("@") and (words[0].isupper() or known(words)):
            found.outlet(credited(words, first), span)
            first = False


def _parts(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for gap in (*_CREDIT_GAP.finditer(text, start, end), None):
        span = strip(text, at, gap.start() if gap else end)
        if text[slice(*span)].startswith("@ "):
            span = strip(text, span[0] + 1, span[1])
        if span[0] < span[1]:
            spans.append(span)
        at = gap.end() if gap else end
    return spans


# Openings of paragraphs that are written as datelines are and are none.
_NOT_A_PLACE = frozenset({
    "analysis", "breaking", "brief", "correction", "editorial", "exclusive", "explainer", "factbox",
    "feature", "interview", "live", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "note", "opinion", "photo", "photos", "posted", "published", "refile", "timeline",
    "update", "updated", "urgent", "video", "watch", "wrapup", "by", "photograph", "image",
    "copyright", "date",
})  # fmt: skip
