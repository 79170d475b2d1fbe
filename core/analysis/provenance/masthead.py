"""Lines of a web page that say in parts who put it out, where and when: "The Harwick Star | Published 3 May 2025".

Such a line is one only with a whole date in it, and an outlet or nothing but the names of sections or places ("3 May
2025 | Press releases"); all else about it is left to the other readers.
"""

from __future__ import annotations

import re

from core.analysis.lexicon import common_words, given_names, states
from core.analysis.provenance import stamps
from core.analysis.provenance.byline import read_dates
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.people import is_nobody, is_person, name_at, strip
from core.analysis.provenance.place_names import is_place
from core.analysis.provenance.unlisted import at_desk, outlet_of
from core.model import Span

_BAR, _BAR_OR_DASH = re.compile(r"\s?[|·•]\s?"), re.compile(r"\s?[|·•]\s?|\s[-–—]\s")
_IN_BRACKETS = re.compile(r"\s{0,3}\((?P<who>[^()\n]{2,50})\)\.?")
_SECTION = frozenset(
    {"article", "articles", "release", "releases", "statement", "statements", "transcript", "transcripts"}
)
_BY = re.compile(r"by\s+", re.IGNORECASE)
_LONGEST, _LONGEST_SECTION = 220, 2


def read_masthead(found: Findings, start: int, end: int) -> bool:
    """Read a line of an outlet, dates and what else such lines hold; False, and nothing read, if it is none."""
    if end - start > _LONGEST:
        return False
    if _read_dated_outlet(found, start, end) or _read_parts(found, start, end, _BAR):
        return True
    return _read_parts(found, start, end, _BAR_OR_DASH)


def _read_dated_outlet(found: Findings, start: int, end: int) -> bool:
    """Read a whole date with an outlet in brackets behind it: "May 3, 2025 (The Harwick Star)"."""
    stamp = stamps.read(found.text, start, end)
    who = _IN_BRACKETS.fullmatch(found.text, stamp.span[1], end) if stamp and stamp.day else None
    outlet = outlet_of(name_at(found.text, who.span("who"))) if who else None
    if who is None or outlet is None:
        return False
    found.claim("line", stamp)
    found.outlet(outlet, who.span("who"))
    found.cut(start, end)
    return True


def _read_parts(found: Findings, start: int, end: int, gap: re.Pattern[str]) -> bool:
    text = found.text
    bars = list(gap.finditer(text, start, end))
    if not bars:
        return False
    starts, ends = [start, *(bar.end() for bar in bars)], [*(bar.start() for bar in bars), end]
    parts = [strip(text, *span) for span in zip(starts, ends, strict=True)]
    trial = Findings(text)
    dates = next((at for at, span in enumerate(parts) if read_dates(Findings(text), *span)), len(parts))
    stops = range(len(parts), dates, -1)
    stop = next((at for at in stops if read_dates(Findings(text), parts[dates][0], parts[at - 1][1])), None)
    if stop is None:
        return False
    read_dates(trial, parts[dates][0], parts[stop - 1][1])
    for span in (*parts[:dates], *parts[stop:]):
        if not _read_part(trial, span):
            return False
    outlets = [source for source in trial.sources if source.role in {"publisher", "agency"}]
    if not any(stamp.day for _, stamp, _ in trial.claims):
        return False
    others = [name_at(text, span) for span in (*parts[:dates], *parts[stop:])]
    if not outlets and (
        trial.sources or not others or not all(_is_section(words) or is_place(words) for words in others)
    ):
        return False
    if dates > 0 and not found.title_span and (gap is _BAR_OR_DASH or not outlets):
        return False
    found.transcript |= any(words.casefold() == "transcript" for words in others)
    for source in trial.sources:
        found.source(source.name, source.role, source.span)
    found.claims.extend(trial.claims)
    found.page_place = found.page_place or trial.page_place
    found.cut(start, end)
    return True


def _read_part(found: Findings, span: Span) -> bool:
    """An outlet, its desk, a city, a person or a short name of a section; False if it is none of these."""
    words = name_at(found.text, span)
    if desk := at_desk(found.text, span):
        found.outlet(*desk)
    elif outlet := outlet_of(words):
        found.outlet(outlet, span)
    elif is_place(words):
        if found.sources and words not in {state.name for state in states()}:
            found.page_place = (words, span)
    elif by := _BY.match(found.text, *span):
        return _read_person(found, (by.end(), span[1]))
    elif words.split()[:1] and words.split()[0] in given_names():
        return _read_person(found, span)
    else:
        return is_nobody(words) or 0 < len(words.split()) <= _LONGEST_SECTION
    return True


def _is_section(words: str) -> bool:
    """Whether words are what parts of a site are called: "Press releases", "Business News"."""
    return 0 < len(words.split()) <= 3 and all(
        word in _SECTION or word in common_words() for word in words.lower().split()
    )


def _read_person(found: Findings, span: Span) -> bool:
    if not is_person(name_at(found.text, span)):
        return False
    found.person(span, "byline")
    return True
