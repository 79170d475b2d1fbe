"""BibTeX in UTF-8: one entry a quote, the document as what is cited, the words in ``annote``.

BibTeX counts braces even behind a backslash, so braces in a text are written as commands; doubled hyphens and quotation
marks are kept apart, for TeX makes other signs of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from core.archive.showing.citation import when
from core.export.characters import one_line
from core.export.entry import Entry
from core.export.facts import facts
from core.model import DocumentKind, Moment

TYPES: dict[DocumentKind, str] = {"report": "article", "transcript": "misc", "text": "misc"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOLD = frozenset({"speaker", "kind", "verbatim", "agency", "file", "sha256", "certainty", "rule"})
"""Facts that have no field of their own and stand in ``note``."""

COMMANDS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}~^#$%&_]")
_LIGATURE = re.compile(r"([-`',<>])(?=\1)")


def escaped(text: str) -> str:
    """``text`` in one line as TeX prints it: every sign stands for itself, every brace has its other half."""
    plain = _LIGATURE.sub("\\1\0", one_line(text))
    return _SPECIAL.sub(lambda found: COMMANDS[found[0]], plain).replace("\0", "{}")


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """An entry for each quote, an empty line between."""
    for number, entry in enumerate(entries):
        fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(entry))
        yield f"{chr(10) if number else ''}@{TYPES[entry.page.kind]}{{{entry.key},\n{fields}\n}}\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    page = entry.page
    if names := entry.sources("byline", "reporter"):
        yield "author", "{" + " and ".join(f"{{{escaped(name)}}}" for name in names) + "}"
    if page.title:
        yield "title", f"{{{{{escaped(page.title)}}}}}"
    if outlets := "; ".join(entry.sources("publisher") or entry.sources("agency")):
        yield "journal" if page.kind == "report" else "howpublished", f"{{{escaped(outlets)}}}"
    yield from _published(page.published)
    if entry.url:
        yield "url", f"{{{_address(entry.url)}}}"
    yield "annote", f"{{{escaped(entry.words)}}}"
    told = "; ".join(f"{name}: {value}" for name, value in facts(entry) if name in _TOLD)
    yield "note", f"{{said {escaped(when(entry.quote.row.said))}; {escaped(told)}}}"


def _address(url: str) -> str:
    """An address as it stands, which is how ``url`` is read; what would end the field is percent-encoded (RFC 3986)."""
    return re.sub(r"[{}\\\s]", lambda found: quote(found[0]), one_line(url))


def _published(moment: Moment) -> Iterator[tuple[str, str]]:
    """Year and month as BibTeX has them, day and all as BibLaTeX has them, none more precise than is known."""
    days = moment.days()
    if moment.value is None or days is None:
        return
    day = days[1]
    yield "year", f"{{{day.year}}}"
    if moment.precision != "year":
        yield "month", MONTHS[day.month - 1]
    if moment.precision in ("day", "minute"):
        yield "date", f"{{{day.isoformat()}}}"
