"""Dates in filters: what people write, as the days it means, seen from Thursday 31 October 2024."""

from __future__ import annotations

import random
from datetime import date

import pytest

from core.archive.language.dates import DateError, read_days

TODAY = date(2024, 10, 31)


def days(text: str, today: date = TODAY) -> str:
    first, last = read_days(text, today)
    if first == last:
        return str(first)
    return f"{'' if first == date.min else first}..{'' if last == date.max else last}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # written out
        ("2024-10-30", "2024-10-30"),
        ("2024/10/30", "2024-10-30"),
        ("20241030", "2024-10-30"),
        ("2024-10-30T12:20", "2024-10-30"),
        ("2024-10", "2024-10-01..2024-10-31"),
        ("2024-02", "2024-02-01..2024-02-29"),
        ("2024", "2024-01-01..2024-12-31"),
        ("2024-W43", "2024-10-21..2024-10-27"),
        ("Q3 2024", "2024-07-01..2024-09-30"),
        ("the 1990s", "1990-01-01..1999-12-31"),
        ("30 Oct 2024", "2024-10-30"),
        ("30 October, 2024", "2024-10-30"),
        ("Oct. 30, 2024", "2024-10-30"),
        ("Wednesday, 30th of October 2024", "2024-10-30"),
        ("October 2023", "2023-10-01..2023-10-31"),
        ("31/10/2024", "2024-10-31"),
        ("10/31/2024", "2024-10-31"),
        ("1.11.2023", "2023-11-01"),
        ("31.10.24", "2024-10-31"),
        ("30 Oct 1999 12:20", "1999-10-30"),
        # half typed
        ("2024-", "2024-01-01..2024-12-31"),
        ("2024-1", "2024-01-01..2024-01-31"),
        ("2024-10-", "2024-10-01..2024-10-31"),
        ("2024-10-3", "2024-10-03"),
        # without a year: the latest that has begun
        ("30 Oct", "2024-10-30"),
        ("1 Nov", "2023-11-01"),
        ("29 Feb", "2024-02-29"),
        ("the 30th", "2024-10-30"),
        ("October", "2024-10-01..2024-10-31"),
        ("November", "2023-11-01..2023-11-30"),
        ("last October", "2023-10-01..2023-10-31"),
        ("early May", "2024-05-01..2024-05-31"),
        # seen from today
        ("today", "2024-10-31"),
        ("Yesterday", "2024-10-30"),
        ("the day before yesterday", "2024-10-29"),
        ("Thursday", "2024-10-31"),
        ("last Thursday", "2024-10-24"),
        ("on Tuesday", "2024-10-29"),
        ("Fri", "2024-10-25"),
        ("this Friday", "2024-11-01"),
        ("next Monday", "2024-11-04"),
        ("last week", "2024-10-21..2024-10-27"),
        ("this week", "2024-10-28..2024-11-03"),
        ("last weekend", "2024-10-26..2024-10-27"),
        ("the weekend", "2024-10-26..2024-10-27"),
        ("last month", "2024-09-01..2024-09-30"),
        ("last quarter", "2024-07-01..2024-09-30"),
        ("last year", "2023-01-01..2023-12-31"),
        ("3 days ago", "2024-10-28"),
        ("two weeks ago", "2024-10-14..2024-10-20"),
        ("a month ago", "2024-09-01..2024-09-30"),
        ("in 3 days", "2024-11-03"),
        ("last 7 days", "2024-10-25..2024-10-31"),
        ("past two months", "2024-09-01..2024-10-31"),
        # comparisons and ranges
        (">2024-10-22", "2024-10-23.."),
        (">=2024-10-22", "2024-10-22.."),
        ("<2024-10-22", "..2024-10-21"),
        ("<=2024-10-22", "..2024-10-22"),
        (">2024-10", "2024-11-01.."),
        (">=2024-10", "2024-10-01.."),
        ("<2024", "..2023-12-31"),
        ("<=2024", "..2024-12-31"),
        ("=2024-10-22", "2024-10-22"),
        ("> last week", "2024-10-28.."),
        ("2024-10-22..2024-10-31", "2024-10-22..2024-10-31"),
        ("2023..2024-10", "2023-01-01..2024-10-31"),
        ("2024-10-22..", "2024-10-22.."),
        ("..2024-10-22", "..2024-10-22"),
        ("Monday..yesterday", "2024-10-28..2024-10-30"),
        ("from 1 Oct to 5 Oct", "2024-10-01..2024-10-05"),
        ("between May and July", "2024-05-01..2024-07-31"),
        ("1 Oct – 5 Oct", "2024-10-01..2024-10-05"),
        ("since Monday", "2024-10-28.."),
        ("until 22 Oct", "..2024-10-22"),
        ("before 2024", "..2023-12-31"),
        ("after 22 Oct", "2024-10-23.."),
        # left to dateparser
        ("3pm on 30 Oct", "2024-10-30"),
        ("Oct 30 2024 12:20 PM KST", "2024-10-30"),
        ("Friday evening", "2024-10-25"),
        ("a fortnight ago", "2024-10-14..2024-10-20"),
    ],
)
def test_what_people_write(text: str, meant: str) -> None:
    assert days(text) == meant


