"""Where quotes stand: the same ones as a search shows, in the same order, and nothing else of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.archive.language.query import Query
from core.archive.protocol import Place


@pytest.fixture
def shelf_of_reports(shelf: Any, article: Any, on_day: Any) -> Any:
    """Six documents, two speakers each."""
    for day in range(1, 7):
        report = article(f"{day}.txt", on_day(f"2024-10-0{day}"))
        report.says("Ann Lee", f"the harbour opens on day {day}", said=on_day(f"2024-10-0{day}"))
        report.says("Rui Park", "the harbour master denied it", said=on_day(f"2024-09-0{day}"), kind="direct")
        shelf.put(report)
    return shelf


@pytest.mark.parametrize("limit", [1, 5, 1000])
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "harbour",
        "harbuor denid",
        "master harbour",
        "speaker:park",
        "kind:direct -opens",
        "said:2024-10-03",
        "zebra",
    ],
)
def test_the_places_are_those_of_the_rows(
    shelf_of_reports: Any, query: Callable[[str], Query], typed: str, limit: int
) -> None:
    archive = shelf_of_reports.archive
    asked = query(typed)
    rows = archive.search(asked, limit=limit).rows
    assert list(archive.places(asked, limit)) == [Place(row.document, row.id) for row in rows]
