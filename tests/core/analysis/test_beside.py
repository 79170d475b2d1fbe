"""What came beside the text: who is believed, and how it is told."""

from __future__ import annotations

import pytest

from core.analysis.provenance import Provenance, trace
from core.model import Document, Metadatum, Source, metadata

TEXT = "The harbour board will meet again on Tuesday. Nobody spoke to the press."


def traced(*told: Metadatum, text: str = TEXT) -> Provenance:
    return trace(Document("a page", text, "", metadata=told))


def test_an_author_is_read_as_a_byline_is() -> None:
    found = traced(*metadata("JSON-LD", byline="By Ann Lee and Bo Maru, Reuters"))
    assert set(found.sources) == {
        Source("Ann Lee", "byline", None, "JSON-LD"),
        Source("Bo Maru", "byline", None, "JSON-LD"),
        Source("Reuters", "agency", None, "JSON-LD"),
    }


def test_a_desk_is_nobody() -> None:
    assert traced(*metadata("meta author", byline="Web Desk")).sources == ()


def test_an_outlet_has_its_full_name_and_says_who_names_it() -> None:
    assert traced(*metadata("og:site_name", publisher="bbc")).sources == (
        Source("BBC News", "publisher", None, "og:site_name"),
    )


def test_a_date_says_where_it_is_told_and_what_contradicts_it() -> None:
    found = traced(
        *metadata("JSON-LD datePublished", published="2024-10-31T12:20:00Z"),
        *metadata("meta date", published="2024-11-02"),
    )
    assert found.published.value == "2024-10-31T12:20"
    assert found.published.basis == 'JSON-LD datePublished "2024-10-31T12:20:00Z", against meta date "2024-11-02"'


def test_when_it_was_changed_counts_only_if_nothing_else_is_told() -> None:
    told = (*metadata("meta", updated="2024-11-05"), *metadata("meta", published="2024-11-01"))
    assert traced(*told).published.value == "2024-11-01"
    assert traced(*told[:1]).published.value == "2024-11-05"


def test_a_title_that_the_text_carries_has_its_place() -> None:
    found = traced(*metadata(title="Harbour  Board to Meet"), text=f"HARBOUR BOARD TO MEET\n\n{TEXT}")
    assert (found.title, found.title_span) == ("Harbour Board to Meet", (0, 21))


def test_the_same_name_in_the_text_keeps_its_place_and_its_basis() -> None:
    found = traced(*metadata("JSON-LD", byline="Ann Lee"), text=f"A Headline Here\n\nBy Ann Lee\n\n{TEXT}")
    assert found.sources == (Source("Ann Lee", "byline", (20, 27), "JSON-LD"),)


def test_braces_in_a_basis_do_no_harm() -> None:
    assert traced(Metadatum("published", "2024-10-31", "{0} {}")).published.value == "2024-10-31"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20311004T082300Z", "2031-10-04T08:23"),
        ("20311004T0823+0200", "2031-10-04T08:23"),
        ("20311004082300", "2031-10-04T08:23"),
        ("20311004", "2031-10-04"),
        ("20311304", None),
    ],
)
def test_a_date_may_be_written_without_signs(written: str, read: str | None) -> None:
    assert traced(Metadatum("published", written, "meta date")).published.value == read
