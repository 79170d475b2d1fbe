"""Marks with which a wire report ends: "... on Thursday. (ANI)", "... a week. - dpa", "... the ministry said. /AFP".

Only the last of a text's paragraphs has one, behind a finished sentence: "the Associated Press (AP)." credits nobody.
"""

from __future__ import annotations

import re

from core.analysis.provenance.findings import Findings
from core.analysis.provenance.outlets import known
from core.analysis.provenance.people import name_at, strip
from core.model import Span

_NAMES = r"(?P<names>[^\W\d_][^\W_]{1,30}(?:[ /&.][^\W_]{1,20}){0,4})"
_MARK = re.compile(
    rf"(?:(?<=[.!?…])|(?<=[.!?…][\"”’')])|^)[^\S\n]*"
    rf"(?:\({_NAMES}\)|(?:-{{1,3}}|[–—/])[^\S\n]?{_NAMES.replace('names', 'dashed')})\.?[^\S\n]*$",
    re.MULTILINE,
)
_ASIDE = re.compile(r"[(\[][^\n]*[)\]]\.?|\W*")
_FOOT = 1500


def read_wire_mark(found: Findings, start: int) -> None:
    """Read the agencies that the end of the last paragraph credits; what stands below must be furniture or asides."""
    text = found.text
    for mark in _MARK.finditer(text, max(start, len(text) - _FOOT)):
        group = "names" if mark["names"] else "dashed"
        agencies = _agencies(text, mark.span(group))
        if agencies and _is_last(found, mark.end()):
            for name, span in agencies:
                found.source(name, "agency", span)
            found.cut(*mark.span())
            return


def _agencies(text: str, span: Span) -> list[tuple[str, Span]]:
    """The agencies of "PTI" or "AFP/Bernama"; none unless the lexicon knows every name as an agency's."""
    found, at = [], span[0]
    for gap in (*re.compile(r"\s?[/&]\s?").finditer(text, *span), None):
        part = (at, gap.start() if gap else span[1])
        outlet = known(name_at(text, part))
        if outlet is None or outlet.role != "agency":
            return []
        found.append((outlet.name, part))
        at = gap.end() if gap else span[1]
    return found


def _is_last(found: Findings, at: int) -> bool:
    """Whether nothing but furniture and remarks in brackets follows."""
    for line in re.compile(r"[^\n]+").finditer(found.text, at):
        first, last = strip(found.text, *line.span())
        covered = any(start <= first and last <= end for start, end in found.furniture)
        if not covered and not _ASIDE.fullmatch(found.text, first, last):
            return False
    return True
