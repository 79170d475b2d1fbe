"""Rich Text Format: its paragraphs as they are seen.

The parser is the program's own: striprtf, the library there is, prints text that is hidden or was deleted as if it
stood there, and halves of characters beyond the first 65,536. Notes, heads and feet of pages, pictures, instructions of
fields and the numbers of lists are left out. Format: Rich Text Format Specification 1.9.1 (Microsoft, 2008).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.model import Document
from core.readers.opening import OpenFile
from core.readers.written import document

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<end>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_LEFT_OUT = frozenset(
    {
        "fonttbl", "colortbl", "stylesheet", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl",
        "footerr", "footerf", "footnote", "pict", "fldinst", "annotation", "atnid", "atnauthor", "listtext", "pntext",
        "nonshppict", "xe", "tc", "rxe", "txe", "bkmkstart", "bkmkend", "filetbl", "revtbl", "listtable", "objdata",
        "listoverridetable", "themedata", "datastore", "latentstyles", "private", "template", "mmathPr", "ftnsep",
        "ftnsepc", "aftnsep", "aftnsepc",
    }
)  # fmt: skip
"""Destinations whose text is none of the document's."""
_PROPERTIES = frozenset({"title", "author"})
_SIGNS = {
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "cell": "\n\n", "nestcell": "\n\n", "row": "\n\n", "column": "\n\n",
    "line": "\n", "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
"""What \\fcharset numbers stand for."""
_DEEPEST = 1000


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces.

    ``sink`` is where words go: "text", "title", "author", "fonts", or "" where they are left out. ``skip`` is how many
    characters follow one that is written as a number, for programs that do not know it.
    """

    sink: str = "text"
    hidden: bool = False
    deleted: bool = False
    skip: int = 1
    font: int = -1


def documents(file: OpenFile) -> Iterator[Document]:
    """The one document of the file; raises ReadError where its groups are nested too deep, or it shows no words."""
    data = file.content()
    reading = _Reading()
    if not reading.read(data):
        raise file.fault(f"its groups lie more than {_DEEPEST:,} deep in one another", "open it and save it again")
    text, title, author = (reading.words(sink) for sink in ("text", "title", "author"))
    yield document(file, data, re.split(r"\n\n+", text), called="RTF", title=title, author=author)


class _Reading:
    """Follows the groups and gathers the words of each sink."""

    def __init__(self) -> None:
        self._groups = [_Group()]
        self._pieces: dict[str, list[str]] = {"text": [], "title": [], "author": []}
        self._bytes = bytearray()
        self._default = "cp1252"
        self._fonts: dict[int, str] = {}
        self._left = 0
        self._starred = False

    def words(self, sink: str) -> str:
        """What was gathered, halves of characters put together."""
        return "".join(self._pieces[sink]).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def read(self, data: bytes) -> bool:
        """Read it all; False where it is nested too deep."""
        place = 0
        while (match := _TOKEN.match(data, place)) is not None:
            place = match.end()
            if match["hex"]:
                self._byte(bytes([int(match["hex"], 16)]))
            elif match["text"]:
                self._byte(match["text"])
            elif match["word"]:
                place += self._control(match["word"].decode(), match["number"])
            elif match["sign"]:
                self._sign(match["sign"].decode("latin-1"))
            elif match["brace"]:
                self._flush()
                self._left = 0
                if match["brace"] == b"}":
                    self._groups[1:] = self._groups[1:-1]
                elif len(self._groups) > _DEEPEST:
                    return False
                else:
                    self._groups.append(self._groups[-1])
        self._flush()
        return True

    def _set(self, group: _Group) -> None:
        self._flush()
        self._groups[-1] = group

    def _byte(self, found: bytes) -> None:
        """Characters in the encoding of their font; those that only stand in for another are passed over."""
        passed = min(self._left, len(found))
        self._left -= passed
        self._bytes += found[passed:]

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._groups[-1].font, self._default)
            self._say(bytes(self._bytes).decode(encoding, "replace"))
            self._bytes.clear()

    def _say(self, words: str) -> None:
        group = self._groups[-1]
        if group.sink in self._pieces and not group.hidden and not group.deleted:
            self._pieces[group.sink].append(words)

    def _sign(self, sign: str) -> None:
        self._flush()
        if sign == "*":
            self._starred = True
        elif self._left:
            self._left -= 1
        elif sign in "\\{}":
            self._say(sign)
        elif sign in "~_":
            self._say(" " if sign == "~" else "-")
        elif sign in "\r\n":
            self._say("\n\n")

    def _control(self, word: str, digits: bytes | None) -> int:
        """What a control word does; returns how many bytes behind it are no text."""
        number = int(digits) if digits else None
        group = self._groups[-1]
        starred, self._starred = self._starred, False
        if word == "bin":
            return max(0, number or 0)
        if word == "u" and number is not None:
            self._flush()
            if number % 65536 >= 0 and abs(number) <= 65536:
                self._say(chr(number % 65536))
            self._left = group.skip
        elif word in _SIGNS:
            self._flush()
            self._say(_SIGNS[word])
        elif word == "fonttbl":
            self._set(replace(group, sink="fonts"))
        elif word in _PROPERTIES and group.sink == "info":
            self._set(replace(group, sink=word))
        elif word == "info":
            self._set(replace(group, sink="info"))
        elif word in _LEFT_OUT or starred:
            self._set(replace(group, sink=""))
        elif word in ("v", "deleted", "plain"):
            on = number != 0 and word != "plain"
            hidden = on if word in ("v", "plain") else group.hidden
            self._set(replace(group, hidden=hidden, deleted=on if word == "deleted" else group.deleted))
        elif word == "uc":
            self._set(replace(group, skip=min(max(number or 0, 0), 100)))
        elif word == "f" and number is not None:
            self._set(replace(group, font=number))
        elif word == "fcharset" and group.sink == "fonts" and number in _CHARSETS:
            self._fonts[group.font] = _CHARSETS[number]
        elif word == "ansicpg" and number is not None:
            self._default = _encoding(f"cp{number}")
        elif word == "mac":
            self._default = "mac_roman"
        return 0


def _encoding(name: str) -> str:
    """The name of an encoding of text, that of Western Windows where there is none of this name."""
    try:
        "a".encode(name)
    except (LookupError, UnicodeError):
        return "utf-8" if name == "cp65001" else "cp1252"
    return name
