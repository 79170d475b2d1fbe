"""The words of marked-up text as a person sees them: a paragraph for each block, what is hidden left out.

White space is one space, as a browser shows it; a line break stays one, two in a row end the paragraph. What a browser
shows without its standing in the text, the marks around a ``<q>``, is put there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from core.seen import as_seen

UNSEEN: Final = frozenset({
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "svg", "math", "canvas", "iframe",
    "object", "embed", "audio", "video", "map", "select", "option", "datalist", "button", "input", "textarea",
    "dialog",
})  # fmt: skip
INLINE: Final = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i",
    "ins", "kbd", "label", "mark", "q", "ref", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "nobr",
})  # fmt: skip
"""Elements that do not break a line; every other one is a block."""
BREAKS: Final = frozenset({"br", "lb"})

_SPACE = re.compile(r"[ \t\r\f\v\n]+")
_BREAK = "\0"
"""A line break among the pieces of a block: no tree holds a zero byte."""
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|(\d{1,8}));?", re.IGNORECASE)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)(?!\s*-)", re.IGNORECASE)
_Q_OPENS, _Q_CLOSES = ("“", "‘"), ("”", "’")
_MARKS = tuple("\"“„«‘'")


class TooDeepError(Exception):
    """Elements lie deeper in one another than is read: 256, as the parser has it."""


def parsed(text: str) -> HtmlElement | None:
    """The tree of a page or a piece of one, None where there is nothing in it.

    What cannot be is mended as browsers do; nothing is fetched and no entity but HTML's own is replaced. Raises
    TooDeepError.
    """
    # A declaration of an encoding within a str is refused by the parser, zero bytes end its work, and a tree with other
    # characters that XML has not cannot be changed.
    text = _NOT_IN_XML.sub("\ufffd", re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", text).replace("\f", "\n"))
    text = _REFERENCE.sub(_sound, text)
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = document_fromstring(text, parser=parser) if text.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        root = None
    if any("depth" in entry.message for entry in parser.error_log if entry.level_name == "FATAL"):
        raise TooDeepError
    return root


def _sound(reference: re.Match[str]) -> str:
    """The reference to a character as it is, U+FFFD for one that no tree holds."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    is_one = code < sys.maxunicode and not 0xD800 <= code < 0xE000 and not _NOT_IN_XML.match(chr(code))
    return reference[0] if is_one else "\ufffd"


def tidied(root: HtmlElement) -> HtmlElement:
    """The tree without what no one sees, quotation marks put around ``<q>``; it is changed in place."""
    unseen = [element for element in root.iter() if _is_unseen(element)]
    for element in unseen:
        if element.getparent() is not None and element is not root:
            element.drop_tree()
    nested = [(element, sum(1 for _ in element.iterancestors("q")) % 2) for element in root.iter("q")]
    nested = [(element, depth) for element, depth in nested if not _is_marked(element)]
    for element, depth in nested:
        element.text = _Q_OPENS[depth] + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + _Q_CLOSES[depth]
        else:
            element.text += _Q_CLOSES[depth]
        element.tag = "span"
    return root


def _is_marked(quotation: HtmlElement) -> bool:
    """Whether the words have their marks already: in the element or right before it."""
    before, above = quotation.getprevious(), quotation.getparent()
    outside = before.tail if before is not None else above.text if above is not None else ""
    return quotation.text_content().lstrip().startswith(_MARKS) or (outside or "").rstrip().endswith(_MARKS)


def _is_unseen(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return False
    if tag in UNSEEN or (tag not in ("html", "body") and "hidden" in element.attrib):
        return tag != "head"
    style = element.get("style")
    return style is not None and tag not in ("html", "body") and _HIDING.search(style) is not None


def paragraphs(root: etree._Element) -> Iterator[str]:
    """The paragraphs of a tree in their order, each without white space around it; none is empty."""
    pieces: list[str] = []
    for piece in _pieces(root):
        if piece is not None:
            pieces.append(piece)
            continue
        yield from _broken("".join(pieces))
        pieces.clear()
    yield from _broken("".join(pieces))


def fragment(text: str) -> str:
    """All words of a piece of HTML, blank lines between its paragraphs; "" where it has none. Raises TooDeepError."""
    root = parsed(text)
    return "" if root is None else "\n\n".join(paragraphs(tidied(root)))


def _pieces(root: etree._Element) -> Iterator[str | None]:
    """The pieces of text in the order they are shown, None where a block begins or ends."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in BREAKS:
                yield _BREAK
            elif tag not in INLINE:
                yield None
            if element.text:
                yield element.text.replace("\n", _BREAK) if tag == "pre" else element.text
        else:
            if tag not in INLINE and tag not in BREAKS:
                yield None
            if element.tail and element is not root:
                yield element.tail


def _broken(text: str) -> Iterator[str]:
    """The paragraphs of one block: it is broken where two line breaks follow each other."""
    lines = [_SPACE.sub(" ", line).strip(" ") for line in as_seen(text).split(_BREAK)]
    for filled, paragraph in groupby(lines, bool):
        if filled:
            yield "\n".join(paragraph)
