"""Folders full of documents: the rows of a corpus as files, or made-up articles where none is given."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from articles import articles
from workshop import Workshop

A_FOLDER = 1_000
"""Files of one folder; more lie in further ones beside it."""
ALWAYS = (6, 20)
"""Paragraphs of a made-up article, fewest and most."""


def written(workshop: Workshop, name: str, documents: int) -> Path:
    """A folder of so many files; a corpus that has fewer begins anew, for the copies are documents too."""
    folder = workshop.folder / name
    corpus = workshop.orders.corpus
    texts = _rows(corpus) if corpus else _articles(workshop.seed, documents, ALWAYS)
    return _write(folder, islice(texts, documents))


def notes(workshop: Workshop, name: str, number: int) -> Path:
    """A folder of so many short files."""
    return _write(workshop.folder / name, _articles(workshop.seed, number, (1, 1)))


def _write(folder: Path, texts: Iterator[str]) -> Path:
    for place, text in enumerate(texts):
        part = folder / f"{place // A_FOLDER:03}"
        if place % A_FOLDER == 0:
            part.mkdir(parents=True)
        (part / f"{place:06}.txt").write_text(text, encoding="utf-8")
    return folder


def _articles(seed: int, number: int, paragraphs: tuple[int, int]) -> Iterator[str]:
    return (document.text for document in articles(seed, number, paragraphs=paragraphs))


def _rows(corpus: Path) -> Iterator[str]:
    opened = gzip.open if corpus.suffix == ".gz" else open
    for _ in count():
        with opened(corpus, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                title = row.get("title")
                yield f"{title}\n\n{row['text']}\n" if title else f"{row['text']}\n"
