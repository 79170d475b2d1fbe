"""What people write for a time, as the first and last day it means: for ``said:`` and ``published:``.

Own rules come first: they know that a week has seven days and October thirty-one, where dateparser gives one
day. It is asked only for what they leave open ("3pm on 30 Oct"), and only where every word speaks of
time.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Days = tuple[date, date]
"""First and last day, both included; ``date.min`` and ``date.max`` are open ends."""

EXAMPLES = '2024-10-30, 2024-10, "30 Oct 2024", "last week", >2024-10-22 or 2024-10-22..2024-10-31'

_LONGEST = 60
_DAY = timedelta(days=1)

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_WEEKDAYS |= {name[:length]: n for name, n in list(_WEEKDAYS.items()) for length in (3, 4, 5) if length < len(name)}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_NUMBERS |= {"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_WEEKDAY = "(?P<weekday>" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + ")"
_STEPS = {"this": 0, "current": 0, "next": 1, "coming": 1}  # the other ones go one back
_YEAR = r"(?P<year>\d{4})"
_NUMBER = r"(?P<number>\d{1,4}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_UNIT = "(?P<unit>day|week|month|quarter|year)s?"
_WHICH = "(?P<which>this|current|last|past|previous|next|coming)"
# What dateparser is trusted with: left to itself it finds a date in words that speak of none.
_TIME_WORD = re.compile(
    "|".join([*_MONTHS, *_WEEKDAYS])
    + "|(?:day|week|weekend|fortnight|month|year|decade|hour|minute)s?|ago"
    + "|today|yesterday|tomorrow|noon|midnight"
)
_BESIDE_TIME = re.compile(
    "|".join(_NUMBERS) + r"|\d+(?:st|nd|rd|th|am|pm)?|[ap]m?|m|of|at|on|in|the|and|before|after"
    r"|morning|afternoon|evening|night|utc|gmt|[a-z]{1,3}[sd]t"
)


class DateError(ValueError):
    """Words that stand for no time; ``str()`` says what is the matter and what would be read."""


def read_days(text: str, today: date) -> Days:
    """The days that a filter's value means, seen from ``today``: a time, a comparison or a range.

    A bare month, weekday or day means the latest one that has begun; weeks begin on Monday (ISO 8601).
    Raises DateError where the value cannot be read.
    """
    value = " ".join(text.casefold().split())
    if len(value) > _LONGEST:
        raise DateError(f"too long for a date; write {EXAMPLES}")
    compared = re.fullmatch(r"(>=|<=|=>|=<|>|<|=)\s*(.*)", value)
    try:
        if compared:
            return _compared(compared[1], _time(compared[2], today))
        return _range(value, today) or _time(value, today)
    except OverflowError as error:
        raise DateError(f'"{text}" lies outside the years 1 to 9999') from error


def _compared(sign: str, days: Days) -> Days:
    first, last = days
    if sign == ">":
        return last + _DAY, date.max
    if sign == "<":
        return date.min, first - _DAY
    if sign in (">=", "=>"):
        return first, date.max
    return (date.min, last) if sign in ("<=", "=<") else days


_RANGES = (
    re.compile(r"(?P<first>.*?)\s*(?:\.\.+|…)\s*(?P<last>.*)"),
    re.compile(r"(?:from|between)\s+(?P<first>.+?)\s+(?:to|till|until|and|-|–|—)\s+(?P<last>.+)"),
    re.compile(r"(?P<first>.+?)\s+(?:to|till|until|-|–|—)\s+(?P<last>.+)"),
    re.compile(r"(?:since|from)\s+(?P<first>.+)(?P<last>)"),
    re.compile(r"(?P<first>)(?:until|till|up to|by)\s+(?P<last>.+)"),
)
_COMPARED_IN_WORDS = re.compile(r"(?P<word>before|after)\s+(?P<when>.+)")


def _range(value: str, today: date) -> Days | None:
    worded = _COMPARED_IN_WORDS.fullmatch(value)
    if worded:
        return _compared("<" if worded["word"] == "before" else ">", _time(worded["when"], today))
    found = next((match for pattern in _RANGES if (match := pattern.fullmatch(value))), None)
    if found is None:
        return None
    first = _time(found["first"], today)[0] if found["first"] else date.min
    last = _time(found["last"], today)[1] if found["last"] else date.max
    if first > last:
        raise DateError(f'the range "{value}" ends before it begins; write the earlier date first')
    return first, last


def _time(value: str, today: date) -> Days:
    """One time, as wide as it is written."""
    bare = re.sub(
        r"^(?:(?:on|in|at|during|the|(?:beginning|start|middle|end) of|early|late|earlier|later|mid)[ -]+)+",
        "",
        value.replace(",", " "),
    )
    bare = " ".join(bare.split()).removesuffix(".")
    for words in dict.fromkeys((value, bare)):
        for pattern, rule in _RULES:
            if match := pattern.fullmatch(words):
                return rule(match, today)
    days = _parsed(bare, today)
    if days is None:
        raise DateError(f'no date in "{value}"; write {EXAMPLES}')
    return days


def _day(day: date) -> Days:
    return day, day


def _exact(year: int, month: int, day: int) -> Days:
    try:
        return _day(date(year, month, day))
    except ValueError as error:
        raise DateError(f"there is no day {year:04}-{month:02}-{day:02} in the calendar") from error


def _whole_month(year: int, month: int) -> Days:
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}; write the year, then 01 to 12")
    return date(_sound(year), month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _whole_year(year: int) -> Days:
    return date(_sound(year), 1, 1), date(year, 12, 31)


def _sound(year: int) -> int:
    if not 1 <= year <= 9999:
        raise DateError("there is no year 0; write one from 1 to 9999")
    return year


def _months(first: Days, months: int) -> Days:
    """The month so many months after the one that begins a range."""
    count = first[0].year * 12 + first[0].month - 1 + months
    if not 12 <= count < 120_000:
        raise OverflowError
    return _whole_month(count // 12, count % 12 + 1)


def _quarter(year: int, quarter: int) -> Days:
    return _whole_month(year, 3 * quarter - 2)[0], _whole_month(year, 3 * quarter)[1]


def _around(unit: str, today: date, steps: int) -> Days:
    """The calendar day, week, month, quarter or year so many steps from the one of today."""
    if unit == "day":
        return _day(today + timedelta(days=steps))
    if unit == "week":
        first = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
        return first, first + timedelta(days=6)
    if unit == "year":
        if not 1 <= today.year + steps <= 9999:
            raise OverflowError
        return _whole_year(today.year + steps)
    month = _whole_month(today.year, today.month)
    if unit == "month":
        return _months(month, steps)
    opening = _months(month, 3 * steps)[0]
    return _quarter(opening.year, (opening.month + 2) // 3)


def _iso_week(match: re.Match[str], today: date) -> Days:
    try:
        first = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    except ValueError as error:
        raise DateError(f"{match['year']} has no week {match['week']}") from error
    return first, first + timedelta(days=6)


def _numeric(match: re.Match[str], today: date) -> Days:
    """Day and month in figures: with points the day stands first; with slashes it depends on who writes."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if len(match["year"]) == 2:
        century = today.year - today.year % 100
        year += century if century + year <= today.year + 1 else century - 100
    if match["mark"] == "." or one > 12:
        return _exact(year, two, one)
    if two > 12 or one == two:
        return _exact(year, one, two)
    choice = f"{year:04}-{one:02}-{two:02} or {year:04}-{two:02}-{one:02}"
    raise DateError(f'"{match[0]}" may be {choice}; write the one you mean')


