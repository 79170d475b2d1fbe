"""Reading the cases of ``tests/quality/cases`` and putting names and words into the form they are compared in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote that a case asks for; ``day`` is an ISO day, with ``<=`` before it for "not after", "" for any."""

    speakers: frozenset[str]
    kind: str
    words: tuple[str, ...]
    day: str


@dataclass(frozen=True, slots=True)
class Case:
    """One passage with the quotes that a careful reader finds in it."""

    id: str
    text: str
    published: str | None
    wanted: tuple[Wanted, ...]


def read_cases(folder: Path) -> Iterator[Case]:
    """Every case of every file, in order."""
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
            title, *lines = block.split("\n")
            text = "\n".join(line for line in lines if not line.startswith(("= ", "@ ")))
            published = next((line[2:] for line in lines if line.startswith("@ ")), None)
            wanted = [line[2:] for line in lines if line.startswith("= ") and line != "= nothing"]
            yield Case(f"{path.stem}: {title[2:]}", text, published, tuple(map(_wanted, wanted)))


def _wanted(line: str) -> Wanted:
    speakers, kind, words, *rest = (part.strip() for part in line.split("|"))
    day = rest[0].removeprefix("~ ") if rest else ""
    names = frozenset() if speakers == "?" else frozenset(same(name) for name in speakers.split(" + "))
    return Wanted(names, kind, tuple(map(bare, words.split(" … "))), day)


def same(name: str) -> str:
    """A name as it is compared: without case and leading article."""
    return re.sub(r"^(?:the|a|an) ", "", name.replace("’", "'").casefold())


def bare(words: str) -> str:
    """Words as they are compared: without marks at either end, white space and a leading "that"."""
    return re.sub(r"^that ", "", re.sub(r"^\W+|\W+$", "", " ".join(words.split())))
