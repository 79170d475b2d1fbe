"""Small sound files of the formats that are read, each with one quote of an invented speaker, made here."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import sys
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Mapping

from pdf_files import column, pdf

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PEOPLE = ("Ana Reis", "Bo Maru", "Ruta Halden", "Jonas Lind", "Marta Okoye", "Edvin Marrack", "Ines Calder")


def story(number: int = 0) -> str:
    """A report of two paragraphs, another for each number."""
    name = PEOPLE[number % len(PEOPLE)]
    return (
        f"VESK, April {number % 28 + 1}, 2031 (Coast Wire) - The ferry will sail on Friday, Mayor {name} said.\n\n"
        f"“We have waited {number + 2} years for pier {number},” {name} told reporters in Vesk on Tuesday. "
        "Nobody else spoke.\n"
    )


def in_zip(members: Mapping[str, bytes]) -> bytes:
    """A zip archive of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def in_tar(members: Mapping[str, bytes]) -> bytes:
    """A tar archive of these members."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def html(body: str, head: str = "") -> bytes:
    """A saved page."""
    page = f'<!doctype html><html lang="en"><head><title>Ferry</title>{head}</head><body>{body}</body></html>'
    return page.encode()


def article(text: str) -> bytes:
    """A saved page of this text."""
    return html(f"<article><h1>Ferry to sail</h1><p>{text.strip().replace(chr(10) * 2, '</p><p>')}</p></article>")


def nitf(text: str, head: str = "") -> bytes:
    """A story in NITF."""
    paragraphs = text.strip().replace("\n\n", "</p><p>")
    return (
        f'<?xml version="1.0"?>{head}<nitf><head><title>Ferry</title></head><body><body.head><hedline><hl1>'
        f"Ferry to sail</hl1></hedline></body.head><body.content><p>{paragraphs}</p></body.content></body></nitf>"
    ).encode()


def newsml(text: str) -> bytes:
    """A story in NewsML-G2."""
    paragraphs = text.strip().replace("\n\n", "</p><p>")
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:cw:1"><itemMeta>'
        '<itemClass qcode="ninat:text"/></itemMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>'
        f"<p>{paragraphs}</p></body></html></inlineXML></contentSet></newsItem>"
    ).encode()


def captions(text: str, mark: str = ".") -> bytes:
    """Captions, a cue for each paragraph: WebVTT with a dot before the milliseconds, SubRip with a comma."""
    cues = [
        f"{number}\n00:00:{number:02}{mark}000 --> 00:00:{number + 1:02}{mark}000\n{words}\n"
        for number, words in enumerate(text.strip().split("\n\n"), 1)
    ]
    return (("WEBVTT\n\n" if mark == "." else "") + "\n".join(cues)).encode()


def nexis(text: str) -> bytes:
    """An export of Nexis with one article."""
    return (
        "\n\n                               1 of 1 DOCUMENTS\n\n\n                    The Harbour Post (Vesk)\n\n"
        "                    April 10, 2031 Thursday\n\nFerry to sail\n\nBYLINE: Bo Maru\n\nLENGTH: 53 words\n\n"
        f"{text}\n\nLOAD-DATE: April 11, 2031\n\nLANGUAGE: ENGLISH\n\n"
        "                    Copyright 2031 Harbour Post Ltd\n                    All Rights Reserved\n"
    ).encode()


def nexis_uni(text: str) -> bytes:
    """An export of Nexis Uni with one article."""
    return (
        "Ferry to sail\nThe Harbour Post (Vesk)\nApril 10, 2031 Thursday\n\nCopyright 2031 Harbour Post Ltd\n"
        f"Length: 53 words\nByline: Bo Maru\nBody\n\n{text}\nLoad-Date: April 11, 2031\n\nEnd of Document\n"
    ).encode()


def factiva(text: str) -> bytes:
    """An export of Factiva with field codes and one article."""
    return (
        "\n HD\tFerry to sail\n BY\tBy Bo Maru\n WC\t53 words\n PD\t10 April 2031\n SN\tHarbour Post\n SC\tHARP\n LA\t"
        f"English\n CY\tCopyright 2031 Harbour Post Ltd\n LP\n{text.partition('.')[0]}.\n TD\n"
        f"{text.partition('.')[2].strip()}\n AN\tDocument HARP000020310411e74b00001\n"
    ).encode()


def ninjs(text: str) -> bytes:
    """A story in ninjs."""
    return json.dumps({"uri": "http://cw.example/1", "type": "text", "headline": "Ferry", "body_text": text}).encode()


def table(text: str, between: str = ",") -> bytes:
    """A table with one record."""
    quoted = text.replace('"', '""')
    return f'id{between}date{between}text\n1{between}2031-04-10{between}"{quoted}"\n'.encode()


def record(text: str) -> bytes:
    """One record of JSON."""
    return json.dumps({"id": "a-1", "title": "Ferry", "date": "2031-04-10", "text": text}).encode()


def docx(text: str) -> bytes:
    """A document of Word."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in text.strip().split("\n\n"))
    document = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return in_zip({"[Content_Types].xml": b"<t/>", "word/document.xml": document.encode()})


