"""An archive of any number of made-up quotes, built by the program's own writer, its lines beside it for others."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path

import disk
from phrases import Phrases
from wire import Wire

from core.archive.opening.connection import settle
from core.archive.store import open_archive
from core.model import Analysis, Document

DOCUMENTS_TOGETHER, IN_BULK = 50, 1_000
"""Documents to a transaction: about 250 quotes, as many as in a batch of indexing; in bulk, twenty times as many."""
BULK_FROM = 2_000_000
"""Quotes from which on an archive is built in bulk: the disk is not waited for, and more is kept in memory."""
_BULK_SETTINGS = "PRAGMA synchronous = OFF; PRAGMA cache_size = -4000000; PRAGMA wal_autocheckpoint = 100000"
SAMPLED = 100_000
"""Lines that known items are drawn from."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was built and what it took; bytes of text are those of UTF-8, before they are stored."""

    quotes: int
    documents: int
    seed: int
    corpus: str
    seconds: float
    processor_seconds: float
    bytes_written: int | None
    """What the disk was given until the file was closed, None where the system does not say."""
    bytes_of_quotes: int
    bytes_of_documents: int

    @property
    def bulk(self) -> bool:
        """Whether it was built in a way that a power cut would undo: its rate is not that of indexing."""
        return self.quotes >= BULK_FROM


@dataclass(frozen=True, slots=True)
class Stock:
    """A built archive: where it lies, and what is known of it."""

    path: Path
    facts: Facts

    @property
    def lines_file(self) -> Path:
        """The words of every quote, a line each, oldest first."""
        return _beside(self.path, "lines")

    def lines(self) -> Iterator[str]:
        """The words of every quote, oldest first."""
        with self.lines_file.open(encoding="utf-8") as file:
            for line in file:
                yield line[:-1]

    def sample(self) -> list[str]:
        """Lines at even distances, ``SAMPLED`` at most: which they are depends on nothing but the stock."""
        step = max(1, self.facts.quotes // SAMPLED)
        return list(islice(self.lines(), 0, None, step))

    def size(self) -> int:
        """Bytes of the archive's file; whatever waits beside it belongs to it."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def ratio(self) -> float:
        """The size against the text stored: the quotes' words and the documents' text."""
        return self.size() / (self.facts.bytes_of_quotes + self.facts.bytes_of_documents)

    def remove(self) -> None:
        """Delete all of it."""
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        for kind in ("lines", "json"):
            _beside(self.path, kind).unlink(missing_ok=True)


def _beside(path: Path, kind: str) -> Path:
    return path.with_name(f"{path.name}.{kind}")


def corpus_name(corpus: Path | None) -> str:
    """What to call it: its file's name up to the first dot."""
    return corpus.name.split(".")[0] if corpus else "invented-words"


def load(path: Path) -> Stock:
    """A stock that was built before. Raises ``FileNotFoundError`` where its description is not beside it."""
    return Stock(path, Facts(**json.loads(_beside(path, "json").read_text(encoding="utf-8"))))


def build(
    path: Path,
    quotes: int,
    *,
    corpus: Path | None = None,
    seed: int = 1,
    progress: Callable[[int, float], None] | None = None,
) -> Stock:
    """Make an archive of so many quotes; ``progress`` is told quotes and seconds so far, about a hundred times.

    The time counted is that of the writer alone: drawing the documents and writing the lines is left out of it.
    Raises ``FileExistsError`` where there is something already.
    """
    if path.exists():
        raise FileExistsError(f"{path} is there already")
    reports = Wire(Phrases.of(corpus, seed), seed).reports(quotes)
    tally, together = _Tally(), DOCUMENTS_TOGETHER
    with open_archive(path, write=True) as archive, _beside(path, "lines").open("w", encoding="utf-8") as lines:
        if quotes >= BULK_FROM:
            together = IN_BULK
            settle(archive.writing_connection(), _BULK_SETTINGS)
        while batch := list(islice(reports, together)):
            before = tally.quotes
            with tally.clock(), archive.together():
                for document, analysis in batch:
                    archive.add(document, analysis)
            for document, analysis in batch:
                lines.writelines(words + "\n" for words in tally.note(document, analysis))
            if progress and before * 100 // quotes < tally.quotes * 100 // quotes:
                progress(tally.quotes, tally.seconds)
    facts = Facts(
        quotes=tally.quotes,
        documents=tally.documents,
        seed=seed,
        corpus=corpus_name(corpus),
        seconds=tally.seconds,
        processor_seconds=tally.processor,
        bytes_written=_since(tally.written),
        bytes_of_quotes=tally.bytes_of_quotes,
        bytes_of_documents=tally.bytes_of_documents,
    )
    _beside(path, "json").write_text(json.dumps(asdict(facts)) + "\n", encoding="utf-8")
    return Stock(path, facts)


@dataclass(slots=True)
class _Tally:
    """What has been stored so far, and how long that took."""

    quotes: int = 0
    documents: int = 0
    bytes_of_quotes: int = 0
    bytes_of_documents: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    written: int | None = field(default_factory=disk.written)

    @contextmanager
    def clock(self) -> Iterator[None]:
        """Count the time that passes inside."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.seconds += time.perf_counter() - wall
        self.processor += time.process_time() - cpu

    def note(self, document: Document, analysis: Analysis) -> Iterator[str]:
        """Count a document and its quotes; the words of each."""
        self.documents += 1
        self.bytes_of_documents += len(document.text.encode())
        for quote in analysis.quotes:
            words = " ".join(document.text[start:end] for start, end in quote.content)
            self.quotes += 1
            self.bytes_of_quotes += len(words.encode())
            yield words


def _since(before: int | None) -> int | None:
    now = disk.written()
    return None if now is None or before is None else now - before
