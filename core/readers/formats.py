"""The kinds of files there are: how they open, how their names end, and which reader reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    ``opening`` matches the first bytes of such files (UTF-16 and UTF-32 are held against it as UTF-8, without
    their mark), ``suffixes`` are the lower-case ends of their names. ``reader`` is the module that reads
    them, None while there is none. ``textual``: its files are text, so that a file whose opening says nothing
    may be one by its name. ``document``: such a file may hold news; if not, walking a folder leaves it out.
    ``remedy``: what to do meanwhile.
    """

    name: str
    suffixes: tuple[str, ...] = ()
    opening: re.Pattern[bytes] | None = None
    reader: str | None = None
    textual: bool = False
    document: bool = True
    remedy: str = "save the document as plain text"


_UNPACK = "unpack it"


def _ends(suffixes: str) -> tuple[str, ...]:
    return tuple(f".{suffix}" for suffix in suffixes.split())


def _opens(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL | re.IGNORECASE)


def _lines(*patterns: bytes) -> re.Pattern[bytes]:
    """An opening with lines, in whatever order, each of which begins with one of these."""
    return re.compile(b"".join(b"(?=.*?^" + pattern + b")" for pattern in patterns), re.DOTALL | re.MULTILINE)


def _starts(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


PLAIN = Format(
    "plain text or Markdown",
    _ends("txt text md markdown mdown mkd mdtext rst adoc asciidoc org"),
    reader="core.readers.plain",
    textual=True,
)

FORMATS: tuple[Format, ...] = (
    PLAIN,
    # Documents. The first row whose opening matches decides, so the narrower stands before the wider.
    Format("PDF", _ends("pdf"), _starts(rb"\s{0,64}%PDF-\d"), "core.readers.pdf"),
    Format("Word (DOCX)", _ends("docx docm"), _starts(rb"PK\x03\x04.*?word/"), "core.readers.docx"),
    Format("Excel (XLSX)", _ends("xlsx xlsm"), _starts(rb"PK\x03\x04.*?xl/")),
    Format("PowerPoint (PPTX)", _ends("pptx pptm"), _starts(rb"PK\x03\x04.*?ppt/")),
    Format("EPUB", _ends("epub"), _starts(rb"PK\x03\x04.{26}mimetypeapplication/epub")),
    Format(
        "OpenDocument (ODT)",
        _ends("odt ott ods odp"),
        _starts(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis"),
        "core.readers.odt",
    ),
    Format("ZIP archives", _ends("zip"), _starts(rb"PK(?:\x03\x04|\x05\x06)"), "core.readers.packed"),
    Format(
        "Word 97, Outlook and other old Office files",
        _ends("doc dot msg xls ppt"),
        _starts(rb"\xd0\xcf\x11\xe0\xa1\xb1"),
    ),
    Format("gzip", _ends("gz tgz"), _starts(rb"\x1f\x8b\x08"), "core.readers.compressed"),
    Format("bzip2", _ends("bz2 tbz2"), _starts(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "core.readers.compressed"),
    Format("xz", _ends("xz txz"), _starts(rb"\xfd7zXZ\0"), "core.readers.compressed"),
    Format("Zstandard", _ends("zst tzst"), _starts(rb"\x28\xb5\x2f\xfd"), "core.readers.compressed"),
    Format("7-Zip", _ends("7z"), _starts(rb"7z\xbc\xaf\x27\x1c"), remedy=_UNPACK),
    Format("RAR", _ends("rar"), _starts(rb"Rar!\x1a\x07"), remedy=_UNPACK),
    Format("tar", _ends("tar"), _starts(rb".{257}ustar[\0 ]"), "core.readers.packed"),
    Format("WARC", _ends("warc"), _starts(rb"WARC/\d\.\d\r?\n"), "core.readers.warc"),
    Format("RTF", _ends("rtf"), _starts(rb"\{\\rtf\d?"), "core.readers.rtf"),
    Format("PostScript", _ends("ps eps"), _starts(rb"%!PS")),
    Format("DjVu", _ends("djvu"), _starts(rb"AT&TFORM")),
    Format(
        "HTML",
        _ends("html htm xhtml"),
        _opens(rb"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b"),
        "core.readers.html",
        textual=True,
    ),
    Format(
        "RSS and Atom feeds",
        _ends("rss atom"),
        _opens(rb"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<[?!][^>]{0,300}>\s*){0,5}<(?:rss|feed|rdf:rdf)\b"),
        "core.readers.feeds",
        textual=True,
    ),
    Format(
        "XML",
        _ends("xml nitf newsml"),
        _opens(
            rb"\s*(?:<\?xml\s|(?:<!--.{0,2000}?-->\s*){0,5}(?:<!doctype\s[^>]{0,300}>\s*)?"
            rb"<(?:\w{1,20}:)?(?:nitf|newsitem|newsmessage|newsml)[\s>])"
        ),
        "core.readers.news_xml",
        textual=True,
    ),
    Format(
        "WebVTT subtitles",
        _ends("vtt"),
        _starts(rb"WEBVTT(?=[ \t\r\n]|$)"),
        "core.readers.captions",
        textual=True,
    ),
    Format(
        "SubRip subtitles",
        _ends("srt"),
        _starts(rb"\s{0,20}\d{1,6}[ \t]*\r?\n\d\d?:\d\d?:\d\d?[,.]\d{1,3} --> "),
        "core.readers.captions",
        textual=True,
    ),
    Format(
        "mailboxes (mbox)",
        _ends("mbox"),
        _starts(rb"From \S{1,300} +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d"),
        "core.readers.mail.mbox",
        textual=True,
    ),
    Format(
        # Headers that people do not write: a release may well begin with From:, To: and Subject: of its own.
        "mail, and pages saved as MHTML",
        _ends("eml emlx mhtml mht"),
        _opens(
            rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
            rb"(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature):"
        ),
        "core.readers.mail",
        textual=True,
    ),
    Format(
        "JSON",
        _ends("json jsonl ndjson"),
        _starts(rb'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.){0,300}"\s*:'),
        "core.readers.json_records",
        textual=True,
    ),
    Format("CSV tables", _ends("csv tsv"), reader="core.readers.table", textual=True),
    # Text like any other, but for what stands at the head of its lines.
    Format(
        "exports of Nexis",
        opening=_lines(rb"[ \t]*\d{1,6} of \d{1,6} DOCUMENTS?[ \t\r]*$", rb"LENGTH: +[\d,.]{1,9} words"),
        reader="core.readers.nexis",
        textual=True,
    ),
    Format(
        "exports of Nexis Uni and Nexis+",
        opening=_lines(
            rb"[ \t]*Length: {0,4}[\d,.]{1,9} words", rb"[ \t]*Body[ \t\r]*$", rb"[ \t]*(?:Copyright|\(c\)|\xc2?\xa9)"
        ),
        reader="core.readers.nexis",
        textual=True,
    ),
    Format(
        "exports of Nexis Uni and Nexis+ with a list of their articles",
        opening=_lines(rb"[ \t]*Client/Matter:", rb"[ \t]*Search Terms:", rb"[ \t]*Search Type:"),
        reader="core.readers.nexis",
        textual=True,
    ),
    Format(
        "exports of Factiva with field codes",
        opening=_lines(
            rb"[ \t]{0,12}HD(?:\t| {2}| ?\r?$)",
            rb"[ \t]{0,12}PD(?:\t| {2}| ?\r?$)",
            rb"[ \t]{0,12}SN(?:\t| {2}| ?\r?$)",
            rb"[ \t]{0,12}WC(?:\t| {2}| ?\r?\n)\s{0,4}[\d,.]{1,9} words",
        ),
        reader="core.readers.factiva",
        textual=True,
    ),
    Format(
        "exports of Factiva",
        opening=_lines(
            rb"[ \t]*[\d,.]{1,9} words[ \t\r]*\n\s{0,4}\d{1,2} [A-Z][a-z]{2,8} \d{4}[ \t\r]*\n"
            rb"(?:\s{0,4}\d\d?:\d\d[^\n]{0,12}\n)?\s{0,4}[^\n]{2,120}\n\s{0,4}[A-Z0-9]{2,12}[ \t\r]*$",
            rb"[ \t]*(?:Copyright|\(c\)|\xc2?\xa9)",
        ),
        reader="core.readers.factiva",
        textual=True,
    ),
    # Never documents: what walking a folder passes over, and what is called by its name where someone
    # insists.
    Format("a PNG image", _ends("png"), _starts(rb"\x89PNG\r\n"), document=False),
    Format("a JPEG image", _ends("jpg jpeg jpe jfif"), _starts(rb"\xff\xd8\xff"), document=False),
    Format("a GIF image", _ends("gif"), _starts(rb"GIF8[79]a"), document=False),
    Format("a WebP image", _ends("webp"), _starts(rb"RIFF.{4}WEBP"), document=False),
    Format("a TIFF image", _ends("tif tiff dng nef cr2"), _starts(rb"II\*\0|MM\0\*"), document=False),
    Format("a BMP image", _ends("bmp"), _starts(rb"BM.{4}\0\0\0\0"), document=False),
    Format("an icon", _ends("ico cur icns"), _starts(rb"\x00\x00[\x01\x02]\x00.\x00|icns"), document=False),
    Format(
        "a HEIF or AVIF image",
        _ends("heic heif avif"),
        _starts(rb"\0\0.{2}ftyp(?:hei|hev|mif1|avif)"),
        document=False,
    ),
    Format("an SVG image", _ends("svg svgz"), _opens(rb"\s*<svg\b"), document=False),
    Format("a video or sound file (MP4)", _ends("mp4 m4a m4v mov 3gp"), _starts(rb"\0\0.{2}ftyp"), document=False),
    Format("a video (Matroska or WebM)", _ends("mkv webm"), _starts(rb"\x1a\x45\xdf\xa3"), document=False),
    Format("a video (AVI)", _ends("avi"), _starts(rb"RIFF.{4}AVI "), document=False),
    Format(
        "a video",
        _ends("mpg mpeg wmv flv ts"),
        _starts(rb"\x00\x00\x01[\xb3\xba]|FLV\x01|\x30\x26\xb2\x75\x8e\x66"),
        document=False,
    ),
    Format("a sound file (WAV)", _ends("wav"), _starts(rb"RIFF.{4}WAVE"), document=False),
    Format(
        "a sound file (MP3)",
        _ends("mp3 aac"),
        _starts(rb"ID3[\x02-\x04]\x00|\xff[\xfb\xf3\xf2\xf1\xf9]"),
        document=False,
    ),
    Format("a sound file (Ogg or FLAC)", _ends("ogg oga opus flac"), _starts(rb"OggS\0|fLaC\0"), document=False),
    Format(
        "a font",
        _ends("ttf otf woff woff2 eot"),
        _starts(rb"wOF[F2]|OTTO\x00|\x00\x01\x00\x00\x00"),
        document=False,
    ),
    Format("an SQLite database", _ends("sqlite sqlite3 db db3"), _starts(rb"SQLite format 3\0"), document=False),
    Format(
        "a program",
        _ends("exe dll so dylib o a class jar pyc wasm bin"),
        _starts(rb"\x7fELF|MZ.{0,62}?\0|\xca\xfe\xba\xbe|[\xcf\xce]\xfa\xed\xfe|\0asm"),
        document=False,
    ),
    Format(
        "program code",
        _ends("py pyi ipynb js mjs cjs jsx tsx css scss less map c h cc cpp hpp cs java kt go rs rb pl php lua")
        + _ends("r sql swift sh bash zsh fish bat cmd ps1 vim el diff patch"),
        document=False,
    ),
    Format(
        "settings or a log",
        _ends("ini cfg conf toml yaml yml lock log properties plist env bib ics vcf url desktop torrent"),
        _starts(rb"bplist00|d8:announce"),
        document=False,
    ),
    Format(
        "a leftover of another program",
        _ends("bak tmp temp swp swo part crdownload orig rej"),
        document=False,
    ),
)