def odt(text: str) -> bytes:
    """A document of LibreOffice."""
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    words = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "".join(f"<text:p>{part}</text:p>" for part in text.strip().split("\n\n"))
    content = (
        f"<office:document-content {office} {words}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return data.getvalue()


def rtf(text: str) -> bytes:
    """A document in Rich Text Format."""
    spelt = "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in text.strip())
    return ("{\\rtf1\\ansi " + spelt.replace("\n\n", "\\par ") + "}").encode()


def printed(text: str) -> bytes:
    """A PDF file of one column."""
    lines = text.strip().translate({ord("“"): '"', ord("”"): '"'}).split("\n\n")
    return pdf(column([line for part in lines for line in (*textwrap.wrap(part, 72), "")]))


def mail(text: str) -> bytes:
    """A message."""
    head = "From: Cora Linde <cora@post.example>\nTo: desk@post.example\nSubject: Ferry to sail\n"
    return f"{head}Date: Thu, 10 Apr 2031 09:13:00 +0200\nMessage-ID: <m1@post.example>\n\n{text}".encode()


def mailbox(text: str) -> bytes:
    """A mailbox with one message."""
    return b"From cora@post.example Thu Apr 10 09:13:00 2031\n" + mail(text)


def mhtml(text: str) -> bytes:
    """A page saved with all that belongs to it."""
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/ferry\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: base64\nContent-Location: https://post.example/ferry\n\n"
    )
    return head.encode() + base64.encodebytes(article(text)) + b"\n--b--\n"


def warc(text: str) -> bytes:
    """An archive of the web with one page."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + article(text)
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/ferry\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def rss(text: str) -> bytes:
    """A feed with one item."""
    words = text.strip().replace("\n\n", "</p><p>")
    item = f"<item><title>Ferry</title><guid>a-1</guid><description><![CDATA[<p>{words}</p>]]></description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{item}</channel></rss>'.encode()


def atom(text: str) -> bytes:
    """A feed with one entry."""
    words = text.strip().replace("\n\n", "&lt;/p&gt;&lt;p&gt;")
    entry = f'<entry><id>a-1</id><title>Ferry</title><content type="html">&lt;p&gt;{words}&lt;/p&gt;</content></entry>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{entry}</feed>'.encode()


SEEDS: Mapping[str, Callable[[str], bytes]] = {
    "txt": str.encode,
    "md": lambda text: b"# Ferry to sail\n\n" + text.encode(),
    "html": article,
    "nitf": nitf,
    "xml": newsml,
    "vtt": captions,
    "srt": lambda text: captions(text, ","),
    "json": record,
    "jsonl": lambda text: record(text) + b"\n",
    "ninjs.json": ninjs,
    "docx": docx,
    "odt": odt,
    "rtf": rtf,
    "pdf": printed,
    "eml": mail,
    "mbox": mailbox,
    "mhtml": mhtml,
    "warc": warc,
    "rss": rss,
    "atom": atom,
    "csv": table,
    "tsv": lambda text: table(text, "\t"),
    "nexis.txt": nexis,
    "uni.txt": nexis_uni,
    "factiva.txt": factiva,
    "txt.gz": lambda text: gzip.compress(text.encode(), mtime=0),
    "txt.bz2": lambda text: bz2.compress(text.encode()),
    "txt.xz": lambda text: lzma.compress(text.encode()),
    "txt.zst": lambda text: zstd.compress(text.encode()),
    "zip": lambda text: in_zip({"in/story.txt": text.encode()}),
    "tar": lambda text: in_tar({"in/story.txt": text.encode()}),
    "tgz": lambda text: gzip.compress(in_tar({"in/story.txt": text.encode()}), mtime=0),
}
"""By the end of the name: what makes such a file of a text."""


def good_files(count: int) -> dict[str, bytes]:
    """So many sound files of all formats in turn, each with one document."""
    makers = list(SEEDS.items())
    return {
        f"good-{number:03}.{end}": make(story(number))
        for number in range(count)
        for end, make in [makers[number % len(makers)]]
    }
