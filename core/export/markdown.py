"""Markdown: each quote as a block quotation with a numbered note that says where it comes from.

Notes are written as ``[^1]``, which GitHub, GitLab, Pandoc and Obsidian number and gather at the end. Text is escaped
by the rule of CommonMark (a backslash before ASCII punctuation), so that nothing in a document becomes markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.archive.showing.citation import when
from core.export.characters import one_line
from core.export.entry import Entry
from core.export.facts import facts, in_marks, people

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$^#{}]|-(?=-)|\.(?=\.)")
"""Signs of markup, and doubled hyphens and dots: some readers make a dash or an ellipsis of them."""
_OPENING = re.compile(r"\d{1,9}(?=[.)])|(?=[-+=:])")
"""What would make a list or a heading of a line, up to the sign that does."""


def escaped(text: str) -> str:
    """``text`` in one line, to be read as it stands, at the beginning of a line too."""
    plain = one_line(text)
    opening = _OPENING.match(plain)
    start = opening.end() if opening else 0
    body = _MARKUP.sub(r"\\\g<0>", plain[start:])
    return f"{plain[:start]}\\{body}" if opening and not body.startswith("\\") else plain[:start] + body


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The words and who said them when, and a note with everything else."""
    for number, entry in enumerate(entries, 1):
        row = entry.quote.row
        lines = [
            "" if number > 1 else None,
            f"> {escaped(in_marks(entry))}[^{number}]",
            ">",
            f"> — {escaped(people(entry))}, {when(row.said)} ({row.kind} quote)",
            "",
            f"[^{number}]: {note(entry)}",
        ]
        yield "\n".join(line for line in lines if line is not None) + "\n"


def note(entry: Entry) -> str:
    """All facts in one paragraph."""
    return "; ".join(f"{name}: {escaped(value)}" for name, value in facts(entry))
