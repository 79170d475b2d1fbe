"""The formats as data: each with the name it is asked for by, what people call it, and the ending of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from core.export import bibtex, csl, jsonl, markdown, spreadsheet, text
from core.export.entry import Entry


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write quotes down. ``write`` takes each entry when it writes it, and keeps none."""

    name: str
    title: str
    suffix: str
    write: Callable[[Iterable[Entry]], Iterator[str]]

    def encoded(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """The file piece by piece, in UTF-8; half characters stand as their escapes, as JSON has them too."""
        for piece in self.write(entries):
            yield piece.encode("utf-8", "backslashreplace")


FORMATS: tuple[Format, ...] = (
    Format("text", "plain text", ".txt", text.write),
    Format("markdown", "Markdown with numbered notes", ".md", markdown.write),
    Format("csv", "CSV for spreadsheets", ".csv", spreadsheet.write),
    Format("jsonl", "JSON Lines with everything known", ".jsonl", jsonl.write),
    Format("csl", "CSL-JSON for Zotero and Pandoc", ".json", csl.write),
    Format("bibtex", "BibTeX", ".bib", bibtex.write),
)
NAMES = tuple(each.name for each in FORMATS)


def named(name: str) -> Format:
    """The format of this name. Raises KeyError."""
    return {each.name: each for each in FORMATS}[name]


def for_file(path: PurePath) -> Format | None:
    """The format that files ending so are in, None where no format's files do."""
    return next((each for each in FORMATS if each.suffix == path.suffix.lower()), None)
