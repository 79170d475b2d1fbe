"""From bytes to text: which encoding a file is in, told by what the bytes are and not by what they claim.

The text is all characters of the file in their order: line ends stay as they are and nothing is stripped, so
that a position in the text is a position in the file decoded without newline translation. A byte-order mark
belongs to the encoding and not to the text: position 0 is the first character after it (Python's
``utf-8-sig`` counts the same way). No text holds lone surrogates: where the bytes spell one, U+FFFD stands in
its place.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The byte-order marks and the encodings they announce."""

# Python leaves five bytes undefined; the WHATWG Encoding Standard reads them as the controls they number.
_WINDOWS_1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
# Typographic quotes, dashes and signs: where nothing else lies beyond ASCII there is nothing to guess.
_WESTERN_MARKS = "€‚„…‘’“”•–—™\xa0£§©«®°»½".encode("cp1252")
# Beyond this share of bytes over 127 a text is hardly one in a Latin script.
_LATIN_SHARE = 0.3
# In the order in which they win a draw.
_LATIN_ENCODINGS = ("cp1252", "cp1250", "cp1254")
_GUESS_BYTES = 65_536

_ASCII = bytes(range(128))
# Text has tabs, line ends, page breaks, at times a backspace, an escape or the end mark of DOS (0x1A).
_TEXT_CONTROLS = "\t\n\v\f\r\b\x1b\x1a\x85"
_CONTROL_BYTES = bytes(byte for byte in (*range(1, 32), 127) if chr(byte) not in _TEXT_CONTROLS)
_CONTROL_SHARE = 0.02
_SURE_CONTROL_SHARE = 0.1
_ODD_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})
_ODD_SHARE = 0.02
_SURROGATE_SHARE = 0.5
_LOOKED_AT = 20_000

