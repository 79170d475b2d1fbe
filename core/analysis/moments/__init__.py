"""Finds expressions of time and says which day, week, month or year they mean beside the date of publication.

The rules are those of news usage (AP Stylebook, "days of the week", "dates"): a weekday is the last one
before the report, and printed on that very weekday it is the day of the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from core.analysis.moments import calendar, dates, odd, relative
from core.analysis.moments.made import words
from core.model import Moment

_Read = Callable[[re.Match[str], date | None], Moment | None]

_M, _WD, _WDS = calendar.MONTH, calendar.WEEKDAY, calendar.WEEKDAY_SHORT
_DAY = rf"\d{{1,2}}(?:{calendar.ORDINAL}\b)?(?!\d|[.:,]\d|%)"
_YEAR = r"(?:1[6-9]|20|21)\d\d(?!\d|[.,]\d)"
_PART = r"(?:morning|noon|afternoon|evening|night)"
_PHASE = r"(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?:\s+(?:on|in))?\s+)?"
_LEAD = rf"(?:(?:{_WD}|{_WDS}),?\s+(?:the\s+)?)?"


def find(text: str, start: int, end: int, published: date | None) -> tuple[Moment, ...]:
    """Time expressions in text[start:end], in the order of the text, none overlapping.

    ``published`` is the local date of the outlet; without it an expression that needs it is of unknown value.
    Verbs ("may", "march"), bare numbers ("10/30"), habits ("on Tuesdays", "every Friday") and names ("Sunday
    Times", "Black Friday") are no moments.
    """
    signs = _signs(text, start, end)
    found = [
        (match.start(), -match.end(), moment)
        for rule in _RULES
        if rule.needs <= signs
        for match in rule.pattern.finditer(text, start, end)
        if (moment := _guarded(rule, match, published)) is not None
    ]
    found.sort(key=lambda item: item[:2])
    return tuple(_disjoint(moment for _, _, moment in found))


def _disjoint(moments: Iterator[Moment]) -> Iterator[Moment]:
    last = 0
    for moment in moments:
        if moment.span and moment.span[0] >= last:
            last = moment.span[1]
            yield moment


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    read: _Read
    needs: frozenset[str]
    """The signs without which the pattern cannot match: far quicker to look for, and for all rules at once."""
    relative: bool


def _guarded(rule: _Rule, match: re.Match[str], published: date | None) -> Moment | None:
    if published is None and rule.relative:
        return Moment(None, "unknown", f'"{words(match)}", but the document gives no date', match.span())
    try:
        return rule.read(match, published)
    except (ValueError, OverflowError):  # beyond the years the calendar has
        return None


def _rule(read: _Read, *pattern: str, needs: str, relative: bool = True) -> _Rule:
    return _Rule(re.compile("".join(pattern)), read, frozenset(needs.split()), relative)


_SIGNS = {
    "digit": re.compile(r"\d"),
    "year": re.compile(r"1[6-9]\d\d|2[01]\d\d"),
    "month": re.compile(calendar.starts(calendar.MONTH_NAMES)),
    "weekday": re.compile(calendar.starts(calendar.WEEKDAY_NAMES)),
}
_SIGN_WORDS = {
    "near": ("today", "yesterday", "tomorrow", "night", "morning", "noon", "evening"),
    "unit": ("week", "month", "year"),
    "ago": ("ago",),
}


def _signs(text: str, start: int, end: int) -> set[str]:
    """What a stretch of a text has of the things an expression of time is made of; most stretches have none."""
    words = text[start:end].lower()
    spelled = {sign for sign, forms in _SIGN_WORDS.items() for form in forms if form in words}
    return spelled.union(sign for sign, pattern in _SIGNS.items() if pattern.search(text, start, end))


_FUNCTION_WORD = r"(?:of|at|in|and|for|to|by|that|when|after|before|with|between|local)\b"
_COUNTED_PLURAL = r"\s(?!(?:was|is|has|as|its|this|his|us)\b)[a-z]+s\b"  # "in 2000 homes"
_AGO_NUMBER = "|".join(
    rf"[{word[0].upper()}{word[0]}]{word[1:]}".replace(" ", r"\s+")
    for word in (*sorted(calendar.NUMBERS, key=len, reverse=True), "a few", "several", "some")
)
_UP_TO = rf"(?:\s?[-–]\s?(?P<last>\d{{1,2}})(?:{calendar.ORDINAL})?\b(?![.:,]\d))?"
_AND_YEAR = rf"(?:,?\s+(?P<year>{_YEAR}))?"

_RULES = (
    _rule(
        dates.iso,
        r"\b(?=[12])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)",
        r"(?:[T ](?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?Z?)?\b(?!-\d)",
        needs="year",
        relative=False,
    ),
    _rule(
        dates.iso,
        r"\b(?=[12])(?P<y>(?:19|20)\d\d)\s?[년年]\s?(?P<m>\d{1,2})\s?[월月]\s?(?P<d>\d{1,2})\s?[일日](?P<time>)",
        needs="year",
        relative=False,
    ),
    _rule(
        dates.day_month,
        rf"\b(?=[A-Z]){_LEAD}(?P<month>{_M})\s{{0,2}}(?P<day>{_DAY}){_UP_TO}{_AND_YEAR}",
        needs="month digit",
        relative=False,
    ),
    _rule(
        dates.day_month,
        rf"\b(?=[A-Z\d])(?<![\d.,/$€£-]){_LEAD}(?P<day>{_DAY}){_UP_TO}\s(?:of\s)?(?P<month>{_M}){_AND_YEAR}",
        needs="month digit",
        relative=False,
    ),
    _rule(
        dates.numeric,
        rf"\b(?=\d)(?<![\d./-])(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})(?![./]\d)",
        needs="year",
        relative=False,
    ),
    _rule(
        dates.month_year,
        rf"\b(?:(?:[Ii]n|[Ss]ince)\s+)?(?:(?:early|late|mid)[\s-])?(?P<month>{_M}),?\s(?:of\s)?"
        rf"(?P<year>{_YEAR})",
        needs="month year",
        relative=False,
    ),
    _rule(
        dates.month,
        r"\b(?:(?P<prep>[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]y|[Oo]f|[Ff]rom|[Tt]hrough)\s+)?",
        r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|past|coming)\s+)?",
        rf"(?P<phase>(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-](?:in\s)?)?(?P<month>{_M})(?!\.?\s*\d|\w)",
        needs="month",
    ),
    _rule(
        dates.year_alone,
        r"\b(?:(?:[Ee]arl(?:y|ier)|[Ll]ate|[Ll]ater|[Bb]ack)\s+)?[Ii]n\s+(?:the\s+year\s+)?",
        r"(?:(?:early|late|mid)[\s-])?(?P<year>(?:19|20)\d\d)",
        rf"(?![\d%]|[.,]\d|-\d|s\b)(?!{_COUNTED_PLURAL})",
        needs="year",
        relative=False,
    ),
    _rule(
        relative.weekday,
        rf"\b(?:(?P<week2>last|this|next)\s+week\s+on\s+)?{_PHASE}",
        r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his\s+(?:past|coming)|[Tt]his|past|coming)\s+)?",
        rf"(?P<weekday>{_WD}|(?:{_WDS})(?<=\.))(?:\s+{_PART}\b)?",
        r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?(?!\w)",
        needs="weekday",
    ),
    _rule(
        relative.counted,
        rf"\b{_PHASE}(?P<day>[Tt]he\s+day\s+before\s+yesterday|[Tt]he\s+day\s+after\s+tomorrow",
        rf"|[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Ll]ast\s+night|[Tt]his\s+{_PART})\b"
        rf"(?:\s+{_PART}\b)?",
        needs="near",
    ),
    _rule(
        relative.nth,
        rf"\b[Oo]n\s+the\s+(?P<nth>\d{{1,2}}){calendar.ORDINAL}\b",
        rf"(?:\s+of\s+(?P<of>last|this|next)\s+month\b)?(?=\s*(?:[.,;)]|$|{_FUNCTION_WORD}))",
        needs="digit",
    ),
    _rule(
        relative.period,
        rf"\b{_PHASE}(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<unit>week|weekend|month|year)\b",
        needs="unit",
    ),
    _rule(
        relative.period,
        r"\b(?:[Oo]ver|[Aa]t|[Dd]uring)\s+(?P<which>the)\s+(?P<unit>weekend)\b",
        needs="unit",
    ),
    _rule(
        relative.ago,
        r"\b(?:(?:[Aa]bout|[Nn]early|[Aa]round|[Ll]ess\s+than|[Mm]ore\s+than)\s+)?",
        rf"(?P<n>\d{{1,3}}|{_AGO_NUMBER})\s+(?P<unit>minute|hour|day|week|fortnight|month|year"
        rf"|decade)s?\s+ago\b",
        needs="ago",
    ),
    _rule(dates.foreign, odd.WHOLE, needs="year", relative=False),
)
