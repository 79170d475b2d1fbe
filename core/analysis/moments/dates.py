"""Reads dates of the calendar: "Oct. 30", "31st October, 2024", "October 2024", "in November", "in 2023"."""

from __future__ import annotations

import re
from datetime import date

from core.analysis.moments import calendar, odd
from core.analysis.moments.made import direction, moment, words
from core.model import Moment

# "the Sept. 11 attacks" names an event by its day: the year is not that of the report.
_EVENT = re.compile(
    r"['’]?s?[\s-]+(?:\w+\s)?(?:attacks?|riots?|insurrection|uprising|massacre|coup|movement|revolution"
    r"|bombings?"
    r"|tragedy|disaster)\b",
    re.IGNORECASE,
)


def iso(match: re.Match[str], published: date | None) -> Moment | None:
    day = calendar.full_date(match["y"], int(match["m"]), match["d"])
    if day is None:
        return None
    if match["time"]:
        return moment(match, f"{day.isoformat()}T{match['time']}", "minute")
    return moment(match, day.isoformat(), "day")


def day_month(match: re.Match[str], published: date | None) -> Moment | None:
    month = calendar.month_number(match["month"])
    number = re.sub(r"\D", "", match["day"])
    last = match["last"]
    if match["year"]:
        day = calendar.full_date(match["year"], month, number)
        why = ""
    elif published is None:
        return Moment(None, "unknown", f'"{words(match)}", but the document gives no year', match.span())
    elif _EVENT.match(match.string, match.end()):
        return None
    else:
        day = calendar.year_of_day(month, int(number), published, direction(match))
        why = f"beside {published.isoformat()}"
    if day is None:
        return None
    if last and int(last) > day.day:
        return _stretch(match, day, day.replace(day=int(last)), why)
    return moment(match, day.isoformat(), "day", why)


def _stretch(match: re.Match[str], first: date, last: date, why: str) -> Moment:
    why = f"{why} (from {first.isoformat()} to {last.isoformat()})".strip()
    if calendar.week_of(first) == calendar.week_of(last):
        return moment(match, calendar.week_of(first), "week", why)
    return moment(match, f"{first.year:04d}-{first.month:02d}", "month", why)


def numeric(match: re.Match[str], published: date | None) -> Moment | None:
    days = calendar.day_and_month(int(match["a"]), int(match["b"]), int(match["y"]))
    if len(days) == 1:
        return moment(match, days[0].isoformat(), "day")
    if not days:
        return None
    return moment(match, match["y"], "year", "(day and month may be either way round)")


def month_year(match: re.Match[str], published: date | None) -> Moment | None:
    return moment(match, f"{match['year']}-{calendar.month_number(match['month']):02d}", "month")


def month(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    month = calendar.month_number(match["month"])
    which = (match["which"] or "").lower()
    if not (which or match["phase"] or match["prep"]) and month in calendar.AMBIGUOUS_MONTHS:
        return None
    if month == 5 and match["prep"] and match["prep"].lower() in {"by", "of", "from"} and not which:
        return None  # "a speech by May": the minister as likely as the month
    here = published.month
    if which in {"last", "past"}:
        year = published.year - (month >= here)
    elif which in {"next", "coming"}:
        year = published.year + (month <= here)
    elif which == "this":
        year = published.year
    else:
        year = calendar.year_of_month(month, published, direction(match))
    return moment(match, f"{year:04d}-{month:02d}", "month", f"beside {published.isoformat()}")


def year_alone(match: re.Match[str], published: date | None) -> Moment | None:
    return moment(match, match["year"], "year")


def foreign(match: re.Match[str], published: date | None) -> Moment | None:
    read = odd.stamp(match.group())
    return moment(match, read.date().isoformat(), "day") if read else None
