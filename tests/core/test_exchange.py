"""Records that come in and go out as JSON."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from core.exchange import RecordError, analysis_record, document_from_line, document_from_record, to_line
from core.model import Actor, Analysis, Mention, Moment, Quote, Role, Source, metadata

TEXT = 'MOSCOW "No," said Ann Lee.'

ANALYSIS = Analysis(
    id="a.txt",
    sha256="0" * 64,
    title=None,
    title_span=None,
    kind="report",
    language="en",
    published=Moment("2024-10-31T12:20", "minute", "published line", (0, 6)),
    sources=(Source("KBS", "publisher", None), Source("Moscow", "dateline", (0, 6))),
    actors=(Actor("p1", "Ann Lee", "person", ("A. Lee",), (Role("minister", "Utopia"),)),),
    mentions=(Mention(18, 25, "p1", "name"), Mention(0, 6, None, "metonym")),
    quotes=(
        Quote(
            "direct",
            ((8, 11),),
            ((13, 17),),
            ((18, 25),),
            ("p1",),
            Moment("2024-10-31", "on-or-before", "no date words"),
            ((8, 11),),
            "named after the cue",
            0.98765,
        ),
    ),
)


def test_an_analysis_leaves_as_the_scorers_read_it() -> None:
    record = analysis_record(ANALYSIS)
    assert list(record) == [
        "id",
        "sha256",
        "title",
        "kind",
        "language",
        "published",
        "sources",
        "actors",
        "mentions",
        "quotes",
    ]
    assert record["published"] == {
        "value": "2024-10-31T12:20",
        "precision": "minute",
        "basis": "published line",
        "span": [0, 6],
    }
    assert record["sources"] == [
        {"name": "KBS", "role": "publisher", "span": None},
        {"name": "Moscow", "role": "dateline", "span": [0, 6]},
    ]
    assert record["actors"] == [
        {
            "id": "p1",
            "name": "Ann Lee",
            "kind": "person",
            "aliases": ["A. Lee"],
            "roles": [{"title": "minister", "affiliation": "Utopia"}],
        },
    ]
    assert record["mentions"] == [
        {"start": 18, "end": 25, "actor": "p1", "form": "name"},
        {"start": 0, "end": 6, "actor": None, "form": "metonym"},
    ]
    assert record["quotes"] == [
        {
            "kind": "direct",
            "content": [[8, 11]],
            "verbatim": [[8, 11]],
            "cue": [[13, 17]],
            "source": [[18, 25]],
            "speakers": ["p1"],
            "said": {"value": "2024-10-31", "precision": "on-or-before", "basis": "no date words"},
            "reason": "named after the cue",
            "confidence": 0.9877,
        },
    ]


def test_an_analysis_is_one_line_that_json_reads_back() -> None:
    line = to_line(analysis_record(ANALYSIS))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == analysis_record(ANALYSIS)


def test_letters_stay_readable_and_half_characters_survive() -> None:
    assert to_line({"name": "Kyiv – Київ"}) == '{"name": "Kyiv – Київ"}\n'.encode()
    assert json.loads(to_line({"name": "\ud83d"})) == {"name": "\ud83d"}


def test_a_record_becomes_a_document() -> None:
    document = document_from_record(
        {"id": "r1", "text": TEXT, "published": "2024-10-31", "title": "T", "source": "KBS", "colour": "red"}
    )
    assert (document.id, document.text, document.path) == ("r1", TEXT, None)
    assert document.metadata == metadata(title="T", published="2024-10-31", publisher="KBS")
    assert document.sha256 == sha256(TEXT.encode()).hexdigest()


def test_a_record_needs_no_more_than_id_and_text() -> None:
    document = document_from_record({"id": 7, "text": "", "title": None})
    assert (document.id, document.text, document.metadata) == ("7", "", ())


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("[1]", "expected an object with id and text, found a list"),
        ('{"id": "a"}', '"text" is missing: the document itself'),
        ('{"text": "a"}', '"id" is missing: a name for the document'),
        ('{"id": "", "text": "a"}', '"id" is missing: a name for the document'),
        ('{"id": true, "text": "a"}', '"id" must be text, found true or false'),
        ('{"id": "a", "text": 5}', '"text" must be text, found a number'),
        ('{"id": "a", "text": "t", "published": {}}', '"published" must be text, found an object'),
        ('{"id": "a", "te', "not JSON: Unterminated string starting at: line 1 column 13 (char 12)"),
        ("[" * 200_000, "nested too deep to be a document"),
    ],
)
def test_a_bad_record_is_refused_with_the_reason(line: str, complaint: str) -> None:
    with pytest.raises(RecordError) as refusal:
        document_from_line(line)
    assert str(refusal.value) == complaint