def _day_of_month(match: re.Match[str], today: date) -> Days:
    month, day = _MONTHS[match["month"]], int(match["day"])
    if match["year"]:
        return _exact(int(match["year"]), month, day)
    # Leap days come back after eight years at the latest.
    for year in range(today.year, max(today.year - 9, 0), -1):
        if 1 <= day <= calendar.monthrange(year, month)[1] and date(year, month, day) <= today:
            return _exact(year, month, day)
    raise DateError(f'no month "{match["month"]}" has a day {day}')


def _bare_day(match: re.Match[str], today: date) -> Days:
    day = int(match["day"])
    month = _whole_month(today.year, today.month)
    for back in range(0, -4, -1):
        first, last = _months(month, back)
        if 1 <= day <= last.day and first.replace(day=day) <= today:
            return _day(first.replace(day=day))
    raise DateError(f"no month has a day {day}")


def _month(match: re.Match[str], today: date) -> Days:
    month = _MONTHS[match["month"]]
    if match["year"]:
        return _whole_month(int(match["year"]), month)
    year = today.year - (month > today.month)
    which = match["which"]
    if which in ("this", "current"):
        year = today.year
    elif which in ("last", "past", "previous"):
        year = today.year - (month >= today.month)
    elif which:
        year = today.year + (month <= today.month)
    return _whole_month(year, month)


def _weekday(match: re.Match[str], today: date) -> Days:
    back = (today.weekday() - _WEEKDAYS[match["weekday"]]) % 7
    which = match["which"]
    if which in ("this", "current"):
        return _day(today + timedelta(days=_WEEKDAYS[match["weekday"]] - today.weekday()))
    if which in ("last", "past", "previous"):
        return _day(today - timedelta(days=back or 7))
    return _day(today + timedelta(days=7 - back) if which else today - timedelta(days=back))


def _which(match: re.Match[str], today: date) -> Days:
    return _around(match["unit"], today, _STEPS.get(match["which"], -1))


def _weekend(match: re.Match[str], today: date) -> Days:
    saturday = _around("week", today, 0)[0] + timedelta(days=5)
    if match["which"] is None:
        saturday -= timedelta(weeks=saturday > today)
    else:
        saturday += timedelta(weeks=_STEPS.get(match["which"], -1))
    return saturday, saturday + _DAY


