"""Makes moments out of matches, each with the words it was worked out from as its basis."""

from __future__ import annotations

import re
from functools import cache

from core.analysis.lexicon import cues
from core.analysis.moments import calendar
from core.model import Moment, Precision


def words(match: re.Match[str]) -> str:
    return " ".join(match.group().split())


def moment(match: re.Match[str], value: str, precision: Precision, why: str = "", end: int | None = None) -> Moment:
    span = (match.start(), match.end() if end is None else end)
    words = " ".join(match.string[span[0] : span[1]].split())
    return Moment(value, precision, f'"{words}"{" " + why if why else ""}', span)


@cache
def _past_cues() -> frozenset[str]:
    return frozenset(form for form, cue in cues().items() if cue.tense in {"past", "s"} and " " not in form)


def direction(match: re.Match[str]) -> calendar.Direction:
    ahead = calendar.points_forward(match.string, match.start(), match.end(), _past_cues())
    return "forward" if ahead else "open"
