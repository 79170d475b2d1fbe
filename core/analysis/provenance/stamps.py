"""Dates and times as headers print them: "October 31, 2024 | 12:20 PM", "Thu 31st Oct 2024", "2024.10.31
(14:21)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from core.analysis.moments import calendar, odd
from core.model import Span

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" \
         r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"  # fmt: skip
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?"
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"{_WEEKDAY}(?:"
    rf"(?P<iso_y>{_YEAR})(?P<s>[-./])\s?(?P<iso_m>\d{{1,2}})(?P=s)\s?(?P<iso_d>\d{{1,2}})(?!\d)\.?"
    rf"|(?P<md_m>{_MONTH})\s{{0,2}}(?P<md_d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s{{1,2}}(?P<md_y>{_YEAR})\b)?"
    rf"|(?P<dm_d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s(?:of\s)?|-)(?P<dm_m>{_MONTH})(?:(?:,?\s|-)\s?"
    rf"(?P<dm_y>{_YEAR})\b)?"
    rf"|(?P<n_a>\d{{1,2}})(?P<ns>[-./])(?P<n_b>\d{{1,2}})(?P=ns)(?P<n_y>{_YEAR})\b)"
)
_CLOCK = (
    r"(?:(?P<h>[01]?\d|2[0-4])[:.h](?P<min>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?(?!\d)"
    r"|(?P<h4>[01]\d|2[0-3])(?P<min4>[0-5]\d)(?=\s?(?:GMT|UTC|hrs|hours))"
    r"|(?P<h12>1?\d)(?=\s?[ap]\.?m\b)|(?P<word>noon|midnight)\b)"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s?\(?(?:(?-i:Z|[A-Z]{1,4}T|UTC)|[+-]\d\d:?\d\d|local time|hrs|hours)\b(?:\s?[+-]\d{1,2}"
    r"(?::?\d\d)?)?\)?)?"
)
_GAP = r"[\s,|·•–—@T-]{0,5}(?:at\s|\()?"
_DATE_FIRST = re.compile(rf"{_DATE}(?:{_GAP}{_CLOCK}\)?)?", re.IGNORECASE)
_CLOCK_FIRST = re.compile(rf"{_CLOCK}[\s,|·•–—-]{{0,5}}(?:on\s)?{_DATE}", re.IGNORECASE)
_BASIC = re.compile(
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"
    r"(?:[T ]?(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?:[0-6]\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d(?::?\d\d)?)?)?"
)
"""A date without signs between, the basic format of ISO 8601: 20241104T032300Z."""
_START = re.compile(rf"(?<![\w./-])(?={_WEEKDAY}(?:\d|{_MONTH}\s{{0,2}}\d)|noon|midnight)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date: ``day`` None where it has no year, then ``month_day``; ``clock`` as HH:MM, its zone
    left out.

    ``other`` is the second reading where day and month could be swapped ("10/11/2024").
    """

    span: Span
    day: date | None
    clock: str | None = None
    other: date | None = None
    month_day: tuple[int, int] | None = None

    def beside(self, known: date | None) -> Stamp:
        """The stamp read in the light of a date known from elsewhere: it decides the year, or which is the
        month."""
        if self.day is None and self.month_day and known:
            return Stamp(self.span, calendar.year_of_day(*self.month_day, known), self.clock)
        if self.other and known == self.other:
            return Stamp(self.span, self.other, self.clock)
        return self


def read(text: str, start: int, end: int) -> Stamp | None:
    """The stamp that begins at ``start``, None if there is none."""
    for pattern in (_DATE_FIRST, _CLOCK_FIRST):
        if (match := pattern.match(text, start, end)) and (stamp := _stamp(match)):
            return stamp
    return None


def search(text: str, start: int, end: int) -> Stamp | None:
    """The first stamp between two positions, None if there is none."""
    for place in _START.finditer(text, start, end):
        if stamp := read(text, place.start(), end):
            return stamp
    return None


def whole(words: str) -> Stamp | None:
    """The date that a field of metadata holds, in any wording; None unless day, month and year are there."""
    words = words.strip()
    if basic := _BASIC.fullmatch(words):
        day = calendar.full_date(basic["y"], int(basic["m"]), basic["d"])
        clock = f"{basic['h']}:{basic['min']}" if basic["h"] else None
        return Stamp((0, len(words)), day, clock) if day else None
    found = search(words, 0, len(words))
    if found and found.day and not found.other:
        return found
    if not words or len(words) > 100:
        return found
    parsed = odd.stamp(words)
    if parsed is None:
        return found
    clock = f"{parsed:%H:%M}" if re.search(r"\d[:.h]\d\d|\d\s?[ap]\.?m", words, re.IGNORECASE) else None
    return Stamp((0, len(words)), parsed.date(), clock)


def _stamp(match: re.Match[str]) -> Stamp | None:
    clock = _clock(match)
    span = match.span()
    if match["n_y"]:
        days = calendar.day_and_month(int(match["n_a"]), int(match["n_b"]), int(match["n_y"]))
        return Stamp(span, days[0], clock, days[1] if len(days) > 1 else None) if days else None
    if match["iso_y"]:
        day = calendar.full_date(match["iso_y"], int(match["iso_m"]), match["iso_d"])
        return Stamp(span, day, clock) if day else None
    month = calendar.month_number(match["md_m"] or match["dm_m"])
    number, year = match["md_d"] or match["dm_d"], match["md_y"] or match["dm_y"]
    if year:
        day = calendar.full_date(year, month, number)
        return Stamp(span, day, clock) if day else None
    if not 1 <= int(number) <= 31:
        return None
    return Stamp(span, None, clock, month_day=(month, int(number)))


def _clock(match: re.Match[str]) -> str | None:
    if match["word"]:
        return "12:00" if match["word"].lower() == "noon" else "00:00"
    hour_words = match["h"] or match["h4"] or match["h12"]
    if not hour_words:
        return None
    hour, minute = int(hour_words), match["min"] or match["min4"] or "00"
    half = (match["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute}" if hour < 24 else None
