"""More than 300 files that cannot be read, each with the reason that must be told: broken, hostile, misnamed.

``crafted`` gives the contents; ``special`` puts what is no regular file into a folder.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import random
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seed_files import SEEDS, html, in_tar, in_zip, mail, nitf, record, story, zstd

EMPTY, BINARY, DAMAGED = "it is empty", "it is binary data", "damaged"
CUTS = (0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95)
CUT_REASONS = {
    "docx": DAMAGED, "odt": DAMAGED, "zip": DAMAGED, "txt.gz": DAMAGED, "txt.bz2": DAMAGED, "txt.xz": DAMAGED,
    "txt.zst": DAMAGED, "tgz": DAMAGED, "warc": DAMAGED, "nitf": "XML", "xml": "XML", "rss": "XML", "atom": "XML",
    "json": "JSON", "ninjs.json": "JSON",
}  # fmt: skip
"""Formats whose files say where they end, so that one cut off anywhere is known as such."""
NOISE = random.Random(6).randbytes(3000).replace(b"\0", b"\1")
NAMES = ("txt", "md", "html", "rss", "nitf", "vtt", "srt", "json", "jsonl", "csv", "tsv", "eml", "mbox", "mhtml")
NO_NEWS = {
    "a PNG image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(40),
    "a JPEG image": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(40),
    "a GIF image": b"GIF89a" + bytes(40),
    "an SQLite database": b"SQLite format 3\0\x10\0" + bytes(40),
    "a program": b"\x7fELF\x02\x01\x01\0" + bytes(40),
    "a sound file": b"ID3\x04\0\0\0\0\0\0" + bytes(40),
}
HUGE = 40 * 2**20
LAUGHS = "".join(f"<!ENTITY {chr(98 + level)} '{f'&{chr(97 + level)};' * 10}'>" for level in range(9))
ENTITIES = f"<!DOCTYPE nitf [<!ENTITY a 'aaaaaaaaaa'>{LAUGHS}]>"
OUTWARD = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that cannot be read: ``reason`` is a pattern of what must be told of it."""

    name: str
    data: bytes
    reason: str


def crafted() -> Iterator[Bad]:
    """All of them but the special ones."""
    text = story()
    for end in SEEDS:
        yield Bad(f"empty.{end}", b"", EMPTY)
    for end, reason in CUT_REASONS.items():
        whole = SEEDS[end](text)
        for cut in CUTS:
            yield Bad(f"cut-{cut:.2f}.{end}", whole[: max(20, int(len(whole) * cut))], reason)
    for end in NAMES:
        yield Bad(f"noise.{end}", NOISE, BINARY)
        for number, (what, data) in enumerate(NO_NEWS.items()):
            yield Bad(f"not-{number}.{end}", data, f"it is {what}.*, not a document")
    yield from _bombs(text)
    yield from _without_words()
    yield from _locked(text)
    for number, name in enumerate(("line\nbreak", "tab\tstop", "\x1b[31mred", "‮evil", "a" * 230, "'; DROP TABLE")):
        yield Bad(f"{name}.{number}.txt", b"", EMPTY)


def _bombs(text: str) -> Iterator[Bad]:
    zeros = bytes(HUGE)
    for end, pack in (("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress), ("zst", zstd.compress)):
        yield Bad(f"bomb.txt.{end}", pack(zeros), "more than the 32 MiB read as one text")
    yield Bad("bomb.zip", in_zip({"a.txt": zeros}), "more than the 32 MiB read as one text")
    yield Bad("bomb.tgz", gzip.compress(in_tar({"a.txt": zeros})), "more than the 32 MiB read as one text")
    yield Bad("huge.txt", b"word " * (HUGE // 5), "more than the 32 MiB read as one text")
    yield Bad("huge.jsonl", b'{"text": "' + b"word " * (HUGE // 5) + b'"}\n', "32 MiB|longer than")
    nested = text.encode()
    for depth in range(6):
        nested = in_zip({f"{depth}.txt" if not depth else f"{depth}.zip": nested})
    yield Bad("russian-doll.zip", nested, "more than 4 archives lie in one another")
    yield Bad("laughs.nitf", nitf(text, ENTITIES), "entit")
    yield Bad("outward.nitf", nitf(text, OUTWARD), "entit")
    yield Bad("deep.nitf", b"<nitf>" + b"<p>" * 5000 + b"x", "XML|deep")
    yield Bad("deep.html", html("<div>" * 5000 + "x"), "nested too deep")
    yield Bad("deep.json", b'{"text": ' + b"[" * 200_000, "JSON|deep")
    yield Bad("deep.eml", _nested_mail(3000), "too deep in one another")


def _nested_mail(depth: int) -> bytes:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"From: a@b.example\n{parts}\nwords".encode()


def _without_words() -> Iterator[Bad]:
    yield Bad("nothing.html", html("<script>var a</script>"), "shows no words")
    yield Bad("nothing.docx", SEEDS["docx"](""), "no words|no text|empty")
    yield Bad("nothing.eml", mail(""), "no words")
    yield Bad("nothing.rss", b'<rss version="2.0"><channel><title>x</title></channel></rss>', "without items")
    yield Bad("nothing.json", json.dumps({"a": 1}).encode(), "text")
    yield Bad("nothing.jsonl", b'{"a": 1}\n{"b": 2}\n', "text")
    yield Bad("nothing.csv", b"a,b\n1,2\n", "text")
    yield Bad("nothing.mbox", b"words alone\n", "mailbox without messages")
    yield Bad("half.jsonl", record(story()) + b"\n{broken\n", "JSON")
    yield Bad("story.xlsx", in_zip({"xl/workbook.xml": b"<x/>"}), "no reader for Excel")
    yield Bad("story.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "no reader for Word 97")
    yield Bad("story.7z", b"7z\xbc\xaf\x27\x1c" + bytes(60), "no reader for 7-Zip")
    yield Bad("story.pdf", b"%PDF-1.7\n" + NOISE, "PDF|damaged")


def _locked(text: str) -> Iterator[Bad]:
    data = bytearray(in_zip({"a.txt": text.encode()}))
    for start in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[start] |= 1
    yield Bad("locked.zip", bytes(data), "it is encrypted")
    head = "From: a@b.example\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n"
    yield Bad("locked.eml", head.encode(), "it is encrypted")


def special(folder: Path) -> None:
    """What is no file, put into a folder: a pipe, a socket, links that lead nowhere, round and out of the folder."""
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(folder)  # the address of a socket may not be long
        try:
            bound.bind("socket.txt")
        finally:
            os.chdir(here)
    (folder / "nowhere.txt").symlink_to("not-there.txt")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "out.txt").symlink_to("/etc/hosts")
    (folder / "device.txt").symlink_to("/dev/zero")
