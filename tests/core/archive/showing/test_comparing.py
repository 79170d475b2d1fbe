"""Two actors side by side: each day a row, what is not known to be of that day in a row of its own."""

from __future__ import annotations

from typing import Any

from core.archive.protocol import QuoteRow, Result
from core.archive.showing.comparing import by_day, query_for
from core.model import UNKNOWN, Moment


def said(id: int, value: str | None, precision: Any = "day") -> QuoteRow:
    return QuoteRow(id, 1, "direct", f"words {id}", (), (), Moment(value, precision, "basis"), UNKNOWN, 0.5)


def laid_out(*results: Result) -> list[tuple[str | None, str, list[list[int]]]]:
    return [
        (row.day.value, row.day.precision, [[quote.id for quote in quotes] for quotes in row.quotes])
        for row in by_day(results)
    ]


def whole(*rows: QuoteRow) -> Result:
    return Result(rows, len(rows))


def test_days_come_newest_first_and_the_undated_last() -> None:
    left = whole(said(1, "2024-10-30"), said(2, "2024-10-28"), said(3, None, "unknown"))
    right = whole(said(4, "2024-10-31T09:15", "minute"), said(5, "2024-10-30"))
    assert laid_out(left, right) == [
        ("2024-10-31", "day", [[], [4]]),
        ("2024-10-30", "day", [[1], [5]]),
        ("2024-10-28", "day", [[2], []]),
        (None, "unknown", [[3], []]),
    ]


def test_what_is_known_only_on_or_before_a_day_is_not_beside_what_was_said_on_it() -> None:
    left, right = (
        whole(said(1, "2024-10-30", "on-or-before"), said(2, "2024-10", "month")),
        whole(said(3, "2024-10-30")),
    )
    assert laid_out(left, right) == [
        ("2024-10", "month", [[2], []]),
        ("2024-10-30", "day", [[], [3]]),
        ("2024-10-30", "on-or-before", [[1], []]),
    ]


def test_a_joint_statement_stands_with_both() -> None:
    joint = said(1, "2024-10-30")
    assert laid_out(whole(joint), whole(joint)) == [("2024-10-30", "day", [[1], [1]])]


def test_days_for_which_not_all_was_fetched_are_left_out() -> None:
    cut = Result((said(1, "2024-10-30"), said(2, "2024-10-28")), 7)
    whole_other = whole(
        said(3, "2024-10-29"), said(4, "2024-10-28", "on-or-before"), said(5, "2024-10-01"), said(6, None, "unknown")
    )
    assert laid_out(cut, whole_other) == [
        ("2024-10-30", "day", [[1], []]),
        ("2024-10-29", "day", [[], [3]]),
        ("2024-10-28", "day", [[2], []]),
    ]


def test_a_state_is_compared_with_whoever_speaks_for_it(two_reports: Any) -> None:
    found = by_day([two_reports.search(query_for(name)) for name in ("Seoul", "Lloyd Austin")])
    seoul, austin = ({quote.speakers[0].name for row in found for quote in row.quotes[side]} for side in (0, 1))
    assert seoul == {"South Korea", "Kim Tae-hyo", "Kim Yong-hyun", "the defense chiefs"}
    assert austin == {"Lloyd Austin", "the defense chiefs"}


def test_names_with_spaces_and_marks_are_asked_for_whole() -> None:
    assert query_for("Lloyd Austin") == 'speaker:"Lloyd Austin"'
