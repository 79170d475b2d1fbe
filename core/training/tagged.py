"""Gold names from token and tag files: documents made into running text again, with each name's characters.

The files hold ``token<TAB>tag`` lines (IOB2 over PER, ORG, LOC, MISC), a blank line behind each sentence and a
``-DOCSTART-`` line before each document. Tokens are put together as they were printed, as far as they tell.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Mark = tuple[int, int, str]
"""A name: where its characters begin and end, and what it names."""

CLOSES = frozenset({".", ",", ";", ":", "!", "?", "%", ")", "]", "}", "’", "/"})
CLITICS = ("'s", "'re", "'ve", "'m", "'ll", "'d", "n't", "’s", "’re", "’ve", "’m", "’ll", "’d", "’t", "n’t")
OPENS = frozenset({"(", "[", "{", "$", "£", "€", "#", "@", "/"})
PAIRED = frozenset({'"', "'"})


@dataclass(frozen=True, slots=True)
class Tagged:
    """A document as running text, a blank line between its sentences, and its names in order."""

    text: str
    marks: tuple[Mark, ...]


Gold = list[tuple[str, str]]
"""The tokens of a sentence with their tags."""


def read_tagged(path: Path) -> list[Tagged]:
    """The documents of a gzipped token and tag file. Raises ValueError for a line without a tag."""
    documents: list[list[Gold]] = [[]]
    sentence: Gold = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            if line.startswith("-DOCSTART-"):
                documents.append([])
            elif line != "\n":
                token, tag = line.rstrip("\n").split("\t")
                sentence.append((token, tag))
            elif sentence:
                documents[-1].append(sentence)
                sentence = []
    splits = _splits_hyphens(token for document in documents for sentence in document for token, _ in sentence)
    return [_written(document, splits) for document in documents if document]


def _splits_hyphens(tokens: Iterable[str]) -> bool:
    """Whether a file's tokens were cut at hyphens: "two - day"."""
    several = [token for token in tokens if "-" in token]
    return sum(token == "-" for token in several) > len(several) / 2


def _written(sentences: Sequence[Gold], splits: bool) -> Tagged:
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for sentence in sentences:
        spaces = _spaces([token for token, _ in sentence], splits)
        for (token, tag), space in zip(sentence, spaces, strict=True):
            start = length + space
            length = start + len(token)
            parts.append(f"{' ' * space}{token}")
            if tag.startswith("I-") and marks and marks[-1][2] == tag[2:]:
                marks[-1] = (marks[-1][0], length, tag[2:])
            elif tag != "O":
                marks.append((start, length, tag[2:]))
        parts.append("\n\n")
        length += 2
    return Tagged("".join(parts), tuple(marks))


def _spaces(tokens: Sequence[str], splits: bool) -> list[bool]:
    """For each token whether a space was printed before it; ``splits`` tells that hyphens are tokens of their own."""
    spaces: list[bool] = []
    opened: set[str] = set()
    glued = True
    for number, token in enumerate(tokens):
        before, after = tokens[number - 1 : number], tokens[number + 1 : number + 2]
        hyphen = splits and token == "-" and bool(before and after) and before[0][-1:].isalnum() and after[0].isalnum()
        closing = token in opened or (token == "'" and bool(before) and before[0][-1:] in "sS")
        spaces.append(not (glued or closing or hyphen or token in CLOSES or token.lower().startswith(CLITICS)))
        glued = token in OPENS or hyphen or (token in PAIRED and not closing)
        opened = (opened - {token}) if closing else opened | ({token} & PAIRED)
    return spaces
