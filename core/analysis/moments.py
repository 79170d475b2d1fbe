"""Finds expressions of time and says which day, week, month or year they mean beside the date of publication.

The rules are those of news usage (AP Stylebook, "days of the week", "dates"): a weekday is the last one before the
report, and printed on that very weekday it is the day of the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from core.analysis import moments_calendar as calendar
from core.analysis import moments_odd
from core.analysis.lexicon import cues
from core.model import Moment, Precision

_Read = Callable[[re.Match[str], date | None], Moment | None]

_M, _WD, _WDS = calendar.MONTH, calendar.WEEKDAY, calendar.WEEKDAY_SHORT
_DAY = rf"\d{{1,2}}(?:{calendar.ORDINAL}\b)?(?!\d|[.:,]\d|%)"
_YEAR = r"(?:1[6-9]|20|21)\d\d(?!\d|[.,]\d)"
_PART = r"(?:morning|noon|afternoon|evening|night)"
_PHASE = r"(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?:\s+(?:on|in))?\s+)?"
_LEAD = rf"(?:(?:{_WD}|{_WDS}),?\s+(?:the\s+)?)?"
_BRACKETED = re.compile(
    rf"\s?\((?:(?P<a>\d{{1,2}})[./](?P<b>\d{{1,2}})\.?|(?P<month>{_M})\s?(?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})\s(?P<month2>{_M})|(?:the\s)?(?P<nth>\d{{1,2}}){calendar.ORDINAL})\)"
)


def find(text: str, start: int, end: int, published: date | None) -> tuple[Moment, ...]:
    """Time expressions in text[start:end], in the order of the text, none overlapping.

    ``published`` is the local date of the outlet; without it an expression that needs it is of unknown value.
    Verbs ("may", "march"), bare numbers ("10/30"), habits ("on Tuesdays", "every Friday") and names ("Sunday Times",
    "Black Friday") are no moments.
    """
    found = [
        (match.start(), -match.end(), moment)
        for rule in _RULES
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
    relative: bool = True


def _guarded(rule: _Rule, match: re.Match[str], published: date | None) -> Moment | None:
    if published is None and rule.relative:
        return Moment(None, "unknown", f'"{_words(match)}", but the document gives no date', match.span())
    try:
        return rule.read(match, published)
    except (ValueError, OverflowError):  # beyond the years the calendar has
        return None


def _words(match: re.Match[str]) -> str:
    return " ".join(match.group().split())


def _moment(match: re.Match[str], value: str, precision: Precision, why: str = "", end: int | None = None) -> Moment:
    span = (match.start(), match.end() if end is None else end)
    words = " ".join(match.string[span[0] : span[1]].split())
    return Moment(value, precision, f'"{words}"{" " + why if why else ""}', span)


@cache
def _past_cues() -> frozenset[str]:
    return frozenset(form for form, cue in cues().items() if cue.tense in {"past", "s"} and " " not in form)


def _direction(match: re.Match[str]) -> calendar.Direction:
    ahead = calendar.points_forward(match.string, match.start(), match.end(), _past_cues())
    return "forward" if ahead else "open"


# ---- dates of the calendar -------------------------------------------------------------------------------------

# "the Sept. 11 attacks" names an event by its day: the year is not that of the report.
_EVENT = re.compile(
    r"['’]?s?[\s-]+(?:\w+\s)?(?:attacks?|riots?|insurrection|uprising|massacre|coup|movement|revolution|bombings?"
    r"|tragedy|disaster)\b",
    re.IGNORECASE,
)


def _iso(match: re.Match[str], published: date | None) -> Moment | None:
    day = calendar.full_date(match["y"], int(match["m"]), match["d"])
    if day is None:
        return None
    if match["time"]:
        return _moment(match, f"{day.isoformat()}T{match['time']}", "minute")
    return _moment(match, day.isoformat(), "day")


def _day_month(match: re.Match[str], published: date | None) -> Moment | None:
    month = calendar.month_number(match["month"])
    number = re.sub(r"\D", "", match["day"])
    last = match["last"]
    if match["year"]:
        day = calendar.full_date(match["year"], month, number)
        why = ""
    elif published is None:
        return Moment(None, "unknown", f'"{_words(match)}", but the document gives no year', match.span())
    elif _EVENT.match(match.string, match.end()):
        return None
    else:
        day = calendar.year_of_day(month, int(number), published, _direction(match))
        why = f"beside {published.isoformat()}"
    if day is None:
        return None
    if last and int(last) > day.day:
        return _stretch(match, day, day.replace(day=int(last)), why)
    return _moment(match, day.isoformat(), "day", why)


def _stretch(match: re.Match[str], first: date, last: date, why: str) -> Moment:
    why = f"{why} (from {first.isoformat()} to {last.isoformat()})".strip()
    if calendar.week_of(first) == calendar.week_of(last):
        return _moment(match, calendar.week_of(first), "week", why)
    return _moment(match, f"{first.year:04d}-{first.month:02d}", "month", why)


def _numeric(match: re.Match[str], published: date | None) -> Moment | None:
    days = calendar.day_and_month(int(match["a"]), int(match["b"]), int(match["y"]))
    if len(days) == 1:
        return _moment(match, days[0].isoformat(), "day")
    if not days:
        return None
    return _moment(match, match["y"], "year", "(day and month may be either way round)")


def _month_year(match: re.Match[str], published: date | None) -> Moment | None:
    return _moment(match, f"{match['year']}-{calendar.month_number(match['month']):02d}", "month")


def _month(match: re.Match[str], published: date | None) -> Moment | None:
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
        year = calendar.year_of_month(month, published, _direction(match))
    return _moment(match, f"{year:04d}-{month:02d}", "month", f"beside {published.isoformat()}")


def _year_alone(match: re.Match[str], published: date | None) -> Moment | None:
    return _moment(match, match["year"], "year")


# ---- weekdays and days counted from today ----------------------------------------------------------------------

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


def _weekday(match: re.Match[str], published: date | None) -> Moment | None:
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
        return _moment(match, day.isoformat(), "day", f"in {which_week} {today}")
    if which in {"past", "this past"}:
        day = calendar.weekday_near(published - timedelta(days=1), number, "back")
        return _moment(match, day.isoformat(), "day", f"before {today}")
    if which in {"coming", "this coming"}:
        day = calendar.weekday_near(published + timedelta(days=1), number, "forward")
        return _moment(match, day.isoformat(), "day", f"after {today}")
    day = calendar.weekday_near(published, number, _direction(match))
    if day == published:
        why = f"printed on that {name.capitalize()}, {today}"
    else:
        why = f"{'before' if day < published else 'after'} {today}"
    return _bracketed(match, day, published, why)


_COUNTED = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}


def _counted(match: re.Match[str], published: date | None) -> Moment | None:
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
        return _moment(match, day.isoformat(), "day", why)
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
        return _moment(match, day.isoformat(), "day", why)
    nearest = min(known, key=lambda option: abs((option - day).days))
    return _moment(match, nearest.isoformat(), "day", f"beside {published.isoformat()}", given.end())


def _day_of_month(number: int, published: date, direction: calendar.Direction) -> date | None:
    step = 1 if direction == "forward" else -1
    for months in range(3):
        month = calendar.months_from(published, months * step)
        day = calendar.full_date(month[:4], int(month[5:]), str(number))
        if day and (day >= published if direction == "forward" else day <= published):
            return day
    return None


def _nth(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    number, which = int(match["nth"]), match["of"]
    if which:
        month = calendar.months_from(published, {"last": -1, "this": 0, "next": 1}[which.lower()])
        day = calendar.full_date(month[:4], int(month[5:]), str(number))
    else:
        day = _day_of_month(number, published, _direction(match))
    return _moment(match, day.isoformat(), "day", f"beside {published.isoformat()}") if day else None


# ---- weeks, months and years counted from today -----------------------------------------------------------------


def _unit(match: re.Match[str], base: date, unit: str, count: int, why: str) -> Moment:
    if unit == "day":
        return _moment(match, (base + timedelta(days=count)).isoformat(), "day", why)
    if unit in {"week", "weekend"}:
        return _moment(match, calendar.week_of(base + timedelta(weeks=count)), "week", why)
    if unit == "month":
        return _moment(match, calendar.months_from(base, count), "month", why)
    return _moment(match, f"{base.replace(day=1, month=1).year + count:04d}", "year", why)


def _period(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    which, unit = match["which"].lower(), match["unit"].lower()
    count = {"last": -1, "this": 0, "the": 0, "next": 1, "coming": 1}[which]
    if which == "the" and published.weekday() < 5:  # "over the weekend" on a working day is the one gone by
        count = -1
    return _unit(match, published, unit, count, f"beside {published.isoformat()}")


_FEW_DAYS = {"day": 2, "week": 14, "fortnight": 28, "month": 56, "year": 730, "decade": 7300}
_MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10)}


def _ago(match: re.Match[str], published: date | None) -> Moment | None:
    assert published is not None
    words, (unit, times) = match["n"].lower(), _MULTIPLES.get(match["unit"], (match["unit"], 1))
    count = int(words) if words.isdigit() else calendar.NUMBERS.get(" ".join(words.split()))
    why = f"before {published.isoformat()}"
    if unit in {"hour", "minute"}:
        return _moment(match, published.isoformat(), "on-or-before", why)
    if count is None:  # "a few days ago", "several weeks ago": two at least
        latest = published - timedelta(days=_FEW_DAYS[match["unit"]])
        return _moment(match, latest.isoformat(), "on-or-before", why)
    return _unit(match, published, unit, -count * times, why)


def _foreign(match: re.Match[str], published: date | None) -> Moment | None:
    read = moments_odd.stamp(match.group())
    return _moment(match, read.date().isoformat(), "day") if read else None


def _rule(read: _Read, *pattern: str, relative: bool = True) -> _Rule:
    return _Rule(re.compile("".join(pattern)), read, relative)


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
        _iso,
        r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)",
        r"(?:[T ](?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?Z?)?\b(?!-\d)",
        relative=False,
    ),
    _rule(
        _iso,
        r"\b(?P<y>(?:19|20)\d\d)\s?[년年]\s?(?P<m>\d{1,2})\s?[월月]\s?(?P<d>\d{1,2})\s?[일日](?P<time>)",
        relative=False,
    ),
    _rule(
        _day_month,
        rf"\b{_LEAD}(?P<month>{_M})\s{{0,2}}(?P<day>{_DAY}){_UP_TO}{_AND_YEAR}",
        relative=False,
    ),
    _rule(
        _day_month,
        rf"(?<![\d.,/$€£-])\b{_LEAD}(?P<day>{_DAY}){_UP_TO}\s(?:of\s)?(?P<month>{_M}){_AND_YEAR}",
        relative=False,
    ),
    _rule(
        _numeric,
        rf"(?<![\d./-])\b(?P<a>\d{{1,2}})(?P<sep>[./])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{_YEAR})(?![./]\d)",
        relative=False,
    ),
    _rule(
        _month_year,
        rf"\b(?:(?:[Ii]n|[Ss]ince)\s+)?(?:(?:early|late|mid)[\s-])?(?P<month>{_M}),?\s(?:of\s)?(?P<year>{_YEAR})",
        relative=False,
    ),
    _rule(
        _month,
        r"\b(?:(?P<prep>[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]y|[Oo]f|[Ff]rom|[Tt]hrough)\s+)?",
        r"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|past|coming)\s+)?",
        rf"(?P<phase>(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-](?:in\s)?)?(?P<month>{_M})(?!\.?\s*\d|\w)",
    ),
    _rule(
        _year_alone,
        r"\b(?:(?:[Ee]arl(?:y|ier)|[Ll]ate|[Ll]ater|[Bb]ack)\s+)?[Ii]n\s+(?:the\s+year\s+)?",
        r"(?:(?:early|late|mid)[\s-])?(?P<year>(?:19|20)\d\d)",
        rf"(?![\d%]|[.,]\d|-\d|s\b)(?!{_COUNTED_PLURAL})",
        relative=False,
    ),
    _rule(
        _weekday,
        rf"\b(?:(?P<week2>last|this|next)\s+week\s+on\s+)?{_PHASE}",
        r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his\s+(?:past|coming)|[Tt]his|past|coming)\s+)?",
        rf"(?P<weekday>{_WD}|(?:{_WDS})(?<=\.))(?:\s+{_PART}\b)?",
        r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?(?!\w)",
    ),
    _rule(
        _counted,
        rf"\b{_PHASE}(?P<day>[Tt]he\s+day\s+before\s+yesterday|[Tt]he\s+day\s+after\s+tomorrow",
        rf"|[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Ll]ast\s+night|[Tt]his\s+{_PART})\b(?:\s+{_PART}\b)?",
    ),
    _rule(
        _nth,
        rf"\b[Oo]n\s+the\s+(?P<nth>\d{{1,2}}){calendar.ORDINAL}\b",
        rf"(?:\s+of\s+(?P<of>last|this|next)\s+month\b)?(?=\s*(?:[.,;)]|$|{_FUNCTION_WORD}))",
    ),
    _rule(_period, rf"\b{_PHASE}(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<unit>week|weekend|month|year)\b"),
    _rule(_period, r"\b(?:[Oo]ver|[Aa]t|[Dd]uring)\s+(?P<which>the)\s+(?P<unit>weekend)\b"),
    _rule(
        _ago,
        r"\b(?:(?:[Aa]bout|[Nn]early|[Aa]round|[Ll]ess\s+than|[Mm]ore\s+than)\s+)?",
        rf"(?P<n>\d{{1,3}}|{_AGO_NUMBER})\s+(?P<unit>minute|hour|day|week|fortnight|month|year|decade)s?\s+ago\b",
    ),
    _rule(_foreign, moments_odd.WHOLE, relative=False),
)
