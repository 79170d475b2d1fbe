"""From files to the archive, against analysis alone; and again with nothing changed, against looking at the files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from articles import articles
from measuring import Figure, in_turns
from workshop import Workshop

from core.analysis import analyse
from core.archive.indexing import index
from core.archive.store import open_archive
from core.readers import read

ARTICLES, NOTES = 80, 1_000


def measure(workshop: Workshop) -> Iterator[Figure]:
    """A first indexing of articles, a second of many short notes that are all known."""
    yield from _first(workshop)
    yield from _again(workshop)


def _first(workshop: Workshop) -> Iterator[Figure]:
    folder = _written(workshop, "articles", ARTICLES, (6, 20))
    documents = [read(path) for path in sorted(folder.iterdir())]
    numbers = count()

    def whole() -> None:
        with open_archive(workshop.folder / f"first-{next(numbers)}.db", write=True) as archive:
            assert index(archive, [folder]).added == ARTICLES

    analyse(documents[0])
    timings = in_turns({"whole": whole, "analysis": lambda: [analyse(document) for document in documents]})
    whole_time, analysis = timings["whole"], timings["analysis"]
    yield whole_time.rate(
        f"index {ARTICLES} articles, files to archive", ARTICLES, "docs/s", "analysis alone", analysis
    )
    yield analysis.rate("analysis of them alone", ARTICLES, "docs/s")


def _again(workshop: Workshop) -> Iterator[Figure]:
    folder = _written(workshop, "notes", NOTES, (1, 1))
    with open_archive(workshop.folder / "again.db", write=True) as archive:
        index(archive, [folder])

        def again() -> None:
            assert index(archive, [folder]).unchanged == NOTES

        timings = in_turns({"again": again, "looking": lambda: _look(folder)})
    yield timings["again"].cost(f"index {NOTES:,} files again, unchanged", "os.walk and stat", timings["looking"])
    yield timings["looking"].cost("os.walk and stat of them")


def _look(folder: Path) -> int:
    return sum(os.stat(os.path.join(top, name)).st_size for top, _, names in os.walk(folder) for name in names)  # noqa: PTH116, PTH118  (the bare thing)


def _written(workshop: Workshop, name: str, number: int, paragraphs: tuple[int, int]) -> Path:
    folder = workshop.folder / name
    folder.mkdir()
    for place, document in enumerate(articles(workshop.seed, number, paragraphs=paragraphs)):
        (folder / f"{place:05}.txt").write_text(document.text, encoding="utf-8")
    return folder
