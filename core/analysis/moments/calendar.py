"""The calendar as news writes it: names of months and weekdays, numbers in words, and which year a bare date
means."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

Direction = Literal["back", "forward", "open"]

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_WEEKDAY_SHORT = ("Mon", "Tues", "Tue", "Wed", "Thurs", "Thur", "Thu", "Fri", "Sat", "Sun")
_NUMBER_NAMES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip

MONTHS = {name.lower(): at for at, name in enumerate(MONTH_NAMES, 1)} | {
    short.lower(): next(at for at, name in enumerate(MONTH_NAMES, 1) if name.startswith(short[:3]))
    for short in _MONTH_SHORT
}
WEEKDAYS = {name.lower(): at for at, name in enumerate(WEEKDAY_NAMES)} | {
    short.lower(): next(at for at, name in enumerate(WEEKDAY_NAMES) if name.startswith(short[:3]))
    for short in _WEEKDAY_SHORT
}
NUMBERS = {name: at for at, name in enumerate(_NUMBER_NAMES, 1)} | {"a": 1, "an": 1, "a couple of": 2}


def _either_case(names: tuple[str, ...]) -> str:
    """Names as they are printed: capitalised, or in capitals as datelines have them; never in lower case."""
    return "|".join(form for name in names for form in (name, name.upper()))


def starts(names: tuple[str, ...]) -> str:
    """A pattern of how names and their abbreviations begin: with three letters, in the cases they are printed in."""
    return _either_case(tuple(name[:3] for name in names))


# A lower-case "may", "march" or "sat" is a verb, so months and weekdays must be written as names.
MONTH = rf"(?:(?:{_either_case(MONTH_NAMES)})\b|(?:{_either_case(_MONTH_SHORT)})\b\.?)"
WEEKDAY = rf"(?:{_either_case(WEEKDAY_NAMES)})\b"
WEEKDAY_SHORT = rf"(?:{_either_case(_WEEKDAY_SHORT)})\b\.?"
# These are also words or people's given names: alone they are no month.
AMBIGUOUS_MONTHS = frozenset({3, 4, 5, 6, 8})
ORDINAL = r"(?:st|nd|rd|th)"

# A date without a year lies in the year of publication, unless that is further off than this (AP Stylebook,
# "dates": the year is left out only within the current year); ahead of publication it usually comes with a
# future verb.
_DAYS_BACK, _DAYS_AHEAD = 300, 120


def month_number(name: str) -> int:
    """The month of a printed name or abbreviation, 1 to 12."""
    return MONTHS[name.rstrip(".").lower()]


def weekday_number(name: str) -> int:
    """The weekday of a printed name or abbreviation, Monday 0 to Sunday 6."""
    return WEEKDAYS[name.rstrip(".").lower()]


def week_of(day: date) -> str:
    """The ISO week of a day, ``2024-W44``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def months_from(base: date, count: int) -> str:
    """The month that lies so many months from a day, ``2024-10``; raises ValueError outside the years 1 to
    9999."""
    year, month = divmod(base.year * 12 + base.month - 1 + count, 12)
    return f"{date(year, month + 1, 1):%Y-%m}".rjust(7, "0")


def weekday_near(base: date, weekday: int, direction: Direction) -> date:
    """The last such weekday, that of the base included; or the next one, the base included, going forward."""
    if direction == "forward":
        return base + timedelta(days=(weekday - base.weekday()) % 7)
    return base - timedelta(days=(base.weekday() - weekday) % 7)


def weekday_of_week(base: date, weekday: int, weeks: int) -> date:
    """That weekday in the ISO week which lies so many weeks from the base's."""
    return base + timedelta(days=weekday - base.weekday(), weeks=weeks)


def year_of_day(month: int, day: int, base: date, direction: Direction = "open") -> date | None:
    """The date a day and month without a year mean beside a base date; None if there is no such day."""
    near = [found for year in range(base.year - 1, base.year + 2) if (found := _date(year, month, day))]
    if direction == "forward":
        return next((found for found in near if found >= base), None)
    if direction == "back":
        return next((found for found in reversed(near) if found <= base), None)
    inside = [found for found in near if -_DAYS_BACK <= (found - base).days <= _DAYS_AHEAD]
    same_year = [found for found in inside if found.year == base.year]
    ranked = same_year or sorted(inside or near, key=lambda found: abs((found - base).days))
    return ranked[0] if ranked else None


def year_of_month(month: int, base: date, direction: Direction = "open") -> int:
    """The year a month without a year means beside a base date; the base's own month is its own year."""
    if month == base.month:
        return base.year
    found = year_of_day(month, 15, base.replace(day=15), direction)
    return found.year if found else base.year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_date(year: str, month: int, day: str) -> date | None:
    """A date of printed parts, None if the calendar has none such."""
    return _date(int(year), month, int(day))


def day_and_month(first: int, second: int, year: int) -> tuple[date, ...]:
    """What two numbers and a year may mean: one date, or two where day and month could be swapped."""
    both = {found for pair in ((first, second), (second, first)) if (found := _date(year, *pair))}
    return tuple(sorted(both))


_FUTURE = re.compile(
    r"\b(?:will|would(?!\shave)|shall|won['’]t|(?:is|are)\s(?:to|due)|scheduled|slated|(?<!than\s)"
    r"(?<!as\s)expected"
    r"|set\sto|plans?\sto|planned\sfor|plans\sfor|upcoming|ahead\sof|expires?)\b|['’]ll\b"
    r"|\b(?:due|until|by|through|starting|beginning|ending)(?:\son)?\s+\Z",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"(?<![A-Z])[.!?]|\b(?:because|since)\b|[;:,\n\"“”]|--|[–—]")
# What follows the date up to "will", as long as it is still the same clause's subject ("Tuesday's vote
# will").
_WILL_AHEAD = re.compile(r"[^.;!?\n]{0,60}?(?:\b(?:will|is to|are to)\b|['’]ll\b)")
_OTHER_CLAUSE = re.compile(r"\b(?:and|that|who|which|as|because|but|to)\b")
_OPENING = re.compile(r"\s*(?:(?:on|by)\s+)?", re.IGNORECASE)
_WINDOW = 80


def points_forward(text: str, start: int, end: int, past_cues: frozenset[str]) -> bool:
    """Whether the clause round text[start:end] speaks of what is to come ("will meet Tuesday", "On Tuesday
    he will").

    ``past_cues`` are reporting verbs: one of them between the future verb and the date takes the date for
    itself ("will pull out, he said Tuesday").
    """
    before = text[max(0, start - _WINDOW) : start]
    clause = before[max((m.end() for m in _CLAUSE_END.finditer(before)), default=0) :]
    *_, cue = [None, *_FUTURE.finditer(clause)]
    if cue and not _reports(clause[cue.end() :], past_cues):
        return True
    ahead = _WILL_AHEAD.match(text, end)
    if ahead is None or _reports(clause, past_cues) or _reports(ahead.group(), past_cues):
        return False
    return bool(_OPENING.fullmatch(clause)) or not _OTHER_CLAUSE.search(ahead.group())


def _reports(words: str, past_cues: frozenset[str]) -> bool:
    previous = ""
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in past_cues and previous not in {"be", "been", "being"}:
            return True
        previous = word
    return False
