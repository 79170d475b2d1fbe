"""The registry: a file is what its content says; its name decides only where the content leaves it open."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from core.model import Document
from core.readers import ReadError, read, read_all, registry
from core.readers.formats import FORMATS, Format
from core.readers.opening import OpenFile


def zipped(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "<xml/>")
    return target.getvalue()


FILES = {
    "Excel (XLSX)": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "EPUB": zipped("mimetype", "a.xhtml"),
}
NO_DOCUMENTS = {
    "a PNG image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a JPEG image": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "a sound file (MP3)": b"ID3\x04\0\0\0\0\0\0",
    "a video or sound file (MP4)": b"\0\0\0\x18ftypmp42",
    "an SQLite database": b"SQLite format 3\0\x10\0",
    "a program": b"\x7fELF\x02\x01\x01\0",
    "an SVG image": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@pytest.mark.parametrize(("name", "data"), FILES.items(), ids=FILES.keys())
def test_a_document_without_a_reader_is_called_by_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"save the document as plain text|unpack it") as caught:
        read(path)
    assert caught.value.what == f"there is no reader for {name} yet"


@pytest.mark.parametrize(("name", "data"), NO_DOCUMENTS.items(), ids=NO_DOCUMENTS.keys())
def test_what_is_no_document_is_called_by_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.what == f"it is {name}, not a document"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_web_page_is_known_in_any_unicode_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("<!doctype html><p>Hello".encode(encoding))
    assert read(path).text == "Hello"


@pytest.mark.parametrize("name", ["story.pdf", "story.docx", "story.jpg", "story", "story.unheard-of", "STORY.TXT"])
def test_text_is_read_whatever_its_name_says(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("The minister said so.")
    assert read(path).text == "The minister said so."


@pytest.mark.parametrize(
    ("name", "fault"), [("a.mbox", "it is a mailbox without"), ("a.eml", "none of the headers of")]
)
def test_the_name_decides_where_the_text_may_be_anything(tmp_path: Path, name: str, fault: str) -> None:
    path = tmp_path / name
    path.write_text("speaker,words\nKim,hello\n")
    with pytest.raises(ReadError, match=fault):
        read(path)


@pytest.mark.parametrize("name", ["page.html", "table.csv"])
def test_a_name_does_not_hide_that_a_file_is_empty_or_binary(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    with pytest.raises(ReadError, match="it is empty"):
        read(path)
    path.write_bytes(b"\1\0\2\3\0\4\5\0" * 9)
    with pytest.raises(ReadError, match="binary data"):
        read(path)


@pytest.mark.parametrize(
    "text",
    [
        "BM and BMW said so.",
        "MZ is a beginning like any other.",
        "From: the ministry\nTo: all editors\nSubject: statement\n\nThe minister said so.",
        "From Kyiv Mon Amour, he said.",
        "[1] Kim said so.",
        "{sic} he said.",
        "1\nThe first thing she said.",
        "RIFFs and raffs.",
        "# <p align=center>Title</p>\n\nHe said so.",
        "The file starts with %PDF-1.4, he said.",
        "PK said so.",
    ],
)
def test_text_that_begins_a_little_like_something_else_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "story.txt"
    path.write_text(text)
    assert read(path).text == text


def test_a_new_reader_is_a_module_and_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def documents(file: OpenFile) -> Iterator[Document]:
        for number, text in enumerate(file.content().decode().split("%%")[1:], 1):
            yield Document(f"{file.path}#{number}", text, "", file.path)

    module = ModuleType("tests_reader_of_fortunes")
    vars(module)["documents"] = documents
    monkeypatch.setitem(sys.modules, module.__name__, module)
    row = Format("fortunes", (".fortune",), re.compile(rb"%%"), reader=module.__name__)
    monkeypatch.setattr(registry, "FORMATS", (row, *FORMATS))

    path = tmp_path / "many"
    path.write_text("%%One.%%Two.")
    assert [(document.id[-2:], document.text) for document in read_all(path)] == [
        ("#1", "One."),
        ("#2", "Two."),
    ]
    with pytest.raises(ReadError, match="holds several documents"):
        read(path)
    path.write_text("%%One.")
    assert read(path).text == "One."


def test_readers_and_guessers_are_imported_only_when_needed() -> None:
    code = "import sys, core.readers; print({'core.readers.plain', 'charset_normalizer'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_no_two_formats_claim_one_suffix() -> None:
    suffixes = [suffix for format in FORMATS for suffix in format.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.lower() for suffix in suffixes)
