"""Turns that say their speaker reports: "JANE HOLLIS, REPORTER: ..."; who presents or is asked is no source.

A label that names an outlet too is the house's own only where its presenter's label names the same ("CNN ANCHOR").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.analysis.lexicon import common_words, labels
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.labels import is_dialogue
from core.analysis.provenance.outlets import Outlet, known
from core.analysis.provenance.people import is_person, strip
from core.model import Span

_LABEL = re.compile(
    r"^[^\S\n]*(?P<name>[^\W\d_a-z][\w .'’-]{2,50}),[^\S\n](?P<role>[^\W_][\w .&-]{1,50}?)[^\S\n]?:(?=\s)", re.MULTILINE
)
_REPORTS = frozenset({"reporter", "correspondent"})


@dataclass(frozen=True, slots=True)
class _Turn:
    name: Span
    job: str
    before: str
    before_span: Span
    house: Outlet | None


def read_reporting_turns(found: Findings, start: int) -> None:
    """Read the reporters of a dialogue, and the outlet whose presenters speak; guests of other outlets are left."""
    turns = _turns(found.text, start) if is_dialogue(found.text) else []
    houses = set()
    for turn in turns:
        if turn.house and labels().get(turn.job) == "anchor":
            houses.add(turn.house)
            found.outlet(turn.house, turn.before_span, "publisher")
    for turn in turns:
        beat = turn.before.lower().split()
        if turn.job in _REPORTS and (turn.house in houses if turn.house else common_words().issuperset(beat)):
            found.person(turn.name, "reporter")


def _turns(text: str, start: int) -> list[_Turn]:
    """The turns whose labels give a person's name and a job, with the outlet that opens the job's words."""
    turns = []
    for match in _LABEL.finditer(text, start):
        if not is_person(match["name"]):
            continue
        before, _, job = match["role"].rpartition(" ")
        words = before.split()
        opening = next((" ".join(words[:n]) for n in range(len(words), 0, -1) if known(" ".join(words[:n]))), "")
        at = match.start("role")
        span = (at, at + len(opening))
        turns.append(_Turn(strip(text, *match.span("name")), job.lower(), before, span, known(opening)))
    return turns
