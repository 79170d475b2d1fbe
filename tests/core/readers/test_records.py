"""Several documents in one file: their names, their places, and members that lie in one another."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from core.model import Extract, Landmark, Metadatum
from core.readers import Limits, ReadError
from core.readers.opening import OpenFile, lines, opened
from core.readers.records import Records

LIMITS = Limits(records=3, depth=2)


@pytest.fixture
def file(tmp_path: Path) -> OpenFile:
    path = tmp_path / "mail.zip"
    path.write_bytes(b"members")
    with opened(path, LIMITS) as file:
        return file


def test_a_record_is_named_by_its_key_else_by_its_number(file: OpenFile) -> None:
    records = Records(file)
    made = [records.make("text", b"", "a place", key=key) for key in ("<a@b>", None, "<a@b>")]
    assert [document.id for document in made] == [f"{file.path}#<a@b>", f"{file.path}#2", f"{file.path}#<a@b> (3)"]
    assert {document.extract for document in made} == {Extract("a place")}


def test_mending_a_record_renames_no_other(file: OpenFile) -> None:
    broken, mended = Records(file), Records(file)
    broken.fault("it has no text", "", "line 1")
    mended.make("text", b"", "line 1")
    assert broken.make("text", b"", "line 2").id == mended.make("text", b"", "line 2").id


def test_there_may_be_too_many(file: OpenFile) -> None:
    records = Records(file)
    records.fault("it has no text", "", "line 1")
    for number in (2, 3):
        records.make("text", b"", f"line {number}")
    with pytest.raises(ReadError, match="more than 3 records"):
        records.make("text", b"", "line 4")


def test_a_key_is_one_line_of_bounded_length(file: OpenFile) -> None:
    one, other = (Records(file).make("", b"", "row 1", key=f"{'x' * 5000}\n{end}").id for end in "ab")
    assert one != other
    assert len(one) < len(str(file.path)) + 210
    assert "\n" not in one


def test_a_member_is_named_after_what_it_lies_in(file: OpenFile) -> None:
    member = file.member("inbox/3.eml", io.BytesIO(b"x" * 20_000))
    assert member.content() == b"x" * 20_000
    record = Records(member).make("text", b"", "part 1", landmarks=(Landmark(2, "page 2"),))
    assert record.id == f"{file.path}#inbox/3.eml#1"
    assert record.extract is not None
    assert (record.extract.at(1), record.extract.at(2)) == ("inbox/3.eml, part 1", "inbox/3.eml, part 1, page 2")


def test_lines_are_taken_one_at_a_time_and_endless_ones_passed_over() -> None:
    stream = io.BytesIO(b"short\n" + b"x" * 50 + b"\nnext\n" + b"y" * 9)
    assert list(lines(stream, 8)) == [b"short\n", None, b"next\n", None]


def test_members_lie_no_deeper_than_the_limit(file: OpenFile) -> None:
    inner = file.member("a.zip", io.BytesIO(b"")).member("b.zip", io.BytesIO(b""))
    with pytest.raises(ReadError, match=r"a\.zip, b\.zip, c\.txt: more than 2 archives"):
        inner.member("c.txt", io.BytesIO(b""))


def test_a_member_larger_than_a_text_may_be_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"members")
    with opened(path, Limits(text_bytes=10)) as file:
        member = file.member("story.txt", io.BytesIO(b"x" * 11))
        with pytest.raises(ReadError, match=r"a\.zip, story\.txt: it holds 11 bytes"):
            member.content()


def test_no_half_characters_come_through(file: OpenFile) -> None:
    told = (Metadatum("title", "b\udc00"),)
    document = Records(file).make("a\ud800", b"", "line 1", key="c\ud800", metadata=told)
    assert (document.text, document.metadata[0].value, document.id) == ("a\ufffd", "b\ufffd", f"{file.path}#c\ufffd")
