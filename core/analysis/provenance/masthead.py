"""Lines of a web page that say in parts who put it out, where and when: "The Harwick Star | Published 3 May 2025".

Such a line is one only with an outlet and a whole date in it; all else about it is left to the other readers.
"""

from __future__ import annotations

import re

from core.analysis.lexicon import given_names, states
from core.analysis.provenance.byline import read_dates
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.people import is_nobody, is_person, name_at, strip
from core.analysis.provenance.place_names import is_place
from core.analysis.provenance.unlisted import at_desk, outlet_of
from core.model import Span

_BAR = re.compile(r"\s?[|·•]\s?")
_BY = re.compile(r"by\s+", re.IGNORECASE)
_LONGEST, _LONGEST_SECTION = 220, 2


def read_masthead(found: Findings, start: int, end: int) -> bool:
    """Read a line of an outlet, dates and what else such lines hold; False, and nothing read, if it is none."""
    text = found.text
    bars = list(_BAR.finditer(text, start, end)) if end - start <= _LONGEST else []
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
    if not outlets or not any(stamp.day for _, stamp, _ in trial.claims):
        return False
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


def _read_person(found: Findings, span: Span) -> bool:
    if not is_person(name_at(found.text, span)):
        return False
    found.person(span, "byline")
    return True
