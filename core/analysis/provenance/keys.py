"""Lines of a key and a value above a text: "Source: Reuters", "Author: Jane Doe", "Date: 2024-10-31"."""

from __future__ import annotations

import re
from typing import Literal

from core.analysis.provenance import stamps
from core.analysis.provenance.findings import Findings
from core.analysis.provenance.outlets import at_host, known
from core.analysis.provenance.people import is_nobody, is_person, name_at, pieces, strip
from core.analysis.provenance.stamps import Stamp
from core.model import SourceRole, Span

_Meaning = Literal[
    "title", "byline", "reporter", "publisher", "agency", "published", "updated", "dateline", "address", "-"
]
_KEYS: dict[_Meaning, str] = {
    "title": "title|headline|head|subject",
    "byline": "author|authors|by|byline|writer|writers|written by|creator",
    "reporter": "reporter|reporters|correspondent",
    "publisher": "source|publisher|publication|outlet|website|broadcaster|published by|provider",
    "agency": "agency|wire|news agency|newswire|credit",
    "published": "date|published|published on|published at|publication date|date published|pubdate|posted"
    "|posted on"
    "|datetime|time|created|release date|for release|issued|broadcast|first broadcast|aired|air date",
    "updated": "updated|last updated|modified|last modified",
    "dateline": "dateline|location|place|city",
    "address": "url|link|permalink|source url|canonical",
    "-": "tags|keywords|category|categories|section|topics|topic|language|lang|id|guid|slug|contact|contacts"
    "|media contact|press contact|phone|tel|telephone|email|e-mail|fax|mobile|word count|length|type|layout"
    "|draft"
    "|copyright|rights|edition|page|format|status",
}
_MEANINGS = {key: meaning for meaning, keys in _KEYS.items() for key in keys.split("|")}
_LINE = re.compile(
    r"[\s>*_-]{0,4}(?P<key>[A-Za-z][A-Za-z -]{0,20}?)[*_]{0,2}\s?[:：][*_]{0,2}[^\S\n]*(?P<value>[^\n]*)"
)
_SEVERAL = re.compile(r"\s[|·•]\s")
_QUOTES = "\"'[]*_ "
_SMALL = frozenset({"of", "the", "and", "for", "de"})
_LONGEST = 250


def read_keys(found: Findings, start: int, end: int) -> bool:
    """Read a line of one or several keys with their values; False, and nothing read, if it is none."""
    spans, at = [], start
    for gap in (*_SEVERAL.finditer(found.text, start, end), None):
        spans.append((at, gap.start() if gap else end))
        at = gap.end() if gap else end
    if len(spans) > 1 and all(_meaning(found.text, span) for span in spans):
        return all(_read(found, span) for span in spans)
    return _read(found, (start, end))


def _meaning(text: str, span: Span) -> _Meaning | None:
    line = _LINE.match(text, *span)
    return _MEANINGS.get(" ".join(line["key"].lower().split())) if line else None


def _read(found: Findings, span: Span) -> bool:
    meaning, line = _meaning(found.text, span), _LINE.match(found.text, *span)
    if meaning is None or line is None or span[1] - span[0] > _LONGEST:
        return False
    value = _unquoted(found.text, *line.span("value"))
    if not _read_value(found, meaning, value):
        return False
    if meaning == "title":
        found.cut(span[0], value[0])
    else:
        found.cut(*span)
    return True


def _read_value(found: Findings, meaning: _Meaning, value: Span) -> bool:
    words = name_at(found.text, value)
    if not words or meaning == "-":
        return True
    if meaning == "title":
        if found.title_span is None:
            found.title_span = value
    elif meaning in {"published", "updated"}:
        stamp = stamps.search(found.text, *value) or _moved(stamps.whole(words), value)
        if stamp is None:
            return False
        found.claim("updated" if meaning == "updated" else "line", stamp, words)
    elif meaning == "address":
        if outlet := at_host(words):
            found.outlet(outlet, value, "publisher")
    elif meaning == "dateline":
        found.source(words, "dateline", value)
    elif meaning in {"byline", "reporter"}:
        return _read_people(found, value, "reporter" if meaning == "reporter" else "byline")
    else:
        return _read_outlet(found, value, "agency" if meaning == "agency" else None)
    return True


def _moved(stamp: Stamp | None, span: Span) -> Stamp | None:
    return Stamp(span, stamp.day, stamp.clock, stamp.other, stamp.month_day) if stamp else None


def _read_people(found: Findings, value: Span, role: SourceRole) -> bool:
    """People and outlets of a byline; False for prose ("Reporter: The government says ...")."""
    parts = pieces(found.text, *value)
    words = [name_at(found.text, part) for part in parts]
    if not all(known(word) or is_nobody(word) or is_person(word, at_least=1) for word in words):
        return False
    for part, word in zip(parts, words, strict=True):
        if outlet := known(word):
            found.outlet(outlet, part)
        elif is_person(word, at_least=1):
            found.person(part, role)
    return True


def _read_outlet(found: Findings, value: Span, role: SourceRole | None) -> bool:
    """The outlet that "Source:" names: a known agency is one, all else published it; False for a headline."""
    words = name_at(found.text, value)
    if outlet := known(words) or at_host(words):
        found.outlet(outlet, value, role)
        return True
    parts = words.split()
    name = len(parts) <= 5 and words[0].isupper() and all(p[0].isupper() or p in _SMALL for p in parts)
    if name and not words.endswith((".", "?", "!")) and not _stands_alone(found.text, value):
        found.source(words, role or "publisher", value)
        return True
    return False


def _stands_alone(text: str, value: Span) -> bool:
    """Whether the line opens the text and no other key follows: "Source: Mayor Will Not Run" is a
    headline."""
    line_start, line_end = text.rfind("\n", 0, value[0]) + 1, text.find("\n", value[1])
    below = _LINE.match(text, line_end + 1) if line_end >= 0 else None
    return not text[:line_start].strip() and not (below and _meaning(text, below.span()))


def _unquoted(text: str, start: int, end: int) -> Span:
    start, end = strip(text, start, end)
    while start < end and text[start] in _QUOTES:
        start += 1
    while start < end and text[end - 1] in _QUOTES:
        end -= 1
    return start, end