def test_a_leap_day_is_the_latest_there_was() -> None:
    assert days("29 Feb", date(2023, 3, 1)) == "2020-02-29"
    assert days("29 Feb", date(1903, 3, 1)) == "1896-02-29"


def test_the_thirty_first_is_that_of_the_latest_month_that_has_one() -> None:
    assert days("the 31st", date(2024, 7, 1)) == "2024-05-31"


def test_a_week_is_counted_from_monday_on_any_day_of_it() -> None:
    for day in range(21, 28):
        assert days("this week", date(2024, 10, day)) == "2024-10-21..2024-10-27"


@pytest.mark.parametrize(
    "text",
    [
        "foo",
        "12",
        "202",
        "12:20",
        "1",
        "last",
        "covid-19",
        "b52",
        "mayor",
        "october surprise",
        "x..y",
        "tue 10/11/2024",
        "30 octobre 2024",
    ],
)
def test_what_is_no_date_is_answered_with_what_would_be(text: str) -> None:
    with pytest.raises(DateError, match=r"no date in .*; write 2024-10-30, .*last week"):
        read_days(text, TODAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10/11/2024", "2024-10-11 or 2024-11-10; write the one you mean"),
        ("2024-02-30", "no day 2024-02-30"),
        ("32 October", 'no month "october" has a day 32'),
        ("2024-13", "no month 13"),
        ("2024-W60", "2024 has no week 60"),
        ("0000", "no year 0"),
        ("2024-10-31..2024-10-22", "ends before it begins"),
        ("last 0 days", "at least 1"),
        (">9999", "outside the years"),
        ("<0001", "outside the years"),
        ("9999 years ago", "outside the years"),
        ("2024 " * 99, "too long"),
    ],
)
def test_what_cannot_be_is_told_apart_from_what_cannot_be_read(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        read_days(text, TODAY)


WORDS = """
last next this past week month year day weekend monday tue oct may 2024 30 1st 2024-10-30 10/11/2024 ago 3
twelve in on of the .. > < >= <= - – to from since before after and pm 12:20 3pm kst q3 w44 2024-W60 99999 0
decade noon now 1. 0001 9999
"""


def test_whatever_is_written_the_first_day_is_not_after_the_last() -> None:
    chance = random.Random(5)
    words = WORDS.split()
    for _ in range(4_000):
        text = chance.choice(["", " ", " "]).join(chance.choices(words, k=chance.randrange(1, 5)))
        today = chance.choice([TODAY, TODAY, date.min, date.max, date(2024, 2, 29)])
        try:
            first, last = read_days(text, today)
        except DateError:
            continue
        assert first <= last, text
