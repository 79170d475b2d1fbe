"""Who stands behind a document, and when it came out: invented headers in three dialects, and hostile texts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core.analysis.provenance import Provenance, trace
from core.model import Document

CASES = Path(__file__).parent / "provenance_cases"


def _traced(text: str, **beside: str) -> Provenance:
    return trace(Document("a document", text, "0" * 64, **beside))  # type: ignore[arg-type]


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
