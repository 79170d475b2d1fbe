"""A signature in two lines above a text: a name on a line of its own, below it the outlet and the place it is from.

"Dana Whitlock" over "BBC News, Port Ansel" needs no other mark; the name alone might be a heading.
"""

from __future__ import annotations

import re

from core.analysis.lexicon import common_words, given_names
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.outlets import known
from core.analysis.provenance.people import is_nobody, is_person, name_at, strip
from core.analysis.provenance.place_names import is_place
from core.model import Span

_FROM = re.compile(r"(?P<outlet>[^\W_][^\n,|]{1,40}),[^\S\n](?P<place>[^\W\d_][^\n,|.:;!?]{1,40})")
_LINE = re.compile(r"\S[^\n]{0,90}")
_GAP = re.compile(r"[^\S\n]*\n\s{0,4}")
_SMALL = frozenset({"and", "de", "del", "in", "of", "on", "the", "upon"})
_MOST_WORDS = 4


def read_signature(found: Findings, start: int, end: int) -> bool:
    """Read a name over an outlet and a place, or the outlet's line below such a name; False if it is neither."""
    text = found.text
    if _is_name(text, start, end) and (gap := _GAP.match(text, end)) and (below := _LINE.match(text, gap.end())):
        if not _outlet_and_place(text, *strip(text, *below.span()), signed=True):
            return False
        found.person((start, end), "byline")
        found.cut(start, end)
        return True
    if not (parts := _outlet_and_place(text, start, end, signed=_name_above(text, start))):
        return False
    outlet, place = parts
    if its := known(name_at(text, outlet)):
        found.outlet(its, outlet)
    found.page_place = found.page_place or (name_at(text, place), place)
    found.cut(start, end)
    return True


def _outlet_and_place(text: str, start: int, end: int, *, signed: bool) -> tuple[Span, Span] | None:
    """Where a line's known outlet and place stand; only below a name may the place be an unknown one."""
    line = _FROM.fullmatch(text, start, end)
    if line is None or not known(line["outlet"]):
        return None
    words = line["place"].split()
    named = len(words) <= _MOST_WORDS and all(word[0].isupper() or word in _SMALL for word in words)
    named = named and not is_nobody(line["place"]) and not common_words().issuperset(line["place"].lower().split())
    if not is_place(line["place"]) and not (signed and named):
        return None
    return line.span("outlet"), line.span("place")


def _name_above(text: str, start: int) -> bool:
    above = text[max(0, start - 100) : start].rstrip().rpartition("\n")[2]
    return _is_name(above, *strip(above, 0, len(above)))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a short line is a person's name and no heading."""
    words = name_at(text, (start, end)) if end - start <= 50 else ""
    if not words or not is_person(words) or known(words) or is_place(words):
        return False
    return words.split()[0].title() in given_names() or common_words().isdisjoint(words.lower().split())
