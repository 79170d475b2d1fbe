"""CSL-JSON and BibTeX: fields that citation programs know, keys that are unique, dates no more precise than known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from core.export import bibtex, csl
from core.export.entry import Entry
from core.model import Moment, Precision

Make = Callable[..., Entry]

SCHEMA = {
    "id": (str, int), "type": str, "title": str, "container-title": str, "original-publisher": str, "author": list,
    "issued": dict, "event-date": dict, "language": str, "URL": str, "archive_location": str, "annote": str,
    "note": str, "custom": dict,
}  # fmt: skip
"""Those fields of the CSL data schema (1.0.2) that are used here, with what they may hold."""
CSL_TYPES = {"article", "article-newspaper", "broadcast"}


@pytest.mark.parametrize("document", ["report", "transcript", "text"])
def test_an_item_has_only_fields_of_the_schema(document: str, make: Make) -> None:
    (item,) = json.loads("".join(csl.write([make(document=document)])))
    assert item.keys() <= SCHEMA.keys()
    assert all(isinstance(item[name], SCHEMA[name]) for name in item)
    assert item["type"] in CSL_TYPES
    assert item["author"] == [{"literal": "Ana Reyes"}]
    assert item["container-title"] == "Harbour Post"
    assert item["original-publisher"] == "Coastal News Agency"
    assert item["URL"] == "file:///news/2024/harbour.txt"


@pytest.mark.parametrize(
    ("value", "precision", "date"),
    [
        ("2024-10-31T12:20", "minute", {"date-parts": [[2024, 10, 31]]}),
        ("2024-10-31", "day", {"date-parts": [[2024, 10, 31]]}),
        ("2024-10-31", "on-or-before", {"date-parts": [[2024, 10, 31]], "circa": True}),
        ("2024-W44", "week", {"date-parts": [[2024, 10, 28], [2024, 11, 3]]}),
        ("2024-10", "month", {"date-parts": [[2024, 10]]}),
        ("2024", "year", {"date-parts": [[2024]]}),
        (None, "unknown", None),
    ],
)
def test_a_date_is_as_precise_as_the_moment(value: str | None, precision: Precision, date: object, make: Make) -> None:
    item = csl.item(make(published=Moment(value, precision, "")))
    assert item.get("issued") == date


def test_an_address_is_where_the_document_is_fetched(make: Make) -> None:
    assert csl.item(make(name="https://news.example/1"))["URL"] == "https://news.example/1"
    assert "URL" not in csl.item(make(path=None))


def test_keys_are_of_speaker_year_and_number_and_unique(make: Make) -> None:
    entries = [make(id=id) for id in (1, 2, 12)]
    assert [entry.key for entry in entries] == ["lee-2024-q1", "lee-2024-q2", "lee-2024-q12"]
    assert make(speakers=(), said=Moment(None, "unknown", ""), published=Moment(None, "unknown", "")).key == "q7"
    text = "".join(bibtex.write(entries))
    assert re.findall(r"^@article\{(.*),$", text, re.MULTILINE) == [entry.key for entry in entries]


def test_every_brace_has_its_other_half_whatever_the_text_holds(make: Make) -> None:
    bad = "}}, {\\} {{ \\{ @article{x,"
    text = "".join(bibtex.write([make(bad, title=bad, name=f"https://x.example/{bad}", reason=bad)]))
    depth = 0
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert len(re.findall(r"^@", text, re.MULTILINE)) == 1


def test_a_month_or_a_day_that_is_not_known_is_not_given(make: Make) -> None:
    year = "".join(bibtex.write([make(published=Moment("2024", "year", ""))]))
    assert "year = {2024}" in year
    assert "month" not in year
    before = "".join(bibtex.write([make(published=Moment("2024-10-31", "on-or-before", ""))]))
    assert "month = oct" in before
    assert "date = " not in before
