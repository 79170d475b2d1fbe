"""CSV by RFC 4180 in UTF-8, safe to open in a spreadsheet.

Spreadsheets take a cell that begins with ``=``, ``+``, ``-`` or ``@``, also after a tab or a line break, for a formula
(OWASP, "CSV Injection"). Such a cell gets an apostrophe in front. One that begins with apostrophes before such a sign
gets one more, so that taking one away always gives the text back.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator

from core.archive.showing.citation import cite
from core.export.characters import visible
from core.export.entry import Entry

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")

COLUMNS: tuple[tuple[str, Callable[[Entry], object]], ...] = (
    ("id", lambda entry: entry.quote.row.id),
    ("words", lambda entry: entry.words),
    ("kind", lambda entry: entry.quote.row.kind),
    ("verbatim", lambda entry: " … ".join(entry.verbatim)),
    ("speaker", lambda entry: "; ".join(actor.name for actor, _ in entry.speakers)),
    ("speaker_state", lambda entry: entry.speaker_state),
    ("speaker_title", lambda entry: "; ".join(title for _, title in entry.speakers if title)),
    ("named_as", lambda entry: entry.printed_speaker),
    ("said", lambda entry: entry.quote.row.said.value or ""),
    ("said_precision", lambda entry: entry.quote.row.said.precision),
    ("said_basis", lambda entry: entry.quote.row.said.basis),
    ("published", lambda entry: entry.page.published.value or ""),
    ("published_precision", lambda entry: entry.page.published.precision),
    ("publisher", lambda entry: "; ".join(entry.sources("publisher"))),
    ("agency", lambda entry: "; ".join(entry.sources("agency"))),
    ("writer", lambda entry: "; ".join(entry.sources("byline", "reporter"))),
    ("title", lambda entry: entry.page.title or ""),
    ("document_kind", lambda entry: entry.page.kind),
    ("language", lambda entry: entry.page.language),
    ("file", lambda entry: entry.file),
    ("line", lambda entry: entry.line or ""),
    ("place", lambda entry: entry.place),
    ("characters", lambda entry: entry.characters),
    ("sha256", lambda entry: entry.page.file_sha256),
    ("certainty", lambda entry: round(entry.quote.row.confidence, 4)),
    ("rule", lambda entry: entry.quote.reason),
    ("citation", lambda entry: cite(entry.page, entry.quote)),
)
"""The heading of each column, and what stands under it."""


class _Line:
    """Where the writer of the standard library leaves the one row it was given."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text = text


def safe(value: object) -> str:
    """A cell that no spreadsheet takes for a formula; control characters are shown, not written."""
    text = str(value)
    return f"'{visible(text)}" if _FORMULA.match(text) else visible(text)


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The headings, then a row for each entry."""
    line = _Line()
    rows = csv.writer(line)
    rows.writerow([heading for heading, _ in COLUMNS])
    yield line.text
    for entry in entries:
        rows.writerow([safe(cell(entry)) for _, cell in COLUMNS])
        yield line.text
