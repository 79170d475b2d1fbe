"""Others that find lines of text, on the same lines and for the same queries: what people would use otherwise.

Each gives the ten best lines for what was typed. Those that are not installed are named as such and left out.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw
from rapidfuzz import fuzz, process

from core.archive.words.cutting import folded

TEN = 10


@dataclass(frozen=True, slots=True)
class Peer:
    """Another way to look up lines: seconds that it took to be ready, bytes it keeps on disk (0: it keeps none)."""

    name: str
    ask: Callable[[str], list[str]]
    seconds: float = 0.0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Absent:
    """One that could not be asked, and why."""

    name: str
    reason: str


def peers(lines: Sequence[str], lines_file: Path, folder: Path) -> Iterator[Peer | Absent]:
    """Each in turn, made ready over these lines; what they write goes to the folder and lies there until it goes."""
    yield Peer("rapidfuzz WRatio", _brute_force(lines, fuzz.WRatio))
    yield Peer("rapidfuzz partial_ratio", _brute_force(lines, fuzz.partial_ratio))
    yield from _fts5(lines, folder)
    yield _tantivy(lines, folder)
    yield _fzf(lines_file)


def _brute_force(lines: Sequence[str], scorer: Callable[..., float]) -> Callable[[str], list[str]]:
    return lambda typed: [line for line, _, _ in process.extract(typed, lines, scorer=scorer, limit=TEN)]


def _fts5(lines: Sequence[str], folder: Path) -> Iterator[Peer]:
    tables = {
        "words": "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'",
        "trigrams": "tokenize='trigram'",
    }
    made = {name: _fts5_table(lines, folder / f"peer-{name}.db", options) for name, options in tables.items()}
    for name, table, expression in (
        ("FTS5, all words, last as prefix", "words", _all_words),
        ("FTS5, any word, bm25", "words", _any_word),
        ("FTS5, any trigram, bm25", "trigrams", _any_trigram),
    ):
        connection, seconds, size = made[table]
        yield Peer(name, _fts5_ask(connection, expression), seconds, size)


def _fts5_table(lines: Sequence[str], path: Path, options: str) -> tuple[apsw.Connection, float, int]:
    start = time.perf_counter()
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -16384")
    connection.execute("CREATE TABLE lines(id INTEGER PRIMARY KEY, line TEXT NOT NULL)")
    connection.execute(f"CREATE VIRTUAL TABLE search USING fts5(line, content='lines', content_rowid='id', {options})")
    with connection:
        connection.executemany("INSERT INTO lines VALUES (?, ?)", enumerate(lines))
        connection.execute("INSERT INTO search(search) VALUES ('rebuild')")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection, time.perf_counter() - start, path.stat().st_size


def _fts5_ask(connection: apsw.Connection, expression: Callable[[str], str]) -> Callable[[str], list[str]]:
    def ask(typed: str) -> list[str]:
        wanted = expression(typed)
        if not wanted:
            return []
        found = connection.execute("SELECT line FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?", (wanted, TEN))
        return [line for (line,) in found]

    return ask


def _all_words(typed: str) -> str:
    words = folded(typed).split()
    return " AND ".join(f'"{word}"' for word in words) + "*" if words else ""


def _any_word(typed: str) -> str:
    return " OR ".join(f'"{word}"' for word in folded(typed).split())


def _any_trigram(typed: str) -> str:
    grams = {word[at : at + 3] for word in folded(typed).split() for at in range(len(word) - 2)}
    return " OR ".join(f'"{gram}"' for gram in sorted(grams))


def _tantivy(lines: Sequence[str], folder: Path) -> Peer | Absent:
    name = "tantivy, a slip in each word"
    if importlib.util.find_spec("tantivy") is None:
        return Absent(name, "not installed")
    import tantivy

    start = time.perf_counter()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("line", stored=True)
    schema = builder.build()
    place = folder / "peer-tantivy"
    place.mkdir()
    index = tantivy.Index(schema, path=str(place))
    writer = index.writer(200_000_000, 1)
    for line in lines:
        writer.add_document(tantivy.Document(line=[line]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    seconds = time.perf_counter() - start
    searcher = index.searcher()

    def ask(typed: str) -> list[str]:
        words = folded(typed).split()
        last = len(words) - 1
        each = [
            (
                tantivy.Occur.Must,
                tantivy.Query.fuzzy_term_query(schema, "line", word, len(word) > 3, True, number == last),
            )
            for number, word in enumerate(words)
        ]
        found = searcher.search(tantivy.Query.boolean_query(each), TEN).hits if each else []
        return [searcher.doc(address)["line"][0] for _, address in found]

    return Peer(name, ask, seconds, sum(file.stat().st_size for file in place.iterdir()))


def _fzf(lines_file: Path) -> Peer | Absent:
    name = "fzf --filter, with its load"
    program = shutil.which("fzf")
    if program is None:
        return Absent(name, "not installed")

    def ask(typed: str) -> list[str]:
        with lines_file.open("rb") as lines:
            done = subprocess.run([program, "--filter", typed], stdin=lines, capture_output=True, check=False)
        return done.stdout.decode().split("\n", TEN)[:TEN]

    return Peer(name, ask)