def _count(words: str) -> int:
    return _NUMBERS[words] if words in _NUMBERS else int(words)


def _ago(match: re.Match[str], today: date) -> Days:
    return _around(match["unit"], today, -_count(match["number"]))


def _past_few(match: re.Match[str], today: date) -> Days:
    """The last seven days end today; the last two months begin on the same day two months ago."""
    number, unit = _count(match["number"]), match["unit"]
    if number < 1:
        raise DateError(f'"{match[0]}" is no time at all; write at least 1')
    if unit in ("day", "week"):
        return today - timedelta(days=number * (7 if unit == "week" else 1) - 1), today
    first, last = _months(_whole_month(today.year, today.month), -number * {"month": 1, "quarter": 3, "year": 12}[unit])
    return first.replace(day=min(today.day, last.day)) + _DAY, today


Rule = Callable[[re.Match[str], date], Days]
_DAY_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?"
_NAMED = rf"(?:{_WEEKDAY}\.? )?"
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (_YEAR, lambda m, t: _whole_year(int(m["year"]))),
        (rf"{_YEAR}[-/.]", lambda m, t: _whole_year(int(m["year"]))),
        (
            rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.]?",
            lambda m, t: _whole_month(int(m["year"]), int(m["month"])),
        ),
        (
            rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_CLOCK}",
            lambda m, t: _exact(int(m["year"]), int(m["month"]), int(m["day"])),
        ),
        (
            r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
            lambda m, t: _exact(int(m[1]), int(m[2]), int(m[3])),
        ),
        (rf"{_YEAR}-?w(?P<week>\d{{1,2}})", _iso_week),
        (
            rf"{_YEAR}[- ]?q(?P<quarter>[1-4])",
            lambda m, t: _quarter(_sound(int(m["year"])), int(m["quarter"])),
        ),
        (
            rf"q(?P<quarter>[1-4])[- ]?{_YEAR}",
            lambda m, t: _quarter(_sound(int(m["year"])), int(m["quarter"])),
        ),
        (
            r"(?P<decade>\d{3})0'?s",
            lambda m, t: (_whole_year(int(m[1]) * 10)[0], _whole_year(int(m[1]) * 10 + 9)[1]),
        ),
        (r"(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)", _numeric),
        (r"today|now|tonight", lambda m, t: _day(t)),
        (r"yesterday", lambda m, t: _day(t - _DAY)),
        (r"tomorrow", lambda m, t: _day(t + _DAY)),
        (r"day before yesterday", lambda m, t: _day(t - 2 * _DAY)),
        (rf"(?:{_WHICH} )?{_WEEKDAY}\.?", _weekday),
        (rf"(?:{_WHICH} )?{_MONTH}\.?(?P<year>)", _month),
        (rf"(?P<which>){_MONTH}\.?(?: of)? {_YEAR}", _month),
        (rf"(?P<which>){_YEAR} {_MONTH}\.?", _month),
        (rf"{_NAMED}{_DAY_NUMBER}(?: of)?[ -]?{_MONTH}\.?(?:[ -](?P<year>\d{{4}}))?{_CLOCK}", _day_of_month),
        (rf"{_NAMED}{_MONTH}\.?[ -]?{_DAY_NUMBER}(?:[ -](?P<year>\d{{4}}))?{_CLOCK}", _day_of_month),
        (r"(?P<day>\d{1,2})(?:st|nd|rd|th)", _bare_day),
        (rf"{_WHICH} {_UNIT}", _which),
        (rf"(?:{_WHICH} )?weekend", _weekend),
        (rf"{_NUMBER} {_UNIT} ago", _ago),
        (rf"in {_NUMBER} {_UNIT}", lambda m, t: _around(m["unit"], t, _count(m["number"]))),
        (rf"(?:last|past|previous) {_NUMBER} {_UNIT}", _past_few),
    )
)


@lru_cache(maxsize=512)
def _parsed(value: str, today: date) -> Days | None:
    """What dateparser makes of the rest, if all of it speaks of time; None where that cannot be relied on."""
    words = re.findall(r"[^\s:.,+-]+", value)
    telling = [word for word in words if _TIME_WORD.fullmatch(word)]
    if not telling or not all(word in telling or _BESIDE_TIME.fullmatch(word) for word in words):
        return None
    from dateparser.date import DateDataParser  # here: few ever need it, and it takes a tenth of a second

    settings = {"RELATIVE_BASE": datetime.combine(today, time(12)), "PREFER_DATES_FROM": "past"}
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(value)
    if found is None or found.date_obj is None:
        return None
    day = found.date_obj.date()
    years = re.findall(r"\b\d{4}\b", value)
    if years and f"{day.year:04}" not in years:  # it passed over the year ("the 1980s" gives today)
        return None
    if found.period == "month":
        return _whole_month(day.year, day.month)
    if found.period == "year":
        return _whole_year(day.year)
    return _around("week", day, 0) if found.period == "week" else _day(day)