_HIGH = re.compile(rb"[\x80-\xff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


class NotTextError(Exception):
    """The bytes are no text; ``what`` says why and ``place`` where, if at one place ("byte 12", from 0)."""

    def __init__(self, what: str, place: str = "") -> None:
        super().__init__(what, place)
        self.what = what
        self.place = place


_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
"""What files that name an encoding are in where they hold more than it has (WHATWG Encoding Standard, 4.2)."""


_SHIFTED = ("iso2022", "hz", "utf-7")


def decode(data: bytes, declared: str = "") -> str:
    """The text that the bytes spell, position for position; raises NotTextError where they are none.

    In this order: a byte-order mark; UTF-16 without one; an encoding ``declared`` beside them that spells all in ASCII;
    UTF-8; what is declared, where they can be in it; UTF-8 with a few foreign bytes, each read as Windows-1252; what
    charset-normalizer takes for another script; Windows-1252.
    """
    mark, encoding = _mark(data)
    if encoding != "utf-8":
        return _wide(data[len(mark) :], encoding)
    data = data[len(mark) :]
    if b"\0" in data:
        return _utf16_without_mark(data)
    if data.isascii() and (text := _shifted(data, declared)):
        return text
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_controls(data, _CONTROL_SHARE)
        return _declared(data, declared) or _damaged_utf8(data) or _legacy(data)
    _refuse_controls(data, _SURE_CONTROL_SHARE)
    return text


def _declared(data: bytes, label: str) -> str:
    """The text in the encoding of this name; "" where there is no such encoding of text or the bytes are not in it."""
    try:
        name = codecs.lookup(label.strip()).name
        text = data.decode(_WIDER.get(name, name))
    except (LookupError, UnicodeError, ValueError):
        return ""
    return "" if _LONE_SURROGATE.search(text) else text


def _shifted(data: bytes, label: str) -> str:
    """The text in an encoding that spells other scripts in ASCII, which nothing but its name gives away; else ""."""
    try:
        return _declared(data, label) if codecs.lookup(label.strip()).name.startswith(_SHIFTED) else ""
    except (LookupError, ValueError):
        return ""


def seems_text(head: bytes) -> bool:
    """Whether the first bytes of a file may be those of a text, judged without guessing its encoding."""
    mark, encoding = _mark(head)
    try:
        if encoding != "utf-8":
            _wide(head[len(mark) :], encoding)
        elif b"\0" in head:
            _utf16_without_mark(head)
        else:
            _refuse_controls(head, _CONTROL_SHARE)
    except NotTextError:
        return False
    return True


def _mark(data: bytes) -> tuple[bytes, str]:
    """The byte-order mark and the encoding it announces; no mark and UTF-8 where there is none."""
    return next(((mark, encoding) for mark, encoding in MARKS if data.startswith(mark)), (b"", "utf-8"))


def _wide(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    if _odd_share(text) > _ODD_SHARE:
        raise NotTextError(f"it starts with the mark of {encoding[:6].upper()}, but what follows is not text")
    return text


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 that does not say so: most of its zero bytes lie in the same half of the pairs."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if min(even, odd) * 3 <= max(even, odd) and not _narrow_with_zeros(data, even + odd):
        text = data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
        if _odd_share(text) <= _ODD_SHARE:
            return text
    raise NotTextError("it is binary data: it holds a zero byte, and not in the way of UTF-16", f"byte {data.index(0)}")


def _narrow_with_zeros(data: bytes, zeros: int) -> bool:
    """Whether this is single-byte text with zero bytes strewn in: read in pairs it would pass for Chinese."""
    if zeros * 4 >= len(data):
        return False
    high = len(data.translate(None, _ASCII))
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    return high * 5 < len(data) and controls <= _CONTROL_SHARE * len(data)


def _refuse_controls(data: bytes, most: float) -> None:
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls > most * len(data):
        raise NotTextError(f"it is binary data: {controls * 100 // len(data)} % of its bytes are control characters")


def _odd_share(text: str) -> float:
    """The share of what no text is made of: controls, unassigned and private code points, U+FFFD."""
    seen = text[:_LOOKED_AT]
    odd = sum(1 for c in seen if unicodedata.category(c) in _ODD_CATEGORIES and c not in _TEXT_CONTROLS)
    return (odd + seen.count("\ufffd")) / len(seen) if seen else 0.0


def _foreign_bytes(error: UnicodeError) -> tuple[str, int]:
    """Reads what is not UTF-8 as Windows-1252, byte for byte; a surrogate or a cut-off end as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    surrogate = _SURROGATE.match(error.object, error.start)
    if surrogate:
        return "\ufffd", surrogate.end()
    bad = error.object[error.start : error.end]
    if error.end == len(error.object) and len(bad) > 1:
        return "\ufffd", error.end  # cut off within a character
    return "".join(_WINDOWS_1252[byte] for byte in bad), error.end


codecs.register_error("onrecord-windows-1252", _foreign_bytes)


def _damaged_utf8(data: bytes) -> str | None:
    """The text if the bytes are UTF-8 but for a few places; None if they are rather in another encoding."""
    sound = len(data.decode("utf-8", "ignore").encode("utf-8").translate(None, _ASCII))
    foreign = len(data.translate(None, _ASCII)) - sound
    cut_off = _cut_off(data)
    surrogates = 3 * len(_SURROGATE.findall(data))
    if surrogates > _SURROGATE_SHARE * len(data):
        raise NotTextError("it is binary data: most of it spells surrogates, which no text holds")
    # Accented letters of another encoding fall into the pattern of UTF-8 only by rare chance.
    if sound > 4 * (foreign - cut_off - surrogates) or foreign == cut_off + surrogates:
        return data.decode("utf-8", "onrecord-windows-1252")
    return None


def _cut_off(data: bytes) -> int:
    """How many bytes at the end begin a character without ending it, where they can be nothing else."""
    try:
        data[-4:].lstrip(bytes(range(0x80, 0xC0))).decode("utf-8")
    except UnicodeDecodeError as error:
        length = error.end - error.start
        return length if error.reason == "unexpected end of data" and length > 1 else 0
    return 0


def _legacy(data: bytes) -> str:
    """Text in one of the encodings of before UTF-8."""
    high = data.translate(None, _ASCII)
    if not high.translate(None, _WESTERN_MARKS):
        return _windows_1252(data)
    encoding = _guess(_telling_lines(data), latin=len(high) <= _LATIN_SHARE * len(data))
    text = _windows_1252(data) if encoding is None else data.decode(encoding, "replace")
    if text.count("\ufffd") > _ODD_SHARE * len(text):
        text = _windows_1252(data)
    if _odd_share(text) > _ODD_SHARE:
        raise NotTextError("it is binary data, or text in an encoding that is not known")
    return _LONE_SURROGATE.sub("\ufffd", text)


def _windows_1252(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]


def _telling_lines(data: bytes) -> bytes:
    """As many lines beyond ASCII as a guess needs; whole lines where they are not endless."""
    picked: list[bytes] = []
    at, size = 0, 0
    while size < _GUESS_BYTES and (found := _HIGH.search(data, at)):
        first = max(data.rfind(b"\n", at, found.start()) + 1, at)
        at = data.find(b"\n", found.start()) + 1 or len(data)
        line = data[first:at]
        picked.append(line if len(line) <= _GUESS_BYTES else _cut_between_characters(line[:_GUESS_BYTES]))
        size += len(picked[-1])
    return b"".join(picked)


def _cut_between_characters(line: bytes) -> bytes:
    """The line up to its last blank or mark: no encoding has such a byte within a character."""
    blank = max(line.rfind(byte) for byte in (b" ", b",", b"."))
    return line[: blank + 1] or line


def _guess(sample: bytes, *, latin: bool) -> str | None:
    """The name of the encoding that charset-normalizer finds likeliest, None for Windows-1252 or no finding.

    It tells scripts apart well and Western encodings badly (curly quotes alone pass for Mac Icelandic), so a
    text in a Latin script is held against three encodings only, and Windows-1252 wins a draw.
    """
    from charset_normalizer import from_bytes  # here: most files are UTF-8 and need no guess

    if not latin:
        best = from_bytes(sample).best()
        return best.encoding if best else None
    scores: dict[str, float] = {}
    for match in from_bytes(sample, cp_isolation=list(_LATIN_ENCODINGS)):
        for encoding in {match.encoding, *match.could_be_from_charset}:
            scores[encoding] = max(scores.get(encoding, -1.0), match.coherence - match.chaos)
    ranked = [encoding for encoding in _LATIN_ENCODINGS if encoding in scores]
    likeliest = max(ranked, key=lambda encoding: scores[encoding], default=None)
    return None if likeliest == "cp1252" else likeliest
