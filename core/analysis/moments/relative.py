"""Reads what is counted from the day of the report: "Tuesday", "yesterday", "last week", "two days ago", "on
the 30th"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from core.analysis.moments import calendar
from core.analysis.moments.made import direction, moment
from core.model import Moment

_BRACKETED = re.compile(
    rf"\s?\((?:(?P<a>\d{{1,2}})[./](?P<b>\d{{1,2}})\.?|(?P<month>{calendar.MONTH})\s?(?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})\s(?P<month2>{calendar.MONTH})|(?:the\s)?(?P<nth>\d{{1,2}}){calendar.ORDINAL})\)"
)
# "Sunday Times", "Black Friday", "every Monday": a name or a habit, not a day.
_NAMED_BEFORE = re.compile(
    r"\b(?:Black|Good|Bloody|Super|Palm|Ash|Easter|Cyber|Giving|Holy|Fox News|[Ee]very|[Ee]ach|[Aa]ny)\s$"
)
_NAMED_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Independent|Standard|World|Sun|People|School"
    r"|Night (?:Live|Football))\b"
)


def _named(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 12) : match.start()]
    return bool(_NAMED_BEFORE.search(before) or _NAMED_AFTER.match(match.string, match.end()))


def weekday(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    if _named(match):
        return None
    name, which = match["weekday"], " ".join((match["which"] or "").lower().split())
    number, today = calendar.weekday_number(name), published.isoformat()
    week = (match["week"] or match["week2"] or "").lower()
    if week or which in {"last", "next", "this"}:
        weeks = {"last": -1, "this": 0, "next": 1}[week or which]
        day = calendar.weekday_of_week(published, number, weeks)
        which_week = ("the week before", "the week of", "the week after")[weeks + 1]
        return moment(match, day.isoformat(), "day", f"in {which_week} {today}")
    if which in {"past", "this past"}:
        day = calendar.weekday_near(published - timedelta(days=1), number, "back")
        return moment(match, day.isoformat(), "day", f"before {today}")
    if which in {"coming", "this coming"}:
        day = calendar.weekday_near(published + timedelta(days=1), number, "forward")
        return moment(match, day.isoformat(), "day", f"after {today}")
    day = calendar.weekday_near(published, number, direction(match))
    if day == published:
        why = f"printed on that {name.capitalize()}, {today}"
    else:
        why = f"{'before' if day < published else 'after'} {today}"
    return _bracketed(match, day, published, why)


_COUNTED = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}


def counted(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    words = match["day"].lower()
    if match["day"][0] == "T" and re.search(r"[A-Z]\w*\s$", match.string[max(0, match.start() - 16) : match.start()]):
        return None  # "USA Today"
    key = " ".join(words.split())
    step = -2 if key.startswith("the day before") else 2 if key.startswith("the day after") else _COUNTED.get(key, 0)
    day = published + timedelta(days=step)
    why = f"on {published.isoformat()}" if step == 0 else f"{'before' if step < 0 else 'after'} {published.isoformat()}"
    return _bracketed(match, day, published, why)


def _bracketed(match: re.Match[str], day: date, published: date, why: str) -> Moment:
    """The day, or the date that stands in brackets behind it: "today (10.30)"."""
    given = _BRACKETED.match(match.string, match.end())
    if given is None:
        return moment(match, day.isoformat(), "day", why)
    options: list[date | None] = []
    if given["a"]:
        pairs = ((int(given["a"]), int(given["b"])), (int(given["b"]), int(given["a"])))
        options = [calendar.year_of_day(month, number, published) for month, number in pairs]
    elif given["nth"]:
        options = [_day_of_month(int(given["nth"]), published, "open")]
    else:
        month = calendar.month_number(given["month"] or given["month2"])
        options = [calendar.year_of_day(month, int(given["day"] or given["day2"]), published)]
    known = [option for option in options if option]
    if not known:
        return moment(match, day.isoformat(), "day", why)
    nearest = min(known, key=lambda option: abs((option - day).days))
    return moment(match, nearest.isoformat(), "day", f"beside {published.isoformat()}", given.end())


def _day_of_month(number: int, published: date, direction: calendar.Direction) -> date | None:
    step = 1 if direction == "forward" else -1
    for months in range(3):
        month = calendar.months_from(published, months * step)
        day = calendar.full_date(month[:4], int(month[5:]), str(number))
        if day and (day >= published if direction == "forward" else day <= published):
            return day
    return None


def nth(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    number, which = int(match["nth"]), match["of"]
    if which:
        month = calendar.months_from(published, {"last": -1, "this": 0, "next": 1}[which.lower()])
        day = calendar.full_date(month[:4], int(month[5:]), str(number))
    else:
        day = _day_of_month(number, published, direction(match))
    return moment(match, day.isoformat(), "day", f"beside {published.isoformat()}") if day else None


def _unit(match: re.Match[str], base: date, unit: str, count: int, why: str) -> Moment:
    if unit == "day":
        return moment(match, (base + timedelta(days=count)).isoformat(), "day", why)
    if unit in {"week", "weekend"}:
        return moment(match, calendar.week_of(base + timedelta(weeks=count)), "week", why)
    if unit == "month":
        return moment(match, calendar.months_from(base, count), "month", why)
    return moment(match, f"{base.replace(day=1, month=1).year + count:04d}", "year", why)


def period(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    which, unit = match["which"].lower(), match["unit"].lower()
    count = {"last": -1, "this": 0, "the": 0, "next": 1, "coming": 1}[which]
    if which == "the" and published.weekday() < 5:  # "over the weekend" on a working day is the one gone by
        count = -1
    return _unit(match, published, unit, count, f"beside {published.isoformat()}")


_FEW_DAYS = {"day": 2, "week": 14, "fortnight": 28, "month": 56, "year": 730, "decade": 7300}
_MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10)}


def ago(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    words, (unit, times) = match["n"].lower(), _MULTIPLES.get(match["unit"], (match["unit"], 1))
    count = int(words) if words.isdigit() else calendar.NUMBERS.get(" ".join(words.split()))
    why = f"before {published.isoformat()}"
    if unit in {"hour", "minute"}:
        return moment(match, published.isoformat(), "on-or-before", why)
    if count is None:  # "a few days ago", "several weeks ago": two at least
        latest = published - timedelta(days=_FEW_DAYS[match["unit"]])
        return moment(match, latest.isoformat(), "on-or-before", why)
    return _unit(match, published, unit, -count * times, why)
