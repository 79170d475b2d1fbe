"""Archives of the web: what is a document in them, where it came from, and what happens to those that are damaged."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from pdf_files import column, pdf
from readings import documents, fault

from core.model import Metadatum
from core.readers import Limits, ReadError, read_all

PAGE = (
    "<!doctype html><html><head><title>Ferry to sail</title></head><body><article><h1>Ferry to sail</h1><p>“We have "
    "waited three years,” Ana Reis said in Vesk.</p><p>Nobody else spoke, and no ferry sailed.</p></article></body>"
)


def record(kind: str, address: str, block: bytes, type_: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-05-02T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {type_}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(address: str, body: bytes, type_: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {type_}\r\n{more}\r\n"
    return record("response", address, head.encode() + body)


SITE = "https://www.harbour-post.example"


def put(folder: Path, *records: bytes, name: str = "site.warc") -> Path:
    path = folder / name
    path.write_bytes(record("warcinfo", "", b"software: x\r\n", "application/warc-fields") + b"".join(records))
    return path


def test_a_page_is_a_document_named_by_its_address(tmp_path: Path) -> None:
    path = put(tmp_path, response(f"{SITE}/ferry", PAGE.encode(), "text/html; charset=utf-8"))
    [document] = documents(path)
    assert document.id == f"{path}#{SITE}/ferry"
    assert "“We have waited three years,” Ana Reis said in Vesk." in document.text
    assert Metadatum("publisher", "harbour-post.example", "the address it was saved from") in document.metadata
    assert not [told for told in document.metadata if told.field in ("published", "updated")]
    assert document.extract is not None
    assert document.extract.within == f"{SITE}/ferry"


@pytest.mark.parametrize(("charset", "encoding"), [("iso-8859-1", "cp1252"), ("koi8-r", "koi8-r")])
def test_the_encoding_is_the_one_that_the_server_named(tmp_path: Path, charset: str, encoding: str) -> None:
    words = "Fähre" if encoding == "cp1252" else "Паром пойдет"
    path = put(
        tmp_path, response(f"{SITE}/a", f"<html><p>{words}</p>".encode(encoding), f"text/html; charset={charset}")
    )
    assert [one.text for one in documents(path)] == [words]


def test_what_the_server_packed_for_the_way_is_unpacked(tmp_path: Path) -> None:
    body = gzip.compress(PAGE.encode())
    chunks = b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in (body[:50], body[50:], b""))
    more = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    [document] = documents(put(tmp_path, response(f"{SITE}/a", chunks, more=more)))
    assert "Ana Reis said in Vesk." in document.text


def test_what_is_no_document_is_passed_over(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        response(f"{SITE}/style.css", b"p {}", "text/css"),
        response(f"{SITE}/logo.png", b"\x89PNG", "image/png"),
        response(f"{SITE}/robots.txt", b"Disallow: /", "text/plain"),
        response(f"{SITE}/gone", b"<html><p>Not found</p>", status="404 Not Found"),
        response(f"{SITE}/moved", b"<html><p>Moved</p>", status="301 Moved", more="Location: /new\r\n"),
        record("request", f"{SITE}/a", b"GET /a HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("metadata", f"{SITE}/a", b"x: y\r\n", "application/warc-fields"),
        response(f"{SITE}/release.txt", b"The ferry sails.", "text/plain"),
        record("resource", f"{SITE}/notes.txt", b"The pier is old.", "text/plain"),
        response(f"{SITE}/report.pdf", pdf(column(["The harbour is open."])), "application/pdf"),
    )
    assert [(one.id.removeprefix(f"{path}#{SITE}/"), one.text) for one in documents(path)] == [
        ("release.txt", "The ferry sails."),
        ("notes.txt", "The pier is old."),
        ("report.pdf", "The harbour is open."),
    ]


def test_a_page_fetched_twice_is_two_documents(tmp_path: Path) -> None:
    one, other = (response(f"{SITE}/a", f"<html><p>{words}</p>".encode()) for words in ("First.", "Second."))
    path = put(tmp_path, one, other)
    assert [one.id.removeprefix(f"{path}#") for one in documents(path)] == [f"{SITE}/a", f"{SITE}/a (2)"]


def test_a_packed_archive_is_read(tmp_path: Path) -> None:
    path = tmp_path / "site.warc.gz"
    records = (record("warcinfo", "", b"x: y\r\n", "application/warc-fields"), response(f"{SITE}/a", PAGE.encode()))
    path.write_bytes(b"".join(map(gzip.compress, records)))
    assert [one.id.removeprefix(f"{path}#") for one in documents(path)] == [f"site.warc#{SITE}/a"]


def test_a_page_that_cannot_be_read_costs_itself_alone(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        response(f"{SITE}/empty", b"<html></html>"),
        response(f"{SITE}/huge", b"<html><p>" + b"x" * 5000),
        response(f"{SITE}/odd", b"x", more="Content-Encoding: br\r\n"),
        response(f"{SITE}/good", b"<html><p>The ferry sails.</p>"),
    )
    found = list(read_all(path, Limits(text_bytes=1000)))
    assert [str(one).removeprefix(f"{path}, {SITE}/") for one in found if isinstance(one, ReadError)] == [
        "empty: it is a page that shows no words; save the page again once it is fully loaded",
        "huge: it is larger than what is read as one text; save it as a file of its own",
        "odd: it is damaged (packed as br, which is not read); fetch it again",
    ]
    assert len(found) == 4


def test_an_archive_that_is_cut_off_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, response(f"{SITE}/a", PAGE.encode()), name="a.warc")
    path.write_bytes(path.read_bytes()[:-150])
    assert "damaged" in fault(path)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"WARC/1.0\r\nX: y\r\n\r\n", "a record does not say how long it is"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000, "the headers of a record have no end"),
        (b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\nrubbish\n", "no record begins where one should"),
    ],
)
def test_what_is_wrong_with_an_archive_is_told(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    assert fault(path) == f": it is damaged ({told}); fetch it again"


@pytest.mark.parametrize("header", ["Transfer-Encoding: chunked", "Content-Encoding: gzip"])
def test_headers_of_what_was_undone_on_the_way_do_no_harm(tmp_path: Path, header: str) -> None:
    path = put(tmp_path, response(f"{SITE}/a", PAGE.encode(), more=f"{header}\r\n"))
    [document] = documents(path)
    assert "Ana Reis said in Vesk." in document.text


def test_a_page_that_unpacks_without_end_is_let_go(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<p>" + b"x" * 2**26)
    path = put(tmp_path, response(f"{SITE}/a", bomb, more="Content-Encoding: gzip\r\n"))
    [error] = list(read_all(path, Limits(text_bytes=2**20)))
    assert "it is larger than what is read as one text" in str(error)
