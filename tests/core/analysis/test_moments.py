"""Which day, week, month or year an expression of time means, beside the day it was published."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from core.analysis.moments import find

THURSDAY = date(2024, 10, 31)


def _found(text: str, published: date | None = THURSDAY) -> list[tuple[str, str | None]]:
    moments = find(text, 0, len(text), published)
    return [(text[m.span[0] : m.span[1]], m.value) for m in moments if m.span]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The chiefs met Wednesday in Riga.", "Wednesday", "2024-10-30"),
        ("He resigned on Thursday.", "Thursday", "2024-10-31"),
        ("He resigned on Friday.", "Friday", "2024-10-25"),
        ("It was early Wednesday.", "early Wednesday", "2024-10-30"),
        ("It fell late Tuesday night.", "late Tuesday night", "2024-10-29"),
        ("They met last Wednesday.", "last Wednesday", "2024-10-23"),
        ("They met this Wednesday.", "this Wednesday", "2024-10-30"),
        ("They meet next Wednesday.", "next Wednesday", "2024-11-06"),
        ("They meet this coming Friday.", "this coming Friday", "2024-11-01"),
        ("They met this past Friday.", "this past Friday", "2024-10-25"),
        ("They met on Tuesday of last week.", "Tuesday of last week", "2024-10-22"),
        ("They will meet Tuesday.", "Tuesday", "2024-11-05"),
        ("On Friday, the committee will vote.", "Friday", "2024-11-01"),
        ("The law is due to take effect Monday.", "Monday", "2024-11-04"),
        ("He is in office until Monday.", "Monday", "2024-11-04"),
        ("They will pull out, he said Tuesday.", "Tuesday", "2024-10-29"),
        ("He said Tuesday that it will act.", "Tuesday", "2024-10-29"),
        ("It was due to rain on Tuesday.", "Tuesday", "2024-10-29"),
        ("He said so today.", "today", "2024-10-31"),
        ("He said so yesterday.", "yesterday", "2024-10-30"),
        ("He speaks tomorrow.", "tomorrow", "2024-11-01"),
        ("He speaks tonight.", "tonight", "2024-10-31"),
        ("He spoke last night.", "last night", "2024-10-30"),
        ("He spoke the day before yesterday.", "the day before yesterday", "2024-10-29"),
        ("He spoke on Oct. 30.", "Oct. 30", "2024-10-30"),
        ("He spoke on October 30.", "October 30", "2024-10-30"),
        ("He spoke on 30 October.", "30 October", "2024-10-30"),
        ("He spoke on 31st Oct, 2024.", "31st Oct, 2024", "2024-10-31"),
        ("He spoke on Tuesday, Oct. 29, 2024, in Riga.", "Tuesday, Oct. 29, 2024", "2024-10-29"),
        ("He takes office on Jan. 15 after he won.", "Jan. 15", "2024-01-15"),
        ("He will take office on Jan. 15.", "Jan. 15", "2025-01-15"),
        ("It begins 1st Nov.", "1st Nov.", "2024-11-01"),
        ("It was in May 2019.", "in May 2019", "2019-05"),
        ("They are expected to leave in November.", "in November", "2024-11"),
        ("It opened in March.", "in March", "2024-03"),
        ("It opened last October.", "last October", "2023-10"),
        ("It opens next March.", "next March", "2025-03"),
        ("It opened last week.", "last week", "2024-W43"),
        ("It opened earlier this week.", "earlier this week", "2024-W44"),
        ("It opened over the weekend.", "over the weekend", "2024-W43"),
        ("It opened last month.", "last month", "2024-09"),
        ("It opened last year.", "last year", "2023"),
        ("It opened in 2023.", "in 2023", "2023"),
        ("It opened two days ago.", "two days ago", "2024-10-29"),
        ("It opened a week ago.", "a week ago", "2024-W43"),
        ("It opened ten years ago.", "ten years ago", "2014"),
        ("It opened a fortnight ago.", "a fortnight ago", "2024-W42"),
        ("It opened on the 30th.", "on the 30th", "2024-10-30"),
        ("It opened on the 30th of last month.", "on the 30th of last month", "2024-09-30"),
        ("It opened today (10.30).", "today (10.30)", "2024-10-30"),
        ("It opened Wednesday (the 30th).", "Wednesday (the 30th)", "2024-10-30"),
        ("It opened 31/10/2024.", "31/10/2024", "2024-10-31"),
        ("It opened 10/11/2024.", "10/11/2024", "2024"),
        ("Abrió el 3 de octubre de 2024.", "3 de octubre de 2024", "2024-10-03"),
        ("It ran Oct. 7-9.", "Oct. 7-9", "2024-W41"),
        ("It is stamped 2024-10-30T12:20.", "2024-10-30T12:20", "2024-10-30T12:20"),
        ("2024년 10월 30일에 열렸다.", "2024년 10월 30일", "2024-10-30"),
    ],
)
def test_an_expression_means_what_a_reader_takes_it_to_mean(text: str, words: str, value: str) -> None:
    assert (words, value) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "He may march in the sun and sat there.",
        "May I ask? They march on.",
        "It meets on Tuesdays and every Friday.",
        "She writes for the Sunday Times.",
        "USA Today and Black Friday",
        "a vote of 10/30, or 3/4",
        "in 2000 homes",
        "the 1980s",
        "on the 30th anniversary",
        "the Sept. 11 attacks",
        "February 30",
        "a speech by May",
        "9999 years ago",
        "12 people",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert _found(text) == []


def test_printed_on_that_very_weekday_it_is_the_day_of_the_report() -> None:
    (moment,) = find("At a briefing Tuesday, he spoke.", 0, 32, date(2024, 10, 22))
    assert (moment.value, moment.precision) == ("2024-10-22", "day")
    assert moment.basis == '"Tuesday" printed on that Tuesday, 2024-10-22'


def test_the_basis_tells_the_words_and_the_day_they_were_read_beside() -> None:
    (moment,) = find("called Wednesday for", 0, 20, THURSDAY)
    assert moment.basis == '"Wednesday" before 2024-10-31'


def test_only_the_given_stretch_is_read() -> None:
    text = "On Monday he spoke. On Tuesday he left."
    assert [m.span for m in find(text, 19, len(text), THURSDAY)] == [(23, 30)]


def test_without_a_day_of_publication_only_whole_dates_have_a_value() -> None:
    text = "on Tuesday, Oct. 3, last week and on Oct. 4, 2023"
    assert [value for _, value in _found(text, None)] == [None, None, "2023-10-04"]


def test_february_29_falls_in_the_nearest_leap_year() -> None:
    assert _found("on Feb. 29", date(2025, 1, 10)) == [("Feb. 29", "2024-02-29")]


def test_the_turn_of_the_year_is_crossed() -> None:
    assert _found("on Dec. 28", date(2025, 1, 3)) == [("Dec. 28", "2024-12-28")]
    assert _found("in January", date(2024, 12, 20)) == [("in January", "2025-01")]
    assert _found("last week", date(2025, 1, 3)) == [("last week", "2024-W52")]
    assert _found("last month", date(2025, 1, 3)) == [("last month", "2024-12")]


def test_every_day_of_a_year_and_every_weekday_agree_with_the_calendar() -> None:
    for ordinal in range(THURSDAY.toordinal(), THURSDAY.toordinal() + 370):
        day = date.fromordinal(ordinal)
        ((_, value),) = _found(f"It fell on {day:%A}.", day)
        assert value == day.isoformat()
        ((_, value),) = _found(f"It fell on {day:%B} {day.day}.", day)
        assert value == day.isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "early " * 20_000,
        "on the " * 20_000,
        "1st of " * 20_000,
        "May " * 20_000,
        "in" + " " * 100_000,
        "1" * 100_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    assert find(text, 0, len(text), THURSDAY) == () or text.startswith("May")


def test_dateparser_is_loaded_only_for_what_the_rules_do_not_know() -> None:
    code = (
        "import sys; from datetime import date; from core.analysis.moments import find;"
        "find('on Tuesday, Oct. 3, 2023 and last week', 0, 38, date(2024, 10, 31));"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
