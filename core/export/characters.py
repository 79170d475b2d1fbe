"""Characters that would be obeyed rather than read, for formats that have no way to write them."""

from __future__ import annotations

_TAB, _NEWLINE, _DELETE = 0x09, 0x0A, 0x7F
_SHOWN = {code: chr(0x2400 + code) for code in range(0x20) if code not in (_TAB, _NEWLINE)}
_SHOWN |= {_DELETE: "␡", **dict.fromkeys(range(0x80, 0xA0), "\ufffd"), 0x2028: " ", 0x2029: " "}


def visible(text: str) -> str:
    """``text`` with control characters shown (``␛``), so that no terminal obeys a file; tab and line break stay.

    As long as before, but for half characters (lone surrogates), which stand as their escapes (``\\udc80``).
    """
    if text.isascii() and text.isprintable():
        return text
    return text.encode("utf-8", "backslashreplace").decode().translate(_SHOWN)


def one_line(text: str) -> str:
    """``visible`` text without tabs and line breaks."""
    return " ".join(visible(text).split())
