"""Who stands behind a document and when it came out: invented headers in three dialects, hostile texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core.analysis.provenance import Provenance, trace
from core.model import Document, metadata

CASES = Path(__file__).parent / "provenance_cases"


def _traced(text: str, source: str | None = None, **beside: str) -> Provenance:
    told = metadata(publisher=source, **beside)
    return trace(Document("a document", text, "0" * 64, metadata=told))


def _case_list() -> list[object]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def _check_spans(text: str, provenance: Provenance) -> None:
    last = 0
    for start, end in provenance.furniture:
        assert last <= start < end <= len(text)
        last = end
    for span in (provenance.title_span, provenance.published.span, *(s.span for s in provenance.sources)):
        assert span is None or 0 <= span[0] < span[1] <= len(text)
    if provenance.title_span:
        title_start, title_end = provenance.title_span
        assert all(end <= title_start or start >= title_end for start, end in provenance.furniture)


@pytest.mark.parametrize("case", _case_list())
def test_a_head_and_foot_say_who_and_when(case: dict[str, object]) -> None:
    text = str(case["text"])
    beside = case.get("metadata", {})
    assert isinstance(beside, dict)
    found = _traced(text, **beside)
    _check_spans(text, found)
    assert [f"{s.role} {s.name}" for s in found.sources] == case["sources"]
    assert f"{found.published.value} {found.published.precision}" == case.get("published", "None unknown")
    assert found.title == case.get("title")
    assert found.kind == case["kind"]
    if "furniture" in case:
        assert [text[start:end] for start, end in found.furniture] == case["furniture"]


@pytest.mark.parametrize(
    ("name", "published", "title_span", "sources"),
    [
        (
            "000_05900e3b62e94173.txt",
            "2024-10-22 day",
            None,
            {
                ("publisher", "KBS World Radio", (1904, 1924)),
                ("reporter", "Kim Bum-soo", (1891, 1902)),
                ("photo", "Yonhap News Agency", (25, 36)),
            },
        ),
        (
            "002_757505027a62a3ef.txt",
            "2024-10-31T12:20 minute",
            (17, 74),
            {
                ("publisher", "UrduPoint", (162, 171)),
                ("agency", "Associated Press of Pakistan", (156, 159)),
                ("agency", "Pakistan Point News", (174, 193)),
                ("byline", "Fahad Shabbir", (75, 88)),
                ("dateline", "Washington", (143, 153)),
            },
        ),
    ],
)
def test_the_shipped_documents_are_traced_to_the_last_character(
    seeds: Path, name: str, published: str, title_span: object, sources: set[object]
) -> None:
    text = (seeds / name).read_bytes().decode("utf-8")
    found = _traced(text)
    _check_spans(text, found)
    assert {(s.role, s.name, s.span) for s in found.sources} == sources
    assert f"{found.published.value} {found.published.precision}" == published
    assert found.title_span == title_span


def test_a_conflict_about_the_day_is_told() -> None:
    found = _traced(" date 2023-10-03 Storm Nears\nDana Whitlock Published October 5, 2023 | 07:00 AM\nIt came.\n")
    assert found.published.value == "2023-10-03"
    assert found.published.basis == """the header's "2023-10-03", against "October 5, 2023 | 07:00 AM\""""


def test_a_date_without_a_year_is_told_and_not_filled_in() -> None:
    found = _traced("SEOUL, Oct. 3 (Yonhap) -- The minister resigned Tuesday.")
    assert found.published.value is None
    assert found.published.basis == """the dateline's "Oct. 3" gives no year"""


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "SEOUL, " * 20_000,
        "A" * 100_000,
        "Photo: " * 20_000,
        "\n" * 50_000 + "x",
        " " * 100_000 + "x",
        "By " * 20_000,
        "date 2024-10-31 " * 5_000,
        "Anchor: [Report] " * 10_000,
        "A, B for C in D. " * 10_000,
        "[Photo: Jane Doe]\n" * 5_000,
        "NAME: \n" * 10_000,
        "Source: | " * 10_000,
        "\x00\x1b[31m\u202e" * 10_000,
        "Jane Doe 2024-99-99 25:61 PM\n" * 3_000,
        "(Reporting by " + "A B, " * 20_000,
        "early " * 20_000 + "Wednesday",
        "1st of " * 20_000,
        "The Star | " * 20_000,
        "Norvale News Desk | 3 May 2031 " * 10_000,
        "News Sports City " * 20_000 + "Desk",
        "It ended. (AFP)\n" * 10_000,
        "It ended. - AFP/" * 10_000,
        "From the the capital, here in here at the " * 5_000,
        "PRESS RELEASE\nMINISTRY OF " + "A " * 50_000,
        "MINISTRY OF WORKS\nPRESS RELEASE\n" + "Ministry of " * 20_000,
        "Apia, 3 May 2031\n" * 10_000,
        "3 May 2031 - Press - " * 10_000,
        "Dana Whitlock\nBBC News, " * 10_000,
        "DANA WHITLOCK, REPORTER: " * 10_000,
        "DANA WHITLOCK, A, B, REPORTER, " * 10_000,
        "Dana Whitlock, REPORTER: It came.\n" * 3_000,
        "Dana Whitlock reported from Oslo. " * 10_000,
        "Norvale Harbour\nContact: " + "a@" * 20_000,
        "Norvale " * 20_000 + "\nContact: " + "a@norvale.example " * 10_000,
    ],
    ids=lambda text: repr(text[:18]),
)
def test_hostile_texts_are_read_to_their_end_and_yield_sound_spans(text: str) -> None:
    _check_spans(text, _traced(text))


def test_any_piece_of_a_document_yields_sound_spans(seeds: Path) -> None:
    for file in sorted(seeds.glob("*.txt")):
        text = file.read_bytes().decode("utf-8")[:1200]
        for cut in range(0, len(text), 7):
            for piece in (text[cut:], text[:cut]):
                _check_spans(piece, _traced(piece))
