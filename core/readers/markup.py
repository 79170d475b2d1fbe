"""Elements of a text become paragraphs: XHTML and NITF name them alike."""

from __future__ import annotations

from lxml import etree

from core.readers.xml import local_name

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "block", "body", "body.content", "bq", "caption", "center", "dd",
        "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hedline", "hl1", "hl2", "hr",
        "html", "li", "main", "nav", "nitf-table", "note", "ol", "p", "pre", "section", "table", "tbody", "tr", "ul",
    }
)  # fmt: skip
_NO_WORDS = frozenset(
    {
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "media",
        "figure",
        "object",
        "video",
        "audio",
        "body.end",
        "body.head",
    }
)
"""Elements whose words are none of the text: code, and what belongs to pictures."""
_MARKS = ("“", "”")
_OPENING = tuple("\"“„«‘'")


def name(element: etree._Element) -> str:
    """What an element is called, in small letters and without its namespace; "" for what is none."""
    return local_name(element).lower()


def said(element: etree._Element) -> str:
    """All that an element holds, as it stands there."""
    return "".join(map(str, element.itertext()))


def words(element: etree._Element | None) -> str:
    """All words of an element in one line; "" for none."""
    return "" if element is None else " ".join(said(element).split())


def paragraphs(element: etree._Element) -> str:
    """The text of an element: its paragraphs, headings and items of lists, a blank line between two.

    A quotation that its element alone marks (``q``) gets the marks that it is shown with.
    """
    found: list[str] = []
    line: list[str] = []
    passed = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        called = name(one)
        starts = event == "start"
        if called in _NO_WORDS and one is not element:
            passed += 1 if starts else -1
        if called in _BLOCKS:
            _end(found, line)
        if called in ("br", "td", "th"):
            line.append(" ")
        if called == "q" and not passed and not _marked(one):
            line.append(_MARKS[0] if starts else _MARKS[1])
        if starts and not passed:
            line.append(one.text or "")
        if not starts and not passed and one is not element:
            line.append(one.tail or "")
    _end(found, line)
    return "\n\n".join(found)


def _end(found: list[str], line: list[str]) -> None:
    if shown := " ".join("".join(line).split()):
        found.append(shown)
    line.clear()


def _marked(quotation: etree._Element) -> bool:
    """Whether the words have their marks already: in the element or right before it."""
    before = quotation.getprevious()
    above = quotation.getparent()
    outside = before.tail if before is not None else above.text if above is not None else ""
    return words(quotation).startswith(_OPENING) or (outside or "").rstrip().endswith(_OPENING)
