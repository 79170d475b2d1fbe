"""The formats as data: each with the name it is asked for by, what people call it, and the ending of its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from core.export.entry import Entry


class Writer(Protocol):
    """What the module of a format is."""

    def write(self, entries: Iterable[Entry]) -> Iterator[str]:
        """The file piece by piece."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write quotes down; its ``module`` is loaded when it is first used, for naming it should cost nothing."""

    name: str
    title: str
    suffix: str
    module: str

    def write(self, entries: Iterable[Entry]) -> Iterator[str]:
        """The file piece by piece. Each entry is taken when it is written, and none is kept."""
        return cast(Writer, import_module(f"core.export.{self.module}")).write(entries)

    def encoded(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """The same in UTF-8; half characters stand as their escapes, as JSON has them too."""
        for piece in self.write(entries):
            yield piece.encode("utf-8", "backslashreplace")


FORMATS: tuple[Format, ...] = (
    Format("text", "plain text", ".txt", "text"),
    Format("markdown", "Markdown with numbered notes", ".md", "markdown"),
    Format("csv", "CSV for spreadsheets", ".csv", "spreadsheet"),
    Format("jsonl", "JSON Lines with everything known", ".jsonl", "jsonl"),
    Format("csl", "CSL-JSON for Zotero and Pandoc", ".json", "csl"),
    Format("bibtex", "BibTeX", ".bib", "bibtex"),
)
NAMES = tuple(each.name for each in FORMATS)


def named(name: str) -> Format:
    """The format of this name. Raises KeyError."""
    return {each.name: each for each in FORMATS}[name]


def for_file(path: PurePath) -> Format | None:
    """The format that files ending so are in, None where no format's files do."""
    return next((each for each in FORMATS if each.suffix == path.suffix.lower()), None)
