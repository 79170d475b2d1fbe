"""What several benchmarks need: a scratch folder, an empty home, an archive of made-up quotes that is built once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import stock
from known_items import TUNING
from measuring import TIMES, Timing, in_turns
from newsroom import Newsroom
from stock import Stock

from core.archive.store import open_archive
from tui.cli import ONE_THREAD

ROOT = Path(__file__).resolve().parents[2]
QUOTES_A_DOCUMENT = 5
BATCH = 250
"""Quotes to a transaction, about as many as in a batch of indexing."""


@dataclass(frozen=True, slots=True)
class Orders:
    """How much of what takes long was asked for. ``corpus`` is a file of ``{"text", ...}`` lines, gzipped or not."""

    corpus: Path | None = None
    scale: tuple[int, ...] = ()
    """Quotes in each large archive."""
    keep: Path | None = None
    """A folder where large archives are looked for, and left for the next run."""
    query_seed: int = TUNING
    peer_seconds: float = 20.0
    """What each of the others may take for its queries, and again for its letters; it answers five at least."""
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    """Processes that analyse."""
    times: int = TIMES
    """How often whole folders are indexed; the median counts."""
    documents: int = 500
    """Of the corpus, to be indexed."""
    documents_alone: int = 4_000
    """About so many of them, evenly drawn, are analysed alone to compare."""
    unchanged: int = 2_000
    """Files to be indexed again."""
    crowd: int = 0
    """Documents during whose indexing memory is watched."""
    kills: int = 10


@dataclass(slots=True)
class Workshop:
    """A folder of its own to work in; ``seed`` makes other documents, people, queries."""

    folder: Path
    seed: int
    sizes: Sequence[int]
    """Quotes in each archive to be searched."""
    orders: Orders = field(default_factory=Orders)
    _archives: dict[int, tuple[Path, Timing]] = field(default_factory=dict)

    def archive(self, quotes: int) -> tuple[Path, Timing]:
        """An archive of so many quotes, and what storing each ``BATCH`` of them took."""
        if quotes not in self._archives:
            path = self.folder / f"{quotes}.db"
            self._archives[quotes] = (path, self._store(path, quotes))
        return self._archives[quotes]

    def _store(self, path: Path, quotes: int) -> Timing:
        reports = Newsroom(self.seed).reports(quotes // QUOTES_A_DOCUMENT, QUOTES_A_DOCUMENT)
        with open_archive(path, write=True) as archive:

            def store_some() -> None:
                with archive.together():
                    for document, analysis in islice(reports, BATCH // QUOTES_A_DOCUMENT):
                        archive.add(document, analysis)

            return in_turns({"storing": store_some}, times=quotes // BATCH)["storing"]

    def stock(self, quotes: int) -> Stock:
        """A large archive, built now unless a folder was named that holds it."""
        corpus, keep = self.orders.corpus, self.orders.keep or self.folder
        keep.mkdir(parents=True, exist_ok=True)
        path = keep / f"{quotes}-{stock.corpus_name(corpus)}.db"
        if path.exists():
            return stock.load(path)
        return stock.build(path, quotes, corpus=corpus)

    def program(self, *arguments: str) -> list[str]:
        """The command that runs the program of this checkout."""
        return [sys.executable, "-m", "tui.cli", *arguments]

    def environ(self) -> dict[str, str]:
        """Nobody's settings, scratch files that go with the folder, a terminal that can do all that today's can."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return {
            "PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": str(ROOT), "HOME": str(home),
            "TMPDIR": str(home),
            **dict.fromkeys(ONE_THREAD, "1"),
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor",
        }  # fmt: skip
