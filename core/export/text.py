"""Plain text: the words, and under them a line for every fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.export.characters import one_line
from core.export.entry import Entry
from core.export.facts import facts, in_marks


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """A block for each entry, an empty line between; control characters are shown, not written."""
    for number, entry in enumerate(entries):
        lines = [one_line(in_marks(entry)), *(f"  {name:<10} {one_line(value)}" for name, value in facts(entry))]
        yield ("\n" if number else "") + "\n".join(lines) + "\n"
