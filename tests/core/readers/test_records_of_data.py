"""Records of data sets: JSON Lines, JSON and tables become documents, with what is told beside their texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.analysis import analyse
from core.model import Document, Metadatum
from core.readers import Limits, ReadError, read_all

WORDS = '"We open on Friday," Mayor Ana Reis said.'
RECORD = {
    "ID": "a-1", "Headline": "Bridge to Open", "Body": WORDS, "pub_date": "2031-04-10", "source": "Harbour Post",
    "authors": [{"name": "Bo Maru"}, "Ann Lee"], "colour": "red",
}  # fmt: skip
TOLD = (
    Metadatum("title", "Bridge to Open", 'field "Headline"'),
    Metadatum("published", "2031-04-10", 'field "pub_date"'),
    Metadatum("publisher", "Harbour Post", 'field "source"'),
    Metadatum("byline", "Bo Maru, Ann Lee", 'field "authors"'),
)


def told(path: Path, limits: Limits | None = None) -> tuple[list[Document], list[str]]:
    found = list(read_all(path, limits or Limits()))
    return [one for one in found if isinstance(one, Document)], [
        str(one) for one in found if isinstance(one, ReadError)
    ]


SHAPES = {
    "lines": json.dumps(RECORD),
    "list": json.dumps([RECORD], indent=1),
    "held": json.dumps({"count": 1, "articles": [RECORD]}, indent=1),
    "held in a line": json.dumps({"count": 1, "articles": [RECORD]}),
    "one": json.dumps(RECORD, indent=1),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_record_is_a_document_whatever_holds_it(tmp_path: Path, shape: str, encoding: str) -> None:
    path = tmp_path / "news.json"
    path.write_text(SHAPES[shape], encoding=encoding)
    [document], faults = told(path)
    assert (document.id, document.text, document.metadata) == (f"{path}#a-1", WORDS, TOLD)
    assert faults == []


def test_its_quotes_have_speaker_publisher_and_date(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps(RECORD), encoding="utf-8")
    [document], _ = told(path)
    found = analyse(document)
    [quote] = found.quotes
    assert [actor.name for actor in found.actors if actor.id in quote.speakers] == ["Ana Reis"]
    assert found.published.value == "2031-04-10"
    assert {(source.name, source.role) for source in found.sources} == {
        ("Harbour Post", "publisher"), ("Bo Maru", "byline"), ("Ann Lee", "byline"),
    }  # fmt: skip


def test_a_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [
        json.dumps(RECORD),
        "{broken",
        "",
        '["no object"]',
        '{"id": 3}',
        '{"text": "<p> </p>"}',
        '{"text": "Two."}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    documents, faults = told(path)
    assert [one.text for one in documents] == [WORDS, "Two."]
    assert [fault.split(":")[0] for fault in faults] == [f"{path}, line {number}" for number in (2, 4, 5, 6)]
    assert documents[1].extract is not None
    assert documents[1].extract.within == "line 7"


@pytest.mark.parametrize("odd", ["NaN", "Infinity", "-1", "1e400", "true", "[" * 500 + "]" * 500])
def test_odd_values_beside_a_text_are_let_pass(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(f'{{"text": "One.", "date": {odd}, "author": {odd}}}', encoding="utf-8")
    documents, faults = told(path)
    assert ([one.text for one in documents], faults) == (["One."], [])


def test_what_is_written_with_backslashes_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "He typed \\u0000 twice."}), encoding="utf-8")
    [document], _ = told(path)
    assert document.text == "He typed \\u0000 twice."


@pytest.mark.parametrize("number", [1_700_000_000, 1_700_000_000_000, 1_700_000_000.5])
def test_a_date_may_be_a_number(tmp_path: Path, number: float) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "One.", "created_at": number}), encoding="utf-8")
    [document], _ = told(path)
    assert [one.value for one in document.metadata] == ["2023-11-14T22:13:20Z"]


def test_a_first_line_that_is_cut_off_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('ody": "cut"}\n{"text": "Two."}', encoding="utf-8")
    documents, faults = told(path)
    assert ([one.text for one in documents], len(faults)) == (["Two."], 1)


def test_what_contradicts_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "One.", "date": "2024-01-02", "published": "2024-01-01"}), encoding="utf-8")
    [document], _ = told(path)
    assert [one.value for one in document.metadata] == ["2024-01-01", "2024-01-02"]


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
def test_a_row_of_a_table_is_a_document(tmp_path: Path, between: str) -> None:
    path = tmp_path / "news.csv"
    rows = [
        ["Title", "Article text", "Publication Date"],
        ["One", f'"First{between} line.\nSecond ""line""."', "2024-01-01"],
    ]
    rows += [["Two", "", ""], ["Three", "Third.", ""]]
    path.write_text("\r\n".join(between.join(row) for row in rows), encoding="utf-8")
    documents, faults = told(path)
    assert [one.text for one in documents] == [f'First{between} line.\nSecond "line".', "Third."]
    assert [one.extract.within for one in documents if one.extract] == ["row 1, line 2", "row 3, line 5"]
    assert [fault.split(":")[0] for fault in faults] == [f"{path}, row 2, line 4"]


def test_a_table_without_texts_says_what_its_columns_are(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_text("town,price\nVesk,3\n", encoding="utf-8")
    with pytest.raises(ReadError, match="there are: town, price; call the one that holds the text text"):
        told(path)


def test_an_endless_line_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([json.dumps(RECORD), "x" * 5000, '{"text": "Two."}']), encoding="utf-8")
    documents, [fault] = told(path, Limits(text_bytes=2000))
    assert [one.text for one in documents] == [WORDS, "Two."]
    assert fault.startswith(f"{path}, line 2: it is longer than 2,000 bytes")


def test_deep_nesting_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text("[" + '{"a":' * 100_000, encoding="utf-8")
    with pytest.raises(ReadError, match="nested too deep"):
        told(path)


def test_there_may_be_too_many(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "One."}\n' * 4, encoding="utf-8")
    with pytest.raises(ReadError, match="more than 3 records"):
        told(path, Limits(records=3))
